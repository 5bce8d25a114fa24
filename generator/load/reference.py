"""Loading what stands below ``data/reference/``: lists as CSV (code, name), word lists as YAML."""

import csv
from pathlib import Path

from generator.diagnostics import Finding
from generator.forms import files
from generator.load import structure_rules as rules
from generator.load.binding import Bound, bind
from generator.load.discovery import REFERENCE
from generator.load.loaded import LoadedReference
from generator.load.owners import OWNERS_FILE, load_owners
from generator.load.population import POPULATION_FILE, load_population
from generator.load.problems import Problems
from generator.load.reader import read_file
from generator.model.cell import Cell
from generator.model.reference import Reference, SubjectNames
from generator.model.region import Region
from generator.model.words import Words

REFERENCE_LISTS = ("regions.csv", "functional_subjects.csv", "economic_subjects.csv")
WORDS_FILE = "words.yml"


def load_reference(root: Path, data_dir: str) -> LoadedReference:
    """The lists below ``root/data_dir/reference``; one that is missing is empty."""
    folder, shown = root / data_dir / REFERENCE, f"{data_dir}/{REFERENCE}"
    findings: list[Finding] = []
    regions, functional, economic = (
        _pairs(folder / name, Problems(f"{shown}/{name}", findings)) for name in REFERENCE_LISTS
    )
    words = _words(folder / WORDS_FILE, Problems(f"{shown}/{WORDS_FILE}", findings))
    known = {code: Region(code, name) for code, name in regions.items()}
    file = POPULATION_FILE
    population = load_population(folder / file, known, Problems(f"{shown}/{file}", findings))
    load_owners(folder / OWNERS_FILE, known, Problems(f"{shown}/{OWNERS_FILE}", findings))
    reference = Reference(known, SubjectNames(functional, economic), words, population)
    return LoadedReference(reference, tuple(findings))


def _pairs(path: Path, problems: Problems) -> dict[str, str]:
    """The columns code and name of a list."""
    if not path.is_file() or path.is_symlink():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (UnicodeDecodeError, csv.Error) as error:
        hint = "用 Excel 时请另存为“CSV UTF-8（逗号分隔）”"
        problems.add_at(rules.UNREADABLE_LIST, f"读不出这个列表：{error}", hint=hint)
        return {}
    if rows and not {"code", "name"} <= rows[0].keys():
        hint = "第一行应当是 code,name"
        problems.add_at(rules.UNREADABLE_LIST, "列表没有 code、name 两列", hint=hint)
        return {}
    return {row["code"]: row["name"] or "" for row in rows if row["code"]}


def _words(path: Path, problems: Problems) -> Words:
    if not path.is_file() or path.is_symlink():
        return Words()
    reading = read_file(path, problems.file)
    problems.extend(reading.findings)
    bound = bind(reading.root, files.WORDS, problems) if reading.root is not None else None
    return _collected(bound) if bound else Words()


def _collected(bound: Bound) -> Words:
    def listed(id: str) -> tuple[str, ...]:
        return tuple(cell.text for cell in bound.get(id, ()) if cell)

    def mapped(id: str) -> dict[str, str]:
        pairs: tuple[tuple[str, Cell], ...] = bound.get(id, ())
        return {key: cell.text for key, cell in pairs}

    return Words(
        typos=mapped("typos"),
        leftovers=listed("leftovers"),
        outdated=mapped("outdated"),
        placeholders=listed("placeholders"),
        expense_aliases={
            name: tuple(codes.split("+")) for name, codes in mapped("expense_aliases").items()
        },
        adverse=listed("adverse"),
        vague_values=listed("vague_values"),
        vague_goals=listed("vague_goals"),
        not_applicable=listed("not_applicable"),
        self_evaluation=listed("self_evaluation"),
        catalogue_prefixes=mapped("catalogue_prefixes"),
        everyday=mapped("everyday"),
        asked=listed("asked"),
    )
