"""Loading what stands below ``data/reference/``: lists as CSV (code, name), word lists as YAML."""

from pathlib import Path

from generator.diagnostics import Finding
from generator.forms import files
from generator.load import structure_rules as rules
from generator.load.binding import Bound, bind
from generator.load.discovery import REFERENCE
from generator.load.lists import read_list
from generator.load.loaded import LoadedReference
from generator.load.owners import OWNERS_FILE, load_owners
from generator.load.population import POPULATION_FILE, load_population
from generator.load.problems import Problems
from generator.load.reader import read_file
from generator.model.cell import Cell
from generator.model.reference import Reference, SubjectNames
from generator.model.region import Region
from generator.model.words import Words
from generator.patterns import regex

REFERENCE_LISTS = ("regions.csv", "functional_subjects.csv", "economic_subjects.csv")
WORDS_FILE = "words.yml"
_NEEDED = {
    "regions.csv": "认不出任何行政区划",
    "functional_subjects.csv": "功能分类科目不再核对名称",
    "economic_subjects.csv": "经济分类科目不再核对名称",
    WORDS_FILE: "错别字、模板残留等用词不再检查，搜索不懂日常说法",
}
_CODE = regex(r"[0-9A-Za-z]{1,20}")


def load_reference(root: Path, data_dir: str) -> LoadedReference:
    """The lists below ``root/data_dir/reference``; one that is missing is empty, and told where
    something depends on it."""
    folder, shown = root / data_dir / REFERENCE, f"{data_dir}/{REFERENCE}"
    findings: list[Finding] = []
    for name, without in _NEEDED.items():
        _check_there(folder / name, without, Problems(f"{shown}/{name}", findings))
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


def _check_there(path: Path, without: str, problems: Problems) -> None:
    if path.exists() or path.is_symlink():
        return
    rule = rules.MISSING_FILE if path.name == REFERENCE_LISTS[0] else rules.MISSING_LIST
    hint = f"取回这个文件：git checkout -- {problems.file}，或从历史版本里复制"
    problems.add_at(rule, f"没有 {path.name}，{without}", hint=hint)


def _pairs(path: Path, problems: Problems) -> dict[str, str]:
    """The columns code and name of a list; a line with something wrong is reported and left out."""
    pairs: dict[str, str] = {}
    for line, row in read_list(path, ("code", "name"), problems):
        code, name = row["code"].strip(), row["name"].strip()
        wrong = _wrong(code, name, pairs)
        if wrong:
            message, hint = wrong
            problems.add_at(rules.UNREADABLE_LIST, message, line, hint=hint)
        elif code:
            pairs[code] = name
    return pairs


def _wrong(code: str, name: str, known: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong with a line of a list, and what to do; a line of nothing is none."""
    if not code and not name:
        return None
    if not _CODE.fullmatch(code):
        return f"“{code}”不能作编码", "编码只由数字和英文字母组成，最长 20 位"
    if not name:
        return f"编码 {code} 没有名称", "补上名称，或删去这一行"
    if code in known:
        return f"编码 {code} 写了两次", "只留一行"
    return None


def _words(path: Path, problems: Problems) -> Words:
    if not path.exists() and not path.is_symlink():
        return Words()
    if path.is_symlink():
        hint = "把链接换成文件本身"
        problems.add_at(rules.LINK_IN_DATA, "词表是符号链接，没有读取", hint=hint)
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
