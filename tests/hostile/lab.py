"""One small project with its published site; each case is put in, tried, and taken out again."""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.cli import main
from tests.hostile.cases import OFFICE, PROJECT, WORDS, Put, both, example, replaced
from tests.readme import documents

DAY = "2026-12-01"
Read = Callable[[], tuple[str, str]]
# What a page may hold beside text: control characters, and what turns the order of letters.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True)
class Outcome:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str


@dataclass
class Lab:
    """The project at ``root``; ``read`` takes what has been printed since it was last asked."""

    root: Path
    read: Read = lambda: ("", "")
    vocabulary: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def prepare(self) -> None:
        """Build the site that must stay as it is."""
        for name in ("content", "templates"):
            shutil.copytree(documents.ROOT / name, self.root / name)
        shutil.copy(documents.ROOT / "mkdocs.yml", self.root)
        documents.put(self.root, dict(example()))
        shutil.copytree(self.root / "data", self.root / ".pristine")
        built = self.build()
        assert built.status == 0, built
        of_a_figure_with_a_note = {("a", "title"), ("bdi", "")}  # and of letters from right to left
        known = self.marks() | self._marks_of_findings() | of_a_figure_with_a_note
        self.vocabulary = frozenset(known)

    def _marks_of_findings(self) -> set[tuple[str, str]]:
        """What pages hold beside when the checks have something to say."""
        put = both(
            replaced(OFFICE, "部门名称: 玉田县示例局", "部门名称: 玉田县另一局"),
            replaced(PROJECT, "用途: 购置示例设备，保障示例工作", "用途: 杂"),
            replaced(WORDS, "负责全县示例工作。", "按质按量完成，力争年内见效，上年结转。"),
        )
        with self.holding(put):
            assert self.build().status == 0
            return self.marks()

    @contextmanager
    def holding(self, put: Put) -> Iterator[None]:
        """The project with a case in it; afterwards it is as it was."""
        try:
            put(self.root)
            yield
        finally:
            for name in ("data", "moved-away"):
                path = self.root / name
                if path.is_symlink() or path.is_file():
                    path.unlink()
                shutil.rmtree(path, ignore_errors=True)
            shutil.copytree(self.root / ".pristine", self.root / "data")

    def run(self, *words: str) -> Outcome:
        """A command, in this process."""
        before = Path.cwd()
        os.chdir(self.root)
        try:
            status = main(list(words))
        finally:
            os.chdir(before)
        return Outcome(status, *self.read())

    def check(self, format: str = "text") -> Outcome:
        """All findings."""
        return self.run("check", "--format", format)

    def build(self) -> Outcome:
        """The site, or why not."""
        return self.run("build", "--date", DAY)

    def standing(self) -> list[tuple[str, int, int, int]]:
        """Every published file with its inode, size and time: what a rewrite would change."""
        top = (self.root / "site").resolve()
        found = []
        for folder, _, names in os.walk(top):
            for name in names:
                status = (Path(folder) / name).stat()
                path = f"{folder}/{name}"
                found.append((path, status.st_ino, status.st_size, status.st_mtime_ns))
        return sorted(found)

    def pages(self) -> Iterator[tuple[str, str]]:
        """Every text file that is published below the disclosure and across the site."""
        top = (self.root / "site").resolve()
        for path in sorted(top.rglob("*")):
            if path.suffix in (".html", ".json", ".xml", ".csv", ".svg"):
                yield path.relative_to(top).as_posix(), path.read_text("utf-8")

    def marks(self) -> set[tuple[str, str]]:
        """Every element with every attribute that stands on some page; links with their scheme."""
        found: set[tuple[str, str]] = set()
        for name, text in self.pages():
            if name.endswith(".html"):
                for node in LexborHTMLParser(text).css("*"):
                    found.add((str(node.tag), ""))
                    found.update(
                        (str(node.tag), mark) for mark in map(_mark, node.attributes.items())
                    )
        return found

    def missing(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that no page of the disclosure says as text."""
        top = (self.root / "site").resolve()
        pages = [*top.glob("*/*/*/full/index.html"), *top.glob("*/*/index.html")]
        said = "".join(_text(path.read_text("utf-8")) for path in pages)
        return [text for text in texts if "".join(text.split()) not in said]

    def unseen(self) -> list[str]:
        """The published texts that hold a character which does something instead of being seen."""
        return [name for name, text in self.pages() if _UNSEEN.search(text)]


def _mark(attribute: tuple[str, str | None]) -> str:
    name, value = attribute
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.\-]*):", value or "")
    leads = name in (
        "href",
        "src",
        "action",
        "formaction",
        "xlink:href",
        "data",
        "poster",
        "srcdoc",
    )
    return f"{name}={scheme[1].lower()}:" if leads and scheme else name


def _text(page: str) -> str:
    """What a page says, without its blanks."""
    body = LexborHTMLParser(page).body
    return "".join(body.text().split()) if body else ""
