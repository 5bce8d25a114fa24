"""Saying how a check came out; and keeping what several checks of one disclosure share."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from generator.diagnostics import Comparison, Outcome, Place, Severity
from generator.rules.examination import Examination

T = TypeVar("T")
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


def once(make: Callable[[Examination], T]) -> Callable[[Examination], T]:
    """Work out ``make`` once for each examination, however many checks ask for it."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(examination: Examination) -> T:
        # Kept beside the cached properties of the examination, and gone with it.
        values: dict[str, Any] = vars(examination)
        if name not in values:
            values[name] = make(examination)
        result: T = values[name]
        return result

    return kept
