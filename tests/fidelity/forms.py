"""The printed labels of the forms, spelled out here once more, independent of the generator.

Heads are rows of cells in the order they are printed; "" is the continuation of a merged cell.
Columns are the YAML keys of a row in printed order; a dot steps into a group (`收入.项目`).
"""

_YUAN = "预算财政拨款"
_CODED = ["序号", "科目编码", "科目名称", "合计"]


def _numbers(last: int) -> list[str]:
    return ["栏次", *(str(number) for number in range(1, last + 1))]


def _by_function(*columns: str) -> tuple[list[list[str]], list[str]]:
    """A table of 功能分类 rows: code and name under one head, each further column under its own."""
    heads = [
        ["序号", "功能分类科目", "合计", *columns],
        ["", "科目编码", "科目名称", "", *("" for _ in columns)],
    ]
    return [*heads, _numbers(3 + len(columns))], [*_CODED, *columns]


_INCOME = [
    "小计",
    "财政拨款收入",
    "财政专户收入",
    "事业收入",
    "经营收入",
    "上级补助收入",
    "附属单位上缴收入",
    "其他收入",
]
_BASIC = ["合计", "人员经费", "公用经费"]
_SPENDING = ["合计", "一般公共" + _YUAN, "政府性基金" + _YUAN, "国有资本经营" + _YUAN]
_THREE = ["合计", "一般公共" + _YUAN, "政府性基金预算拨款", "国有资本经营" + _YUAN]

TABLES: dict[str, tuple[list[list[str]], list[str]]] = {
    "部门预算收支总表": (
        [["序号", "收入", "支出"], ["", "项目", "预算数", "项目", "预算数"], _numbers(4)],
        ["序号", "收入.项目", "收入.预算数", "支出.项目", "支出.预算数"],
    ),
    "部门预算收入总表": (
        [
            ["序号", "功能分类科目", "合计", "本年收入", "上年结转"],
            ["", "科目编码", "科目名称", "", *_INCOME, ""],
            _numbers(12),
        ],
        [*_CODED, *_INCOME, "上年结转"],
    ),
    "部门预算支出总表": _by_function(
        "基本支出", "项目支出", "经营支出", "上解上级支出", "对附属单位补助支出"
    ),
    "部门预算财政拨款收支总表": (
        [["序号", "收入", "支出"], ["", "项目", "金额", "项目", *_SPENDING], _numbers(7)],
        ["序号", "收入.项目", "收入.金额", "支出.项目", *(f"支出.{name}" for name in _SPENDING)],
    ),
    "部门预算一般公共预算财政拨款支出表": _by_function("基本支出", "项目支出"),
    "部门预算一般公共预算财政拨款基本支出表": (
        [
            ["序号", "支出部门经济分类科目", "一般公共预算基本支出"],
            ["", "科目编码", "科目名称", *_BASIC],
            _numbers(5),
        ],
        ["序号", "科目编码", "科目名称", *_BASIC],
    ),
    "部门预算政府性基金预算财政拨款支出表": _by_function("基本支出", "项目支出"),
    "部门预算国有资本经营预算财政拨款支出表": _by_function("基本支出", "项目支出"),
    "部门预算财政拨款“三公”经费支出表": (
        [["序号", "项目", "资金性质"], ["", "", *_THREE], _numbers(5)],
        ["序号", "项目", *_THREE],
    ),
}

_PURCHASE = [
    *("合计", "一般公共预算拨款", "基金预算拨款", "国有资本经营预算拨款"),
    *("财政专户核拨", "单位资金", "上年结转结余"),
]
_GOODS = ["采购物品名称", "政府采购目录序号", "计量单位", "数量", "单价"]
PROCUREMENT_HEADS = [
    [
        "政府采购项目来源",
        *_GOODS,
        "政府采购金额（当年部门预算安排资金）",
        "{year}年预留中小微企业份额",
    ],
    ["项目名称", "预算资金", *("" for _ in _GOODS), *_PURCHASE, ""],
]
PROCUREMENT_COLUMNS = [
    *("项目名称", "预算资金", *_GOODS),
    *(f"政府采购金额.{name}" for name in _PURCHASE),
    "预留中小微企业份额",
]
ASSET_HEADS = [["项目", "数量", "价值（金额单位：万元）"]]
ASSET_COLUMNS = ["项目", "数量", "价值"]
INSTITUTION_COLUMNS = ["单位名称", "单位性质", "单位规格", "经费保障形式"]
INDICATOR_COLUMNS = [
    *("一级指标", "二级指标", "三级指标"),
    *("绩效指标描述", "指标值", "指标值确定依据"),
]
PLAN_HEADS = ["3月底", "6月底", "10月底", "12月底"]
