"""The printed pieces of a disclosure, and the disclosure itself as plain YAML nodes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"

Node = Any
"""What a loader that keeps scalars as text returns: str, or list and dict of nodes."""

Kind = Literal["text", "cell", "caption", "entry"]
"""text: a line of its own; cell: in a table; caption: head line of a form (部门, 单位);
entry: a line of the printed contents. Which kinds stand in cells depends on the source's layout."""


@dataclass(frozen=True)
class Piece:
    """One printed text and where it comes from.

    `path` is the place in `file`, as in `绩效指标[3].指标值`. A label that the form itself prints
    is no `leaf` and carries the path of its record.
    """

    text: str
    file: str
    path: str
    kind: Kind = "text"
    leaf: bool = True

    @property
    def place(self) -> str:
        """File and path, with a mark for labels: what a message shows."""
        return f"{self.file} {self.path}" + ("" if self.leaf else " (label or blank of the form)")


@dataclass(frozen=True)
class Disclosure:
    """One `data/<区划>/<部门>/<year>`: its key below data/, its YAML files by name, its source."""

    key: str
    files: dict[str, Node]
    source: str

    @property
    def year(self) -> str:
        """The budget year, which some labels print."""
        return self.key.rsplit("/", 1)[-1]

    def projects(self) -> list[tuple[str, Node]]:
        """File name and record of each project, in the printed order."""
        found = [item for item in self.files.items() if item[0].startswith("projects/")]
        return sorted(found, key=lambda item: int(item[1]["序号"]))


def keys() -> list[str]:
    """Every disclosure below data/ whose source text is kept beside it."""
    found = DATA.glob("*/*/*/source/original.txt")
    return sorted(path.parents[1].relative_to(DATA).as_posix() for path in found)


# What the editors record beside the document; nothing of it is printed there.
NOT_OF_THE_DOCUMENT = {"acknowledgements.yml", "corrections.yml"}


@cache
def load(key: str) -> Disclosure:
    """Read one disclosure; nobody may change the nodes in place (copy them first)."""
    folder = DATA / key
    paths = sorted([*folder.glob("*.yml"), *folder.glob("projects/*.yml")])
    paths = [path for path in paths if path.name not in NOT_OF_THE_DOCUMENT]
    files = {path.relative_to(folder).as_posix(): _read(path) for path in paths}
    source = (folder / "source/original.txt").read_bytes().decode("utf-8")
    return Disclosure(key, files, source)


def _read(path: Path) -> Node:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def leaves(node: Node, path: str = "") -> Iterator[tuple[str, str]]:
    """Every scalar below `node` with its path, written as in `Piece.path`."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, f"{path}[{index}]")
    else:
        yield path, node
