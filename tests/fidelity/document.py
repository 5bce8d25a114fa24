"""Printing a whole disclosure: title, cover, contents, then its parts in the order of the data."""

from collections.abc import Iterator

from tests.fidelity.narrative import narrative
from tests.fidelity.pieces import Disclosure, Node, Piece
from tests.fidelity.tables import tables

FILE = "disclosure.yml"
PARTS = {"公开表": tables, "情况说明": narrative, "绩效文本": narrative}


def rebuild(disclosure: Disclosure) -> list[Piece]:
    """Every printed piece of the disclosure in the order of the document."""
    return list(_pieces(disclosure))


def _pieces(disclosure: Disclosure) -> Iterator[Piece]:
    record = disclosure.files[FILE]
    if "标题" in record:
        yield Piece(record["标题"], FILE, "标题")
    for index, line in enumerate(record.get("封面", [])):
        yield Piece(line, FILE, f"封面[{index}]")
    if "目录" in record:
        yield Piece(record["目录"]["题"], FILE, "目录.题")
        yield from _contents(record["目录"]["条目"], "目录.条目")
    for part in record["次序"]:
        yield from PARTS[part](disclosure)


def _contents(entries: list[Node], path: str) -> Iterator[Piece]:
    """Lines of the printed contents; those with a page are entries, the others head a group."""
    for index, entry in enumerate(entries):
        place = f"{path}[{index}]"
        yield Piece(entry["题"], FILE, f"{place}.题", "entry" if "页" in entry else "text")
        if "页" in entry:
            yield Piece(entry["页"], FILE, f"{place}.页", "entry")
        yield from _contents(entry.get("条目", []), f"{place}.条目")
