"""Checking one disclosure: all comparisons, the findings among them, what is acknowledged.

A rule that crashes becomes one finding of its own and the rest run on: rules never raise.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import (
    Comparison,
    Finding,
    Outcome,
    Place,
    Rule,
    Severity,
    from_comparison,
    in_order,
)
from generator.forms import registry as editions
from generator.model.disclosure import Disclosure
from generator.rules.acknowledgements import acknowledge
from generator.rules.arithmetic.comparisons import compare_arithmetic
from generator.rules.examination import Examination, Shared
from generator.rules.families import RULES
from generator.rules.locator import Locator
from generator.rules.registry import registered_checks
from generator.rules.scale import unit_hint

_HINT = "对照原件核对这几格；原件如此的，在 acknowledgements.yml 中注明“原文如此”"
_ROUNDING_HINT = "尾差在四舍五入的范围内，不影响公开"


_PASSED, _UNCHECKED = Outcome.PASSED, Outcome.UNCHECKED


class Checked(Struct, frozen=True):
    """What checking a disclosure gave."""

    comparisons: tuple[Comparison, ...] = ()
    findings: tuple[Finding, ...] = ()


def check(disclosure: Disclosure, shared: Shared, incomplete: tuple[str, ...] = ()) -> Checked:
    """Compare everything there is to compare. ``incomplete`` names files that failed to load."""
    edition = editions.edition(disclosure.edition)
    examination = Examination(disclosure, edition, shared, incomplete)
    comparisons = tuple(_comparisons(examination))
    locator = Locator(disclosure, edition, examination.blocks)
    # Asked of thousands, nearly all of them passed.
    told = [c for c in comparisons if c.outcome is not _PASSED and c.outcome is not _UNCHECKED]
    findings = [_finding(comparison, locator) for comparison in told]
    return Checked(comparisons, in_order(acknowledge(disclosure, findings)))


def _comparisons(examination: Examination) -> list[Comparison]:
    found = _guarded("K-10", compare_arithmetic, examination)
    for registered in registered_checks():
        found += _guarded(registered.rules[0].code, registered.function, examination)
    return found


def _guarded(
    code: str, function: Callable[[Examination], Iterable[Comparison]], examination: Examination
) -> list[Comparison]:
    """What a check compares; should it crash, one failed comparison that says so."""
    try:
        return list(function(examination))
    except Exception as error:  # a defect of the rule must not hide the findings of the others
        message = f"规则 {code} 运行出错（{type(error).__name__}: {error}），这一项没有核对"
        hint = "这是程序的错误，请把这条信息告诉维护者"
        place = Place("file:disclosure.yml")
        return [
            Comparison(code, Outcome.FAILED, (place,), None, None, message, hint, Severity.ERROR)
        ]


def _finding(comparison: Comparison, locator: Locator) -> Finding:
    rule: Rule = RULES[comparison.rule]
    locations = locator.locations(comparison.places)
    if comparison.outcome is Outcome.ROUNDING:
        return from_comparison(rule, comparison, locations, Severity.NOTICE, _ROUNDING_HINT)
    units = unit_hint(comparison.expected, comparison.actual)
    if units:
        comparison = replace(comparison, hint=f"{units}；{comparison.hint or _HINT}")
    return from_comparison(rule, comparison, locations, hint=_HINT)
