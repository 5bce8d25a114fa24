"""What holds for the 科目 of every table that lists them: F-06 … F-09, and 细化到项 (T3-H3)."""

from collections.abc import Iterator

from generator.diagnostics import Comparison
from generator.forms.rows import Subjects
from generator.rules.examination import Examination
from generator.rules.figures import TableFigures
from generator.rules.registry import ERROR, NOTICE, OMISSION, QUESTION, WARNING, rule
from generator.rules.remembered import once
from generator.rules.tables.rows import public_tables, told
from generator.rules.verdicts import failed

_FUNCTIONAL_LEVELS = 3
_WITHOUT_SECTIONS = ("227",)  # 预备费 has no 款 and no 项 in the classification


def subject_tables(examination: Examination) -> tuple[tuple[TableFigures, Subjects], ...]:
    """The tables whose rows are 科目, with what their form says of them."""

    def found(whole: Examination) -> tuple[tuple[TableFigures, Subjects], ...]:
        tables = ((figures, figures.form.rows) for figures in public_tables(whole))
        return tuple((figures, rows) for figures, rows in tables if isinstance(rows, Subjects))

    return once(examination, "tables of subjects", found)


@rule("F-06", "subject-without-amount", "没有金额全为零的科目行", NOTICE, QUESTION)
def check_amounts(examination: Examination) -> Iterator[Comparison]:
    """查什么：每个科目行至少有一格金额不为零。
    为什么：没有钱的科目不必列；列了，多半是金额漏填了。
    例子：30211 差旅费一行，各栏都是空白或 0.00。
    怎么改：对照原件补上金额；原件如此的可以保留。
    """
    hint = "对照原件看金额是不是漏填了；原件如此的可以保留"
    for figures, subjects in subject_tables(examination):
        found = (
            failed(
                "F-06",
                (figures.place(line, subjects.name_column),),
                f"{line.code} {line.name}没有一格金额",
                hint,
            )
            for line in figures.printed
            if not any(map(figures.amounts[line.index].get, line.columns))
        )
        yield from told("F-06", figures, found)


@rule("F-07", "repeated-subject", "科目不重复", ERROR, QUESTION)
def check_repetition(examination: Examination) -> Iterator[Comparison]:
    """查什么：同一张表里每个科目编码只出现一次。
    为什么：重复的行会让上级科目多算一次。
    例子：支出总表里 2010303 有两行。
    怎么改：对照原件删去重复的行，或改正写错的编码。
    """
    hint = "对照原件删去重复的行，或改正写错的编码"
    for figures, subjects in subject_tables(examination):
        column, first = subjects.code_column, figures.by_code
        found = (
            failed(
                "F-07",
                (figures.place(line, column), figures.place(first[line.code], column)),
                f"{line.code} 在这张表里出现了两次",
                hint,
                None,
                line.code,
            )
            for line in figures.printed
            if line.code and first[line.code] is not line
        )
        yield from told("F-07", figures, found)


@rule("F-08", "subjects-out-of-order", "科目按编码升序", WARNING, QUESTION)
def check_order(examination: Examination) -> Iterator[Comparison]:
    """查什么：科目按编码从小到大排列，上级在下级之前。
    为什么：次序乱了，读者找不到科目；编码写错也会打乱次序。
    例子：210 卫生健康支出排在 208 社会保障和就业支出之前。
    怎么改：先核对编码有没有写错，再照原件的次序排。
    """
    for figures, subjects in subject_tables(examination):
        yield from told("F-08", figures, _disorder(figures, subjects.code_column))


def _disorder(figures: TableFigures, column: str) -> Iterator[Comparison]:
    last = ""
    for line in figures.printed:
        if line.code and line.code < last:
            message = f"{line.code} 应排在 {last} 之前"
            hint = "先核对这两行的编码有没有写错，再照原件的次序排"
            yield failed("F-08", (figures.place(line, column),), message, hint, None, line.code)
        last = line.code or last


@rule("F-09", "malformed-subject-code", "科目编码的位数", ERROR, QUESTION)
def check_form(examination: Examination) -> Iterator[Comparison]:
    """查什么：功能分类科目编码是 3、5 或 7 位数字，经济分类是 3 或 5 位；除合计外每行都有。
    为什么：位数决定类、款、项；少抄一位，这一行就不属于任何上级。
    例子：机关服务写成 201033。
    怎么改：对照原件补全编码。
    """
    for figures, subjects in subject_tables(examination):
        yield from told("F-09", figures, _malformed(figures, subjects))


def _malformed(figures: TableFigures, subjects: Subjects) -> Iterator[Comparison]:
    lengths = "、".join(map(str, subjects.levels))
    for line in figures.printed:
        code = line.code
        if len(code) in subjects.levels and code.isascii() and code.isdecimal():
            continue
        message = f"“{code}”不是 {lengths} 位数字" if code else f"“{line.name}”没有科目编码"
        place = (figures.place(line, subjects.code_column),)
        yield failed("F-09", place, message, "对照原件补全科目编码", None, code or None)


@rule("T3-H3", "subject-without-items", "功能分类科目细化到项", WARNING, OMISSION)
def check_depth(examination: Examination) -> Iterator[Comparison]:
    """查什么：按功能分类列的表里，每个类、款下面都有项（7 位编码）。
    为什么：预算法实施条例第六条要求支出按功能分类公开到项，只到类、款看不出办什么事。
    例子：有 201、20103 两行，没有 2010301 这样的行。
    怎么改：补上各项；类和款的行可以省略，由程序推算。
    """
    for figures, subjects in subject_tables(examination):
        if len(subjects.levels) == _FUNCTIONAL_LEVELS:
            yield from told("T3-H3", figures, _shallow(figures, subjects))


def _shallow(figures: TableFigures, subjects: Subjects) -> Iterator[Comparison]:
    levels = subjects.levels
    items = (code for code in figures.by_code if len(code) == levels[-1])
    reached = {item[:size] for item in items for size in levels} | {*_WITHOUT_SECTIONS}
    for line in figures.printed:
        if len(line.code) in levels and line.code not in reached:
            message = f"{line.code} {line.name}下面没有列到项"
            place = (figures.place(line, subjects.code_column),)
            yield failed("T3-H3", place, message, "补上这个科目下的各项（7 位编码）")
