"""The unit of the amounts of a project: that of the line above its form, or of a label in it."""

from generator.exchange.incoming.captions import Caption
from generator.exchange.incoming.document import Box
from generator.exchange.incoming.head_lines import head_line
from generator.exchange.incoming.indicators import Draft
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.money import no_unit, not_converted, unit_beside, unit_in
from generator.exchange.incoming.wording import excerpt, squeeze
from generator.forms.edition import Edition


def take_unit(edition: Edition, draft: Draft, caption: Caption, title: str, ledger: Ledger) -> None:
    """The unit that the line above a form prints; the data name the unit of the 版式."""
    printed = squeeze(caption.values.get("unit", ""))
    draft.unit, draft.unread = unit_in(printed), caption.unread
    if printed:
        draft.cells["unit"] = edition.unit if draft.unit else printed
    if printed and not draft.unit:
        message = not_converted(title or "项目", printed, edition.unit)
        ledger.doubt(caption.wheres.get("unit", draft.where), message)
    if draft.unit and draft.unit != edition.unit:
        ledger.note(draft.where, f"“{title}”以{draft.unit}为单位，金额已换算为{edition.unit}")


def take_inner_unit(edition: Edition, draft: Draft, box: Box, ledger: Ledger) -> bool:
    """Take the unit that a cell of the form prints (单位：元); whether it prints one.

    Amounts that were read before it stay as they are, and this is told.
    """
    found = head_line(edition, box.text)
    if found is None or not found.sure or not found.units or found.says or found.others:
        return False
    printed = "、".join(dict.fromkeys(map(squeeze, found.units)))
    unit = unit_in(printed)
    if draft.unitless or draft.cells.get("unit"):
        if unit != (draft.unit or edition.unit):
            before = draft.unit or draft.cells.get("unit") or edition.unit
            message = f"“{draft.name}”里印着单位“{printed}”，前面的金额已按{before}读出，请核对"
            ledger.doubt(box.where, message)
    elif unit:
        draft.unit, draft.cells["unit"] = unit, edition.unit
        ledger.note(box.where, f"“{draft.name}”以{unit}为单位，金额换算为{edition.unit}")
    else:
        draft.cells["unit"] = printed
        ledger.doubt(box.where, not_converted(draft.name, printed, edition.unit))
    return True


def tell_no_unit(edition: Edition, draft: Draft, ledger: Ledger) -> None:
    """Say that a project with amounts prints no unit."""
    if draft.unitless and not draft.cells.get("unit"):
        ledger.doubt(draft.unitless, no_unit(draft.name, edition.unit, draft.unread), 0)


def own_unit(edition: Edition, draft: Draft, label: Box, ledger: Ledger) -> str:
    """The unit in a label (预算数（元）), '' without one; told where the form names another."""
    said = unit_beside(label.text)
    unit = unit_in(said)
    if said and not unit:
        ledger.doubt(label.where, not_converted(label.text, said, edition.unit))
        return edition.unit
    if unit and unit != (draft.unit or edition.unit):
        message = f"“{draft.name}”的单位取自“{excerpt(label.text)}”，以{unit}读出"
        ledger.doubt(label.where, message)
    return unit
