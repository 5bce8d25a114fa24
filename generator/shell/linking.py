"""What is wrong with the navigation, the links and the foot in mkdocs.yml: MkDocs takes them as
they are, and what leads nowhere is missing from the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.diagnostics import Finding, text
from generator.forms.shape import TEXT, Field, Many, Shape, Value
from generator.load import reading_rules as reading
from generator.load import structure_rules as structure
from generator.load.binding import Bound, bind
from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.problems import Problems
from generator.load.reader import read_file
from generator.load.suggestion import suggest
from generator.model.cell import BLANK, Cell
from generator.project import Project

FILE = "mkdocs.yml"
_LINK = Shape(
    "链接",
    (
        Field("text", "text", TEXT, True, "读者看到的字"),
        Field("href", "href", TEXT, True, "地址，从网站根目录算起"),
    ),
)
_MARK = Shape(
    "标识",
    (
        Field("text", "text", TEXT, True, "读者看到的字"),
        Field("href", "href", TEXT, True, "网址"),
        Field("image", "image"),
    ),
)
_FOOT = Shape(
    "页脚",
    (
        *(Field(id, id) for id in ("sponsor", "contact", "site_code", "icp", "police", "source")),
        Field("marks", "marks", Many(_MARK)),
        Field("pages", "pages", Many(_LINK)),
    ),
)
_EXTRA: tuple[tuple[str, Value], ...] = (("links", Many(_LINK)), ("footer", _FOOT))
_IN_NAV = "写 content/ 里的文件名，如“- 关于本站: about.md”；别的链接写在 extra 的 links 里"


def broken_settings(root: Path) -> str:
    """Where the settings stop being YAML; '' where no such place is found."""
    errors = [finding for finding in read_file(root / FILE, FILE).findings if finding.blocks]
    return "\n\n".join(text.told(errors, Project(root).lines))


def wrong_links(root: Path, pages: set[str]) -> list[Finding]:
    """What is wrong in settings that MkDocs can read; ``pages`` lie in content/."""
    problems = Problems(FILE)
    read = read_file(root / FILE, FILE)
    settings = read.root
    if not isinstance(settings, Mapping):
        return []
    tagged = {found.span.line for found in read.findings if found.rule is reading.TAG}
    for leaf in _leaves(settings.get("nav")):
        _check_entry(leaf, pages, problems)
    extra = settings.get("extra")
    for key, value in _EXTRA:
        node = extra.get(key) if isinstance(extra, Mapping) else None
        bound = bind(node, value, problems, ("extra", key)) if node is not None else None
        if isinstance(bound, Bound):
            _check_addresses(bound, problems)
    # What a tag such as !ENV stands for is known when MkDocs has read it.
    return [found for found in problems.findings if found.span.line not in tagged]


def _leaves(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            yield from (leaf for item in node.items for leaf in _leaves(item))
        case Mapping():
            yield from (leaf for _, value in node.entries for leaf in _leaves(value))


def _check_entry(leaf: Scalar, pages: Iterable[str], problems: Problems) -> None:
    path = leaf.text.strip().removeprefix("./")
    if path not in pages:
        near = suggest(path, sorted(pages))
        message = f"导航里的“{path}”不是 content/ 里的页面"
        hint = f"是不是 {near}？" if near else _IN_NAV
        problems.add(structure.MISSING_FILE, message, leaf, hint=hint)


def _check_addresses(foot: Bound, problems: Problems) -> None:
    """What leads out of the site has a whole address."""
    marks: tuple[Bound, ...] = foot.get("marks", ())
    cells: tuple[Cell, ...] = (
        foot.get("source", BLANK),
        *(mark.get("href", BLANK) for mark in marks),
    )
    for cell in cells:
        if cell and not cell.text.startswith(("https://", "http://")):
            message, hint = f"“{cell.text}”不是网址", "写完整的网址，以 https:// 开头"
            place = cell.line, cell.column, ("extra", "footer"), hint, len(cell.text)
            problems.add_at(structure.NOT_AN_ADDRESS, message, *place)
