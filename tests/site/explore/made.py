"""A made-up site with what makes lists hard: odd units, long and hostile names, blanks, thousands.

Everything here is invented. ``PROJECTS`` says what must be listed, told apart from the generator.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

HOSTILE = '"><img src=x onerror="alert(1)"> {{ 7*7 }} \'a\' & <b>粗</b>'
LONG = (
    "关于加强全县农村公路养护管理与安全生命防护工程建设及桥梁隧道"
    "日常巡查检测维修资金补助的专项经费项目一期二期三期四期合并安排"
)
YUAN = "元试行"  # a 版式 in 元, which tests register
REGIONS = {"999901": "测试县", "999902": "另一县"}
MANY = 24  # departments with FIFTY projects each
FIFTY = 50


@dataclass(frozen=True)
class Made:
    """A project that the site must list; ``unit`` is that of its disclosure, or that of its own
    form, which ``prints`` it."""

    key: str
    code: str
    name: str
    budget: str
    unit: str = "万元"
    prints: str = ""

    @property
    def year(self) -> str:
        return self.key.rsplit("/", 1)[1]

    @property
    def wan(self) -> Decimal | None:
        """The budget in 万元, exact; None where it is blank or in a unit nobody knows here."""
        if not self.budget or self.unit not in ("元", "万元"):
            return None
        value = Decimal(self.budget)
        return value if self.unit == "万元" else value.scaleb(-4)


def _first() -> Iterator[Made]:
    """200 projects of one department, among them the odd ones."""
    odd = [
        ("亿元工程", "1000000000.00"),
        ("一元印章", "0.0001"),
        (HOSTILE, "12.50"),
        (LONG, "7.00"),
        ("没有列数", ""),
        ("零元项目", "0.00"),
        ("调减项目", "-3.25"),
    ]
    for number in range(200):
        name, budget = odd[number] if number < len(odd) else (f"第{number}号经费", f"{number}.10")
        yield Made("999901/101/2030", f"A{number:03}", name, budget)


def _many() -> Iterator[Made]:
    for department in range(MANY):
        for number in range(FIFTY):
            key = f"999902/{200 + department}/2028"
            yield Made(key, f"M{department:02}{number:02}", f"养护{number}", f"{number + 1}.01")


_IN_YUAN = (
    Made("999901/102/2029", "Y1", "元甲", "12345.67", "元"),
    Made("999901/102/2029", "Y2", "元乙", "20000.00", "元"),
    Made("999901/102/2029", "Y3", "元丙", "0.01", "元"),
)
OWN = "999901/105/2030"  # a 版式 in 万元, but forms that print units of their own
_OWN = (
    Made(OWN, "O1", "自印元", "123456.00", "元", "单位：元"),
    Made(OWN, "O2", "自印美元", "99999.00", "美元", "美元"),
    Made(OWN, "O3", "不印单位", "20.00"),
)
PROJECTS = (*_first(), *_OWN, *_IN_YUAN, *_many())
KEYS = (*dict.fromkeys(p.key for p in PROJECTS), "999901/103/2030", "999901/104/2030")
NAMES = {"999901/101": "测试局", "999901/102": "测试元局", "999901/103": "无项目局"}
NAMES |= {"999901/104": "空白局", "999901/105": "自印局"} | {
    f"999902/{200 + n}": f"另县第{n}局" for n in range(MANY)
}

VALUES = ("≥90%", "≤15mg/l", "120个", "100百", "12月底前", "良好", HOSTILE)
GROUPS = (("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"))


def indicators_of(made: Made) -> list[dict[str, str]]:
    """Three indicators a project; the values take turns."""
    start = int("".join(filter(str.isdigit, made.code)))
    return [
        {
            "一级指标": first,
            "二级指标": second,
            "三级指标": f"{made.name[:20]}之{number}",
            "绩效指标描述": "说明",
            "指标值": VALUES[(start + number) % len(VALUES)],
            "指标值确定依据": "计划",
        }
        for number, (first, second) in enumerate(GROUPS)
    ]


TERMS = {
    "999901/101/2030": {"上年结转": "以前年度结转的资金。", "机关运行经费": "保障运转的资金。"},
    "999901/103/2030": {
        "上年结转": "上一年没有用完的钱。",
        "ERP": "一种系统。",
        "a/b": "不能做地址的名词。",
        "养护费": f"用于{HOSTILE}。",
    },
}
_PROSE = "按照规定使用上年结转资金，机关运行经费从紧，养护费不增加，上年结转不挪用。"
# What a 科目 costs, by disclosure: 201 is a 功能分类 here and, in one table, an economic code too.
FUNCTIONAL = {
    "999901/101/2030": ("900000000.00", "万元"),
    "999901/102/2029": ("32345.68", "元"),
    "999901/103/2030": ("0.0001", "万元"),
}


def files() -> dict[str, str]:
    """Every file below ``data/``."""
    made = {"data/reference/regions.csv": _csv(("code", "name"), REGIONS.items())}
    made["data/reference/functional_subjects.csv"] = (
        "code,name,level\n201,一般公共服务支出,类\n20103,政府办公厅及相关机构事务,款\n"
        "2010303,机关服务,项\n"
    )
    made["data/reference/economic_subjects.csv"] = "code,name,level\n301,工资福利支出,类\n"
    for place, name in NAMES.items():
        code = place.split("/")[1]
        made[f"data/{place}/department.yml"] = f"部门编码: {code}\n部门名称: {name}\n"
    for key in KEYS:
        made |= {f"data/{key}/{name}": text for name, text in _disclosure(key).items()}
    return made


def _csv(head: tuple[str, ...], rows: object) -> str:
    lines = [head, *rows]  # type: ignore[misc]
    return "".join(",".join(line) + "\n" for line in lines)


def _disclosure(key: str) -> dict[str, str]:
    front = f"类型: 完整公开\n版式: {YUAN}\n" if key.endswith("2029") else "类型: 完整公开\n"
    made = {"disclosure.yml": front, "narrative.yml": _narrative(key)}
    if key == OWN:
        made["tables.yml"] = json.dumps(_OWN_TABLE, ensure_ascii=False) + "\n"
    if key in FUNCTIONAL:
        made["tables.yml"] = _tables(key)
    numbers = count(1)
    for project in PROJECTS:
        if project.key == key:
            made[f"projects/{project.code}.yml"] = _project(project, next(numbers))
    return made


def _project(made: Made, number: int) -> str:
    record = {"序号": str(number), "项目编码": made.code, "项目名称": made.name}
    record |= {"预算数": made.budget} if made.budget else {}
    record |= {"单位": made.prints} if made.prints else {}
    if made.code == "O1":  # in money, as a few plans are
        record |= {"资金支出计划": {"6月底": "23456.00", "12月底": made.budget}}  # type: ignore[dict-item]
    record |= {"用途": f"用于{made.name}，不动用上年结转。", "绩效指标": indicators_of(made)}  # type: ignore[dict-item]
    return json.dumps(record, ensure_ascii=False) + "\n"  # JSON is YAML


def _narrative(key: str) -> str:
    section = {"题": "二、预算安排总体情况", "栏目": "预算安排总体情况", "内容": [{"段": _PROSE}]}
    terms = [
        {"序号": f"{n}、", "名词": term, "释义": meaning}
        for n, (term, meaning) in enumerate(TERMS.get(key, {}).items(), 1)
    ]
    blocks = [section] if not key.endswith("104/2030") else []
    if terms:
        blocks.append({"题": "十、名词解释", "栏目": "名词解释", "内容": terms})
    return json.dumps({"正文": blocks or [{"段": "没有内容。"}]}, ensure_ascii=False) + "\n"


_OWN_TABLE = {
    "部门预算收支总表": {
        "单位": "单位：千元",
        "行": [
            {
                "收入": {"项目": "收入总计", "预算数": "1500.00"},
                "支出": {"项目": "支出总计", "预算数": "1500.00"},
            }
        ],
    }
}


def _tables(key: str) -> str:
    amount, _ = FUNCTIONAL[key]
    rows = [
        {"科目名称": "合计", "合计": amount, "项目支出": amount},
        {"科目编码": "201", "科目名称": "一般公共服务支出", "合计": amount, "项目支出": amount},
        {"科目编码": "20103", "科目名称": f"办公厅{HOSTILE}", "合计": amount, "项目支出": amount},
        {"科目编码": "2010303", "科目名称": "机关服务", "合计": amount, "项目支出": amount},
    ]
    tables: dict[str, object] = {"部门预算支出总表": {"行": rows}}
    if key == "999901/101/2030":
        tables["部门预算一般公共预算财政拨款基本支出表"] = {
            "行": [
                {"科目名称": "合计", "合计": "5.00", "人员经费": "5.00"},
                {
                    "科目编码": "201",
                    "科目名称": "同码的经济科目",
                    "合计": "5.00",
                    "人员经费": "5.00",
                },
                {"科目编码": "../x", "科目名称": "坏编码", "合计": "0.00"},
            ]
        }
    return json.dumps(tables, ensure_ascii=False) + "\n"
