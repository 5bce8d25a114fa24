"""The official forms as they are printed, for making documents; shares nothing with the program.

A head is a list of rows of (text, columns covered, rows covered); the keys say which value of a
record of the data stands in a column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Head = tuple[tuple[tuple[str, int, int], ...], ...]
Keys = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Form:
    """A form of rows: its head, the columns of a row, whether it prints a 栏次 row."""

    head: Head
    keys: Keys
    numbered: bool = True

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.keys)


_SUBJECT_KEYS: Keys = (("序号",), ("科目编码",), ("科目名称",))


def _subjects(group: str, *columns: str) -> Form:
    first = (("序号", 1, 2), (group, 2, 1), *((column, 1, 2) for column in columns))
    return Form(
        (first, (("科目    编码", 1, 1), ("科目名称", 1, 1))),
        (*_SUBJECT_KEYS, *((c,) for c in columns)),
    )


_FUNDS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
_SOURCES = (
    "财政拨款收入",
    "财政专户收入",
    "事业收入",
    "经营收入",
    "上级补助收入",
    "附属单位上缴收入",
    "其他收入",
)
_USES = ("合计", "基本支出", "项目支出", "经营支出", "上解上级支出", "对附属单位补助支出")
_PLAIN = _subjects("功能分类科目", "合计", "基本支出", "项目支出")
_ITEM = "项  目"

TABLES: dict[str, Form] = {
    "部门预算收支总表": Form(
        (
            (("序号", 1, 2), ("收入", 2, 1), ("支出", 2, 1)),
            ((_ITEM, 1, 1), ("预算数", 1, 1), (_ITEM, 1, 1), ("预算数", 1, 1)),
        ),
        (("序号",), ("收入", "项目"), ("收入", "预算数"), ("支出", "项目"), ("支出", "预算数")),
    ),
    "部门预算收入总表": Form(
        (
            (
                ("序号", 1, 2),
                ("功能分类科目", 2, 1),
                ("合计", 1, 2),
                ("本年收入", 8, 1),
                ("上年结转", 1, 2),
            ),
            (
                ("科目    编码", 1, 1),
                ("科目名称", 1, 1),
                ("小计", 1, 1),
                *((s, 1, 1) for s in _SOURCES),
            ),
        ),
        (*_SUBJECT_KEYS, ("合计",), ("小计",), *((s,) for s in _SOURCES), ("上年结转",)),
    ),
    "部门预算支出总表": _subjects("功能分类科目", *_USES),
    "部门预算财政拨款收支总表": Form(
        (
            (("序号", 1, 2), ("收入", 2, 1), ("支出", 5, 1)),
            (
                (_ITEM, 1, 1),
                ("金额", 1, 1),
                (_ITEM, 1, 1),
                ("合计", 1, 1),
                *((f, 1, 1) for f in _FUNDS),
            ),
        ),
        (
            ("序号",),
            ("收入", "项目"),
            ("收入", "金额"),
            ("支出", "项目"),
            ("支出", "合计"),
            *(("支出", fund) for fund in _FUNDS),
        ),
    ),
    "部门预算一般公共预算财政拨款支出表": _PLAIN,
    "部门预算一般公共预算财政拨款基本支出表": Form(
        (
            (("序号", 1, 2), ("支出部门经济分类科目", 2, 1), ("一般公共预算基本支出", 3, 1)),
            (
                ("科目编码", 1, 1),
                ("科目名称", 1, 1),
                ("合计", 1, 1),
                ("人员经费", 1, 1),
                ("公用经费", 1, 1),
            ),
        ),
        (*_SUBJECT_KEYS, ("合计",), ("人员经费",), ("公用经费",)),
    ),
    "部门预算政府性基金预算财政拨款支出表": _PLAIN,
    "部门预算国有资本经营预算财政拨款支出表": _PLAIN,
    "部门预算财政拨款“三公”经费支出表": Form(
        (
            (("序号", 1, 2), (_ITEM, 1, 2), ("资 金 性 质", 4, 1)),
            (
                ("合计", 1, 1),
                ("一般公共预算财政拨款", 1, 1),
                ("政府性基金预算拨款", 1, 1),
                ("国有资本经营预算财政拨款", 1, 1),
            ),
        ),
        (
            ("序号",),
            ("项目",),
            ("合计",),
            ("一般公共预算财政拨款",),
            ("政府性基金预算拨款",),
            ("国有资本经营预算财政拨款",),
        ),
    ),
}

_AMOUNTS = (
    "合计",
    "一般公共预算拨款",
    "基金预算拨款",
    "国有资本经营预算拨款",
    "财政专户核拨",
    "单位资金",
    "上年结转结余",
)
PROCUREMENT = Form(
    (
        (
            ("政府采购项目来源", 2, 1),
            ("采购物品名称", 1, 2),
            ("政府采购目录序号", 1, 2),
            ("计量  单位", 1, 2),
            ("数量", 1, 2),
            ("单价", 1, 2),
            ("政府采购金额（当年部门预算安排资金）", 7, 1),
            ("2024年预留中小微企业份额", 1, 2),
        ),
        (("项目名称", 1, 1), ("预算    资金", 1, 1), *((a, 1, 1) for a in _AMOUNTS)),
    ),
    (
        ("项目名称",),
        ("预算资金",),
        ("采购物品名称",),
        ("政府采购目录序号",),
        ("计量单位",),
        ("数量",),
        ("单价",),
        *(("政府采购金额", a) for a in _AMOUNTS),
        ("预留中小微企业份额",),
    ),
    numbered=False,
)
ASSETS = Form(
    ((("项   目", 1, 1), ("数量", 1, 1), ("价值（金额单位：万元）", 1, 1)),),
    (("项目",), ("数量",), ("价值",)),
    numbered=False,
)
INSTITUTIONS = Form(
    ((("单位名称", 1, 1), ("单位性质", 1, 1), ("单位规格", 1, 1), ("经费保障形式", 1, 1)),),
    (("单位名称",), ("单位性质",), ("单位规格",), ("经费保障形式",)),
    numbered=False,
)
MONEY = {
    "预算数",
    "金额",
    "合计",
    "小计",
    *_SOURCES,
    "上年结转",
    *_USES,
    *_FUNDS,
    "人员经费",
    "公用经费",
    "政府性基金预算拨款",
    "预算资金",
    "单价",
    *_AMOUNTS,
    "预留中小微企业份额",
    "价值",
    "财政资金",
    "其他资金",
}
FIGURES = MONEY | {"数量"}


def value(record: Any, path: Sequence[str]) -> str:
    """The text at a path of keys in a record, '' where there is none."""
    for key in path:
        record = record.get(key, {}) if isinstance(record, dict) else {}
    return record if isinstance(record, str) else ""
