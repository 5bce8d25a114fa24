"""What a check is: its code, its weight and its kind, declared once and published."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How heavy a finding weighs: only an error keeps a disclosure from being published."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def label(self) -> str:
        """The word that readers see: 错误, 警告 or 提示."""
        return _SEVERITY_LABELS[self]

    @property
    def rank(self) -> int:
        """0 for the heaviest, so that sorting by rank puts errors first."""
        return _SEVERITY_ORDER[self]


_SEVERITY_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}
_SEVERITY_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


class DefectClass(StrEnum):
    """What kind of defect a rule speaks of; kept apart wherever findings are shown.

    The first three are the classes of the rule catalogue, the last three those of loading:
    the file cannot be read as YAML, its parts are not those of the form, a value is not
    what its cell takes.
    """

    ARITHMETIC = "算术错误"
    OMISSION = "公开缺项"
    QUESTION = "值得追问"
    READING = "文件读取"
    STRUCTURE = "结构"
    VALUE = "取值"


_OF_CODES = frozenset({"P-02", "X-12"})
"""Arithmetic whose sides are codes: the check character of a project, the subjects of tables."""

_LEFT_TO_DO = frozenset({"V-06"})
"""What says that something is still to be written: right after `new` there are dozens a file."""


class Rule(msgspec.Struct, frozen=True):
    """The identity of a check, the same for every finding it makes.

    `code` is stable (`T3-R1`, `Y-20`), `name` is kebab-case English and states the defect,
    `title` is its 中文 name, `explanation` the published text under the headings 查什么,
    为什么, 例子, 怎么改.
    """

    code: str
    name: str
    title: str
    severity: Severity
    defect_class: DefectClass
    explanation: str

    @property
    def measures(self) -> bool:
        """Whether its two sides are quantities: their difference says something, a code's none."""
        return self.defect_class is DefectClass.ARITHMETIC and self.code not in _OF_CODES

    @property
    def told_together(self) -> bool:
        """Whether people are told of its findings in one file at once: work left, no slips."""
        return told_together(self.code)


def told_together(code: str) -> bool:
    """Whether a code is that of a rule whose findings in one file people are told at once."""
    return code in _LEFT_TO_DO


def declared_rule(
    defect_class: DefectClass,
    code: str,
    name: str,
    title: str,
    what: str,
    why: str,
    example: str,
    mend: str,
    severity: Severity = Severity.ERROR,
) -> Rule:
    """A rule whose explanation has the four headings of its page."""
    parts = (("查什么", what), ("为什么", why), ("例子", example), ("怎么改", mend))
    explanation = "\n".join(f"{heading}：{text}" for heading, text in parts)
    return Rule(code, name, title, severity, defect_class, explanation)
