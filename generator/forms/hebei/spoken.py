"""The names by which the 情况说明 speaks of the figures of the nine tables and the assets."""

from generator.forms.hebei.spoken_overview import EXPENDITURES, REVENUES
from generator.forms.hebei.three_public import ROLES
from generator.forms.identity import At
from generator.forms.spoken import Spoken, SpokenItems

_T6 = "basic_expenditure"
_COSTS, _THREE, _ASSETS = "operating-costs", "three-public", "state-assets"

_OPERATING_COSTS = Spoken(
    "operating_costs",
    "N-04",
    (_COSTS,),
    ("机关运行经费", "机关运行经费预算", "机关运行费"),
    ((At(_T6, "total", "public"),),),
)

# What texts say beside the names that the table itself knows.
_ALSO_SAID = {
    "three_public_total": ("三公经费", "财政拨款“三公”经费", "“三公”经费", "三公经费财政拨款"),
    "abroad": ("因公出国费", "出国费", "因公出国（境）经费", "因公出国（境）"),
    "vehicles": (
        "公务用车购置及运行维护费用",
        "公务用车购置及运行费用",
        "公务用车购置和运行维护费",
        "公务用车购置和运行费",
        "公务用车费",
        "公车购置及运行维护费",
        "公车购置及运行费",
        "公车购置及运维费",
    ),
    "vehicle_purchase": ("公务用车购置费用", "公车购置费", "车辆购置费"),
    "vehicle_operation": (
        "公务用车运行维护费用",
        "公务用车运行及维护费",
        "公车运行维护费",
        "公车运行费",
        "公车运维费",
        "公务用车维护费",
    ),
    "reception": ("公务接待", "公务接待费用", "接待费"),
}
_THREE_PUBLIC = tuple(
    Spoken(
        role.id,
        "N-08",
        (_THREE,),
        (role.label, *(a for a in role.aliases if a != "合计"), *_ALSO_SAID.get(role.id, ())),
        (_total_of,),
        "three_public_total" if role.level == 1 else "",
    )
    for role in ROLES
    for _total_of in [(At("three_public_expenses", role.id, "total"),)]
)


def _asset(
    role: str, names: tuple[str, ...], column: str = "value", measures: tuple[str, ...] = ()
) -> Spoken:
    place = (At("assets", role, column),)
    id = role if column == "value" else f"{role}_{column}"
    return Spoken(id, "A-03", (_ASSETS,), names, (place,), measures=measures)


_HELD = (
    ("buildings", ("房屋", "房屋建筑物", "房屋面积"), ("平方米", "平米", "㎡")),
    ("office_buildings", ("办公用房", "办公用房面积"), ("平方米", "平米", "㎡")),
    ("vehicles", ("车辆", "公务用车", "共有车辆", "公务车"), ("辆", "台", "台套")),
    (
        "equipment",
        (
            "单价在20万元以上的设备",
            "单价20万元以上的设备",
            "单价20万元以上设备",
            "单位价值20万元以上的设备",
            "单位价值20万元以上设备",
        ),
        ("台", "套", "台套", "件"),
    ),
    ("other_assets", ("其他固定资产",), ("件", "台", "套", "台套")),
)
_ASSET_FIGURES = (
    _asset(
        "asset_total",
        # 资产总额 may include what is no fixed asset.
        ("固定资产", "固定资产总额", "固定资产总值", "固定资产金额"),
    ),
    *(_asset(role, names) for role, names, _ in _HELD),
    *(_asset(role, names, "quantity", measures) for role, names, measures in _HELD),
)

SPOKEN: tuple[Spoken, ...] = (
    *REVENUES,
    *EXPENDITURES,
    _OPERATING_COSTS,
    *_THREE_PUBLIC,
    *_ASSET_FIGURES,
)
SPOKEN_ITEMS = (
    SpokenItems("N-06", _COSTS, "operating_costs", _T6, ("public", "total"), "机关运行经费"),
)
