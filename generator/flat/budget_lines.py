"""Every figure of every form of rows, one row each: which table, which line, which column."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from generator.flat.field import About, FieldKind
from generator.flat.origin import Origin
from generator.forms.column import ColumnKind
from generator.forms.edition import Edition
from generator.forms.rows import Line, Subjects
from generator.forms.table_form import TableForm
from generator.model.disclosure import Disclosure
from generator.model.table import Table

_CODE, _COUNT, _FLAG, _NUMBER = FieldKind.CODE, FieldKind.COUNT, FieldKind.FLAG, FieldKind.NUMBER


class BudgetLine(Struct, frozen=True):
    """One printed figure. A blank cell has no row; ``0.00`` has one."""

    origin: Origin
    table: Annotated[str, About("表", _CODE, "表的英文标识，也是网址的一部分")]
    table_name: Annotated[str, About("表名")]
    row: Annotated[int, About("行次", _COUNT, "在表中是第几行")]
    subject_code: Annotated[str, About("科目编码", _CODE, "不按科目列示的表为空")]
    name: Annotated[str, About("项目或科目", meaning="这一行的名称，照印刷的样子")]
    role: Annotated[
        str, About("行的性质", _CODE, "total 合计，class/section/item 类款项，detail 明细")
    ]
    column: Annotated[str, About("列", _CODE, "列的英文标识")]
    column_name: Annotated[str, About("列名")]
    value: Annotated[str, About("数", _NUMBER, "照印刷的样子，金额以这一行的单位计")]
    is_amount: Annotated[bool, About("是金额", _FLAG, "False 的是数量，不以金额单位计")]
    derived: Annotated[bool, About("推算", _FLAG, "True 的原文没有印，由下级相加得出")]


def budget_lines(disclosure: Disclosure, edition: Edition, origin: Origin) -> Iterator[BudgetLine]:
    """The figures of all tables, of procurement and of assets, row by row from left to right."""
    for table in disclosure.all_tables:
        yield from _of_table(table, edition.forms[table.form], origin)


def _of_table(table: Table, form: TableForm, origin: Origin) -> Iterator[BudgetLine]:
    for line in form.rows.lines(table.rows):
        for column in _columns(form, line):
            cell = line.row[column]
            if not cell:
                continue
            declared = form.by_id[column]
            yield BudgetLine(
                origin,
                form.id,
                form.label,
                line.index + 1,
                line.code,
                line.row.text(line.name_column),
                line.role,
                column,
                declared.label.replace("{year}", origin.year),
                cell.text,
                declared.kind is ColumnKind.AMOUNT,
                line.row.derived,
            )


def _columns(form: TableForm, line: Line) -> tuple[str, ...]:
    """The figures of a line; of a row that is one line they are all of the row."""
    sides = getattr(form.rows, "sides", ())
    if len(sides) > 1:
        return line.columns
    return tuple(column.id for column in form.leaves if column.kind.numeric)


def is_subject_form(form: TableForm) -> bool:
    """Whether the rows of a form are 科目."""
    return isinstance(form.rows, Subjects)
