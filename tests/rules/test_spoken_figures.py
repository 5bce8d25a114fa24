"""Which figure of the forms a sentence speaks of, and what must be left alone."""

import pytest

from generator.diagnostics import Outcome
from generator.forms.hebei import HEBEI
from generator.model.cell import Cell, Row
from generator.model.disclosure import Department, Disclosure, Kind
from generator.model.narrative import Heading, Paragraph
from generator.model.reference import SubjectNames
from generator.model.table import Table, TableState
from generator.model.words import Words
from generator.rules.examination import Examination, Shared
from generator.rules.narrative.expenses import operating_cost_items
from generator.rules.narrative.spoken_figures import compare_spoken

RULES = ("N-01", "N-03", "N-04", "N-08", "A-03")


def _table(form: str, *rows: dict[str, str]) -> Table:
    lines = tuple(Row({key: Cell(text) for key, text in row.items()}) for row in rows)
    return Table(form, "tables.yml", 1, TableState.FILLED, rows=lines)


TABLES = (
    _table(
        "revenue_expenditure_summary",
        {"revenue_item": "一、一般公共预算拨款收入", "revenue_amount": "700.10"},
        {"revenue_item": "本年收入合计", "revenue_amount": "700.10",
         "expenditure_item": "本年支出合计", "expenditure_amount": "750.40"},
        {"revenue_item": "上年结转结余", "revenue_amount": "50.30"},
        {"revenue_item": "收入总计", "revenue_amount": "750.40",
         "expenditure_item": "支出总计", "expenditure_amount": "750.40"},
    ),
    _table("expenditure_summary",
           {"subject_name": "合计", "total": "750.40", "basic": "500.20", "project": "250.20"}),
    _table("basic_expenditure",
           {"subject_name": "合计", "total": "500.20", "personnel": "440.00", "public": "60.20"},
           {"subject_code": "30205", "subject_name": "水费", "public": "2.00"},
           {"subject_code": "30206", "subject_name": "电费", "public": "3.10"},
           {"subject_code": "30211", "subject_name": "差旅费", "public": "4.00"}),
    _table("three_public_expenses",
           {"item": "“三公”经费小计", "total": "9.00"},
           {"item": "二、公务用车购置及运维费", "total": "8.00"},
           {"item": "公务用车运行维护费", "total": "8.00"},
           {"item": "三、公务接待费", "total": "1.00"}),
    _table("assets", {"item": "资产总额", "value": "900.00"},
           {"item": "2、车辆（台、辆）", "quantity": "6", "value": "88.00"}),
)  # fmt: skip
SHARED = Shared(
    subjects=SubjectNames(economic={"30211": "差旅费", "30216": "培训费"}),
    words=Words(expense_aliases={"水电费": ("30205", "30206")}),
    department=Department("130229", "301", Cell("玉田县示例局"), "department.yml"),
    region_name="玉田县",
)


def _examine(section: str, text: str) -> Examination:
    heading = Heading(Cell("题"), section, (Paragraph(Cell(text)),))
    disclosure = Disclosure(
        "data/130229/301/2026", "130229", "301", "2026", Kind.FULL, HEBEI.label,
        tables=TABLES[:-1], assets=TABLES[-1], narrative=(heading,),
    )  # fmt: skip
    return Examination(disclosure, HEBEI, SHARED)


def _outcomes(section: str, text: str) -> list[str]:
    examined = _examine(section, text)
    return [c.outcome.value for rule in RULES for _, c in compare_spoken(examined, rule)]


OVERVIEW, COSTS, THREE, ASSETS = "overview", "operating-costs", "three-public", "state-assets"


@pytest.mark.parametrize(
    ("section", "text", "outcomes"),
    [
        (OVERVIEW, "玉田县示例局2026年度部门预算收入总计750.40万元", ["passed"]),
        (OVERVIEW, "2026年，我单位收入预算共计7504000元", ["passed"]),
        (OVERVIEW, "本年收入700.10万元、上年结转50.30万元", ["passed", "passed"]),
        (OVERVIEW, "收入预算750万元", ["rounding"]),
        (OVERVIEW, "收入预算约750万元", ["passed"]),
        (OVERVIEW, "收入预算0.08亿元", ["passed"]),
        (OVERVIEW, "收入预算757.40万元", ["failed"]),
        (OVERVIEW, "收入预算750.40元", ["failed"]),
        (OVERVIEW, "其中：一般公共预算财政拨款收入700.10万元，其他收入0.00万元",
         ["passed", "unchecked"]),
        (OVERVIEW, "支出预算750.40万元：基本支出500.20万元（人员经费440万元、公用经费60.2万元），"
                   "项目支出250.20万元", ["passed"] * 5),
        (COSTS, "机关运行经费安排60.20万元，比上年减少3万元", ["passed"]),
        (THREE, "全年三公经费预算9万元，其中：公务用车购置及运行维护费8万元，公务接待费支出1万元",
         ["passed"] * 3),
        (THREE, "因公出国（境）费用0万元", ["unchecked"]),
        (ASSETS, "截至2025年12月31日，固定资产总额900万元，其中：车辆6辆，价值88万元",
         ["passed"] * 3),
        (ASSETS, "共有车辆7辆", ["failed"]),
    ],
)  # fmt: skip
def test_spoken(section: str, text: str, outcomes: list[str]) -> None:
    assert _outcomes(section, text) == outcomes


@pytest.mark.parametrize(
    ("section", "text"),
    [
        (OVERVIEW, "2025年支出预算690.00万元，其中基本支出480.00万元"),
        (OVERVIEW, "较2025年预算增加60.40万元，其中基本支出增加20.20万元"),
        (OVERVIEW, "一般公共服务支出300.00万元，教育支出2.00万元"),
        (OVERVIEW, "非税收入10.00万元，债务收入3万元"),
        (OVERVIEW, "收入预算中，事业单位100万元"),
        (OVERVIEW, "基本支出占66.66%"),
        (OVERVIEW, "人均支出5万元，每个项目支出3万元以上"),
        (COSTS, "2025年机关运行经费55.00万元"),
        (THREE, "上年公务接待费1.50万元，与2025年执行数2万元相比减少"),
        (THREE, "公务接待费中外宾接待0.20万元"),
        (ASSETS, "本年度拟购置固定资产总额为12.00万元，新增车辆1辆"),
        (ASSETS, "单价在20万元以上的设备中报废1台"),
        ("other", "收入预算1万元"),
    ],
)
def test_other_figures_are_left_alone(section: str, text: str) -> None:
    assert _outcomes(section, text) == []


@pytest.mark.parametrize(
    ("items", "outcomes"),
    [
        ("水费2万元、电费3.1万元、差旅费4万元", ["passed"] * 3),
        ("办公用房水电费5.10万元", ["passed"]),
        ("水费和电费5.10万元", ["passed"]),
        ("水、电费5.10万元", ["passed"]),
        ("水电费5.01万元", ["failed"]),
        ("培训费1万元", ["failed"]),
        ("杂项支出1万元", []),
        ("差旅费中市内交通1万元", []),
    ],
)
def test_listed_expenses(items: str, outcomes: list[str]) -> None:
    whole = _examine(COSTS, f"机关运行经费共安排60.20万元，主要用于{items}。")
    assert [c.outcome.value for c in operating_cost_items(whole)] == outcomes


def test_the_place_is_the_figure_and_its_cell() -> None:
    text = "2026年支出预算750.40万元"
    (_, comparison), *_ = compare_spoken(_examine(OVERVIEW, text), "N-03")
    said, cell = comparison.places
    assert text[said.start : said.end] == "750.40万元"
    assert (cell.part, cell.field) == ("revenue_expenditure_summary", "expenditure_amount")
    assert comparison.outcome is Outcome.PASSED
