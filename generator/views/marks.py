"""Marks that the checks leave on cells and on figures in prose: agrees, doubtful, wrong.

A cell with a finding leads to it on the page of the checks; a figure that was compared and agrees
says so without asking for attention.
"""

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from generator.diagnostics import Comparison, DefectClass, Finding, Outcome, Place, Severity
from generator.model.disclosure import Disclosure
from generator.rules.engine import Checked
from generator.rules.families import RULES
from generator.views.addresses import finding_anchor, part

_KINDS = {Severity.ERROR: "bad", Severity.WARNING: "doubt", Severity.NOTICE: "note"}
AGREES = "ok"
_WEIGHT = {"bad": 0, "doubt": 1, "note": 2, AGREES: 3}


class Mark(Struct, frozen=True):
    """What the checks say of a place: ok, note, doubt or bad; words; the finding's address."""

    kind: str
    note: str
    path: str = ""


class TextMark(Struct, frozen=True):
    """A mark on a stretch of a text."""

    start: int
    end: int
    mark: Mark


Cells = Mapping[tuple[int, str], Mark]


class Marks(Struct, frozen=True):
    """The marks of one disclosure: by part, then by row and field; those of texts by position."""

    cells: Mapping[str, Cells]
    texts: Mapping[int, tuple[TextMark, ...]]

    def of(self, part: str) -> Cells:
        """The marks of a form or of a part of a project."""
        return self.cells.get(part, {})

    def findings(self) -> "Marks":
        """Those alone that lead to a finding: what agrees is not said on paper."""
        cells = {
            part: {at: mark for at, mark in found.items() if mark.kind != AGREES}
            for part, found in self.cells.items()
        }
        texts = {
            row: tuple(each for each in found if each.mark.kind != AGREES)
            for row, found in self.texts.items()
        }
        return Marks(cells, texts)


def marks_of(disclosure: Disclosure, checked: Checked) -> Marks:
    """All marks: findings first, then what agreed."""
    cells: dict[str, dict[tuple[int, str], Mark]] = defaultdict(dict)
    texts: dict[int, list[TextMark]] = defaultdict(list)

    def put(place: Place, mark: Mark) -> None:
        if place.part == "text":
            if place.end > place.start:
                texts[place.row].append(TextMark(place.start, place.end, mark))
            return
        key = place.row, place.field
        known = cells[place.part].get(key)
        if known is None or _WEIGHT[mark.kind] < _WEIGHT[known.kind]:
            cells[place.part][key] = mark

    page = part(disclosure, "checks")
    for number, finding in enumerate(checked.findings):
        if finding.places:
            words = f"{finding.severity.label}：{finding.rule.title}（见核对结果）"
            mark = Mark(_KINDS[finding.severity], words, f"{page}#{finding_anchor(number)}")
            for place in _marked(finding):
                put(place, mark)
    for place, count in _agreeing(checked.comparisons).items():
        put(place, Mark(AGREES, f"核对 {count} 处，相符"))
    return Marks(cells, {row: _apart(found) for row, found in texts.items()})


def _marked(finding: Finding) -> tuple[Place, ...]:
    """The places that carry the mark: of a sum its total, of anything else every one alike."""
    sums = finding.expected is not None and finding.actual is not None
    return finding.places[:1] if sums else finding.places


def _agreeing(comparisons: tuple[Comparison, ...]) -> Mapping[Place, int]:
    """How often each place was recomputed and agreed."""
    counts: dict[Place, int] = defaultdict(int)
    for comparison in comparisons:
        passed = comparison.outcome in (Outcome.PASSED, Outcome.ROUNDING)
        figures = RULES[comparison.rule].defect_class is DefectClass.ARITHMETIC
        if passed and figures and comparison.places and comparison.expected is not None:
            counts[comparison.places[0]] += 1
    return counts


def _apart(marks: list[TextMark]) -> tuple[TextMark, ...]:
    """Marks in order; of overlapping ones the weightier stays."""
    chosen: list[TextMark] = []
    for mark in sorted(marks, key=lambda m: (_WEIGHT[m.mark.kind], m.start)):
        if all(mark.end <= other.start or mark.start >= other.end for other in chosen):
            chosen.append(mark)
    return tuple(sorted(chosen, key=lambda m: m.start))
