"""Saying how a check came out, in one line."""

from decimal import Decimal

from generator.diagnostics import Comparison, Outcome, Place, Severity
from generator.model.money import plain

PASSED, _FAILED, _UNCHECKED = Outcome.PASSED, Outcome.FAILED, Outcome.UNCHECKED


def passed(
    code: str, places: tuple[Place, ...], expected: str | None = None, actual: str | None = None
) -> Comparison:
    """A check that came out right. Rules that look at every indicator save themselves the call."""
    return Comparison(code, PASSED, places, expected, actual)


def failed(
    code: str,
    places: tuple[Place, ...],
    message: str,
    hint: str,
    expected: str | None = None,
    actual: str | None = None,
    severity: Severity | None = None,
) -> Comparison:
    """A check that found something; ``severity`` where the case weighs less than the rule."""
    return Comparison(code, _FAILED, places, expected, actual, message, hint, severity)


def at_most(
    code: str, places: tuple[Place, ...], limit: Decimal, actual: Decimal, message: str, hint: str
) -> Comparison:
    """Whether a figure stays within a limit; ``message`` is said where it does not."""
    sides = f"≤{plain(limit)}", plain(actual)
    if actual <= limit:
        return passed(code, places, *sides)
    return failed(code, places, message, hint, *sides)


def unchecked(code: str, places: tuple[Place, ...], message: str) -> Comparison:
    """A check that could not be made, and why."""
    return Comparison(code, _UNCHECKED, places, message=message)
