"""What changed in the projects: fields, plan, goals, and indicator by indicator."""

from collections.abc import Iterator, Sequence

from generator.changes.change import Change, Kind, Part
from generator.changes.matching import Matched, Traits, likeness, match
from generator.changes.tables import Side
from generator.diagnostics import Place, blank_told
from generator.model.cell import Row
from generator.model.disclosure import Disclosure
from generator.model.project import Project
from generator.model.units import unit_of

Numbered = tuple[int, Project]
NumberedRow = tuple[int, Row]
_NOT_COMPARED = {"sequence"}

_PROJECTS: Traits[Numbered] = Traits(
    lambda item: _texts(item[1]), lambda item: item[1].code, lambda item: item[1].name
)


def compare_projects(before: Side, after: Side) -> Iterator[Part]:
    """A part on the projects that came, went or moved, then one for each that changed."""
    found = _matched(before.record.projects, after.record.projects)
    whole = [_whole(before, item, Kind.REMOVED) for item in found.removed]
    whole += [_whole(after, item, Kind.ADDED) for item in found.added]
    moved = tuple(item[1].name for item in found.moved)
    yield Part("项目", tuple(whole), moved, (), tuple(item[1].file for item in found.moved))
    for old, new in found.pairs:
        yield _compare(before, after, old, new)


def renamed_projects(before: Disclosure, after: Disclosure) -> dict[str, str]:
    """The files of projects that have another name now, by the old one."""
    pairs = _matched(before.projects, after.projects).pairs
    return {old.file: new.file for (_, old), (_, new) in pairs if old.file != new.file}


def _matched(before: Sequence[Project], after: Sequence[Project]) -> Matched[Numbered]:
    return match(list(enumerate(before)), list(enumerate(after)), _PROJECTS)


def _texts(project: Project) -> tuple[object, ...]:
    """All that a reader sees of a project."""
    return (
        tuple((id, cell.text) for id, cell in project.cells.items()),
        tuple((point.label, point.value.text) for point in project.plan),
        tuple(goal.text for goal in project.goals),
        tuple(tuple(cell.text for cell in row.cells.values()) for row in project.indicators),
    )


def _whole(side: Side, item: Numbered, kind: Kind) -> Change:
    """A project that is only in one state."""
    number, project = item
    unit = unit_of(project["unit"].text, side.edition.unit)
    budget = f"预算数 {project.budget.text} {unit}" if project.budget else "没有预算数"
    said = f"{budget}，{len(project.indicators)} 条指标"
    place = Place(f"project:{number}", -1, "project_name")
    return side.whole(kind, project.name or project.code, said, place)


def _compare(before: Side, after: Side, old: Numbered, new: Numbered) -> Part:
    number, project = new
    changes = [*_fields(after, old[1], number, project), *_plan(after, old[1], number, project)]
    changes += _goals(before, after, old, new)
    indicators, moved = _indicators(before, after, old, new)
    remark: tuple[str, ...] = ()
    if old[1]["sequence"].text != project["sequence"].text:
        remark = (f"序号 {old[1]['sequence'].text} → {project['sequence'].text}",)
    label = f"项目 {project.name or project.code}"
    return Part(label, (*changes, *indicators), moved, remark, (project.file,))


def _fields(after: Side, old: Project, number: int, new: Project) -> Iterator[Change]:
    for field in after.edition.project.fields:
        was, now = old[field.id].text, new[field.id].text
        if was != now and field.id not in _NOT_COMPARED:
            named = field.id in ("project_name", "project_code")
            kind = Kind.RENAMED if named and was and now else Kind.CHANGED
            place = Place(f"project:{number}", -1, field.id)
            yield after.change(kind, field.label, was, now, place)


def _plan(after: Side, old: Project, number: int, new: Project) -> Iterator[Change]:
    form = after.edition.project
    before = {point.label: point.value.text for point in old.plan}
    now = {point.label: point.value.text for point in new.plan}
    for index, label in enumerate(form.plan_points):
        if before.get(label, "") != now.get(label, ""):
            words = f"{form.plan_key} {label}"
            place = Place(f"plan:{number}", index)
            texts = before.get(label, ""), now.get(label, "")
            yield after.change(Kind.CHANGED, words, *texts, place)


def _goals(before: Side, after: Side, old: Numbered, new: Numbered) -> Iterator[Change]:
    goals = after.edition.project.goals_label
    traits: Traits[tuple[int, str]] = Traits(
        lambda item: item[1], lambda item: item[1], alike=lambda a, b: likeness(a[1], b[1])
    )
    mine = [(index, cell.text) for index, cell in enumerate(old[1].goals)]
    yours = [(index, cell.text) for index, cell in enumerate(new[1].goals)]
    found = match(mine, yours, traits)
    for (_, was), (index, now) in found.pairs:
        if was != now:
            yield after.change(Kind.CHANGED, goals, was, now, Place(f"goals:{new[0]}", index))
    for index, was in found.removed:
        yield before.change(Kind.REMOVED, goals, was, "", Place(f"goals:{old[0]}", index))
    for index, now in found.added:
        yield after.change(Kind.ADDED, goals, "", now, Place(f"goals:{new[0]}", index))


def _name(row: Row) -> str:
    return row.text("level3") or row.text("description")


def _alike(old: NumberedRow, new: NumberedRow) -> float:
    """Two indicators: the same group, names alike, and how much else is the same."""
    before, after = old[1], new[1]
    name = likeness(_name(before), _name(after))
    columns = (before.cells.keys() | after.cells.keys()) - {"level3"}
    same = sum(before.text(column) == after.text(column) for column in columns)
    share = same / len(columns) if columns else 0.0
    return 0.5 * name + 0.5 * share if name >= 0.3 or share >= 0.8 else 0.0


_INDICATORS: Traits[NumberedRow] = Traits(
    lambda item: tuple((id, cell.text) for id, cell in item[1].cells.items()),
    lambda item: item[1].text("level3") and (item[1].text("level2"), item[1].text("level3")),
    lambda item: item[1].text("level3"),
    _alike,
)


def _indicators(
    before: Side, after: Side, old: Numbered, new: Numbered
) -> tuple[list[Change], tuple[str, ...]]:
    found = match(
        list(enumerate(old[1].indicators)), list(enumerate(new[1].indicators)), _INDICATORS
    )
    changes: list[Change] = []
    for (_, was), now in found.pairs:
        changes += _cells(after, new[0], was, now)
    changes += [_row(before, old[0], item, Kind.REMOVED) for item in found.removed]
    changes += [_row(after, new[0], item, Kind.ADDED) for item in found.added]
    return changes, tuple(f"指标 {_name(row)}" for _, row in found.moved)


def _cells(side: Side, number: int, old: Row, new: NumberedRow) -> Iterator[Change]:
    index, row = new
    for column in side.edition.project.indicator_columns:
        was, now = old.text(column.id), row.text(column.id)
        if was == now:
            continue
        renamed = column.id == "level3" and was and now
        words = column.label if renamed else f"{_name(row)} {column.label}"
        kind = Kind.RENAMED if renamed else Kind.CHANGED
        yield side.change(kind, words, was, now, Place(f"indicators:{number}", index, column.id))


def _row(side: Side, number: int, item: NumberedRow, kind: Kind) -> Change:
    index, row = item
    said = blank_told(f"{row.text('level2')} {row.text('value')}".strip())
    place = Place(f"indicators:{number}", index, "level3")
    return side.whole(kind, f"指标 {_name(row)}", said, place)
