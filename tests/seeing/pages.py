"""Charts and comparisons as they stand on a page, read from its HTML alone."""

import re
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(frozen=True)
class Bar:
    """A row of a chart."""

    label: str
    href: str
    level: int
    text: str
    share: str
    width: Decimal | None
    negative: bool
    remark: str
    computed: bool


@dataclass(frozen=True)
class Chart:
    """A chart: its rows below each whole, what it says, what it notes."""

    id: str
    title: str
    says: str
    unit: str
    groups: tuple[tuple[str, str, tuple[Bar, ...]], ...]
    notes: tuple[str, ...]
    tiles: tuple[Decimal, ...]
    source: str

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All rows."""
        return tuple(bar for _, _, bars in self.groups for bar in bars)


def said(node: LexborNode) -> str:
    return re.sub(r"\s+", " ", node.text(deep=True)).strip()


def _only(node: LexborNode, selector: str) -> LexborNode:
    (found,) = node.css(selector)
    return found


def _bar(row: LexborNode) -> Bar:
    name, figure, *share = row.css("th, td")
    link, drawn = name.css("a"), name.css("svg rect")
    marks = figure.css("small")
    text = said(figure)
    for mark in marks:
        text = text.removesuffix(said(mark)).strip()
    remark = name.css(".mz-bars__remark")
    level = re.search(r"mz-bars__row--(\d)", row.attributes.get("class") or "")
    return Bar(
        said(_only(name, "div > :first-child")),
        (link[0].attributes["href"] or "") if link else "",
        int(level[1]) if level else 0,
        text,
        said(share[0]) if share else "",
        Decimal((drawn[0].attributes["width"] or "").rstrip("%")) if drawn else None,
        bool(drawn) and "minus" in (drawn[0].attributes.get("class") or ""),
        said(remark[0]) if remark else "",
        bool(marks),
    )


def charts(page: LexborHTMLParser) -> dict[str, Chart]:
    """The charts of a page by id."""
    found = {}
    for figure in page.css("figure.mz-chart"):
        groups = []
        for body in figure.css("table.mz-bars > tbody"):
            whole = body.css("tr.mz-bars__whole")
            label, text = (said(n) for n in whole[0].css("th, td")[:2]) if whole else ("", "")
            groups.append((label, text, tuple(map(_bar, body.css("tr:not(.mz-bars__whole)")))))
        tiles = tuple(
            Decimal((t.attributes["width"] or "").rstrip("%"))
            * Decimal((t.attributes["height"] or "").rstrip("%"))
            for t in figure.css("svg.mz-treemap > svg")
        )
        chart = Chart(
            (figure.id or "").removeprefix("chart-"),
            said(_only(figure, ".mz-chart__title")),
            said(_only(figure, ".mz-chart__says")),
            said(_only(figure, "table.mz-bars caption")).rpartition("单位：")[2],
            tuple(groups),
            tuple(map(said, figure.css(".mz-chart__note"))),
            tiles,
            said(_only(figure, ".mz-chart__source")),
        )
        found[chart.id] = chart
    return found


def grid(table: LexborNode) -> list[list[str]]:
    """The rows of a table of comparison, heads first."""
    return [[said(cell) for cell in row.css("th, td")] for row in table.css("tr")]
