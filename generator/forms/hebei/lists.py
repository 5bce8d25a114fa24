"""政府采购预算, 固定资产占用, 机构设置: forms that stand among the text."""

from generator.forms.column import Column, ColumnKind, Group
from generator.forms.identity import Across, ItemSum, LineSum, Product
from generator.forms.rows import Items, Lines, Role, Side
from generator.forms.table_form import AS_OF, DEPARTMENT_LINE, MONEY_UNIT, TableForm

_FUNDS = (
    Column("general_public_budget", "一般公共预算拨款"),
    Column("government_fund", "基金预算拨款"),
    Column("state_capital", "国有资本经营预算拨款"),
    Column("fiscal_account", "财政专户核拨"),
    Column("unit_funds", "单位资金"),
    Column("carried_over", "上年结转结余"),
)
_FUND_IDS = tuple(column.id for column in _FUNDS)
_SUMMED = ("amount", *_FUND_IDS, "small_business_share")

PROCUREMENT = TableForm(
    id="procurement",
    label="政府采购预算",
    columns=(
        Group(
            "政府采购项目来源",
            (Column("item", "项目名称", ColumnKind.NAME), Column("budget", "预算资金")),
        ),
        Column("goods", "采购物品名称", ColumnKind.TEXT),
        Column("catalogue_code", "政府采购目录序号", ColumnKind.CODE),
        Column("measure", "计量单位", ColumnKind.TEXT),
        Column("quantity", "数量", ColumnKind.QUANTITY),
        Column("price", "单价"),
        Group(
            "政府采购金额（当年部门预算安排资金）",
            (Column("amount", "合计"), *_FUNDS),
            key="政府采购金额",
        ),
        Column(
            "small_business_share",
            "{year}年预留中小微企业份额",
            key="预留中小微企业份额",
        ),
    ),
    rows=Items("item", _SUMMED),
    row_heads="item",
    head=(DEPARTMENT_LINE, MONEY_UNIT),
    numbered=False,
    identities=(
        ItemSum("G-01", _SUMMED),
        Product("G-02", "amount", ("quantity", "price")),
        Across("G-03", "amount", _FUND_IDS),
    ),
)

_VALUE = ("value",)

ASSETS = TableForm(
    id="assets",
    label="固定资产占用",
    columns=(
        Column("item", "项目", ColumnKind.NAME),
        Column("quantity", "数量", ColumnKind.QUANTITY),
        Column("value", "价值（金额单位：万元）", key="价值"),
    ),
    rows=Lines(
        (
            Side(
                "item",
                _VALUE,
                (
                    Role("asset_total", "资产总额"),
                    Role("buildings", "房屋（平方米）", ("房屋",), 1),
                    Role("office_buildings", "办公用房（平方米）", ("办公用房",), 2),
                    Role("vehicles", "车辆（台、辆）", ("车辆",), 1),
                    Role("equipment", "单价在20万元以上的设备", ("单价20万元以上的设备",), 1),
                    Role("other_assets", "其他固定资产", (), 1),
                ),
            ),
        )
    ),
    row_heads="item",
    head=(DEPARTMENT_LINE, AS_OF),
    numbered=False,
    identities=(
        LineSum(
            "A-01",
            "asset_total",
            _VALUE,
            ("buildings", "vehicles", "equipment", "other_assets"),
            leads=True,
        ),
    ),
)

INSTITUTIONS = TableForm(
    id="institutions",
    label="机构设置",
    columns=(
        Column("institution", "单位名称", ColumnKind.NAME),
        Column("nature", "单位性质", ColumnKind.TEXT),
        Column("rank", "单位规格", ColumnKind.TEXT),
        Column("funding", "经费保障形式", ColumnKind.TEXT),
    ),
    rows=Items("institution", ()),
    row_heads="institution",
    head=(),
    numbered=False,
)
