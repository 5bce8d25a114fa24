"""The line that acknowledges a finding, ready to be pasted into acknowledgements.yml."""

from __future__ import annotations

from generator.diagnostics.finding import Finding
from generator.diagnostics.inert import escape
from generator.diagnostics.rule import DefectClass
from generator.patterns import regex

_OF_CHECKING = frozenset({DefectClass.ARITHMETIC, DefectClass.OMISSION, DefectClass.QUESTION})
_OUR_MARK = "待填"  # no original says so
_PLAIN = regex(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff/._（）-]*")


def acknowledging_line(finding: Finding) -> str:
    """Return the entry as one line of YAML; empty where a finding is open no more, or of loading.

    What the checking rules find may stand in the original; what loading finds never does.
    """
    checked = finding.places and finding.rule.defect_class in _OF_CHECKING
    if finding.actual == _OUR_MARK:
        return ""
    if not checked or not finding.blocks or not finding.locations:
        return ""
    entries = [
        ("规则", plain_or_quoted(finding.rule.code)),
        ("位置", plain_or_quoted(finding.locations[0].path)),
    ]
    sides = (("应为", finding.expected), ("实为", finding.actual))
    entries += [(key, quoted(text)) for key, text in sides if text and text.strip()]
    entries.append(("说明", "原件如此"))
    said = ", ".join(f"{key}: {value}" for key, value in entries)
    return f"原件如此时，在 acknowledgements.yml 加一行：- {{{said}}}"


def plain_or_quoted(text: str) -> str:
    """A value of YAML: as it is where it may stand so inside braces, else between quotes."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """A value of YAML between double quotes, with YAML's escapes for what is no plain print."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() or c == "\u3000" else escape(c) for c in safe) + '"'
