"""A form as it is being read, and what its head says."""

import re

from msgspec import Struct, field

from generator.exchange.incoming.captions import Caption, head_value
from generator.exchange.incoming.document import Box
from generator.exchange.incoming.heads import HeadMatch
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.money import is_strange, no_unit, not_converted, unit_in
from generator.exchange.incoming.wording import bare, excerpt, squeeze
from generator.forms.column import ColumnKind
from generator.forms.edition import Edition
from generator.forms.table_form import TableForm

Cells = dict[str, str]
_IN_HEADS = re.compile(r"[（(]([^（）()]{1,12})[)）]")
_BESIDE_WORD = re.compile(r"金额单位[:：（(]*([^（）()\s]+)")


class Filled(Struct):
    """A form as read from the document, growing as further grids of it come.

    ``head`` and ``rows`` are by the ids of the form; ``title`` is what is printed above it.
    ``unit`` is the unit that its amounts are printed in. ``last`` is the last row as printed;
    ``resumed`` says that the next row is the first on a new page; ``figures`` are all amounts.
    ``again`` is the table of this form before it, of one that is printed once more and left out.
    """

    form: TableForm
    match: HeadMatch
    where: str
    title: str = ""
    head: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    rows: list[Cells] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pieces: int = 1
    codes: dict[int, str] = field(default_factory=dict)
    nils: list[str] = field(default_factory=list)
    strangers: dict[int, list[Box]] = field(default_factory=dict)
    last: dict[str, Box] = field(default_factory=dict)
    resumed: bool = False
    figures: list[tuple[str, str]] = field(default_factory=list)
    again: "Filled | None" = None


def begun(edition: Edition, match: HeadMatch, where: str, caption: Caption, title: str,
          ledger: Ledger) -> Filled:  # fmt: skip
    """A form whose head was found at a place; what the head leaves open is said."""
    form = match.form
    filled = Filled(form, match, where, title)
    filled.head = {
        field.id: head_value(field.id, caption.values[field.id])
        for field in form.head
        if caption.values.get(field.id)
    }
    filled.unit = _unit(edition, match, caption, filled, ledger)
    for label in match.missing:
        if label != form.leaves[0].undated or form.numbered:
            ledger.doubt(filled.where, f"“{form.label}”里没有“{label}”一列，这一列空着", 0)
    for column, words in match.unsure.items():
        label = form.by_id[match.columns[column]].undated
        ledger.doubt(filled.where, f"“{form.label}”的“{excerpt(words)}”一列当作“{label}”读出")
    return filled


def go_on(edition: Edition, filled: Filled, caption: Caption, where: str, ledger: Ledger) -> None:
    """Read the rows from here on in the unit that is printed above them; told where it is another
    than before, as another department is."""
    form, printed = filled.form, caption.values.get("unit", "")
    whose, first = caption.values.get("department", ""), filled.head.get("department", "")
    named = any(field.id == "department" for field in form.head)
    if named and whose and bare(whose) != bare(first):
        before = f"前面印的是“{excerpt(first)}”" if first else "前面没有印部门"
        message = f"“{form.label}”的各行中间印着部门“{excerpt(whose)}”，{before}"
        ledger.doubt(where, f"{message}；各行接在一起收入，请核对", 0)
    unit, before = unit_in(printed), filled.unit or edition.unit
    money = any(column.kind is ColumnKind.AMOUNT for column in form.leaves)
    if not money or not (unit or is_strange(printed)) or unit == filled.unit:
        return
    filled.unit = unit
    if not unit:
        ledger.doubt(where, not_converted(form.label, printed, edition.unit))
    elif unit != before:
        message = f"“{form.label}”前面的各行按{before}读出，从这里起印的单位是{unit}，按{unit}读出"
        ledger.doubt(where, f"{message}，请核对", 0)


def _unit(
    edition: Edition, match: HeadMatch, caption: Caption, filled: Filled, ledger: Ledger
) -> str:
    """The unit of the amounts; the head line of the data names the unit of the 版式."""
    heads = " ".join(word for words in match.heads for word in words)
    beside = {text for text in _IN_HEADS.findall(heads) if unit_in(text) or is_strange(text)}
    said = [caption.values.get("unit", ""), *_BESIDE_WORD.findall(heads)]
    printed = next((text for text in said if unit_in(text) or is_strange(text)), "")
    named = printed
    if not printed:  # 合计（元）; several that differ are none
        printed = "、".join(sorted(beside))
    unit = unit_in(printed)
    money = any(column.kind is ColumnKind.AMOUNT for column in match.form.leaves)
    if printed and not unit and money:
        ledger.doubt(filled.where, not_converted(match.form.label, printed, edition.unit))
        if any(field.id == "unit" for field in match.form.head):
            filled.head["unit"] = squeeze(printed)  # the checks tell that it is another
        return ""
    others = {unit_in(text) for text in (*beside, *said)} - {unit, ""}
    if unit and others and money:
        shown = "、".join(sorted(others))
        message = f"“{match.form.label}”按{unit}读出，表头里还印着别的单位：{shown}，请核对"
        ledger.doubt(filled.where, message, 0)
    if unit and not named and money:
        ledger.doubt(filled.where, f"“{match.form.label}”的单位取自表头里的“（{printed}）”", 0)
    if not unit and money:
        unit = edition.unit
        ledger.doubt(filled.where, no_unit(match.form.label, unit, caption.unread), 0)
    if unit != edition.unit and money:
        if "unit" in filled.head:
            filled.head["unit"] = edition.unit
        ledger.note(filled.where, f"“{match.form.label}”以{unit}为单位，已换算为{edition.unit}")
    return unit
