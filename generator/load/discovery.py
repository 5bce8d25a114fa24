"""Finding the data files: which regions, departments and years there are.

``data/<行政区划>/<部门编码>/<year>/``; beside them ``reference/``. Nothing is opened here.
Links and strangers are reported, not followed.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Finding
from generator.load import structure_rules as rules
from generator.load.problems import Problems

REFERENCE = "reference"
_REGION = re.compile(r"[0-9]{6}")
_DEPARTMENT = re.compile(r"[0-9A-Za-z]{1,20}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
DISCLOSURE_FILES = (
    "disclosure.yml",
    "tables.yml",
    "narrative.yml",
    "procurement.yml",
    "assets.yml",
    "acknowledgements.yml",
    "corrections.yml",
)
# Reserved by the data layout for 单位预算 and 决算; not read yet.
_RESERVED_FOLDERS = {"units", "final"}


@dataclass(frozen=True)
class DisclosureFolder:
    """One year of a department. ``shown`` is the path from the project root, with ``/``."""

    path: Path
    shown: str
    region: str
    department: str
    year: str
    files: tuple[Path, ...]


@dataclass(frozen=True)
class DepartmentFolder:
    """A department with its years in order."""

    path: Path
    shown: str
    region: str
    code: str
    disclosures: tuple[DisclosureFolder, ...]


@dataclass(frozen=True)
class DataTree:
    """What stands below ``data/``, and what does not belong there."""

    departments: tuple[DepartmentFolder, ...]
    findings: tuple[Finding, ...]


def discover(root: Path, data_dir: str = "data") -> DataTree:
    """Walk the data of the project at ``root``."""
    problems: list[Finding] = []
    departments = [
        _department(folder, region.name, f"{data_dir}/{region.name}/{folder.name}", problems)
        for region in _folders(root / data_dir, _REGION, data_dir, problems, {REFERENCE})
        for folder in _folders(region, _DEPARTMENT, f"{data_dir}/{region.name}", problems, set())
    ]
    return DataTree(tuple(departments), tuple(problems))


def _department(path: Path, region: str, shown: str, problems: list[Finding]) -> DepartmentFolder:
    years = _folders(path, _YEAR, shown, problems, _RESERVED_FOLDERS | {"department.yml"})
    disclosures = tuple(
        DisclosureFolder(
            year,
            f"{shown}/{year.name}",
            region,
            path.name,
            year.name,
            _files(year, f"{shown}/{year.name}", problems),
        )
        for year in years
    )
    return DepartmentFolder(path, shown, region, path.name, disclosures)


def _folders(
    parent: Path, pattern: re.Pattern[str], shown: str, problems: list[Finding], known: set[str]
) -> list[Path]:
    """The folders of ``parent`` whose names fit, in order; others are reported."""
    found = []
    for entry in sorted(parent.iterdir()) if parent.is_dir() else []:
        if entry.name.startswith(".") or (entry.name in known and not entry.is_symlink()):
            continue
        if entry.is_dir() and not entry.is_symlink() and pattern.fullmatch(entry.name):
            found.append(entry)
        else:
            _report_stranger(f"{shown}/{entry.name}", entry, problems)
    return found


def _files(folder: Path, shown: str, problems: list[Finding]) -> tuple[Path, ...]:
    """The files of a disclosure that are read, in order."""
    found = []
    for entry in sorted(folder.iterdir()):
        if entry.name in DISCLOSURE_FILES and entry.is_file() and not entry.is_symlink():
            found.append(entry)
        elif entry.name == "projects" and entry.is_dir() and not entry.is_symlink():
            found.extend(_project_files(entry, f"{shown}/projects", problems))
        elif entry.name.startswith("."):
            continue
        elif entry.name not in {"source", *_RESERVED_FOLDERS} or entry.is_symlink():
            _report_stranger(f"{shown}/{entry.name}", entry, problems)
    return tuple(found)


def _project_files(folder: Path, shown: str, problems: list[Finding]) -> list[Path]:
    found = []
    for entry in sorted(folder.iterdir()):
        if entry.suffix == ".yml" and entry.is_file() and not entry.is_symlink():
            found.append(entry)
        elif not entry.name.startswith("."):
            _report_stranger(f"{shown}/{entry.name}", entry, problems)
    return found


def _report_stranger(shown: str, entry: Path, findings: list[Finding]) -> None:
    what = "符号链接" if entry.is_symlink() else "文件夹" if entry.is_dir() else "文件"
    hint = "数据放在 data/<六位区划>/<部门编码>/<四位年份>/ 下；不需要的请移走"
    problems = Problems(shown)
    rule = rules.MISPLACED_DATA if _holds_data(entry) else rules.UNEXPECTED_FILE
    problems.add_at(rule, f"不认识的{what}“{entry.name}”，没有读取", hint=hint)
    findings.extend(problems.findings)


def _holds_data(entry: Path) -> bool:
    """Whether a folder with a wrong name holds what would otherwise be published."""
    names = {"department.yml", "disclosure.yml"}
    if entry.is_symlink() or not entry.is_dir():
        return False
    return any(path.name in names for path in entry.rglob("*.yml"))
