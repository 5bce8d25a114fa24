"""Building the site of this repository's data, here or from a copy of the tree."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.fidelity.pieces import ROOT
from tests.site.markup import parse

_LEFT_BEHIND = (".*", "site", "*.egg-info", "__pycache__", "node_modules", "wheelhouse")
BUILD = (
    "from pathlib import Path; from generator.pipeline import build_site;"
    "from generator.shell.shell import build_shell;"
    "root = Path.cwd(); build_site(root, build_shell(root), root / 'site')"
)


# A document takes many times its text, and whoever builds a site is a copy of this process.
_parsed = lru_cache(maxsize=32)(parse)


@dataclass(frozen=True)
class Built:
    """A built site: its folder, and its pages as parsed documents.

    ``instead`` holds pages, by address, that are read in place of those that stand there.
    """

    folder: Path
    instead: Mapping[str, bytes] = field(default_factory=dict)

    def page(self, address: str) -> LexborHTMLParser:
        """The page at an address below the site's root (`a/b/`, or a file's name)."""
        return _parsed(self.read(address))

    def read(self, address: str) -> bytes:
        """The bytes served at an address."""
        if address in self.instead:
            return self.instead[address]
        name = f"{address}index.html" if address.endswith("/") or not address else address
        return (self.folder / name).read_bytes()

    def has(self, address: str) -> bool:
        """Whether something is served at an address."""
        name = f"{address}index.html" if address.endswith("/") or not address else address
        return (self.folder / name).is_file()

    def addresses(self) -> list[str]:
        """The addresses of all HTML pages."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return sorted(name.removesuffix("index.html") for name in found)

    def digests(self) -> dict[str, str]:
        """The digest of every file by its name."""
        files = (path for path in sorted(self.folder.resolve().rglob("*")) if path.is_file())
        top = self.folder.resolve()
        return {
            path.relative_to(top).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in files
        }


def copy_tree(target: Path) -> Path:
    """A copy of the project without its environment, caches and built site."""
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*_LEFT_BEHIND))
    return target


def run_python(folder: Path, *arguments: str, **environment: str) -> None:
    """Run this Python in a folder; the copy of the generator that lies there is the one used."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)} | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
