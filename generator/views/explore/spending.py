"""What departments spend on a 科目 in a year: in a sentence, and as bars on one axis."""

from decimal import Decimal

from generator.model.units import Sum, convert, shared_unit, shown
from generator.views.explore.subject_tree import Spender, Subject, YearOf
from generator.views.seeing.figure import Figure, FigureGroup, rows_of
from generator.views.seeing.part import Part

_BARS = 20


def added(sum: Sum) -> str:
    """A sum with its unit; where amounts were converted, without noughts that nobody printed."""
    return f"{shown(Decimal(sum.text)) if sum.mixed else sum.text} {sum.unit}"


def year_in_short(spent: YearOf) -> str:
    """How many departments spend how much, in a few words."""
    if spent.count:
        return f"{spent.count} 个部门" + (f" {added(spent.sum)}" if spent.sum.text else "")
    blank = spent.sum.blank
    return f"{blank} 个部门没有列出合计" if blank else "没有部门安排支出"


def year_said(year: str, spent: YearOf) -> str:
    """How many departments spend how much, and what is not counted."""
    sum = spent.sum
    notes = [
        "单位不同的已折算" if sum.mixed and sum.text else "",
        f"另有 {sum.blank} 个部门没有列出合计，不计在内" if sum.blank and sum.text else "",
        f"另有 {sum.foreign} 个部门的单位不能折算，不在合计里" if sum.foreign and sum.text else "",
    ]
    said = "，".join(note for note in notes if note)
    return f"{year}年，{_amount_said(spent)}" + (f"（{said}）。" if said else "。")


def _amount_said(spent: YearOf) -> str:
    sum, here = spent.sum, "在这个科目安排支出"
    if spent.count:
        known = f"合计 {added(sum)}" if sum.text else "单位不能折算，没有相加"
        return f"{spent.count} 个部门{here}，{known}"
    if not sum.text:
        return f"{sum.blank} 个部门列出这个科目，合计都是空白"
    return "列出合计的部门都是 0" if sum.blank else f"没有部门{here}，列出的都是 0"


def spenders_figure(subject: Subject, year: str, spent: YearOf) -> Figure | None:
    """The departments as bars, the greatest first; None where fewer than two can be compared."""
    known = [spender for spender in spent.spenders if spender.amount is not None]
    unit = shared_unit(spender.unit for spender in known)
    parts = [part for spender in known if (part := _part(spender, unit)) is not None]
    if len(parts) < 2 or not any(part.amount for part in parts):
        return None
    parts.sort(key=lambda part: -(part.amount or Decimal(0)))
    drawn = tuple((0, part) for part in parts[:_BARS])
    notes = (
        f"只列前 {_BARS} 个部门，共 {len(parts)} 个。" if len(parts) > _BARS else "",
        f"单位不同的已折算成{unit}。" if any(s.unit != unit for s in known) else "",
        f"另有 {len(known) - len(parts)} 个部门的单位不能折算，没有画。"
        if len(parts) < len(known)
        else "",
        "有负数，画在零线左边。" if any((p.amount or 0) < 0 for _, p in drawn) else "",
    )
    return Figure(
        f"{subject.system}-spenders",
        f"{year}年各部门的支出，从多到少",
        (),
        "部门",
        unit,
        "",
        (FigureGroup("", "", rows_of(Part("", "", None), drawn)),),
        (),
        tuple(note for note in notes if note),
    )


def _part(spender: Spender, unit: str) -> Part | None:
    """A department's amount in the unit of the chart, None where it cannot be converted."""
    size = None if spender.amount is None else convert(spender.amount, spender.unit, unit)
    if size is None:
        return None
    text = spender.text if spender.unit == unit else shown(size)
    name, path = spender.found.origin.department_name, spender.lines[0].path
    return Part(name, text, size, path, computed=len(spender.lines) > 1)
