"""What was compared in a disclosure, rule by rule in the order of the families, row by row."""

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from generator.diagnostics import Comparison, Outcome, Rule
from generator.rules.families import RULES
from generator.rules.locator import Locator
from generator.views.anchors import Anchors, shortened
from generator.views.page import Link
from generator.views.record import Record
from generator.views.rule_pages import family_name, rule_path

_WORDS = {
    Outcome.PASSED: ("ok", "✓ 相符"),
    Outcome.ROUNDING: ("ok", "≈ 尾差"),
    Outcome.FAILED: ("bad", "✕ 不符"),
}


class Count(Struct, frozen=True):
    """How often something was compared, and how it came out."""

    compared: int
    passed: int
    rounding: int
    failed: int


class ComparedRow(Struct, frozen=True):
    """One comparison: place, both sides, verdict."""

    place: Link
    expected: str
    actual: str
    mark: str
    word: str


class RuleResult(Struct, frozen=True):
    """All comparisons of a rule.

    ``reason`` says why nothing was compared, '' where something was or nobody knows; ``rows`` are
    the comparisons with figures or words to show.
    """

    rule: Rule
    path: str
    count: Count
    reason: str
    rows: tuple[ComparedRow, ...]


class FamilyResult(Struct, frozen=True):
    """The rules of a family; ``agreed``: every row of them agrees to the last digit."""

    name: str
    count: Count
    rules: tuple[RuleResult, ...]
    agreed: bool


def family_results(record: Record, locator: Locator, anchors: Anchors) -> tuple[FamilyResult, ...]:
    """All that was compared in a disclosure, by family and code."""
    by_rule: dict[str, list[Comparison]] = {}
    for comparison in record.checked.comparisons:
        by_rule.setdefault(comparison.rule, []).append(comparison)
    found = [
        (_result(record, locator, anchors, RULES[code], by_rule[code]), by_rule[code])
        for code in sorted(by_rule)
    ]
    return tuple(
        _family(name, list(members))
        for name, members in groupby(found, lambda each: family_name(each[0].rule.code))
    )


def _family(name: str, members: list[tuple[RuleResult, list[Comparison]]]) -> FamilyResult:
    count = _count(comparison for _, found in members for comparison in found)
    agreed = not count.rounding and not count.failed
    return FamilyResult(name, count, tuple(result for result, _ in members), agreed)


def _count(found: Iterable[Comparison]) -> Count:
    counts = dict.fromkeys(Outcome, 0)
    for comparison in found:
        counts[comparison.outcome] += 1
    decided = (counts[outcome] for outcome in _WORDS)
    return Count(sum(counts[outcome] for outcome in _WORDS), *decided)


def _result(
    record: Record, locator: Locator, anchors: Anchors, rule: Rule, found: list[Comparison]
) -> RuleResult:
    count = _count(found)
    reasons = (c.message for c in found if c.message) if not count.compared else ()
    shown = [c for c in found if c.outcome in _WORDS and c.places and _says_more(c)]
    links = shortened(
        (locator.owner(c.places[0]), _link(record, locator, anchors, c)) for c in shown
    )
    rows = tuple(map(_row, links, shown))
    return RuleResult(rule, rule_path(rule.code), count, next(iter(reasons), ""), rows)


def _says_more(comparison: Comparison) -> bool:
    """Of what agrees without figures there are only places, of which the count is enough."""
    return comparison.expected is not None or comparison.outcome is Outcome.FAILED


def _link(record: Record, locator: Locator, anchors: Anchors, comparison: Comparison) -> Link:
    place = comparison.places[0]
    return Link(locator.location(place).label, record.path + anchors.address(place))


def _row(link: Link, comparison: Comparison) -> ComparedRow:
    mark, word = _WORDS[comparison.outcome]
    return ComparedRow(link, comparison.expected or "", comparison.actual or "", mark, word)
