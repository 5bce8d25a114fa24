"""The second step: one disclosure checked, beside what it must agree with in others."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, Protocol

from msgspec import Raw, Struct
from msgspec.msgpack import encode

from generator.building.reading import Folder, Reading, incomplete_files
from generator.diagnostics import Finding, Severity, Span
from generator.load.loaded import LoadedDisclosure
from generator.load.placeholders import is_open
from generator.load.structure_rules import PERSONAL_NUMBER, UNFILLED
from generator.model.disclosure import Department, Disclosure
from generator.model.reference import Reference
from generator.public import as_public
from generator.rules.engine import Checked, check
from generator.rules.examination import Shared

_KIND, _FINDINGS = "checked", "findings"
_PERSON = "personal-number"


class Case(Struct, frozen=True):
    """A disclosure to be checked; ``key`` tells all that the outcome depends on.

    ``previous`` is last year's of the department where it may be compared; ``elsewhere`` are the
    项目编码 of others of the same year, with their titles.
    """

    key: str
    folder: Folder
    department: Department | None
    previous: Folder | None
    elsewhere: Mapping[str, str]
    day: str
    """The day whose public this is for: what is known then. '' is a preview, which knows all."""


class Judged(Struct, frozen=True):
    """How a disclosure came out, by the key of its case. ``summary`` is what ``sum_up`` made."""

    key: str
    found: int
    blocks: bool
    summary: Raw = Raw()


class SumUp(Protocol):
    """Says what the rest of the site is told of a disclosure."""

    def __call__(self, record: Disclosure, checked: Checked) -> Any:
        """What is told."""

    def is_kept(self, told: Raw) -> bool:
        """Whether what came of it, packed, is still whole."""


class Judging(Struct, frozen=True):
    """Checks disclosures. ``sum_up`` is asked what the rest of the site is told of each."""

    reading: Reading
    reference: Reference
    sum_up: SumUp | None = None

    def __call__(self, case: Case) -> Judged:
        """Check a disclosure; comparisons and findings are in the store."""
        loaded, checked, sure = self._outcome(case)
        findings = told_once(loaded, checked.findings)
        if findings and sure:
            self.reading.store.put(_FINDINGS, case.key, findings)
        summary = Raw()
        if self.sum_up is not None and loaded.disclosure is not None:
            record, known = as_public(loaded.disclosure, checked, _date(case.day))
            with suppress(UnicodeEncodeError):  # a name of a file that is no text: an error anyway
                summary = Raw(encode(self.sum_up(record, known), order="deterministic"))
        blocks = any(finding.blocks for finding in findings)
        return Judged(case.key, len(findings), blocks, summary)

    def is_kept(self, judged: Judged) -> bool:
        """Whether all that came of it is still there."""
        return self.sum_up is None or not judged.summary or self.sum_up.is_kept(judged.summary)

    def findings(self, case: Case, judged: Judged) -> tuple[Finding, ...]:
        """All that reading and checking found."""
        if not judged.found:
            return ()
        known = self.reading.store.get(_FINDINGS, case.key, tuple[Finding, ...])
        if known is None:
            loaded, checked, _ = self._outcome(case)
            known = told_once(loaded, checked.findings)
        return known

    def public(self, case: Case) -> tuple[Disclosure, Checked]:
        """A readable disclosure as the public of the day sees it."""
        loaded, checked, _ = self._outcome(case)
        assert loaded.disclosure is not None, case.folder.place.shown
        return as_public(loaded.disclosure, checked, _date(case.day))

    def checked(self, case: Case) -> Checked:
        """What was compared."""
        return self._outcome(case)[1]

    def _outcome(self, case: Case) -> tuple[LoadedDisclosure, Checked, bool]:
        """What was read and compared, from the store where that has it, and whether that is what
        the key tells: files saved meanwhile may say something else, and then it is not kept."""
        loaded, sure = self.reading.surely(case.folder)
        store = self.reading.store
        known = store.get(_KIND, case.key, Checked)
        if known is not None:
            return loaded, known, sure
        shared, others_sure = self.shared(case)
        known, sure = _check(loaded, shared), sure and others_sure
        if sure:
            store.put(_KIND, case.key, known)
        return loaded, known, sure

    def shared(self, case: Case) -> tuple[Shared, bool]:
        """What checking needs of the others, and whether that is what the key tells."""
        region = self.reference.regions.get(case.folder.place.region)
        previous, sure = None, True
        if case.previous:
            before, sure = self.reading.surely(case.previous)
            previous = before.disclosure
        shared = Shared(
            subjects=self.reference.subjects,
            words=self.reference.words,
            department=case.department,
            region_name=region.name if region else "",
            previous=previous,
            codes_elsewhere=case.elsewhere,
        )
        return shared, sure


def _check(loaded: LoadedDisclosure, shared: Shared) -> Checked:
    """What the rules find."""
    if loaded.disclosure is None:
        return Checked()
    return check(loaded.disclosure, shared, incomplete_files(loaded))


def _date(day: str) -> date | None:
    return date.fromisoformat(day) if day else None


def told_once(loaded: LoadedDisclosure, checked: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """All findings, without what loading and a rule both say of one place.

    Of a number of a person the rule's finding stays, which can be acknowledged; loading looks where
    no rule does. Of a mark left by a skeleton that of loading stays: what rules say of a mark means
    nothing. A draft with marks is told what is wrong in it, and not yet what could be better.
    """
    read = loaded.findings
    marks = [f.span for f in read if f.rule.code == UNFILLED.code]
    draft = loaded.disclosure is not None and loaded.disclosure.draft
    of_rules = tuple(
        f
        for f in checked
        if not marks or not (_is_of_mark(f, marks) or (draft and f.severity is Severity.NOTICE))
    )
    persons = {(f.span.file, f.span.line) for f in of_rules if f.rule.name == _PERSON}
    of_loading = (
        f
        for f in read
        if f.rule.code != PERSONAL_NUMBER.code or (f.span.file, f.span.line) not in persons
    )
    return (*of_loading, *of_rules)


def _is_of_mark(finding: Finding, marks: Iterable[Span]) -> bool:
    """Whether a value that a finding is about is still to be filled in."""
    if finding.rule.name == _PERSON:  # beside the mark, in the same text
        return False
    compared = (finding.actual, finding.expected)
    spans = [location.span for location in finding.locations]
    return any(is_open(text) for text in compared if text) or any(
        _begins_in(span, mark) for mark in marks for span in spans
    )


def _begins_in(span: Span, other: Span) -> bool:
    at = 0 <= span.column - other.column < other.length
    return at and (span.file, span.line) == (other.file, other.line)
