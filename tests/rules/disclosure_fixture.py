"""A small disclosure in one file, for the pair of fixtures that every rule has.

``fixtures/<CODE>/pass.yml`` and ``fail.yml``: each top-level key is the name of a file of a
disclosure, its value the file's content. A line of ``fail.yml`` where the rule must find something
ends in ``# expect: CODE``. Files that are not given are made up: a 完整公开 of 2026. A file
``elsewhere/<项目编码>.yml`` stands for a project of another disclosure of the year.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from generator.load.departments import load_department
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DisclosureFolder, discover
from generator.load.reference import load_reference
from generator.model.disclosure import Disclosure
from generator.rules.engine import Checked, check
from generator.rules.examination import Shared

ROOT = Path(__file__).parents[2]
REGION, DEPARTMENT, YEAR = "130229", "301", "2026"
ELSEWHERE = "elsewhere/"
_DEFAULTS = {
    "department.yml": "部门编码: 301\n部门名称: 玉田县示例局\n",
    "disclosure.yml": "类型: 完整公开\n版式: 河北部门预算\n",
}
_FILE = re.compile(r"(\S+\.yml):\s*$")


@dataclass(frozen=True)
class Fixture:
    """The files of a fixture by name; names below ``previous/`` belong to the year before."""

    files: dict[str, str]

    def expected(self, code: str) -> set[tuple[str, int]]:
        """The marked places: file name and line."""
        return {
            (name, number)
            for name, text in self.files.items()
            for number, line in enumerate(text.splitlines(), 1)
            if re.search(rf"# expect: {re.escape(code)}\b", line)
        }


def read_fixture(path: Path) -> Fixture:
    """The files of a fixture, laid out as they would stand on disk."""
    files: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _FILE.match(line)
        if match:
            files[match[1]] = lines = []
        elif line.startswith("  ") or not line.strip():
            lines.append(line[2:])
        elif not line.startswith("#"):
            raise ValueError(f"{path}: {line!r} belongs to no file")
    texts = {name: "\n".join(lines) + "\n" for name, lines in files.items()}
    return Fixture(_DEFAULTS | texts)


def check_fixture(fixture: Fixture, folder: Path) -> Checked:
    """Write, load and check a fixture; what does not load fails at once."""
    department = folder / "data" / REGION / DEPARTMENT
    for name, text in fixture.files.items():
        if name.startswith(ELSEWHERE):
            continue
        path = department / _place(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    lists = load_reference(ROOT, "data").reference
    tree = discover(folder, "data")
    assert not tree.findings, tree.findings
    found = load_department(tree.departments[0], lists.regions)
    assert not found.findings, found.findings
    years = {f.year: f for f in tree.departments[0].disclosures}
    previous = years.get(str(int(YEAR) - 1))
    shared = Shared(
        subjects=lists.subjects,
        words=lists.words,
        department=found.department,
        region_name=lists.regions[REGION].name,
        previous=_loaded(previous) if previous else None,
        codes_elsewhere={
            Path(name).stem: text.strip()
            for name, text in fixture.files.items()
            if name.startswith(ELSEWHERE)
        },
    )
    return check(_loaded(years[YEAR]), shared)


def _place(name: str) -> str:
    if name == "department.yml":
        return name
    if name.startswith("previous/"):
        return f"{int(YEAR) - 1}/{name.removeprefix('previous/')}"
    return f"{YEAR}/{name}"


def _loaded(folder: DisclosureFolder) -> Disclosure:
    lists = load_reference(ROOT, "data").reference
    loaded = load_disclosure(folder, lists.subjects)
    told_by_a_rule = {"V-08"}  # where loading and W-08 find the same number
    found = (f for f in loaded.findings if f.rule.code not in told_by_a_rule)
    blocking = [finding for finding in found if finding.blocks]
    assert not blocking, blocking
    assert loaded.disclosure is not None
    return loaded.disclosure
