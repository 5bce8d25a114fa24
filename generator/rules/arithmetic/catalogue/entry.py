"""How an arithmetic rule is declared: the four headings of its page, in one call."""

from generator.diagnostics import DefectClass, Rule, Severity


def arithmetic(
    code: str,
    name: str,
    title: str,
    what: str,
    why: str,
    example: str,
    mend: str,
    severity: Severity = Severity.ERROR,
) -> Rule:
    """A rule of the class 算术错误; ``title`` is the equation that must hold."""
    parts = (("查什么", what), ("为什么", why), ("例子", example), ("怎么改", mend))
    explanation = "\n".join(f"{heading}：{text}" for heading, text in parts)
    return Rule(code, name, title, severity, DefectClass.ARITHMETIC, explanation)
