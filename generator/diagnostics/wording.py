"""The sentences that every way of showing a finding shares."""

from __future__ import annotations

from generator.diagnostics.finding import Finding

BLANK = "（空白）"
"""What is said of a cell that holds nothing."""
_MOST = 500


def blank_told(text: str) -> str:
    """A value to be named in a sentence; of a blank one that it is blank."""
    return text if text.strip() else BLANK


def clipped(sentence: str) -> str:
    """A sentence with at most so many characters: what it quotes may be as long as a file."""
    if len(sentence) <= _MOST:
        return sentence
    half = _MOST // 2
    return f"{sentence[:half]}……（略去 {len(sentence) - _MOST} 字）……{sentence[-half:]}"


def sides(finding: Finding) -> str:
    """Say what was expected, what stands there and, for numbers, how far apart they are.

    Empty when the finding compares nothing.
    """
    said = (("应为", finding.expected), ("实为", finding.actual), ("相差", finding.difference))
    return "，".join(
        f"{word} {blank_told(text.strip())}" for word, text in said if text is not None
    )


def remedy(finding: Finding) -> str:
    """Say what to do, or nothing when the finding carries no hint."""
    return f"怎么办：{finding.hint}" if finding.hint else ""


def acknowledgement(finding: Finding) -> str:
    """Say why the data lets it stand, or nothing for an open finding."""
    reason = finding.acknowledged
    return "" if reason is None else f"已注明（原文如此）：{reason}"
