"""Choosing findings by rule, as ``check --select`` and ``--ignore`` do."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics.finding import Finding
from generator.diagnostics.rule import Rule


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


def unknown_words(text: str | None, rules: Iterable[Rule]) -> tuple[str, ...]:
    """What of a list of codes and names, as for ``selected``, fits none of the rules."""
    known = tuple(rules)
    return tuple(word for word in _words(text) if not meant(word, known))


def meant(word: str, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules of a code, a name or a code's beginning: of a whole code that one alone."""
    fitting = tuple(rule for rule in rules if _means(word, rule))
    return tuple(rule for rule in fitting if rule.code == word.upper()) or fitting


def _words(text: str | None) -> tuple[str, ...]:
    words = (text or "").replace("，", ",").split(",")
    return tuple(word.strip() for word in words if word.strip())


def _fits(finding: Finding, words: tuple[str, ...]) -> bool:
    return any(_means(word, finding.rule) for word in words)


def _means(word: str, rule: Rule) -> bool:
    return word == rule.name or rule.code.startswith(word.upper())
