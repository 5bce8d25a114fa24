"""Every place of a disclosure by its data path: what an entry of the 更正记录 names leads to it.

The paths are those that findings carry (``tables.yml/部门预算支出总表/2010303/合计``); the name of
the file may be left out (``部门预算支出总表/2010303/合计``).
"""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from generator.diagnostics import Place
from generator.forms.edition import Edition
from generator.model.cell import BLANK, Cell
from generator.model.disclosure import Contents, Disclosure
from generator.model.narrative import Definition, FormBlock
from generator.model.table import Table
from generator.rules.locator import Locator, flat_entries


class Places(Struct, frozen=True, dict=True):
    """The places of one disclosure, by path."""

    disclosure: Disclosure
    edition: Edition

    def find(self, path: str) -> Place | None:
        """The place that a path names, with or without the file; None where it names no cell."""
        return self._by_path.get(_plain(path)) or self._by_short_path.get(_plain(path))

    def holds(self, path: str) -> bool:
        """Whether a path names a place or something that has places below it: a table, a row."""
        return _plain(path) in self._above or self.find(path) is not None

    def cell(self, place: Place) -> Cell:
        """What stands at a place of a table, a project or the text; blank where nothing does."""
        return self._cells.get(place, BLANK)

    def path(self, place: Place) -> str:
        """The data path of a place."""
        return self.locator.location(place).path

    @cached_property
    def locator(self) -> Locator:
        """Tells file, line and name of each place."""
        return Locator(self.disclosure, self.edition)

    @cached_property
    def _cells(self) -> dict[Place, Cell]:
        return dict(_cells(self.disclosure, self.edition, self.locator))

    @cached_property
    def _by_path(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for place in self._cells:
            found.setdefault(self.path(place), place)
        return found

    @cached_property
    def _by_short_path(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for path, place in self._by_path.items():
            for short in shortened(path):
                found.setdefault(short, place)
        return found

    @cached_property
    def _above(self) -> frozenset[str]:
        paths = (*self._by_path, *self._by_short_path)
        return frozenset(
            path[:index]
            for path in paths
            for index, character in enumerate(path)
            if character == "/"
        )


def shortened(path: str) -> tuple[str, ...]:
    """A path without its file; of a project's file the code stays."""
    name, _, rest = path.partition("/")
    if name == "projects":
        file, _, inner = rest.partition("/")
        code = file.removesuffix(".yml")
        return (f"projects/{code}/{inner}", f"{code}/{inner}")
    return (rest,) if name.endswith(".yml") and rest else ()


def below(path: str, above: str) -> bool:
    """Whether ``path`` is the place ``above`` or lies below it, the file named or not."""
    wanted = _plain(above)
    return any(p == wanted or p.startswith(f"{wanted}/") for p in (path, *shortened(path)))


def _plain(path: str) -> str:
    return path.strip().strip("/")


def _cells(record: Disclosure, edition: Edition, locator: Locator) -> Iterator[tuple[Place, Cell]]:
    for table in record.all_tables:
        yield from _of_table(table, edition)
    for block in locator.blocks:
        if isinstance(block, FormBlock) and block.table:
            yield from _of_table(block.table, edition)
    yield from _of_projects(record, edition)
    yield from _of_text(locator)
    yield from _of_disclosure(record)


def _of_table(table: Table, edition: Edition) -> Iterator[tuple[Place, Cell]]:
    form = edition.forms[table.form]
    for field in form.head:
        yield Place(f"head:{form.id}", -1, field.id), table.head.get(field.id, BLANK)
    yield Place(f"head:{form.id}", -1, "state"), Cell(table.state.value, table.line)
    yield Place(f"head:{form.id}", -1, "title"), table.title
    for number, note in enumerate(table.notes):
        yield Place(f"notes:{form.id}", number), note
    for number, row in enumerate(table.rows):
        for column in form.leaves:
            yield Place(form.id, number, column.id), row[column.id]


def _of_projects(record: Disclosure, edition: Edition) -> Iterator[tuple[Place, Cell]]:
    form = edition.project
    for number, project in enumerate(record.projects):
        for field in form.fields:
            yield Place(f"project:{number}", -1, field.id), project[field.id]
        planned = {point.label: point.value for point in project.plan}
        for index, label in enumerate(form.plan_points):
            yield Place(f"plan:{number}", index), planned.get(label, BLANK)
        for index, goal in enumerate(project.goals):
            yield Place(f"goals:{number}", index), goal
        for index, row in enumerate(project.indicators):
            for column in form.indicator_columns:
                yield Place(f"indicators:{number}", index, column.id), row[column.id]


def _of_text(locator: Locator) -> Iterator[tuple[Place, Cell]]:
    for number, block in enumerate(locator.blocks):
        if isinstance(block, Definition):
            yield Place("text", number, "meaning"), block.meaning
        elif not isinstance(block, FormBlock):
            yield Place("text", number, "text"), block.text


def _of_disclosure(record: Disclosure) -> Iterator[tuple[Place, Cell]]:
    for field in ("title", "published", "approved"):
        yield Place("about", -1, field), getattr(record, field)
    for number, line in enumerate(record.cover):
        yield Place("about", number, "cover"), line
    if isinstance(record.contents, Contents):
        yield Place("about", -1, "contents"), record.contents.title
        for number, entry in enumerate(flat_entries(record)):
            yield Place("contents", number), entry.text
