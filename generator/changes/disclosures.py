"""Two states of the data as one report: which disclosure is which, and what changed in each."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.changes.about import compare_about, compare_department, compare_records
from generator.changes.change import DisclosureChange, Part, State
from generator.changes.coverage import uncovered
from generator.changes.money import compare_money
from generator.changes.projects import compare_projects
from generator.changes.tables import Side, compare_table
from generator.changes.texts import compare_texts
from generator.forms import registry
from generator.model.disclosure import Department, Disclosure
from generator.model.table import Table

Key = tuple[str, str, str]


class Records(Struct, frozen=True):
    """What one state holds, as far as it could be read; departments by region and code.

    ``incomplete`` names by disclosure the files (below its folder) that could not be read whole.
    """

    disclosures: Mapping[Key, Disclosure]
    departments: Mapping[tuple[str, str], Department]
    incomplete: Mapping[Key, frozenset[str]]

    def name(self, record: Disclosure) -> str:
        """The name of a disclosure's department, its code where unknown."""
        known = self.departments.get((record.region, record.department))
        return known.name.text if known and known.name else record.department


Pairs = tuple[tuple[Disclosure | None, Disclosure | None], ...]


def pair(before: Records, after: Records) -> Pairs:
    """Which disclosure of before is which of after; one whose department was renumbered, too."""
    left = dict(before.disclosures)
    pairs: list[tuple[Disclosure | None, Disclosure | None]] = []
    for key, record in after.disclosures.items():
        old = left.pop(key, None)
        if old is None:
            moved = next(
                (k for k in _former(key, after) if k in left and k not in after.disclosures), None
            )
            old = left.pop(moved) if moved else None
        pairs.append((old, record))
    pairs += [(record, None) for record in left.values()]
    return tuple(sorted(pairs, key=lambda found: (found[1] or found[0] or _NOTHING).key))


_NOTHING = Disclosure("", "", "", "", kind=None, edition="")  # type: ignore[arg-type]


def _former(key: Key, after: Records) -> Iterator[Key]:
    """The keys that a disclosure may have had under former codes of its department."""
    region, department, year = key
    known = after.departments.get((region, department))
    for code in known.former_codes if known else ():
        yield region, code.text, year


def compare_disclosures(
    before: Records, after: Records, today: str
) -> tuple[DisclosureChange, ...]:
    """Every disclosure in which anything a record holds differs."""
    found = (_compare(before, after, *both, today) for both in pair(before, after))
    return tuple(change for change in found if change is not None)


def compare_departments(before: Records, after: Records) -> tuple[Part, ...]:
    """Every department whose own file says something else."""
    keys = sorted({*before.departments, *after.departments})
    parts = (compare_department(before.departments.get(k), after.departments.get(k)) for k in keys)
    return tuple(part for part in parts if part is not None)


def is_public(record: Disclosure, today: str) -> bool:
    """Whether readers can see a disclosure on a day."""
    due = record.published.text
    return not record.draft and (not due or due <= today) and not record.is_withdrawn(today)


def _compare(
    before: Records,
    after: Records,
    old: Disclosure | None,
    new: Disclosure | None,
    today: str,
) -> DisclosureChange | None:
    record = new or old
    if record is None:
        return None
    missing = _incomplete(before, old) | _incomplete(after, new)
    sides = [(r, registry.edition(r.edition)) if r else None for r in (old, new)]
    money = () if missing else compare_money(*sides)
    name = (after if new else before).name(record)
    key = "/".join(record.key)
    public = old is not None and is_public(old, today)
    if old is None or new is None:
        state = State.REMOVED if new is None else State.NEW
        words = _size(record) + (_GONE if public else "")
        return DisclosureChange(
            key, f"{name} {record.year}年", state, public, money, (), remark=words
        )
    parts = tuple(part for p in _parts(old, new) if (part := _readable(p, missing)))
    state = _state(old, new)
    silent = uncovered(parts, old, new) if public else ()
    remark = f"地址 {'/'.join(old.key)} → {key}" if old.key != new.key else ""
    if not parts and state is State.CHANGED:
        return None
    return DisclosureChange(
        key, f"{name} {record.year}年", state, public, money, parts, silent, remark
    )


_GONE = "；已经公开过，删去以后网址失效：应当留着，在 disclosure.yml 里写 撤回"


def _size(record: Disclosure) -> str:
    """How much a disclosure holds."""
    indicators = sum(len(project.indicators) for project in record.projects)
    counts = ((len(record.tables), "张公开表"), (len(record.projects), "个项目"))
    said = [f"{number} {words}" for number, words in (*counts, (indicators, "条指标")) if number]
    return "、".join((record.kind.value, *said))


def _incomplete(side: Records, record: Disclosure | None) -> frozenset[str]:
    return side.incomplete.get(record.key, frozenset()) if record else frozenset()


def _readable(part: Part, incomplete: frozenset[str]) -> Part:
    """A part without what one side could not be read of: it is not gone, it is not known."""
    if not incomplete:
        return part
    changes = tuple(c for c in part.changes if _name(c.file) not in incomplete)
    known = all(_name(file) not in incomplete for file in part.files)
    return replace(
        part,
        changes=changes,
        moved=part.moved if known else (),
        remarks=part.remarks if known else (),
    )


def _name(file: str) -> str:
    """A file as it is called below the folder of its disclosure."""
    return "/".join(file.split("/")[4:])


def _state(old: Disclosure, new: Disclosure) -> State:
    if new.withdrawal is not None and old.withdrawal is None:
        return State.WITHDRAWN
    return State.CHANGED if old.key == new.key else State.MOVED


def _parts(old: Disclosure, new: Disclosure) -> Iterator[Part]:
    before = Side.of(old, registry.edition(old.edition))
    after = Side.of(new, registry.edition(new.edition))
    yield compare_about(before, after)
    mine, yours = _tables(before), _tables(after)
    yield from _order(before, after)
    for form in dict.fromkeys((*yours, *mine)):
        part = compare_table(mine.get(form), yours.get(form))
        if part:
            yield part
    yield from compare_projects(before, after)
    yield from compare_texts(before, after)
    yield from compare_records(before, after)


def _tables(side: Side) -> dict[str, tuple[Side, Table]]:
    return {table.form: (side, table) for table in side.record.all_tables}


def _order(before: Side, after: Side) -> Iterator[Part]:
    """Tables that stand in another order."""
    labels = {form.id: form.label for form in after.edition.forms.values()}
    old = [table.form for table in before.record.tables]
    new = [table.form for table in after.record.tables]
    both = [form for form in new if form in old]
    if both != [form for form in old if form in new]:
        yield Part("公开表", moved=tuple(labels.get(form, form) for form in both))


def touched(change: DisclosureChange) -> set[str]:
    """The files that a change of a disclosure speaks of."""
    files = {item.file for part in change.parts for item in part.changes}
    return files | {file for part in change.parts for file in part.files if part}
