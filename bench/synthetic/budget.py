"""The figures of a made-up department, in hundredths of 万元, so that every sum is exact."""

from dataclasses import dataclass
from random import Random

FUNCTIONAL = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "2010301": "行政运行",
    "2010302": "一般行政管理事务",
    "2010303": "机关服务",
    "2010350": "事业运行",
    "2010399": "其他政府办公厅（室）及相关机构事务支出",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "2101103": "公务员医疗补助",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
}
ECONOMIC = {
    "301": "工资福利支出",
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30103": "奖金",
    "30107": "绩效工资",
    "30108": "机关事业单位基本养老保险缴费",
    "30109": "职业年金缴费",
    "30110": "职工基本医疗保险缴费",
    "30111": "公务员医疗补助缴费",
    "30113": "住房公积金",
    "302": "商品和服务支出",
    "30201": "办公费",
    "30202": "印刷费",
    "30205": "水费",
    "30206": "电费",
    "30207": "邮电费",
    "30211": "差旅费",
    "30213": "维修（护）费",
    "30217": "公务接待费",
    "30228": "工会经费",
    "30231": "公务用车运行维护费",
    "30239": "其他交通费用",
}
PROJECT_ITEMS = ("2010302", "2010303", "2010399")
_PUBLIC = "302"
# Social security and housing are the same money by function and by nature.
_PRINTED_TWICE = {
    "2080505": "30108",
    "2080506": "30109",
    "2101101": "30110",
    "2101103": "30111",
    "2210201": "30113",
}


def text(cents: int) -> str:
    """An amount in 万元 with two decimals."""
    return f"{cents // 100}.{cents % 100:02d}"


@dataclass(frozen=True)
class Budget:
    """What a department spends: basic by 经济分类 and by 功能分类, projects by 功能分类."""

    economic: dict[str, int]
    basic: dict[str, int]
    projects: dict[str, int]
    budgets: tuple[int, ...]

    def basic_of(self, prefix: str = "") -> int:
        """Basic expenditure of a 科目 and all below it."""
        return sum(v for code, v in self.basic.items() if code.startswith(prefix))

    def project_of(self, prefix: str = "") -> int:
        """Project expenditure of a 科目 and all below it."""
        return sum(v for code, v in self.projects.items() if code.startswith(prefix))

    def economic_of(self, prefix: str = "") -> int:
        """Basic expenditure of an economic 科目 and all below it."""
        return sum(v for code, v in self.economic.items() if code.startswith(prefix))

    @property
    def public(self) -> int:
        """日常公用经费."""
        return self.economic_of(_PUBLIC)

    @property
    def total(self) -> int:
        """All expenditure, and all revenue."""
        return self.basic_of() + self.project_of()


def budget(dice: Random, projects: int) -> Budget:
    """A budget of ``projects`` projects."""
    economic = {code: dice.randint(50, 20_000) for code in ECONOMIC if len(code) == 5}
    left = sum(economic.values())
    basic = dict.fromkeys([code for code in FUNCTIONAL if len(code) == 7], 0)
    for code, paid in _PRINTED_TWICE.items():
        basic[code] = economic[paid]
        left -= economic[paid]
    basic["2010350"] = dice.randint(1, left // 2)
    basic["2010301"] = left - basic["2010350"]
    budgets = tuple(dice.randint(500, 30_000) for _ in range(projects))
    spent = dict.fromkeys(PROJECT_ITEMS, 0)
    for position, amount in enumerate(budgets):
        spent[PROJECT_ITEMS[position % len(PROJECT_ITEMS)]] += amount
    return Budget(economic, basic, spent, budgets)
