"""Printing narrative.yml: blocks in the order of the document, headings nested."""

from collections.abc import Iterator

from tests.fidelity.pieces import Disclosure, Node, Piece
from tests.fidelity.projects import projects
from tests.fidelity.tables import assets, institutions, notes, procurement

FILE = "narrative.yml"


def narrative(disclosure: Disclosure) -> Iterator[Piece]:
    """The whole narrative with the forms that stand in it."""
    yield from _blocks(disclosure, disclosure.files[FILE]["正文"], "正文")


def _blocks(disclosure: Disclosure, blocks: list[Node], path: str) -> Iterator[Piece]:
    for index, block in enumerate(blocks):
        yield from _block(disclosure, block, f"{path}[{index}]")


def _block(disclosure: Disclosure, block: Node, path: str) -> Iterator[Piece]:
    """One block: 表, 题 with its 内容, 段, 注 or 名词.

    Raises ValueError for any other, so that no block is silently left out of the comparison.
    """
    if "表" in block:
        yield from _form(disclosure, block, path)
    elif "题" in block:
        yield Piece(block["题"], FILE, f"{path}.题")
        yield from _blocks(disclosure, block.get("内容", []), f"{path}.内容")
    elif "段" in block:
        yield Piece(block["段"], FILE, f"{path}.段")
    elif "注" in block:
        yield from notes([block["注"]], FILE, f"{path}.注")
    elif "名词" in block:
        yield from _term(block, path)
    else:
        raise ValueError(f"{disclosure.key}/{FILE} {path}: unknown block {block}")


def _form(disclosure: Disclosure, block: Node, path: str) -> Iterator[Piece]:
    """A form that stands here by its name; its own piece only marks the place."""
    name = block["表"]
    yield Piece("", FILE, f"{path}.表")
    if name == "机构设置":
        yield from institutions(block, FILE, path)
    else:
        printers = {"项目绩效目标表": projects, "政府采购预算": procurement, "固定资产占用": assets}
        yield from printers[name](disclosure)


def _term(block: Node, path: str) -> Iterator[Piece]:
    """名词解释: number, term, colon, definition."""
    if "序号" in block:
        yield Piece(block["序号"], FILE, f"{path}.序号")
    yield Piece(block["名词"], FILE, f"{path}.名词")
    yield Piece("：", FILE, path, leaf=False)
    yield Piece(block["释义"], FILE, f"{path}.释义")
