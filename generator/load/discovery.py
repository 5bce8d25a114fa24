"""Finding the data files: which regions, departments and years there are.

``data/<行政区划>/<部门编码>/<year>/``; beside them ``reference/``. Nothing is opened here.
Links and strangers are reported, not followed.
"""

import os
import re
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Finding
from generator.load import structure_rules as rules
from generator.load.limits import LIMITS
from generator.load.problems import Problems
from generator.load.reserved import RESERVED_HINT, is_reserved
from generator.patterns import regex

REFERENCE = "reference"
_REGION = regex(r"[0-9]{6}")
_DEPARTMENT = regex(r"[0-9A-Za-z]{1,20}")
_YEAR = regex(r"(?:19|20)[0-9]{2}")
_MISSPELT = regex(r"(.+?)\.(?!(?-i:yml)$)ya?ml(?:\.txt)?", re.IGNORECASE)
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


class DisclosureFolder(Struct, frozen=True):
    """One year of a department. ``shown`` is the path from the project root, with ``/``; ``files``
    are those that are read, by their paths in the folder; ``source`` is whether there may be
    originals."""

    path: Path
    shown: str
    region: str
    department: str
    year: str
    files: tuple[str, ...]
    source: bool


class DepartmentFolder(Struct, frozen=True):
    """A department with its years in order."""

    path: Path
    shown: str
    region: str
    code: str
    disclosures: tuple[DisclosureFolder, ...]


class DataTree(Struct, frozen=True):
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
            *_files(year, f"{shown}/{year.name}", problems),
        )
        for year in years
    )
    return DepartmentFolder(path, shown, region, path.name, disclosures)


def _folders(
    parent: Path, pattern: re.Pattern[str], shown: str, problems: list[Finding], known: set[str]
) -> list[Path]:
    """The folders of ``parent`` whose names fit, in order; others are reported."""
    found: list[Path] = []
    for entry in _entries(parent) if parent.is_dir() else ():
        if entry.name in known and not entry.is_symlink():
            continue
        fits = pattern.fullmatch(entry.name) is not None
        if entry.is_dir(follow_symlinks=False) and fits and not is_reserved(entry.name):
            path = parent / entry.name
            _report_twin(found, path, shown, problems)
            found.append(path)
        else:
            _report_stranger(
                f"{shown}/{entry.name}", parent / entry.name, problems, fits or entry.name in known
            )
    return found


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What stands in a folder, in order, but for what an editor hides there."""
    with os.scandir(folder) as listed:
        entries = [entry for entry in listed if not entry.name.startswith(".")]
    return sorted(entries, key=lambda entry: entry.name)


def _report_twin(before: list[Path], entry: Path, shown: str, findings: list[Finding]) -> None:
    """Two folders whose names differ in capitals alone are one to many file systems."""
    twin = next((path.name for path in before if path.name.lower() == entry.name.lower()), "")
    if twin:
        problems = Problems(f"{shown}/{entry.name}", findings)
        message = f"文件夹“{twin}”和“{entry.name}”只有大小写不同"
        hint = "许多电脑和网站不分大小写，会把两个当成一个；改成不同的编码"
        problems.add_at(rules.DOUBLED_PART, message, hint=hint)


def _files(folder: Path, shown: str, problems: list[Finding]) -> tuple[tuple[str, ...], bool]:
    """The files of a disclosure that are read, in order, and whether it has originals."""
    found: list[str] = []
    source = False
    for entry in _entries(folder):
        if entry.name in DISCLOSURE_FILES and entry.is_file(follow_symlinks=False):
            found.append(entry.name)
        elif entry.name == "projects" and entry.is_dir(follow_symlinks=False):
            found.extend(_project_files(folder / "projects", f"{shown}/projects", problems))
        elif entry.name not in {"source", *_RESERVED_FOLDERS} or entry.is_symlink():
            known = entry.name in {*DISCLOSURE_FILES, "projects", "source"}
            _report_stranger(f"{shown}/{entry.name}", folder / entry.name, problems, known)
        source = source or entry.name == "source"
    return tuple(found), source


def _project_files(folder: Path, shown: str, problems: list[Finding]) -> list[str]:
    found = []
    for entry in _entries(folder):
        named = entry.name.endswith(".yml")
        if named and entry.is_file(follow_symlinks=False):
            found.append(f"projects/{entry.name}")
        else:
            _report_stranger(f"{shown}/{entry.name}", folder / entry.name, problems, named)
    if len(found) > LIMITS.projects:
        message = f"这里有 {len(found)} 个项目文件，超过 {LIMITS.projects} 个，都没有读取"
        hint = "检查是否放错了文件；一份公开里的项目不会这样多"
        Problems(shown, problems).add_at(rules.TOO_MANY_FILES, message, hint=hint)
        return []
    return found


def _report_stranger(shown: str, entry: Path, findings: list[Finding], place: bool = False) -> None:
    """Report what is not read; ``place`` says that data would be looked for under its name."""
    what = "符号链接" if entry.is_symlink() else "文件夹" if entry.is_dir() else "文件"
    hint = "数据放在 data/<六位区划>/<部门编码>/<四位年份>/ 下；不需要的请移走"
    rule = rules.MISPLACED_DATA if _holds_data(entry) else rules.UNEXPECTED_FILE
    if entry.is_symlink() and place:
        rule, hint = rules.LINK_IN_DATA, "把链接换成文件或文件夹本身；不需要的请删去"
    elif is_reserved(entry.name):
        hint = RESERVED_HINT
    elif match := _MISSPELT.fullmatch(entry.name):
        hint = f"数据文件的名称以 .yml 结尾，把它改名为 {match[1]}.yml；不需要的请移走"
    problems = Problems(shown, findings)
    problems.add_at(rule, f"不认识的{what}“{entry.name}”，没有读取", hint=hint)


def _holds_data(entry: Path) -> bool:
    """Whether a folder with a wrong name holds what would otherwise be published."""
    names = {"department.yml", "disclosure.yml"}
    if entry.is_symlink() or not entry.is_dir():
        return False
    return any(path.name in names for path in entry.rglob("*.yml"))
