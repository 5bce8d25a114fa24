"""What is wrong, where, and what to do: the value that every check of the project returns."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.diagnostics.comparison import Comparison, difference
from generator.diagnostics.edit import Edit
from generator.diagnostics.place import Place
from generator.diagnostics.rule import Rule, Severity
from generator.diagnostics.span import Location, Span


class Finding(msgspec.Struct, frozen=True):
    """A defect at one or more places; the first location is the one that is reported.

    `severity` is the rule's unless the case weighs less (四舍五入). `hint` is the 怎么办 that
    fits this very case. `expected` and `actual` are the two sides where something was
    compared. `acknowledged` is the reason the data gives for letting it stand (原文如此).
    `places` are the locations before they were resolved, where a rule of checking found it.
    `edits` mend it where that is certain: `mingzhang fix` makes them.
    """

    rule: Rule
    severity: Severity
    message: str
    locations: tuple[Location, ...]
    hint: str = ""
    expected: str | None = None
    actual: str | None = None
    acknowledged: str | None = None
    places: tuple[Place, ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def span(self) -> Span:
        """The place that stands for the finding in lists and annotations."""
        return self.locations[0].span if self.locations else Span("", 1, 1)

    @property
    def difference(self) -> str | None:
        """Actual minus expected as exact digits; None when the sides are no quantities."""
        return difference(self.expected, self.actual) if self.rule.measures else None

    @property
    def blocks(self) -> bool:
        """Whether it keeps the disclosure from being published: an error not acknowledged."""
        return self.severity is Severity.ERROR and self.acknowledged is None

    def acknowledge(self, reason: str) -> Finding:
        """Return the same finding with the reason for which the data lets it stand."""
        return msgspec.structs.replace(self, acknowledged=reason)


def report(
    rule: Rule, message: str, *locations: Location, hint: str = "", edits: tuple[Edit, ...] = ()
) -> Finding:
    """Make a finding of the rule's own severity."""
    return Finding(rule, rule.severity, message, locations, hint, edits=edits)


def from_comparison(
    rule: Rule,
    comparison: Comparison,
    locations: tuple[Location, ...],
    severity: Severity | None = None,
    hint: str = "",
) -> Finding:
    """Turn a comparison that did not come out even into a finding at its resolved places.

    `severity` replaces the comparison's and the rule's own, for a difference that rounding
    explains; `hint` serves where the comparison brings none.
    """
    return Finding(
        rule,
        severity or comparison.severity or rule.severity,
        comparison.message or rule.title,
        locations,
        comparison.hint or hint,
        comparison.expected,
        comparison.actual,
        places=comparison.places,
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by file, line, column and code: the same findings always give the same list."""
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    span = finding.span
    return span.file, span.line, span.column, finding.rule.code, finding.message
