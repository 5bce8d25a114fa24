"""Findings for machines: the shape that `check --format json` promises."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from generator.diagnostics.excerpt import SourceLines
from generator.diagnostics.finding import Finding, in_order
from generator.diagnostics.span import Location
from generator.diagnostics.tally import tally


def render(findings: Iterable[Finding], source: SourceLines) -> str:
    """Return `{"findings": [...], "summary": {...}}`; `source` is not needed and not asked.

    Everything that could act in a terminal is escaped, so that the output may be printed.
    """
    ordered = in_order(findings)
    counts = msgspec.to_builtins(tally(ordered))
    document = {"findings": [record(finding) for finding in ordered], "summary": counts}
    return inert_json(document)


def record(finding: Finding) -> dict[str, object]:
    """Return one finding with the keys of the contract, in their order."""
    span = finding.span
    return {
        "rule": finding.rule.code,
        "severity": finding.severity.value,
        "class": finding.rule.defect_class.value,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "path": finding.locations[0].path if finding.locations else "",
        "locations": [_place(location) for location in finding.locations],
        "acknowledged": finding.acknowledged,
    }


def _place(location: Location) -> dict[str, object]:
    span = location.span
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "label": location.label,
        "path": location.path,
    }


def inert_json(document: object) -> str:
    """A document as JSON that may be printed: what is no plain print is escaped.

    So is the bracket of ``##[``, which the log of GitHub Actions takes for a command.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _escaped(text).replace("##[", "##\\u005B") + "\n"


def _escaped(text: str) -> str:
    """Write characters that are no plain print as JSON escapes: the same document, inert."""
    if text.isascii():
        return text
    return "".join(c if c.isprintable() or c in "\n\u3000" else _escape(c) for c in text)


def _escape(character: str) -> str:
    return json.dumps(character)[1:-1]
