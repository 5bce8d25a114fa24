"""The rules by code: what each compares, how much it weighs.

Codes are those of the published catalogue and never change. One entry stands for a rule wherever it
holds: ``T2-H1`` in each table of 科目 has a code of its own, made from the number of the table.
"""

from generator.diagnostics import DefectClass, Rule, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_EXPLANATION = (
    "查什么：{title}。\n"
    "为什么：同一份公开里的数字应当互相一致，读者才能相信其中任何一个。\n"
    "例子：{example}\n"
    "怎么改：对照原件核对所列的每一格，改正录入错误；原件如此的，在 acknowledgements.yml 中注明。"
)
_BY_SUBJECT = {
    "T2": "部门预算收入总表",
    "T3": "部门预算支出总表",
    "T5": "一般公共预算财政拨款支出表",
    "T6": "一般公共预算财政拨款基本支出表",
    "T7": "政府性基金预算财政拨款支出表",
    "T8": "国有资本经营预算财政拨款支出表",
}
_ACROSS = {
    "T2-R1": ("total-not-year-plus-carryover", "收入总表每行：合计 = 本年收入小计 + 上年结转"),
    "T2-R2": ("subtotal-not-sum-of-sources", "收入总表每行：小计 = 各项收入之和"),
    "T3-R1": ("total-not-sum-of-uses", "支出总表每行：合计 = 基本 + 项目 + 经营 + 上解 + 补助"),
    "T4-R1": ("total-not-sum-of-funds", "财政拨款收支总表每行：合计 = 三类预算之和"),
    "T5-R1": ("total-not-basic-plus-project", "一般公共预算支出表每行：合计 = 基本 + 项目"),
    "T6-R1": ("total-not-personnel-plus-public", "基本支出表每行：合计 = 人员经费 + 公用经费"),
    "T7-R1": ("fund-total-not-basic-plus-project", "政府性基金支出表每行：合计 = 基本 + 项目"),
    "T8-R1": ("capital-total-not-basic-plus-project", "国有资本经营支出表每行：合计 = 基本 + 项目"),
    "T9-03": ("three-public-not-sum-of-funds", "三公表每行：合计 = 三类资金之和"),
}
_DOWN = {
    "T1-01": ("revenue-not-sum-of-lines", "本年收入合计 = 各收入行之和"),
    "T1-02": ("expenditure-not-sum-of-lines", "本年支出合计 = 各支出行之和"),
    "T1-03": ("revenue-total-not-year-plus-carried", "收入总计 = 本年收入合计 + 上年结转结余"),
    "T1-04": ("expenditure-total-not-year-plus-carried", "支出总计 = 本年支出合计 + 年终结转结余"),
    "T1-05": ("revenue-not-equal-expenditure", "收入总计 = 支出总计"),
    "T4-01": ("fiscal-revenue-not-sum-of-lines", "财政拨款本年收入合计 = 各收入行之和"),
    "T4-02": ("fiscal-expenditure-not-sum-of-lines", "财政拨款本年支出合计 = 各支出行之和"),
    "T4-03": ("fund-expenditure-not-sum-of-lines", "三类预算各自的本年支出合计 = 各支出行之和"),
    "T4-04": ("carried-in-not-sum-of-funds", "年初结转和结余 = 三类资金结转之和"),
    "T4-05": ("fiscal-totals-not-balanced", "财政拨款总计 = 本年 + 结转，且收支相等"),
    "T9-01": ("three-public-not-sum-of-parts", "三公小计 = 因公出国（境）+ 公务用车 + 公务接待"),
    "T9-02": (
        "three-public-part-not-sum",
        "公务用车 = 购置 + 运行维护；因公出国 = 教学科研 + 其他",
    ),
    "G-01": ("procurement-total-not-sum-of-items", "政府采购合计、小计 = 明细之和"),
    "G-02": ("procurement-amount-not-product", "采购金额 = 数量 × 单价"),
    "G-03": ("procurement-amount-not-sum-of-funds", "采购金额 = 各资金来源之和"),
    "A-01": ("assets-not-sum-of-kinds", "资产总额 = 房屋 + 车辆 + 设备 + 其他"),
    "P-08": ("budget-not-fiscal-plus-other", "项目预算数 = 财政资金 + 其他资金"),
}
_BETWEEN = {
    "X-01": ("revenue-tables-disagree", "收支总表收入总计 = 收入总表合计"),
    "X-02": ("expenditure-tables-disagree", "收支总表支出总计 = 支出总表合计"),
    "X-03": ("carryover-disagrees", "收支总表上年结转 = 收入总表上年结转合计"),
    "X-04": ("year-revenue-disagrees", "收支总表本年收入 = 收入总表本年收入小计"),
    "X-05": ("appropriation-disagrees", "收入总表财政拨款收入 = 收支总表三类拨款之和"),
    "X-06": ("appropriation-lines-disagree", "收支总表与财政拨款收支总表的拨款收入逐行相同"),
    "X-07": ("class-expenditure-disagrees", "收支总表各类支出 = 支出总表该类"),
    "X-08": ("general-budget-class-disagrees", "财政拨款收支总表一般公共预算各类 = 支出表该类"),
    "X-09": ("fund-class-disagrees", "财政拨款收支总表基金、国资各类 = 支出表该类"),
    "X-10": ("fund-totals-disagree", "财政拨款收支总表三类支出合计 = 各支出表合计"),
    "X-11": ("basic-expenditure-disagrees", "一般公共预算基本支出 = 基本支出表合计"),
    "X-12": ("subjects-differ", "收入总表与支出总表科目相同"),
    "X-13": ("subject-totals-differ", "收入总表与支出总表逐科目合计相同"),
    "X-14": ("subject-not-sum-of-funds", "支出总表逐科目 = 三类预算支出表之和"),
    "X-20": ("projects-not-project-expenditure", "支出总表项目支出合计 = 各项目预算数之和"),
}


def _rule(code: str, name: str, title: str, severity: Severity = _ERROR) -> Rule:
    example = "合计印 100.00，各项相加得 100.10。"
    text = _EXPLANATION.format(title=title, example=example)
    return Rule(code, name, title, severity, DefectClass.ARITHMETIC, text)


def _hierarchy() -> list[Rule]:
    rules = []
    for number, table in _BY_SUBJECT.items():
        slug = number.lower()
        rules.append(
            _rule(f"{number}-H1", f"{slug}-total-not-sum-of-classes", f"{table}：合计 = 各类之和")
        )
        rules.append(
            _rule(
                f"{number}-H2",
                f"{slug}-parent-not-sum-of-children",
                f"{table}：上级科目 = 下级之和",
            )
        )
    return rules


_ALL = [
    *_hierarchy(),
    *(
        _rule(code, *words)
        for words_by_code in (_ACROSS, _DOWN, _BETWEEN)
        for code, words in words_by_code.items()
    ),
    _rule(
        "T4-06",
        "general-budget-not-balanced",
        "一般公共预算：本年收入 + 年初结转 = 本年支出 + 年末结转",
        _WARNING,
    ),
]
CRASHED = Rule(
    "K-10",
    "rule-crashed",
    "规则运行出错",
    Severity.ERROR,
    DefectClass.STRUCTURE,
    "查什么：每条规则都能运行完。\n为什么：没有运行的规则不能算通过。\n"
    "例子：程序遇到了没有料到的数据。\n怎么改：这是程序的错误，请告诉维护者。",
)
ARITHMETIC_RULES = {
    rule.code: rule for rule in sorted([*_ALL, CRASHED], key=lambda rule: rule.code)
}
