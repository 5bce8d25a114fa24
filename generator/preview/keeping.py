"""The last good pages: what cannot be read at the moment is shown as it was."""

from pathlib import Path

from msgspec.structs import replace

from generator.building.stock import Departments, Stock
from generator.building.survey import Survey


def with_good_lists(stock: Stock, before: Survey | None) -> Stock:
    """A stock whose lists are those of before where they cannot be read; the findings are told."""
    if before is None or not any(f.blocks and "/reference/" in f.span.file for f in stock.findings):
        return stock
    known = before.stock
    return replace(stock, reference=known.reference, reference_key=known.reference_key)


def keep_good(now: Survey, before: Survey | None, root: Path) -> tuple[Survey, tuple[str, ...]]:
    """``now`` with what was read before in place of what cannot be read, and whose folders.

    A disclosure counts as unreadable when a file of it is; single wrong values are left blank and
    told, as everywhere. What was deleted is gone.
    """
    if before is None:
        return now, ()
    whole = {one.read.folder: one for one in now.all if one.read.readable}
    kept = {
        one.read.folder: one
        for one in before.all
        if one.read.readable
        if one.read.folder not in whole or whole[one.read.folder].read.incomplete
        if (root / one.read.folder).is_dir()
    }
    merged = {**{one.read.folder: one for one in now.all}, **kept}
    wanted = {one.read.id[:2] for one in merged.values()}
    known = {**before.departments.by_code, **now.departments.by_code}
    there = {key: known[key] for key in known if key in now.departments.by_code or key in wanted}
    departments = Departments(there, now.departments.findings)
    shown = replace(now, departments=departments, all=tuple(merged[f] for f in sorted(merged)))
    return shown, tuple(sorted(kept))
