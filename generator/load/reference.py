"""Loading what stands below ``data/reference/``: lists as CSV (code, name), word lists as YAML."""

import csv
from pathlib import Path

from generator.diagnostics import Finding
from generator.forms import files
from generator.load.binding import Bound, bind
from generator.load.discovery import REFERENCE
from generator.load.problems import Problems
from generator.load.reader import read_file
from generator.model.cell import Cell
from generator.model.reference import Reference, SubjectNames
from generator.model.region import Region
from generator.model.words import Words

REFERENCE_LISTS = ("regions.csv", "functional_subjects.csv", "economic_subjects.csv")
WORDS_FILE = "words.yml"


def load_reference(data: Path, shown: str = "data") -> tuple[Reference, tuple[Finding, ...]]:
    """The shared lists, and what is wrong with them; one that is missing is empty."""
    regions, functional, economic = (_pairs(data / REFERENCE / name) for name in REFERENCE_LISTS)
    problems = Problems(f"{shown}/{REFERENCE}/{WORDS_FILE}")
    reference = Reference(
        {code: Region(code, name) for code, name in regions.items()},
        SubjectNames(functional, economic),
        _words(data / REFERENCE / WORDS_FILE, problems),
    )
    return reference, tuple(problems.findings)


def _pairs(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {row["code"]: row["name"] for row in csv.DictReader(lines) if row.get("code")}


def _words(path: Path, problems: Problems) -> Words:
    if not path.is_file():
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
    )
