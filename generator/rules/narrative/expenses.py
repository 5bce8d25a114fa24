"""机关运行经费: the total and each listed expense against the table of basic expenditure."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from generator.diagnostics import Comparison, Outcome
from generator.model.money import plain, total
from generator.model.narrative import FormBlock
from generator.rules.examination import Examination
from generator.rules.narrative.expense_items import Expense, ExpenseList, expense_lists
from generator.rules.narrative.spoken_figures import compare_spoken, outcome_of
from generator.rules.narrative.sums import sum_of, unlisted
from generator.rules.registry import ARITHMETIC, ERROR, NOTICE, rule
from generator.rules.remembered import once


@rule("N-04", "operating-costs-disagree", "机关运行经费不等于公用经费合计", ERROR, ARITHMETIC)
def operating_costs(whole: Examination) -> Iterator[Comparison]:
    """查什么：机关运行经费的总数等于基本支出表的公用经费合计。

    为什么：机关运行经费就是各部门的公用经费，两处应当是同一个数。
    例子：说明写“机关运行经费共计安排1091.03万元”，基本支出表公用经费合计是 1019.03。
    怎么改：对照原件核对说明和表格；有的下属单位不算机关运行经费时，在说明里写清楚。
    """
    for figure, comparison in compare_spoken(whole, "N-04"):
        # 事业单位 have none by definition: a zero in the text says that.
        none = comparison.outcome is Outcome.FAILED and not figure.mention.number
        softened = _of_several_units(whole, comparison)
        yield replace(softened, severity=NOTICE) if none else softened


@rule("N-05", "operating-costs-do-not-add-up", "机关运行经费明细之和不等于总数", ERROR, ARITHMETIC)
def operating_costs_add_up(whole: Examination) -> Iterator[Comparison]:
    """查什么：机关运行经费列出的各项费用，加起来等于总数。

    为什么：读者会把各项加起来；加不出总数，就是漏了一项或录错了一个数。
    例子：“机关运行经费10.00万元，主要用于办公费6.00万元、差旅费3.00万元”。
    怎么改：对照原件核对各项；没有列出的费用补上，录错的改正。
    """
    for listed, compared in _compared(whole):
        comparison = sum_of(listed.total, [item.figure for item in listed.items], whole)
        if comparison is not None and not (listed.open_ended and _falls_short(comparison)):
            agreeing = all(c is not None and c.outcome is Outcome.PASSED for c in compared)
            yield unlisted(comparison) if agreeing else comparison


def _falls_short(comparison: Comparison) -> bool:
    differs = comparison.outcome is not Outcome.PASSED
    return differs and (comparison.difference or "-")[0] != "-"


def _compared(whole: Examination) -> list[tuple[ExpenseList, list[Comparison | None]]]:
    """Every list with its expenses held against the table, those of one 科目 together."""

    def compare(_: Examination) -> list[tuple[ExpenseList, list[Comparison | None]]]:
        lists = expense_lists(whole)
        return [(listed, [_compare(whole, g) for g in _groups(listed)]) for listed in lists]

    return once(whole, "expenses compared", compare)


@rule(
    "N-06", "operating-cost-item-disagrees", "机关运行经费明细与基本支出表不符", ERROR, ARITHMETIC
)
def operating_cost_items(whole: Examination) -> Iterator[Comparison]:
    """查什么：机关运行经费列出的每一项费用，等于基本支出表里这个科目（或几个科目之和）。

    为什么：每一项都在表里有一格，说明和表格必须是同一个数。
    例子：说明写“水电费15.26万元”，表里水费 11.47、电费 4.15，合计 15.62。
    怎么改：对照原件核对说明和表格；名称与科目对不上的，在词表的费用别名里加一条。
    """
    for _, compared in _compared(whole):
        for comparison in compared:
            if comparison is not None:
                yield _of_several_units(whole, comparison)


def _groups(listed: ExpenseList) -> Iterator[list[Expense]]:
    """Expenses that share a 科目 are held against it together."""
    groups: list[tuple[set[str], list[Expense]]] = []
    for item in listed.items:
        codes, members = set(item.codes), [item]
        for group in [g for g in groups if g[0] & codes]:
            groups.remove(group)
            codes, members = codes | group[0], [*group[1], *members]
        groups.append((codes, members))
    return (members for _, members in groups)


def _compare(whole: Examination, group: list[Expense]) -> Comparison | None:
    declared = group[0].declared
    codes = tuple(dict.fromkeys(code for item in group for code in item.codes))
    if not codes or declared.form not in whole.tables:
        return None
    said = total(item.figure.figure(whole.edition.unit).value or Decimal(0) for item in group)
    columns = [
        [whole.subject(declared.form, c, column) for c in codes] for column in declared.columns
    ]
    sums = [total(f.value for f in figures if f.value is not None) for figures in columns]
    column = sums.index(said) if said in sums else 0
    places = [item.figure.place for item in group]
    places += [figure.place for figure in columns[column] if figure.place]
    mention = group[0].figure.mention
    outcome = Outcome.PASSED if said == sums[column] else Outcome.FAILED
    if outcome is Outcome.FAILED and len(group) == 1:
        outcome = outcome_of(mention, said, sums[column], whole.edition.unit)
    names = "、".join(item.name for item in group)
    label = "+".join(codes)
    message = f"“{names}”在说明里是 {plain(said)}，基本支出表的 {label} 是 {plain(sums[column])}"
    return Comparison(
        declared.rule, outcome, tuple(places), plain(sums[column]), plain(said), message
    )


def _of_several_units(whole: Examination, comparison: Comparison) -> Comparison:
    """With units that have no 机关运行经费 the text may rightly say less than the table."""
    less = comparison.outcome is Outcome.FAILED and (comparison.difference or "")[:1] == "-"
    if less and once(whole, "several units", _has_several_units):
        return replace(comparison, severity=NOTICE)
    return comparison


def _has_several_units(whole: Examination) -> bool:
    department = whole.shared.department
    tables = (b.table for b in whole.blocks if isinstance(b, FormBlock))
    rows = max((len(table.rows) for table in tables if table), default=0)
    return rows > 1 or bool(department and len(department.units) > 1)
