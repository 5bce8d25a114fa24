"""The tables of 科目: T2, T3, T5, T7 and T8 by function, T6 by economic nature."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.diagnostics import Rule
from generator.rules.arithmetic.catalogue.entry import arithmetic


class _Table(NamedTuple):
    """A table as its rules speak of it: prefix of names, short title, codes of the example."""

    slug: str
    title: str
    parent: str
    children: str


_FUNCTIONAL = ("201 一般公共服务支出", "20103、20105")
_TABLES = {
    "T2": _Table("revenue", "收入总表", *_FUNCTIONAL),
    "T3": _Table("expenditure", "支出总表", *_FUNCTIONAL),
    "T5": _Table("general-budget", "一般公共预算支出表", *_FUNCTIONAL),
    "T6": _Table("basic", "基本支出表", "302 商品和服务支出", "30201、30205"),
    "T7": _Table("fund", "政府性基金支出表", "212 城乡社区支出", "21208、21213"),
    "T8": _Table("capital", "国有资本经营支出表", "223 国有资本经营预算支出", "22301、22302"),
}


def _hierarchy(number: str, table: _Table) -> Iterator[Rule]:
    first = table.parent[:3]
    yield arithmetic(
        f"{number}-H1",
        f"{table.slug}-total-not-sum-of-classes",
        f"{table.title}：合计 = 各类之和",
        f"{table.title}的合计行，每一栏都等于各类（3 位编码）的和。",
        "合计是读者最先看到的数，漏了一类或多算一类，全表都不可信。",
        f"合计印 300.00，{first} 等各类相加得 290.00。",
        "看差额与哪一类的金额相同：相同多半是漏行；否则逐类对照原件。",
    )
    yield arithmetic(
        f"{number}-H2",
        f"{table.slug}-parent-not-sum-of-children",
        f"{table.title}：上级科目 = 下级之和",
        f"{table.title}的每个上级科目，每一栏都等于它的直接下级的和。",
        "钱最终花在最末一级科目上，上级对不上，就说不清钱花在哪里。",
        f"{table.parent}印 50.00，下级 {table.children} 相加得 48.00。",
        "对照原件核对这一级和它的下级；下级漏了一行的补上，编码写错的改正。",
    )


def _basic_plus_project(code: str, name: str, title: str) -> Rule:
    return arithmetic(
        code,
        name,
        f"{title}每行：合计 = 基本支出 + 项目支出",
        f"{title}的每一行，合计等于基本支出加项目支出。",
        "基本支出保运转，项目支出办专事，两者合起来就是这个科目的全部支出。",
        "一行印合计 30.00、基本支出 20.00、项目支出 5.00。",
        "对照原件核对这一行的三格；常见的是金额填进了旁边的栏。",
    )


_ROWS = (
    arithmetic(
        "T2-R1",
        "revenue-total-not-year-plus-carryover",
        "收入总表每行：合计 = 本年收入小计 + 上年结转",
        "收入总表的每一行，合计等于本年收入小计加上年结转。",
        "把结转的钱当成今年的新收入，会让人误以为财政给多了。",
        "机关服务一行印合计 135.00，小计 96.00，上年结转 38.00。",
        "对照原件核对这一行的三格，看是不是把结转填进了本年收入。",
    ),
    arithmetic(
        "T2-R2",
        "year-revenue-not-sum-of-sources",
        "收入总表每行：小计 = 各项收入之和",
        "收入总表的每一行，本年收入小计等于财政拨款、专户、事业、经营等各栏之和。",
        "各栏说明钱从哪里来，少一栏就有一笔来源不明的收入。",
        "小计印 96.00，财政拨款收入 90.00，其他收入 5.00。",
        "对照原件核对这一行的各栏，看有没有漏填或填错栏的收入。",
    ),
    arithmetic(
        "T3-R1",
        "expenditure-total-not-sum-of-uses",
        "支出总表每行：合计 = 基本 + 项目 + 经营 + 上解 + 补助",
        "支出总表的每一行，合计等于基本、项目、经营、上解上级、对附属单位补助五栏之和。",
        "五栏说明钱怎样花，合计对不上，就有一笔支出没有去处。",
        "一行印合计 30.00，基本支出 20.00，项目支出 5.00，其余空白。",
        "对照原件核对这一行的各栏，看有没有漏填或填错栏的支出。",
    ),
    _basic_plus_project("T5-R1", "total-not-basic-plus-project", "一般公共预算支出表"),
    arithmetic(
        "T6-R1",
        "basic-total-not-personnel-plus-public",
        "基本支出表每行：合计 = 人员经费 + 公用经费",
        "基本支出表的每一行，合计等于人员经费加公用经费。",
        "人员经费和公用经费是基本支出仅有的两部分，公用经费又就是机关运行经费。",
        "差旅费一行印合计 3.00，公用经费 2.00，人员经费空白。",
        "对照原件核对这一行的三格。",
    ),
    _basic_plus_project("T7-R1", "fund-total-not-basic-plus-project", "政府性基金支出表"),
    _basic_plus_project("T8-R1", "capital-total-not-basic-plus-project", "国有资本经营支出表"),
)

SUBJECT_RULES: tuple[Rule, ...] = (
    *(rule for number, table in _TABLES.items() for rule in _hierarchy(number, table)),
    *_ROWS,
)
