"""Reading the built HTML: text as it stands, tables as grids in which merged cells are repeated."""

from dataclasses import dataclass
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

Node = LexborNode


@dataclass(frozen=True)
class Cell:
    """A cell of a grid; ``value`` is its data-value, ``origin`` the same for a merged cell."""

    text: str
    value: str | None
    origin: int
    node: Node


Grid = list[list[Cell]]


def parse(html: bytes) -> LexborHTMLParser:
    """A page."""
    return LexborHTMLParser(html)


def text(node: Node) -> str:
    """All text below a node, blanks inside it as they are."""
    return node.text(deep=True, separator="", strip=False).strip()


def leads(page: str, link: Node) -> str:
    """The address from the root that a link on ``page`` leads to, with its anchor."""
    return reached(page, link.attributes.get("href") or "")


def reached(page: str, href: str) -> str:
    """The address from the root that ``href`` on ``page`` leads to."""
    root = "https://site.invalid/"
    return unquote(urljoin(root + page, href)).removeprefix(root)


def children(node: Node) -> list[Node]:
    """The elements directly below."""
    return list(node.iter(include_text=False))


def one(node: Node | LexborHTMLParser, selector: str) -> Node:
    """The only element that a selector finds."""
    found = node.css(selector)
    assert len(found) == 1, f"{len(found)} elements {selector}"
    return found[0]


def has_class(node: Node, name: str) -> bool:
    """Whether an element is of a class."""
    return name in (node.attributes.get("class") or "").split()


def rows_of(table: Node, part: str) -> list[Node]:
    """The rows of thead or tbody; rows that the site has added up are not in the data."""
    rows = table.css(f"{part} > tr")
    return [row for row in rows if not has_class(row, "mz-row--derived")]


def cells_of(row: Node) -> list[Node]:
    """The cells of a row as they are written, nothing repeated."""
    return [child for child in children(row) if child.tag in ("th", "td")]


def grid(rows: list[Node]) -> Grid:
    """The rows with every merged cell repeated in each place that it covers."""
    lines: list[dict[int, Cell]] = [{} for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for node in cells_of(row):
            while x in lines[y]:
                x += 1
            cell = Cell(text(node), node.attributes.get("data-value"), node.mem_id, node)
            right, below = _span(node, "colspan"), _span(node, "rowspan")
            assert y + below <= len(rows), f"a cell hangs out of the table: {cell.text}"
            for line in lines[y : y + below]:
                assert not any(x + dx in line for dx in range(right)), f"cells lie on {cell.text}"
                line.update({x + dx: cell for dx in range(right)})
            x += right
    assert all(sorted(line) == list(range(len(line))) for line in lines), "a row has a hole"
    return [[line[x] for x in sorted(line)] for line in lines]


def _span(node: Node, name: str) -> int:
    return int(node.attributes.get(name) or 1)


def texts(row: list[Cell]) -> list[str]:
    """What the cells of a line of a grid say."""
    return [cell.text for cell in row]
