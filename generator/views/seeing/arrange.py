"""Making parts fit for drawing: sorted, single chains joined, the smallest folded together."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from generator.model.money import plain
from generator.views.seeing.part import Part, sum_of

_SHOWN = (24, 16, 12, 8, 6, 5, 4, 3, 2)  # parts of one whole, from generous to tight
Levelled = tuple[int, Part]


def arranged(whole: Part, most: int) -> tuple[Levelled, ...]:
    """The parts with their levels (0 below the whole), at most about ``most`` of them."""
    rows: tuple[Levelled, ...] = ()
    for shown in _SHOWN:
        rows = tuple(_flat(_sorted(whole), shown, 0))
        if len(rows) <= most:
            return rows
    return tuple(_flat(replace(whole, parts=_without_parts(_sorted(whole))), most, 0))


def _without_parts(whole: Part) -> tuple[Part, ...]:
    return tuple(replace(part, parts=()) for part in whole.parts)


def _sorted(whole: Part) -> Part:
    """The largest first, whatever its sign; blanks last, equals as printed."""
    parts = (_joined(_sorted(part)) for part in whole.parts)
    ordered = sorted(parts, key=lambda p: (p.amount is None, -abs(p.amount or Decimal(0))))
    return replace(whole, parts=tuple(ordered))


def _joined(part: Part) -> Part:
    """A part whose only part is as large as itself is one with it: 卫生健康支出 › 医疗."""
    if len(part.parts) == 1 and part.parts[0].amount == part.amount is not None:
        inner = part.parts[0]
        return replace(inner, label=f"{part.label} › {inner.label}")
    return part


def _flat(whole: Part, shown: int, level: int) -> Iterator[Levelled]:
    parts = whole.parts
    if len(parts) > shown + 1:  # a single one is not worth folding
        parts = (*parts[:shown], _rest(parts[shown:]))
    for part in parts:
        yield level, part
        yield from _flat(part, shown, level + 1)


def _rest(parts: tuple[Part, ...]) -> Part:
    """The smallest together, with their exact sum."""
    known = any(part.amount is not None for part in parts)
    amount = sum_of(parts) if known else None
    text = "" if amount is None else plain(amount)
    return Part(f"其他 {len(parts)} 项", text, amount, computed=True, folded=True)
