"""The published side of the checks: what was compared, how it came out, where it stands."""

from msgspec import Struct

from generator.diagnostics import Finding, Place, Severity
from generator.rules.locator import Locator
from generator.views.addresses import finding_anchor, part
from generator.views.anchors import Anchors, shortened
from generator.views.compliance import ComplianceItem
from generator.views.page import Link
from generator.views.record import Record
from generator.views.results import FamilyResult, family_results
from generator.views.rule_pages import rule_path
from generator.views.verdict import Verdict, verdict

_MARKS = {Severity.ERROR: "bad", Severity.WARNING: "doubt", Severity.NOTICE: "doubt"}
_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTICE: "·"}


class FindingView(Struct, frozen=True):
    """A finding with both figures, its places on the site, and its lines in the data."""

    anchor: str
    mark: str
    sign: str
    finding: Finding
    rule_path: str
    places: tuple[Link, ...]
    data: tuple[tuple[str, str], ...]
    more: int


class ChecksView(Struct, frozen=True):
    """The page of the checks of a disclosure."""

    owner: str
    verdict: Verdict
    groups: tuple[tuple[str, tuple[FindingView, ...]], ...]
    results: tuple[FamilyResult, ...]
    compliance: tuple[ComplianceItem, ...]


def rule_links(record: Record) -> dict[str, list[Link]]:
    """The findings of a disclosure by rule, as links from the rules' pages."""
    links: dict[str, list[Link]] = {}
    path = part(record.disclosure, "checks")
    for number, finding in enumerate(record.checked.findings):
        label = finding.locations[0].label if finding.locations else ""
        words = f"{record.department}{record.disclosure.year}年：{label}"
        state = "原文如此" if finding.acknowledged else finding.severity.label
        link = Link(words, f"{path}#{finding_anchor(number)}", state)
        links.setdefault(finding.rule.code, []).append(link)
    return links


def checks_view(record: Record, owner: str, compliance: tuple[ComplianceItem, ...]) -> ChecksView:
    """The page of the checks."""
    locator = Locator(record.disclosure, record.edition)
    anchors = Anchors(record.disclosure)
    views = tuple(
        _finding(record, locator, anchors, number, finding)
        for number, finding in enumerate(record.checked.findings)
    )
    groups = []
    for title, wanted in (
        ("未确认的错误", lambda f: f.blocks),
        ("原文中的差错（已注明原文如此）", lambda f: f.acknowledged is not None),
        ("值得留意", lambda f: f.severity is Severity.WARNING and f.acknowledged is None),
        ("提示", lambda f: f.severity is Severity.NOTICE and f.acknowledged is None),
    ):
        chosen = tuple(view for view in views if wanted(view.finding))
        if chosen:
            groups.append((title, chosen))
    return ChecksView(
        owner,
        verdict(record.checked),
        tuple(groups),
        family_results(record, locator, anchors),
        compliance,
    )


_SHOWN_PLACES = 12


def _finding(
    record: Record, locator: Locator, anchors: Anchors, number: int, finding: Finding
) -> FindingView:
    links = [
        (locator.owner(place), Link(location.label, _address(record, anchors, place)))
        for location, place in zip(finding.locations, finding.places, strict=False)
    ]
    if not finding.places:
        links = [(("", ""), Link(location.label, "")) for location in finding.locations]
    data = [
        (str(location.span.line), record.site.data_address(location.span.file, location.span.line))
        for location in finding.locations
    ]
    return FindingView(
        finding_anchor(number),
        _MARKS[finding.severity],
        _SIGNS[finding.severity],
        finding,
        rule_path(finding.rule.code),
        tuple(shortened(links[:_SHOWN_PLACES])),
        tuple(data[:1]) if data and data[0][1] else (),
        max(len(links) - _SHOWN_PLACES, 0),
    )


def _address(record: Record, anchors: Anchors, place: Place) -> str:
    return record.path + anchors.address(place)
