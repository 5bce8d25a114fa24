"""Every figure of every form of rows, one row each: which table, which line, which column."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from generator.flat.field import About, FieldKind
from generator.flat.origin import Origin, with_unit
from generator.forms.column import ColumnKind
from generator.forms.edition import Edition
from generator.forms.roles import every_form, roles_said
from generator.forms.rows import DETAIL, Line
from generator.forms.table_form import TableForm
from generator.model.disclosure import Disclosure
from generator.model.table import Table

_CODE, _COUNT, _FLAG, _NUMBER = FieldKind.CODE, FieldKind.COUNT, FieldKind.FLAG, FieldKind.NUMBER


class BudgetLine(Struct, frozen=True):
    """One printed figure. A blank cell has no row; ``0.00`` has one."""

    origin: Origin
    table: Annotated[str, About("表", _CODE, "表的英文标识，也是网址的一部分")]
    table_name: Annotated[str, About("表名", meaning="表的名称")]
    row: Annotated[int, About("行次", _COUNT, "在表中是第几行")]
    subject_code: Annotated[str, About("科目编码", _CODE, "不按科目列示的表为空")]
    name: Annotated[str, About("项目或科目", meaning="这一行的名称，照印刷的样子")]
    role: Annotated[str, About("行的性质", _CODE, roles_said(every_form()))]
    column: Annotated[str, About("列", _CODE, "列的英文标识")]
    column_name: Annotated[str, About("列名", meaning="表头里这一列的名称")]
    value: Annotated[str, About("数", _NUMBER, "照印刷的样子，金额以这一行的单位计")]
    is_amount: Annotated[bool, About("是金额", _FLAG, "False 的是数量，不以金额单位计")]
    derived: Annotated[bool, About("推算", _FLAG, "True 的原文没有印，由下级相加得出")]


def budget_lines(disclosure: Disclosure, edition: Edition, origin: Origin) -> Iterator[BudgetLine]:
    """The figures of all tables, of procurement and of assets, row by row from left to right."""
    for table in disclosure.all_tables:
        yield from _of_table(table, edition.forms[table.form], origin)


def _of_table(table: Table, form: TableForm, origin: Origin) -> Iterator[BudgetLine]:
    printed = table.head["unit"].text if "unit" in table.head else ""
    mine = with_unit(origin, printed)
    lines: dict[int, list[Line]] = {}
    for known in form.rows.lines(table.rows):
        lines.setdefault(known.index, []).append(known)
    for index, row in enumerate(table.rows):
        for column in form.leaves:
            cell = row[column.id]
            if not cell or not column.kind.numeric:
                continue
            line = _line_of(column.id, lines.get(index, []), form)
            yield BudgetLine(
                mine,
                form.id,
                form.label,
                index + 1,
                line.code if line else "",
                row.text(line.name_column) if line else "",
                line.role if line else DETAIL,
                column.id,
                column.label.replace("{year}", origin.year),
                cell.text,
                column.kind is ColumnKind.AMOUNT,
                row.derived,
            )


def _line_of(column: str, lines: list[Line], form: TableForm) -> Line | None:
    """The line a figure belongs to: of a row that is one line it is all of the row.

    None for a figure without a name beside it.
    """
    if len(getattr(form.rows, "sides", ())) > 1:
        return next((line for line in lines if column in line.columns), None)
    return lines[0] if lines else None
