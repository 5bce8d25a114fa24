"""The unit of the amounts of a project: that of the line above its form, or of a label in it."""

from generator.exchange.incoming.captions import Caption
from generator.exchange.incoming.document import Box
from generator.exchange.incoming.indicators import Draft
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.money import not_converted, unit_beside, unit_in
from generator.exchange.incoming.wording import excerpt, squeeze
from generator.forms.edition import Edition


def take_unit(edition: Edition, draft: Draft, caption: Caption, title: str, ledger: Ledger) -> None:
    """The unit that the line above a form prints; the data name the unit of the 版式."""
    printed = squeeze(caption.values.get("unit", ""))
    draft.unit = unit_in(printed)
    if printed:
        draft.cells["unit"] = edition.unit if draft.unit else printed
    if printed and not draft.unit:
        message = not_converted(title or "项目", printed, edition.unit)
        ledger.doubt(caption.wheres.get("unit", draft.where), message)
    if draft.unit and draft.unit != edition.unit:
        ledger.note(draft.where, f"“{title}”以{draft.unit}为单位，金额已换算为{edition.unit}")


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
