"""What a page must show of the narrative: every block, in order, headings at their depth."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from tests.fidelity.pieces import Node as Yaml
from tests.site.claims import Claim
from tests.site.markup import Node, children, has_class, one, text
from tests.site.projects import project_claims
from tests.site.records import Record
from tests.site.sheets import assets_form, institutions_form, procurement_form, sheet_claims

FILE = "narrative.yml"
PROJECT_FORMS = "项目绩效目标表"
# Where the catalogue of the overview lists what is on their pages.
FORMS_WITH_PAGES = {PROJECT_FORMS: "项目", "政府采购预算": "其他", "固定资产占用": "其他"}


@dataclass(frozen=True)
class Block:
    """A block of the data and its place. ``tag`` is the element it becomes, ``kind`` its key."""

    tag: str
    kind: str
    place: str
    node: Yaml


def flatten(blocks: list[Yaml], place: str, level: int, outside: bool = False) -> Iterator[Block]:
    """The blocks in order; ``outside`` leaves out sections and forms with pages of their own."""
    for index, node in enumerate(blocks):
        here = f"{place}[{index}]"
        kind = next(key for key in ("段", "注", "名词", "表", "题") if key in node)
        if kind != "题":
            if not (outside and node.get("表") in FORMS_WITH_PAGES):
                yield Block({"表": "section"}.get(kind, "p"), kind, here, node)
        elif not (outside and "栏目" in node):
            yield Block(f"h{min(level, 6)}", kind, here, node)
            yield from flatten(node.get("内容", []), f"{here}.内容", level + 1, outside)


def sections(blocks: list[Yaml], place: str) -> Iterator[tuple[str, Yaml]]:
    """Place and node of every section that is a page."""
    for index, node in enumerate(blocks):
        here = f"{place}[{index}]"
        if "栏目" in node:
            yield here, node
        yield from sections(node.get("内容", []), f"{here}.内容")


def forms_outside(blocks: list[Yaml], place: str) -> Iterator[tuple[str, str]]:
    """Place and name of every form with pages of its own that stands outside the sections."""
    for index, node in enumerate(blocks):
        here = f"{place}[{index}]"
        if node.get("表") in FORMS_WITH_PAGES:
            yield f"{here}.表", node["表"]
        elif "题" in node and "栏目" not in node:
            yield from forms_outside(node.get("内容", []), f"{here}.内容")


def prose_claims(
    record: Record, blocks: list[Block], elements: list[Node], page: str, whole: bool
) -> Iterator[Claim]:
    """The blocks one by one against the elements of a page; ``whole`` has the projects in full."""
    expected = [*_spread(record, blocks, whole)]
    for pair, element in zip_longest(expected, elements):
        if pair is not None and element is not None:
            yield from _block(record, pair[0], pair[1], element, page)
        else:
            left = pair[0].place if pair else "after the last block"
            said = text(element) if element is not None else None
            yield Claim(FILE, left, page, "" if element is not None else left, said)


def _spread(
    record: Record, blocks: list[Block], whole: bool
) -> Iterator[tuple[Block, tuple[str, Yaml] | None]]:
    """Project forms stand one after the other on the full page, as one list elsewhere."""
    for block in blocks:
        if block.kind != "表" or block.node["表"] != PROJECT_FORMS:
            yield block, None
        elif whole:
            yield from ((block, project) for project in record.projects)
        else:
            yield replace(block, tag="ol"), None


def _block(
    record: Record, block: Block, project: tuple[str, Yaml] | None, element: Node, page: str
) -> Iterator[Claim]:
    said, place = text(element), block.place
    if element.tag != block.tag:
        yield Claim(FILE, place, page, f"<{block.tag}>", f"<{element.tag}> {said[:40]}")
    elif project:
        yield from project_claims(*project, element, page)
    elif block.kind == "表":
        yield from _form(record, block, element, page)
    elif block.kind == "名词":
        yield from _definition(block, element, page)
    elif block.kind == "注":
        yield Claim(FILE, f"{place}.注", page, block.node["注"], said.removeprefix("注："))
    else:
        yield Claim(FILE, f"{place}.{block.kind}", page, block.node[block.kind], said)


def _definition(block: Block, element: Node, page: str) -> Iterator[Claim]:
    """1、财政拨款收入：指本级财政…"""
    said, term = text(element), text(one(element, "dfn"))
    number = block.node.get("序号", "")
    rest = said.removeprefix(number).removeprefix(term)
    yield Claim(FILE, f"{block.place}.序号", page, number, said[: len(number)])
    yield Claim(FILE, f"{block.place}.名词", page, block.node["名词"], term)
    yield Claim(FILE, f"{block.place}.释义", page, block.node["释义"], rest[1:])


def _form(record: Record, block: Block, element: Node, page: str) -> Iterator[Claim]:
    name = block.node["表"]
    yield Claim(FILE, f"{block.place}.表", page, name, name)
    if name == PROJECT_FORMS:
        links = [text(link) for link in element.css("a")]
        names = [f"{node['序号']}. {node['项目名称']}" for _, node in record.projects]
        yield Claim(FILE, block.place, page, " ".join(names), " ".join(links))
    elif name == "政府采购预算":
        form = procurement_form(record.files["procurement.yml"], record.year)
        yield from sheet_claims(form, element, page)
    elif name == "固定资产占用":
        yield from sheet_claims(assets_form(record.files["assets.yml"]), element, page)
    else:
        yield from sheet_claims(institutions_form(block.node, block.place), element, page)


def elements_of(prose: Node) -> list[Node]:
    """The blocks of a page: its own heading and the word for 'nothing here' are not in the data."""
    blocks = children(prose)
    return [b for b in blocks if b.tag != "h1" and not has_class(b, "mz-prose__none")]
