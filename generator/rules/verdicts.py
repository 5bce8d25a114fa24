"""Saying how a check came out, in one line."""

from generator.diagnostics import Comparison, Outcome, Place, Severity

_PASSED, _FAILED, _UNCHECKED = Outcome.PASSED, Outcome.FAILED, Outcome.UNCHECKED


def passed(
    code: str, places: tuple[Place, ...], expected: str | None = None, actual: str | None = None
) -> Comparison:
    """A check that came out right."""
    return Comparison(code, _PASSED, places, expected, actual)


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


def unchecked(code: str, places: tuple[Place, ...], message: str) -> Comparison:
    """A check that could not be made, and why."""
    return Comparison(code, _UNCHECKED, places, message=message)
