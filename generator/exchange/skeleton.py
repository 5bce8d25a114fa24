"""``mingzhang new``: the files of a new disclosure, with every key explained, as a draft.

Nothing that exists is touched. What a person must write is marked （待填）; the marks are findings
(V-06), and 草稿: 是 keeps the disclosure off the site until it is removed.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.exchange import skeleton_forms, skeleton_project, skeleton_text
from generator.exchange.filling import Filling
from generator.forms.edition import Edition
from generator.load.nodes import Mapping as Record
from generator.load.nodes import Scalar
from generator.load.placeholders import CODE_MARK, MARK
from generator.load.reader import read_file
from generator.model.disclosure import Kind
from generator.model.reference import Reference

_PARTS = (
    ("区划", re.compile(r"[0-9]{6}"), "六位数字"),
    ("部门", re.compile(r"[0-9A-Za-z]{1,20}"), "一至二十个数字或英文字母"),
    ("年度", re.compile(r"(?:19|20)[0-9]{2}"), "四位年份，如 2026"),
)
_CLASS_DIGITS = 3


class NewDisclosure(Struct, frozen=True):
    """What a new disclosure needs: texts by path from the root, and the files that are there."""

    folder: str
    files: Mapping[str, str]
    existing: tuple[str, ...] = ()


def skeleton(
    region: str,
    department: str,
    year: str,
    kind: Kind,
    edition: Edition,
    *,
    name: str = "",
    class_names: tuple[str, ...] = (),
) -> dict[str, str]:
    """The files of a disclosure by their path below ``data/``, disclosure.yml first.

    ``name`` is the department's name where it is known, ``class_names`` the 类 of expenditure.
    """
    filling = Filling(region, department, year, kind, edition, name, class_names)
    home = f"{region}/{department}"
    files = {
        f"{home}/{year}/disclosure.yml": skeleton_text.disclosure(filling),
        f"{home}/department.yml": skeleton_text.department(filling),
        f"{home}/{year}/narrative.yml": skeleton_text.narrative(filling),
        f"{home}/{year}/projects/{filling.project_code}.yml": skeleton_project.project(filling),
    }
    if kind is Kind.FULL:
        files |= {
            f"{home}/{year}/tables.yml": skeleton_forms.tables(filling),
            f"{home}/{year}/procurement.yml": skeleton_forms.table_file(
                edition.procurement, filling
            ),
            f"{home}/{year}/assets.yml": skeleton_forms.table_file(edition.assets, filling),
        }
    return files


def next_steps(new: NewDisclosure) -> tuple[str, ...]:
    """What is to be done with the files of a new disclosure, a line each."""
    return (
        "",
        "下一步：",
        f"  1. 写着“{MARK}”和一串 {CODE_MARK} 的地方照原件填写，原件没有印的整行删去。",
        f"     mingzhang check {new.folder} 列出还有哪些没填，已经填的里面有没有错误。",
        "  2. mingzhang serve 在浏览器里看，草稿也看得到，保存就刷新。",
        "  3. 核对无误，删去 disclosure.yml 里的“草稿: 是”，写上公开日期，网站才会发布。",
    )


def new_disclosure(
    root: Path, data_dir: str, place: str, kind: str, edition: Edition, reference: Reference
) -> NewDisclosure | str:
    """What ``mingzhang new REGION/DEPT/YEAR`` would write; a sentence where it cannot.

    An example of a project is part of it only where there is no project yet.
    """
    parts = place_parts(root, data_dir, place, reference)
    wrong = parts if isinstance(parts, str) else _wrong_kind(kind)
    if wrong or isinstance(parts, str):
        return wrong
    region, department, year = parts
    home = root / data_dir / region / department
    functional = reference.subjects.functional
    texts = skeleton(
        region,
        department,
        year,
        Kind(kind),
        edition,
        name=_known_name(home / "department.yml"),
        class_names=tuple(name for code, name in functional.items() if len(code) == _CLASS_DIGITS),
    )
    if any((home / year / "projects").glob("*.yml")):
        texts = {path: text for path, text in texts.items() if "/projects/" not in path}
    files = {f"{data_dir}/{path}": text for path, text in texts.items()}
    existing = tuple(path for path in files if (root / path).exists() or (root / path).is_symlink())
    missing = {path: text for path, text in files.items() if path not in existing}
    return NewDisclosure(f"{data_dir}/{region}/{department}/{year}", missing, existing)


def write_new(root: Path, new: NewDisclosure) -> tuple[str, ...]:
    """Write the files that are missing and return their paths; one that exists by now stays."""
    written = []
    for path, text in new.files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            continue
        written.append(path)
    return tuple(written)


def place_parts(
    root: Path, data_dir: str, place: str, reference: Reference
) -> tuple[str, str, str] | str:
    """Region, department and year of REGION/DEPT/YEAR; a sentence where data cannot stand there."""
    parts = place.strip("/").removeprefix(f"{data_dir}/").split("/")
    wrong = _wrong_place(parts, reference, data_dir)
    if wrong:
        return wrong
    region, department, year = parts
    home = root / data_dir / region / department
    obstacle = _obstacle(root, [root / data_dir, home.parent, home, home / year])
    return obstacle or (region, department, year)


def _wrong_place(parts: list[str], reference: Reference, data_dir: str) -> str:
    """What is wrong with REGION/DEPT/YEAR, '' when nothing is."""
    if len(parts) != len(_PARTS):
        return "要写成 区划/部门/年度，如 130229/301/2026。"
    for part, (name, pattern, form) in zip(parts, _PARTS, strict=True):
        if not pattern.fullmatch(part):
            return f"{name}“{part}”不对，应当是{form}。"
    if parts[0] not in reference.regions:
        return (
            f"不认识行政区划“{parts[0]}”。"
            f"请核对代码；代码没有错，就先在 {data_dir}/reference/regions.csv 中加一行"
            f"“{parts[0]},名称”。"
        )
    return ""


def _wrong_kind(kind: str) -> str:
    return "" if kind in set(Kind) else f"没有“{kind}”这一类，可选：{'、'.join(Kind)}。"


def _obstacle(root: Path, folders: list[Path]) -> str:
    """What stands where a folder is needed: data behind links is not read."""
    for folder in folders:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            shown = folder.relative_to(root).as_posix()
            return f"“{shown}”不是普通文件夹，不能在里面新建。"
    return ""


def _known_name(path: Path) -> str:
    """部门名称 as an existing department.yml has it, '' where it has none yet."""
    root = read_file(path, path.name).root if path.is_file() else None
    name = root.get("部门名称") if isinstance(root, Record) else None
    text = name.text.strip() if isinstance(name, Scalar) else ""
    return "" if MARK in text else text
