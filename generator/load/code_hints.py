"""What is wrong with a code that a clerk has typed, and how it should stand."""

from __future__ import annotations

from generator.load.reserved import RESERVED_HINT, is_reserved

_GENERAL = "编码只能由数字、英文字母和短横线组成，最长 40 位"


def code_problem(text: str, mended: str) -> tuple[str, str]:
    """What is wrong with a code and what to do; ``mended`` is its half-width form."""
    if mended != text:
        return f"“{text}”里有全角的数字或字母", f"全角要改成半角：应写作 {mended}"
    return f"“{text}”不能作编码", RESERVED_HINT if is_reserved(text) else _GENERAL
