"""Folders, links and names: what stands below data/ and does not belong there."""

import os
from pathlib import Path

from tests.hostile.cases import (
    ABOUT,
    CODE,
    FOLDER,
    OFFICE,
    PLACE,
    PROJECT,
    SOURCE,
    TABLES,
    WORDS,
    Case,
    Put,
    both,
    copied,
    emptied,
    linked,
    renamed,
    replaced,
    written,
)  # fmt: skip

_PROJECTS = f"{FOLDER}/projects"
_OUT = "/etc/hostname"


def _fifo(name: str) -> Put:
    """A pipe: who opens it waits for ever."""

    def put(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        os.mkfifo(root / name)

    return put


def _raw(folder: str, name: bytes, data: bytes = b"x") -> Put:
    """A file whose name is these bytes."""

    def put(root: Path) -> None:
        place = root / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / os.fsdecode(name)).write_bytes(data)

    return put


def _many(folder: str, number: int) -> Put:
    """So many copies of the project, each under a code of its own."""

    def put(root: Path) -> None:
        text = (root / PROJECT).read_text("utf-8")
        for n in range(number):
            code = f"B{n:05d}"
            (root / folder / f"{code}.yml").write_text(text.replace(CODE, code), "utf-8")

    return put


_STRANGE = {
    "a line end": "a\nb.yml", "a command": "::error::x.yml", "a command of old": "##[error]x.yml",
    "a tag": "<img src=x onerror=alert(1)>.yml", "an escape": "\x1b[31mx.yml", "turned": "\u202etxt.yml",
    "unseen": "a\u200bb.yml", "a percent": "%0Ax.yml", "a dash": "-rf.yml", "jinja": "{{7*7}}.yml",
    "a blank": " .yml", "long": "长" * 80 + ".yml", "dots": "a...yml", "a backslash": "a\\x.yml",
}  # fmt: skip

CASES = (
    *(Case(f"a project named {n}", _raw(_PROJECTS, f.encode(), b"a: 1\n"), _PROJECTS) for n, f in _STRANGE.items()),
    Case("a project named in GBK", _raw(_PROJECTS, "项目.yml".encode("gbk"), b"a: 1\n"), _PROJECTS),
    Case("fine: strange strangers", both(*(_raw(FOLDER, f.encode()) for f in _STRANGE.values()))),
    Case("fine: a stranger named in GBK", _raw(FOLDER, "说明.txt".encode("gbk"))),
    Case("fine: strange originals", both(*(_raw(SOURCE, f.encode()) for f in _STRANGE.values()))),
    Case("fine: a strange region", _raw("data", b"\xff\xfe")),
    Case("a link for a file", linked(TABLES, _OUT), TABLES),
    Case("a link for an office", linked(OFFICE, _OUT), OFFICE),
    Case("a link for the front", linked(ABOUT, _OUT), ABOUT),
    Case("a link for a project", linked(f"{_PROJECTS}/A1.yml", _OUT), _PROJECTS),
    Case("fine: a link for an original", linked(f"{SOURCE}/original.txt", _OUT)),
    Case("a link for sources", linked(SOURCE, "/etc"), SOURCE),
    Case("a link for a year", linked(f"{PLACE}/2027", "/etc"), f"{PLACE}/2027"),
    Case("a link to itself", linked(f"{PLACE}/2027", "2027"), f"{PLACE}/2027"),
    Case("a link to the data", linked(f"{PLACE}/2027", "2026"), f"{PLACE}/2027"),
    Case("fine: a link to nothing", linked(f"{FOLDER}/assets2.yml", "nowhere")),
    Case("the year behind a link", linked(FOLDER, "/etc"), FOLDER),
    Case("the region behind a link", linked("data/130229", "/etc"), "data/130229"),
    Case("fine: a folder for a table", emptied(f"{FOLDER}/x.yml")),
    Case("a folder for a project", both(emptied(PROJECT)), WORDS),
    Case("a folder for the front", emptied(ABOUT), ABOUT),
    Case("a folder for an office", emptied(OFFICE), OFFICE),
    Case("a folder for a list", emptied("data/reference/words.yml"), "data/reference/words.yml"),
    Case("fine: a pipe for a project", _fifo(f"{_PROJECTS}/A1.yml")),
    Case("a pipe for the front", _fifo(ABOUT), ABOUT),
    Case("a pipe for an original", _fifo(f"{PLACE}/pipe.txt")),
    *(Case(f"an empty {f.rpartition('/')[2]}", written(f, b""), f) for f in (OFFICE, ABOUT, TABLES, WORDS, PROJECT)),
    Case("no front", renamed(ABOUT, f"{FOLDER}/about.txt"), ABOUT),
    Case("a region of letters", renamed("data/130229", "data/玉田县"), "data/玉田县"),
    Case("a region unknown", renamed("data/130229", "data/999999"), "data/999999/301/department.yml"),
    Case("a year of words", renamed(FOLDER, f"{PLACE}/2026年"), f"{PLACE}/2026年"),
    Case("a year in full width", renamed(FOLDER, f"{PLACE}/２０２６"), f"{PLACE}/２０２６"),
    Case("a year in Arabic digits", renamed(FOLDER, f"{PLACE}/٢٠٢٦"), f"{PLACE}/٢٠٢٦"),
    Case("a year of long ago", renamed(FOLDER, f"{PLACE}/0026"), f"{PLACE}/0026"),
    Case("an office in dots", renamed(PLACE, "data/130229/3.1"), "data/130229/3.1"),
    Case("an office in Greek", renamed(PLACE, "data/130229/Α01"), "data/130229/Α01"),
    Case("offices equal but for case", both(
        copied(PLACE, "data/130229/a1"), replaced("data/130229/a1/department.yml", "编码: 301\n", "编码: a1\n"),
        copied(PLACE, "data/130229/A1"), replaced("data/130229/A1/department.yml", "编码: 301\n", "编码: A1\n"),
    ), "data/130229/a1", ("大小写",)),
    Case("projects equal but for case", both(
        copied(PROJECT, f"{_PROJECTS}/ab.yml"), replaced(f"{_PROJECTS}/ab.yml", CODE, "ab"),
        copied(PROJECT, f"{_PROJECTS}/AB.yml"), replaced(f"{_PROJECTS}/AB.yml", CODE, "AB"),
    ), _PROJECTS),
    Case("a project under another name", renamed(PROJECT, f"{_PROJECTS}/X.yml"), f"{_PROJECTS}/X.yml"),
    Case("a project in two forms of é", both(
        copied(PROJECT, f"{_PROJECTS}/é.yml"), copied(PROJECT, f"{_PROJECTS}/e\u0301.yml"),
    ), _PROJECTS),
    Case("two projects of one code", copied(PROJECT, f"{_PROJECTS}/X.yml"), _PROJECTS),
    Case("5,000 projects", _many(_PROJECTS, 5000), _PROJECTS, ("5001",)),
    Case("5,000 strangers", both(*(written(f"{FOLDER}/{n}.txt", b"") for n in range(5000)))),
)  # fmt: skip
