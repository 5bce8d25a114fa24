"""“三公”经费支出表: travel abroad, official vehicles, reception."""

from generator.forms.column import Column, ColumnKind, Group
from generator.forms.hebei.subjects import TOTAL
from generator.forms.hebei.summaries import SEQUENCE
from generator.forms.identity import Across, LineSum
from generator.forms.rows import Lines, Role, Side
from generator.forms.table_form import TableForm

_FUNDS = ("general_public_budget", "government_fund", "state_capital")
_COLUMNS = ("total", *_FUNDS)

ROLES = (
    Role("three_public_total", "“三公”经费小计", ("三公经费小计", "“三公”经费合计", "合计")),
    Role("abroad", "因公出国（境）费", ("因公出国（境）费用", "因公出国(境)费"), 1),
    Role(
        "abroad_teaching",
        "教学科研人员因公出国（境）费",
        ("教学科研人员因公出国（境）费用", "教学科研人员因公出国(境)费"),
        2,
    ),
    Role(
        "abroad_other",
        "其他因公出国（境）费",
        ("其他因公出国（境）费用", "其他因公出国(境)费"),
        2,
    ),
    Role(
        "vehicles", "公务用车购置及运维费", ("公务用车购置及运行费", "公务用车购置及运行维护费"), 1
    ),
    Role("vehicle_purchase", "公务用车购置费", ("公务用车购置",), 2),
    Role("vehicle_operation", "公务用车运行维护费", ("公务用车运行费", "公务用车运维费"), 2),
    Role("reception", "公务接待费", (), 1),
)

THREE_PUBLIC_EXPENSES = TableForm(
    id="three_public_expenses",
    label="部门预算财政拨款“三公”经费支出表",
    columns=(
        SEQUENCE,
        Column("item", "项目", ColumnKind.NAME),
        Group(
            "资金性质",
            (
                TOTAL,
                Column("general_public_budget", "一般公共预算财政拨款"),
                Column("government_fund", "政府性基金预算拨款"),
                Column("state_capital", "国有资本经营预算财政拨款"),
            ),
        ),
    ),
    rows=Lines((Side("item", _COLUMNS, ROLES),)),
    row_heads="item",
    identities=(
        Across("T9-03", "total", _FUNDS),
        LineSum(
            "T9-02",
            "abroad",
            _COLUMNS,
            ("abroad_teaching", "abroad_other"),
            if_itemised=True,
            leads=True,
        ),
        LineSum(
            "T9-02", "vehicles", _COLUMNS, ("vehicle_purchase", "vehicle_operation"), leads=True
        ),
        LineSum(
            "T9-01",
            "three_public_total",
            _COLUMNS,
            ("abroad", "vehicles", "reception"),
            leads=True,
        ),
    ),
)
