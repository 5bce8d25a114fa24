"""Counting which changes of a disclosure bring a new finding at the right place."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from bench.sites import Site
from generator.diagnostics import (
    Comparison,
    Finding,
    Location,
    Outcome,
    Place,
    Severity,
    Span,
    difference,
)
from generator.forms import registry
from generator.model.disclosure import Disclosure
from generator.rules.engine import Checked, check
from generator.rules.examination import Shared
from generator.rules.locator import Locator

Slip = Callable[[str, random.Random], str | None]
_STALE = "K-09"  # an acknowledgement that no longer fits says nothing of the figure itself
_VANISHING = ("code", "row")
_UNITS = "亿万元%"
_TRIES = 3
_WHOLE_LINE = 10_000


@dataclass
class Tally:
    """What became of the changes of one series; the ``tied`` ones hit a figure of an identity."""

    made: int = 0
    found: int = 0
    errors: int = 0
    tied: int = 0
    tied_found: int = 0
    tied_errors: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    lighter: Counter[str] = field(default_factory=Counter)

    def count(self, said: str, here: list[Finding], tied: bool) -> None:
        """Enter one change; ``here`` are the new findings at its place."""
        error = any(finding.severity is Severity.ERROR for finding in here)
        self.made += 1
        self.found += bool(here)
        self.errors += error
        self.tied += tied
        self.tied_found += tied and bool(here)
        self.tied_errors += tied and error
        if not here:
            self.missed[said] += 1
        elif not error:
            self.lighter[f"{said}（{'、'.join(sorted({f.rule.code for f in here}))}）"] += 1


@dataclass(frozen=True)
class Bench:
    """One disclosure as it stands, with what checking it needs of the others."""

    record: Disclosure
    context: Shared

    @cached_property
    def checked(self) -> Checked:
        """The untouched disclosure, checked."""
        return check(self.record, self.context)

    @cached_property
    def locator(self) -> Locator:
        """Resolves places of the untouched disclosure."""
        return Locator(self.record, registry.edition(self.record.edition))

    @cached_property
    def _known(self) -> frozenset[tuple[object, ...]]:
        return frozenset(_key(finding) for finding in self.checked.findings)

    @cached_property
    def _identities(self) -> list[Place]:
        return [p for c in self.checked.comparisons if _is_identity(c) for p in c.places]

    @cached_property
    def _cells(self) -> frozenset[tuple[str, int, str]]:
        return frozenset((p.part, p.row, p.field) for p in self._identities if not p.end)

    def is_tied(self, site: Site) -> bool:
        """Whether some identity holds this figure against others."""
        place = site.place
        if not place.end:
            return (place.part, place.row, place.field) in self._cells
        return any(_overlap(place, other) for other in self._identities if other.end)

    def measure(self, sites: list[Site], slip: Slip, changes: int, draw: random.Random) -> Tally:
        """Make up to ``changes`` different changes and count what is found."""
        tally, done = Tally(), set[tuple[int, str]]()
        for _ in range(changes * _TRIES if sites else 0):
            number = draw.randrange(len(sites))
            site = sites[number]
            text = slip(site.text, draw)
            if text is None or (number, text) in done:
                continue
            done.add((number, text))
            self._try(tally, site, text)
            if tally.made == changes:
                break
        return tally

    def _try(self, tally: Tally, site: Site, text: str) -> None:
        where = self.locator.location(site.place)
        found = check(site.put(text), self.context).findings
        new = (f for f in found if _key(f) not in self._known and f.rule.code != _STALE)
        spans = self._right_places(site, where)
        here = [f for f in new if any(_touches(loc.span, spans) for loc in f.locations)]
        said = f"{where.label}：{site.text or '（整行）'} → {text or '（删去）'}"
        tally.count(said, here, self.is_tied(site))

    def _right_places(self, site: Site, where: Location) -> list[Span]:
        """The changed place; of a row that vanishes from its sums also what it was held against.

        Of a row dropped whole, that is its table too: no place of its own is left.
        """
        if site.kind not in _VANISHING:
            return [where.span]
        record = self.record
        table = next(t for t in record.all_tables if t.form == site.place.part)
        rows = table.rows if site.kind == "row" else (table.rows[site.place.row],)
        lines = [Span(where.span.file, row.line, 1, _WHOLE_LINE) for row in rows]
        row = (site.place.part, site.place.row)
        partners = {
            place
            for comparison in self.checked.comparisons
            if any((place.part, place.row) == row for place in comparison.places)
            for place in comparison.places
        }
        return [*lines, *(self.locator.location(place).span for place in partners)]


def _key(finding: Finding) -> tuple[object, ...]:
    """What tells findings apart; lines stay what they are when a row before them is dropped."""
    return (finding.rule.code, finding.message, finding.expected, finding.actual, finding.span)


def _is_identity(comparison: Comparison) -> bool:
    """Whether two figures had to be equal: neither ``≥`` nor a look at the form alone."""
    if comparison.outcome is Outcome.UNCHECKED or not comparison.expected or not comparison.actual:
        return False
    sides = (side.rstrip(_UNITS) for side in (comparison.expected, comparison.actual))
    return difference(*sides) is not None


def _overlap(one: Place, other: Place) -> bool:
    same = (one.part, one.row, one.field) == (other.part, other.row, other.field)
    return same and one.start < other.end and other.start < one.end


def _touches(span: Span, places: list[Span]) -> bool:
    return any(
        (span.file, span.line) == (place.file, place.line)
        and span.column < place.column + place.length
        and place.column < span.column + span.length
        for place in places
    )
