"""Whether the peers' pages show what ours show: the cells of every form, in order."""

from collections.abc import Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from bench.building.places import Place

_FORMS = ("tables/*", "procurement", "assets")


def same_cells(place: Place, built: Sequence[str]) -> str:
    """A line for each peer whose site is there: how many cells of ours stand in the same place."""
    if "pages" not in built:
        return ""
    ours = cells_of(place.output("pages"))
    lines = []
    for name in ("hugo", "mkdocs", "zensical"):
        if name in built:
            same, total = compare(ours, cells_of(place.output(name)))
            lines.append(f"{name}：我们的表格共 {total} 个单元格，相同的 {same} 个。\n")
    return "".join(["\n", *lines] if lines else lines)


def compare(ours: dict[str, list[str]], theirs: dict[str, list[str]]) -> tuple[int, int]:
    """How many cells are the same, and how many there are on our pages."""
    same = 0
    for address, cells in ours.items():
        same += sum(a == b for a, b in zip(cells, theirs.get(address, []), strict=False))
    return same, sum(map(len, ours.values()))


def cells_of(site: Path) -> dict[str, list[str]]:
    """The texts in the body of the first table of each page that is a form."""
    pages = (page for form in _FORMS for page in site.glob(f"[0-9]*/*/*/{form}/index.html"))
    return {str(page.relative_to(site)): _texts(page) for page in sorted(pages)}


def _texts(page: Path) -> list[str]:
    table = LexborHTMLParser(page.read_bytes()).css_first("article table")
    if table is None:
        return []
    return ["".join(cell.text().split()) for cell in table.css("tbody td, tbody th")]
