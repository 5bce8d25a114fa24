"""The project folder a command works on: where things lie, and what they are keyed by."""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from os import environ, fsencode
from pathlib import Path
from typing import ClassVar
from unicodedata import unidata_version

import msgspec

import generator
from generator.load.limits import LIMITS
from generator.load.lines import split_lines
from generator.store.store import Store, digest, digest_files

CACHE = ".cache/mingzhang"


_LAST_SECOND = 253_370_764_800  # 9999-01-01: what a date can hold


@dataclass(frozen=True)
class Project:
    """A checkout: the folder that holds mkdocs.yml, data/, templates/ and content/."""

    root: Path
    data_dir: ClassVar[str] = "data"

    @property
    def store(self) -> Store:
        """What earlier builds of this project knew."""
        return Store(self.root / CACHE)

    @property
    def templates(self) -> Path:
        """The templates of the pages."""
        return self.root / "templates"

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

    def shell_key(self) -> str:
        """What the page shell is made from."""
        config = [self.root / "mkdocs.yml"]
        parts = (*_files(self.root / "content"), *_files(self.templates), *config)
        return digest([code_version().encode(), digest_files(parts, self.root).encode()])

    def inputs_key(self) -> str:
        """All that a build is made from; of the data also what is no file, which is told."""
        found = sorted((self.root / self.data_dir).rglob("*"))
        plain = [path.is_file() and not path.is_symlink() for path in found]
        others = (fsencode(path) for path, file in zip(found, plain, strict=True) if not file)
        key = digest_files((p for p, file in zip(found, plain, strict=True) if file), self.root)
        return digest([self.shell_key().encode(), key.encode(), *others])


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
    code = digest_files((*package.rglob("*.py"), *package.rglob("tables/*.txt")), package)
    # Python brings Unicode's tables, by which texts are folded, measured and cut.
    own = f"{sys.version_info[:2]} {unidata_version} {msgspec.__version__}"
    return digest([code.encode(), own.encode(), *_library_versions()])


def _library_versions() -> list[bytes]:
    from importlib.metadata import PackageNotFoundError, version

    versions = []
    for name in _LIBRARIES:
        try:
            versions.append(f"{name}={version(name)}".encode())
        except PackageNotFoundError:
            versions.append(f"{name}=".encode())
    return versions


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
