"""Findings as SARIF 2.1.0, the exchange format of code scanning and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

from generator.diagnostics.excerpt import SourceLines
from generator.diagnostics.finding import Finding, in_order
from generator.diagnostics.rule import Rule, Severity
from generator.diagnostics.span import Location
from generator.diagnostics.wording import remedy, sides

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def render(findings: Iterable[Finding], source: SourceLines) -> str:
    """Return a log of one run: the rules that spoke, and what they said.

    The output is ASCII: other characters are JSON escapes. `source` is not asked.
    """
    ordered = in_order(findings)
    rules = list({finding.rule.code: finding.rule for finding in ordered}.values())
    index = {rule.code: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "mingzhang", "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index) for finding in ordered],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation or rule.title},
        "help": {"text": rule.explanation or rule.title},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.defect_class.value]},
    }


def _result(finding: Finding, index: dict[str, int]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule.code,
        "ruleIndex": index[finding.rule.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(location) for location in finding.locations[:1]],
    }
    if finding.locations[1:]:
        result["relatedLocations"] = [_location(place) for place in finding.locations[1:]]
    if finding.acknowledged is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.acknowledged}]
    return result


def _message(finding: Finding) -> str:
    """Message, both sides and the remedy as one text; the reason stands as a suppression."""
    return "\n".join(filter(None, (finding.message, sides(finding), remedy(finding))))


def _location(location: Location) -> dict[str, object]:
    span = location.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + span.length,
    }
    physical = {"artifactLocation": {"uri": _uri(span.file)}, "region": region}
    place: dict[str, object] = {"physicalLocation": physical}
    if location.path:
        place["logicalLocations"] = [{"fullyQualifiedName": location.path}]
    if location.label:
        place["message"] = {"text": location.label}
    return place


def _uri(file: str) -> str:
    """Return the file as a relative URI reference; odd bytes of a name stay distinguishable."""
    return quote(file.replace("\\", "/"), safe="/", errors="surrogatepass")
