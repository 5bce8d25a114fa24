"""Figures and their parts, written short."""

from decimal import Decimal

from generator.model.money import amount
from generator.views.seeing.part import Part


def part(label: str, text: str, *parts: Part, code: str = "") -> Part:
    return Part(label, text, amount(text), "", parts, code)


def whole(text: str, **parts: str) -> Part:
    return part("支出", text, *(part(label, figure) for label, figure in parts.items()))


def total(*texts: str) -> Decimal:
    return sum((Decimal(text) for text in texts), Decimal(0))
