"""Where the reader writes down what it finds in one file."""

from __future__ import annotations

from collections import Counter

from generator.diagnostics import Edit, Finding, Location, Rule, Severity, Span, in_order, report
from generator.load.limits import LIMITS

_PER_RULE = LIMITS.findings


class Notebook:
    """Collects the findings of one file; of each kind the first few, then a count."""

    def __init__(self, file: str, most: int = _PER_RULE) -> None:
        """Open a notebook for the file under the name that findings show.

        `most` findings of each kind are written down, the others counted.
        """
        self.file = file
        self._most = most
        self._findings: list[Finding] = []
        self._counts: Counter[str] = Counter()
        self._more: dict[str, tuple[Rule, Location]] = {}
        self.broken_lines: set[int] = set()
        """Lines with an error: what the parser says of them later adds nothing."""

    def place(
        self, line: int, column: int, length: int = 1, path: str = "", label: str = ""
    ) -> Location:
        """Return a location in this file; `path` is the way of keys below the file."""
        name = self.file.replace("\\", "/").rsplit("/", 1)[-1]
        full = f"{name}/{path}" if path else name
        return Location(Span(self.file, line, column, max(length, 1)), label, full)

    def note(
        self,
        rule: Rule,
        message: str,
        *places: Location,
        hint: str = "",
        edits: tuple[Edit, ...] = (),
    ) -> None:
        """Write down a finding at the first of the places."""
        if self.full(rule):
            self.skip(rule, places[0], 1)
            return
        self._counts[rule.code] += 1
        if rule.severity is Severity.ERROR:
            self.broken_lines.add(places[0].span.line)
        self._findings.append(report(rule, message, *places, hint=hint, edits=edits))

    def full(self, rule: Rule) -> bool:
        """Whether further findings of the rule would only be counted."""
        return self._counts[rule.code] >= self._most

    def skip(self, rule: Rule, place: Location, number: int) -> None:
        """Count so many more findings of a rule whose list is full, the first at the place."""
        self._counts[rule.code] += number
        self._more.setdefault(rule.code, (rule, place))

    def findings(self) -> tuple[Finding, ...]:
        """Return everything in the order of places, with a word on what was only counted."""
        rest = [
            report(
                rule,
                f"同类问题还有 {self._counts[code] - self._most} 处，从这里起不再逐一列出",
                place,
            )
            for code, (rule, place) in self._more.items()
        ]
        return in_order([*self._findings, *rest])
