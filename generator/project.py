"""The project folder a command works on: where things lie, and what they are keyed by."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from io import FileIO
from os import environ, fsencode
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar
from unicodedata import unidata_version

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import generator
from generator.load.limits import LIMITS
from generator.load.lines import split_lines
from generator.store.digests import digest_of, digests_of
from generator.store.installed import version_of
from generator.store.look import Seen, look
from generator.store.store import Store, digest

CACHE = ".cache/mingzhang"


Digests = Mapping[str, bytes]
_SHELL = ("content", "templates", "mkdocs.yml")
_LAST_SECOND = 253_370_764_800  # 9999-01-01: what a date can hold


class Inputs(Struct, frozen=True):
    """What a site is made from, at one moment: what its files look like from outside, by their
    paths, and a digest of each."""

    seen: Mapping[str, Seen]
    digests: Digests


class Project(Struct, frozen=True):
    """A checkout: the folder that holds mkdocs.yml, data/, templates/ and content/.

    ``kept`` is where what builds know is kept, where that is not the usual place.
    """

    root: Path
    kept: Path | None = None
    data_dir: ClassVar[str] = "data"

    @property
    def store(self) -> Store:
        """What earlier builds of this project knew."""
        return Store(self.kept or self.root / CACHE)

    @property
    def templates(self) -> Path:
        """The templates of the pages."""
        return self.root / "templates"

    @property
    def compiled(self) -> Path:
        """Where templates are kept as they were compiled."""
        return self.root / CACHE / "templates"

    def lines(self, file: str) -> list[str] | None:
        """The lines of a file of the project, for quoting; None where it cannot be read.

        Nor is a link followed: it would quote whatever file of this machine it names.
        """
        path = self.root / file
        try:
            if path.is_symlink() or not path.is_file():  # a pipe would be waited for
                return None
            with path.open("rb") as stream:  # of what is too large for data, the beginning
                data = stream.read(LIMITS.bytes)
            return split_lines(data.decode("utf-8-sig", "replace"))
        except (OSError, ValueError):
            return None

    def inputs(self) -> Inputs:
        """Everything a site is made from, as it is now."""
        seen = self._seen()
        return Inputs(seen, digests_of(self.store, self.root, seen.values()))

    def changed(self, since: Inputs) -> list[str]:
        """The paths of what was saved since, were it put back as it was, in order."""
        now, before = self._seen(), since.seen
        if now == before:
            return []
        return sorted(
            path
            for path in now.keys() | before.keys()
            if now.get(path) != before.get(path)
            and not (path in now and path in before and self._is_moved(now[path], since))
        )

    def _is_moved(self, now: Seen, since: Inputs) -> bool:
        """Whether a file only seems to be another, as some shared file systems have it."""
        same = now.written == since.seen[now.path].written
        return same and digest_of(self.root / now.path) == since.digests[now.path]

    def _seen(self) -> dict[str, Seen]:
        return {file.path: file for file in look(self.root, (self.data_dir, *_SHELL))}

    def digests(self) -> Digests:
        """A digest of everything a site is made from, by path: what it is now."""
        return self.inputs().digests

    def shell_key(self, digests: Digests | None = None) -> str:
        """What the page shell is made from."""
        return _digest_below(self.digests() if digests is None else digests, _SHELL)

    def inputs_key(self, digests: Digests) -> str:
        """All that a build is made from; of the data also what is no file, which is told."""
        return _digest_below(digests, (self.data_dir, *_SHELL))


@contextmanager
def that_can_keep(project: Project) -> Iterator[Project]:
    """The project; where nothing can be kept below it, with another place for that which goes with
    the block."""
    if project.store.now() is not None:
        yield project
        return
    with TemporaryDirectory(prefix="mingzhang-") as folder:
        yield replace(project, kept=Path(folder))


def find_project(start: Path) -> Project | None:
    """The project that ``start`` lies in: the nearest folder upwards with mkdocs.yml."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return Project(folder)
    return None


def stated_day() -> date:
    """The day a build is made for where none is stated: today in China; it stands on no page.

    ``SOURCE_DATE_EPOCH`` sets it, so that a build can be repeated.
    """
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    stated = epoch.isdecimal() and int(epoch) < _LAST_SECOND
    now = datetime.fromtimestamp(int(epoch), UTC) if stated else datetime.now(UTC)
    return (now + timedelta(hours=8)).date()


# What reads the data, and what writes pages, the shell around them, or files to take away.
_LIBRARIES = (
    *("PyYAML", "mkdocs", "mkdocs-material", "markdown", "pymdown-extensions"),
    *("jinja2", "markupsafe", "markdown-it-py", "mdurl"),
    *("typst", "pylopdf-fonts-zh-cn"),
    *("xlsxwriter", "arro3-core", "arro3-io"),
)


@lru_cache(maxsize=1)
def code_version() -> str:
    """A key for this program and the libraries whose output ends up on pages."""
    package = Path(generator.__file__).parent
    files = sorted(f.path for f in look(package.parent, [package.name]) if _is_program(f.path))
    code = digest(part for f in files for part in (f.encode(), _read(f"{package.parent}/{f}")))
    # Python brings Unicode's tables, by which texts are folded, measured and cut.
    own = f"{sys.version_info[:2]} {unidata_version} {msgspec.__version__}"
    theirs = (f"{name}={version_of(name)}".encode() for name in _LIBRARIES)
    return digest((code.encode(), own.encode(), *theirs))


def _read(file: str) -> bytes:
    with FileIO(file) as content:  # hundreds of files: a Path of each takes as long
        return content.readall()


def _is_program(path: str) -> bool:
    return path.endswith(".py") or (path.endswith(".txt") and "/tables/" in path)


def _digest_below(digests: Digests, parts: Sequence[str]) -> str:
    """A key for the program and all that stands below ``parts``."""
    folders = tuple(f"{part}/" for part in parts)
    paths = sorted(path for path in digests if path in parts or path.startswith(folders))
    files = (part for path in paths for part in (fsencode(path), digests[path]))
    return digest((code_version().encode(), *files))
