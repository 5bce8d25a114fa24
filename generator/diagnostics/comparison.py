"""What a rule compared, and how it came out: failed comparisons become findings."""

from __future__ import annotations

from decimal import Context, Decimal
from enum import StrEnum

import msgspec

from generator.diagnostics.place import Place
from generator.diagnostics.rule import Severity

_WIDEST_NUMBER = 40
_EXACT = Context(prec=2 * _WIDEST_NUMBER)


class Outcome(StrEnum):
    """How a comparison came out; `rounding` is a difference that rounding explains."""

    PASSED = "passed"
    ROUNDING = "rounding"
    FAILED = "failed"
    UNCHECKED = "unchecked"


class Comparison(msgspec.Struct, frozen=True, gc=False):
    """One thing a rule looked at: both sides as text, the places, the verdict.

    `rule` is the code only and `places` are unresolved: a disclosure has thousands of
    comparisons, and few of them fail. `message` says what is wrong with this very place, or why
    it is unchecked; `hint` what to do about it. `severity` replaces the rule's own where the
    case weighs less.
    """

    rule: str
    outcome: Outcome
    places: tuple[Place, ...]
    expected: str | None = None
    actual: str | None = None
    message: str = ""
    hint: str = ""
    severity: Severity | None = None

    @property
    def difference(self) -> str | None:
        """Actual minus expected as exact digits, or None when a side is no number."""
        return difference(self.expected, self.actual)


def difference(expected: str | None, actual: str | None) -> str | None:
    """Return actual minus expected, exactly, or None when either is no plain number."""
    left, right = _number(expected), _number(actual)
    if left is None or right is None:
        return None
    return format(_EXACT.subtract(right, left), "f")


def _number(text: str | None) -> Decimal | None:
    """Read digits with at most one point and a sign; anything else is no number."""
    if text is None or not text.isascii() or len(text) > _WIDEST_NUMBER:
        return None
    whole, _, fraction = text.removeprefix("-").partition(".")
    if not whole.isdigit() or (fraction and not fraction.isdigit()):
        return None
    return Decimal(text)
