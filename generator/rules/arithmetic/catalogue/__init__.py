"""The arithmetic rules by code: what each compares, how much it weighs, and why.

Codes are those of the published catalogue and never change. A rule that holds in several tables of
科目 has a code in each, made from the number of the table: ``T2-H1``, ``T3-H1`` …
"""

from generator.diagnostics import DefectClass, Rule, Severity
from generator.rules.arithmetic.catalogue.lists import LIST_RULES
from generator.rules.arithmetic.catalogue.subjects import SUBJECT_RULES
from generator.rules.arithmetic.catalogue.summaries import SUMMARY_RULES
from generator.rules.arithmetic.catalogue.ties import TIE_RULES

CRASHED = Rule(
    "K-10",
    "rule-crashed",
    "规则运行出错",
    Severity.ERROR,
    DefectClass.STRUCTURE,
    "查什么：每条规则都能运行完。\n为什么：没有运行的规则不能算通过。\n"
    "例子：程序遇到了没有料到的数据。\n怎么改：这是程序的错误，请告诉维护者。",
)
_ALL = (*SUMMARY_RULES, *SUBJECT_RULES, *LIST_RULES, *TIE_RULES, CRASHED)
ARITHMETIC_RULES: dict[str, Rule] = {
    rule.code: rule for rule in sorted(_ALL, key=lambda rule: rule.code)
}
