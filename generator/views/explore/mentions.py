"""Where a disclosure uses the terms that the site explains: one pass over its text."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure
from generator.model.narrative import Block, Definition, FormBlock, sections, walk
from generator.model.project import Project
from generator.model.table import Table
from generator.views import addresses
from generator.views.site import Site
from generator.views.term_pattern import term_pattern


class Mention(Struct, frozen=True):
    """A page on which a term stands: ``kind`` is 章节, 表 or 项目; ``path`` may name an anchor."""

    term: str
    kind: str
    title: str
    path: str


def mentions(record: Disclosure, edition: Edition, site: Site) -> Iterator[Mention]:
    """Each term once a page, at its first place there; definitions themselves are no use."""
    pattern = term_pattern(tuple(site.term_definitions))
    if pattern is None:
        return
    for kind, title, path, texts in _pages(record, edition):
        seen: dict[str, str] = {}
        for anchor, text in texts:
            for found in pattern.finditer(text):
                seen.setdefault(found.group(), anchor)
        for term, anchor in seen.items():
            yield Mention(term, kind, title, f"{path}{anchor}")


_Page = tuple[str, str, str, Iterable[tuple[str, str]]]


def _pages(record: Disclosure, edition: Edition) -> Iterator[_Page]:
    """Kind, title, address and texts of each page, every text with its anchor there."""
    for heading in sections(record.narrative):
        path = addresses.section(record, heading.section)
        yield "章节", heading.text.text, path, _of_blocks(record.narrative, heading.blocks)
    for table in record.tables:
        label = edition.forms[table.form].label
        yield "表", label, addresses.table(record, table.form), _of_table(table, edition)
    for project in record.projects:
        path = addresses.project(record, project.code)
        yield "项目", project.name or project.code, path, _of_project(project)


def _of_blocks(whole: tuple[Block, ...], blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Anchors count the blocks of the whole text, as they do on the page."""
    positions = {id(block): number for number, block in enumerate(walk(whole), 1)}
    for block in walk(blocks):
        if not isinstance(block, Definition | FormBlock):
            number = positions.get(id(block))
            yield (f"#p{number}" if number else ""), block.text.text


def _of_table(table: Table, edition: Edition) -> Iterator[tuple[str, str]]:
    form = edition.forms[table.form]
    names = [column.id for column in form.leaves if not column.kind.numeric]
    for index, row in enumerate(table.rows, 1):
        for column in names:
            if row[column]:
                yield f"#r{index}", row.text(column)
    for note in table.notes:
        yield "", note.text


def _of_project(project: Project) -> Iterator[tuple[str, str]]:
    for cell in project.cells.values():
        yield "", cell.text
    for goal in project.goals:
        yield "#form-goals", goal.text
    for index, row in enumerate(project.indicators, 1):
        for cell in row.cells.values():
            yield f"#i{index}", cell.text
