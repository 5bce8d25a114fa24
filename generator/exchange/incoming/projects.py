"""Project forms: labelled fields, plan, goals and rows of indicators."""

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.exchange.incoming.captions import Caption
from generator.exchange.incoming.codes import plain_code
from generator.exchange.incoming.document import Box, BoxRow
from generator.exchange.incoming.heads import texts
from generator.exchange.incoming.indicators import Draft, Indicators, is_indicator_head
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.money import (
    POWERS,
    converted,
    with_unit,
)
from generator.exchange.incoming.project_units import (
    own_unit,
    take_inner_unit,
    take_unit,
    tell_no_unit,
)
from generator.exchange.incoming.tables import told_figure
from generator.exchange.incoming.vocabulary import field_words
from generator.exchange.incoming.wording import (
    JOINT,
    bare_label,
    excerpt,
    figure,
    is_nil,
    joined,
    share,
    squeeze,
    without_layout_blanks,
)
from generator.forms.edition import Edition

_NUMBER = re.compile(r"^\s*([0-9]+)\s*[、.．]")
_HUNDRED = 100
_UNIT_LINE = re.compile(r"([0-9]{3,12})\s*(.+)")


def started(edition: Edition, title: str, caption: Caption, where: str, ledger: Ledger) -> Draft:
    """A project whose title and head lines have been read."""
    draft = Draft(where)
    number = _NUMBER.match(title)
    if number:
        draft.cells["sequence"] = number.group(1)
    if title:
        draft.cells["title"] = title
    unit = caption.values.get("department", "")
    named = _UNIT_LINE.fullmatch(unit)
    if named:
        draft.cells |= {"unit_code": named[1], "unit_name": named[2].strip()}
    elif unit:
        draft.cells["unit_name"] = unit
    take_unit(edition, draft, caption, title, ledger)
    return draft


class Reader:
    """Takes the rows of one project form after another into its draft."""

    def __init__(self, edition: Edition, draft: Draft, ledger: Ledger, plain_blanks: bool) -> None:
        self.edition, self.draft, self.ledger = edition, draft, ledger
        self.plain_blanks = plain_blanks
        self.fields = field_words(edition)
        self.indicators = Indicators(edition, draft, ledger, plain_blanks)

    def take(self, row: BoxRow) -> None:
        """One more row of the form."""
        draft = self.draft
        if not texts(row):
            return
        if is_indicator_head(self.edition, row) or draft.columns:
            self.indicators.take(row)
        elif not (self._plan_head(row) or (draft.expects == "plan" and self._plan(row))):
            self._fields(row)

    def text(self, box: Box, words: bool = True) -> str:
        """A cell's text on one line; only ``words`` can be in doubt about a blank."""
        if box.doubt and (words or box.doubt != JOINT):
            self.ledger.doubt(box.where, f"{box.doubt}：{excerpt(box.text)}")
        text = joined(box.text.split("\n"))
        return without_layout_blanks(text) if self.plain_blanks else text

    def _plan_head(self, row: BoxRow) -> bool:
        points = {
            box.column: found.removeprefix("plan:")
            for box in row
            if (found := self.fields.get(bare_label(box.text), "")).startswith("plan:")
        }
        if len(points) < 2:
            return False
        self.draft.plan_columns, self.draft.expects = points, "plan"
        return True

    def _plan(self, row: BoxRow) -> bool:
        draft = self.draft
        values = [
            box
            for box in row
            if box.text.strip() and self.fields.get(bare_label(box.text)) != "plan"
        ]
        if any(bare_label(box.text) in self.fields for box in values):
            return False
        draft.expects = ""
        if all(box.column in draft.plan_columns for box in values):
            pairs = [(draft.plan_columns[box.column], box) for box in values]
        elif len(values) == len(draft.plan_columns):
            pairs = list(zip(draft.plan_columns.values(), values, strict=True))
        else:
            shown = "、".join(box.text for box in values)
            self.ledger.miss(row[0].where, f"“{draft.name}”的资金支出计划对不上月份：{shown}")
            return True
        draft.plan = {point: self._plan_value(box) for point, box in pairs}
        self.ledger.cells += len(pairs)
        return True

    def _plan_value(self, box: Box) -> str:
        """A share as printed; an amount in another unit than the 版式's is converted."""
        text, number = squeeze(box.text), figure(box.text)
        unit = self.draft.unit or self.edition.unit
        if number is None:
            return share(text)
        if unit == self.edition.unit or is_share(number):
            return number
        return converted(number, unit, self.edition.unit)

    def _fields(self, row: BoxRow) -> None:
        """Labels with their values; a text without a label below the scale is the purpose."""
        draft = self.draft
        boxes = [box for box in row if box.text.strip() or box.width]
        index = 0
        while index < len(boxes):
            box = boxes[index]
            id = self.fields.get(bare_label(box.text), "")
            following = boxes[index + 1] if index + 1 < len(boxes) else None
            if id in ("scale", "plan"):
                draft.unit = own_unit(self.edition, draft, box, self.ledger) or draft.unit
                draft.expects = "purpose" if id == "scale" else draft.expects
            elif id:
                value, index = self._value_after(boxes, index)
                if value is not None:
                    self._set(id, value, box)
                if id == "budget" and draft.expects != "purpose":
                    draft.expects = "purpose"
            elif box.text.strip():
                self._unlabelled(box, following)
            index += 1

    def _value_after(self, boxes: Sequence[Box], index: int) -> tuple[Box | None, int]:
        """The value beside a label, and the index of what was used up.

        A label may itself be the value of another one; blanks between label and value are the
        rest of a merged cell.
        """
        for at in range(index + 1, len(boxes)):
            if bare_label(boxes[at].text) in self.fields:
                return None, at - 1
            if boxes[at].text.strip():
                return boxes[at], at
        return None, len(boxes) - 1

    def _unlabelled(self, box: Box, following: Box | None) -> None:
        draft = self.draft
        if take_inner_unit(self.edition, draft, box, self.ledger):
            return
        alone = following is None or not following.text.strip()
        if draft.expects == "purpose" and alone and "purpose" not in draft.cells:
            self._set("purpose", box)
            draft.expects = "more purpose"
            return
        if draft.expects in ("more purpose", "more goals") and alone:
            self._rest(box)
            return
        self.ledger.miss(box.where, f"“{draft.name}”里的这一格没有看懂：{excerpt(box.text, 60)}")

    def _rest(self, box: Box) -> None:
        """The lower part of the purpose or the goals, cut off by a page break."""
        draft = self.draft
        if draft.expects == "more purpose":
            draft.cells["purpose"] = joined([draft.cells["purpose"], self.text(box)])
        else:
            first, *others = self._goals(box)
            if draft.goals and not _NUMBER.match(first):
                draft.goals[-1] = joined([draft.goals[-1], first])
            else:
                draft.goals.append(first)
            draft.goals += others
        message = f"“{draft.name}”的这一格接着上一页的一格：{excerpt(box.text)}"
        self.ledger.doubt(box.where, message)

    def _set(self, id: str, box: Box, label: Box | None = None) -> None:
        draft = self.draft
        if id == "goals":
            draft.goals += self._goals(box)
            draft.expects = "more goals"
            return
        if id.startswith("plan"):
            return
        column = self.edition.project.by_id[id]
        is_code = id in ("project_code", "unit_code")
        text = self.text(box, not (is_code or column.kind.numeric))
        if column.kind.numeric:
            beside = own_unit(self.edition, draft, label, self.ledger) if label else ""
            text = self._amount(column.label, text, box, beside)
        elif is_code:
            text = self._code(column.label, text, box)
        if not text:
            return
        known = draft.cells.get(id)
        if known and known != text:
            message = (
                f"“{draft.name}”的“{column.label}”出现两次：{known}、{excerpt(text)}，取前一个"
            )
            self.ledger.doubt(box.where, message)
            return
        draft.cells[id] = text
        self.ledger.cells += 1

    def _code(self, label: str, text: str, box: Box) -> str:
        printed, code = squeeze(text), plain_code(text)
        if code != printed:
            message = f"“{self.draft.name}”的“{label}”印作“{excerpt(printed, 60)}”，按 {code} 收入"
            self.ledger.doubt(box.where, message)
        return code

    def _amount(self, label: str, text: str, box: Box, beside: str) -> str:
        plain, unit = with_unit(text)
        said = f"“{self.draft.name}”的“{label}”"
        number = figure(plain) or told_figure(said, plain, box, self.ledger)
        if number is None:
            if is_nil(text):
                self.draft.nils += 1
            else:
                message = f"“{self.draft.name}”的“{label}”里不是数：{excerpt(text)}"
                self.ledger.miss(box.where, message)
            return ""
        unit = unit or beside or self.draft.unit
        if not unit:
            self.draft.unitless = self.draft.unitless or box.where
        return converted(number, unit if unit in POWERS else self.edition.unit, self.edition.unit)

    def _goals(self, box: Box) -> list[str]:
        """A goal a line."""
        if box.doubt:
            self.ledger.doubt(box.where, f"{box.doubt}：{excerpt(box.text)}")
        lines = [line.strip() for line in box.text.split("\n") if line.strip()]
        lines = [without_layout_blanks(line) if self.plain_blanks else line for line in lines]
        self.ledger.cells += len(lines)
        return lines


def is_share(number: str) -> bool:
    """Whether a figure of a plan in 元 is a share of a hundred: no plan spends so little."""
    return Decimal(number) <= _HUNDRED


def finished(edition: Edition, draft: Draft, ledger: Ledger) -> None:
    """Say what was taken of a project."""
    tell_no_unit(edition, draft, ledger)
    if draft.fragment:
        shown = excerpt(" | ".join(texts(draft.fragment)), 60)
        ledger.miss(draft.fragment[0].where, f"“{draft.name}”最后一行不完整，没有收入：{shown}")
    ledger.take(f"项目 {draft.cells.get('project_code', '（没有编码）')} {draft.name}："
                f"{len(draft.indicators)} 条指标，{len(draft.goals)} 条目标")  # fmt: skip
    if draft.nils:
        ledger.doubt(
            draft.where, f"“{draft.name}”里有 {draft.nils} 格印着“-”一类的记号，当作空格", 0
        )
