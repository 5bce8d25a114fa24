"""Declaring rules: code, name, title, weight and class stand where the check stands.

The docstring of the function is the rule's published explanation, in 中文 under the headings
查什么, 为什么, 例子, 怎么改.
"""

import inspect
from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.diagnostics import Comparison, DefectClass, Rule, Severity
from generator.rules.examination import Examination

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE
ARITHMETIC, OMISSION, QUESTION = (
    DefectClass.ARITHMETIC,
    DefectClass.OMISSION,
    DefectClass.QUESTION,
)

Check = Callable[[Examination], Iterable[Comparison]]


class RegisteredCheck(Struct, frozen=True):
    """A check with the rules it may report."""

    rules: tuple[Rule, ...]
    function: Check


_checks: list[RegisteredCheck] = []


def rule(
    code: str, name: str, title: str, severity: Severity, defect: DefectClass
) -> Callable[[Check], Check]:
    """Register the decorated function as the check of one rule.

    The function yields a comparison for everything it looked at, not only for what is wrong.
    """

    def register(function: Check) -> Check:
        explanation = inspect.cleandoc(function.__doc__ or "")
        declared = Rule(code, name, title, severity, defect, explanation)
        if any(known.code == code for check in _checks for known in check.rules):
            raise ValueError(f"rule {code} is registered twice")
        _checks.append(RegisteredCheck((declared,), function))
        return function

    return register


def registered_checks() -> tuple[RegisteredCheck, ...]:
    """Every check, in order of registration."""
    return tuple(_checks)
