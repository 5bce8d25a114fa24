"""Findings and comparisons as values, and one renderer for each way of showing them.

Imports nothing else of ours. The renderers are `text`, `json`, `github` and `sarif`: each
has `render(findings, source)`, where `source` gives the lines of a file or None.
"""

from generator.diagnostics.comparison import Comparison, Outcome, difference
from generator.diagnostics.edit import Edit
from generator.diagnostics.finding import Finding, from_comparison, in_order, report
from generator.diagnostics.formats import renderer
from generator.diagnostics.place import Place
from generator.diagnostics.rule import DefectClass, Rule, Severity, declared_rule, told_together
from generator.diagnostics.selection import meant, selected, unknown_words
from generator.diagnostics.span import Location, Span
from generator.diagnostics.together import line_numbers
from generator.diagnostics.wording import BLANK, blank_told

__all__ = [
    "BLANK",
    "Comparison",
    "DefectClass",
    "Edit",
    "Finding",
    "Location",
    "Outcome",
    "Place",
    "Rule",
    "Severity",
    "Span",
    "blank_told",
    "declared_rule",
    "difference",
    "from_comparison",
    "in_order",
    "line_numbers",
    "meant",
    "renderer",
    "report",
    "selected",
    "told_together",
    "unknown_words",
]
