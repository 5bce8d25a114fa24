"""How a rule of loading is declared: the four headings of its page, in one call."""

from __future__ import annotations

from generator.diagnostics import DefectClass, Rule, Severity


def reading_rule(
    code: str,
    name: str,
    title: str,
    *,
    what: str,
    why: str,
    example: str,
    mend: str,
    severity: Severity = Severity.ERROR,
) -> Rule:
    """Declare a rule of the class 文件读取 whose explanation has the fixed headings."""
    parts = (("查什么", what), ("为什么", why), ("例子", example), ("怎么改", mend))
    explanation = "\n".join(f"{heading}：{text}" for heading, text in parts)
    return Rule(code, name, title, severity, DefectClass.READING, explanation)
