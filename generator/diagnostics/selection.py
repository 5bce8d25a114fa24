"""Choosing findings by rule, as ``check --select`` and ``--ignore`` do."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics.finding import Finding


def selected(
    findings: Iterable[Finding], select: str | None, ignore: str | None
) -> tuple[Finding, ...]:
    """The findings whose rule is in ``select`` (all when None) and not in ``ignore``.

    Both are codes or names separated by commas; a code's beginning (``T1``, ``X``) stands for all
    codes that begin so.
    """
    wanted, unwanted = _words(select), _words(ignore)
    return tuple(
        finding
        for finding in findings
        if (not wanted or _fits(finding, wanted)) and not _fits(finding, unwanted)
    )


def _words(text: str | None) -> tuple[str, ...]:
    words = (text or "").replace("，", ",").split(",")
    return tuple(word.strip() for word in words if word.strip())


def _fits(finding: Finding, words: tuple[str, ...]) -> bool:
    code, name = finding.rule.code, finding.rule.name
    return any(word == name or code.startswith(word.upper()) for word in words)
