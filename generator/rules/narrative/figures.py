"""Figures of the 情况说明 that stand in a table too: printed twice, they must agree."""

from collections.abc import Iterator

from generator.diagnostics import Comparison
from generator.rules.examination import Examination
from generator.rules.narrative.spoken_figures import compare_spoken
from generator.rules.registry import ARITHMETIC, ERROR, rule


def _compared(whole: Examination, code: str) -> Iterator[Comparison]:
    return (comparison for _, comparison in compare_spoken(whole, code))


@rule("N-01", "text-revenue-disagrees", "收入说明与收支总表不符", ERROR, ARITHMETIC)
def revenue_in_text(whole: Examination) -> Iterator[Comparison]:
    """查什么：收入说明里的收入总数和各项收入，与收支总表、收入总表的数一致。

    为什么：同一个数印了两次，读者看到两个不同的数就不知道该信哪一个。
    例子：说明写“一般公共预算收入1038.18万元”，收支总表是 1038.81。
    怎么改：对照原件核对说明和表格，改正录错的一处；原件如此的，在 acknowledgements.yml 中注明。
    """
    return _compared(whole, "N-01")


@rule("N-03", "text-expenditure-disagrees", "支出说明与支出表不符", ERROR, ARITHMETIC)
def expenditure_in_text(whole: Examination) -> Iterator[Comparison]:
    """查什么：支出说明里的支出总数、基本支出、人员经费、公用经费、项目支出与表格一致。

    为什么：说明是多数读者唯一会读的部分，它的数应当就是表里的数。
    例子：说明写“基本支出1249.19万元”，支出总表是 1294.19。
    怎么改：对照原件核对说明和表格，改正录错的一处；原件如此的，在 acknowledgements.yml 中注明。
    """
    return _compared(whole, "N-03")


@rule("N-08", "text-three-public-disagrees", "“三公”经费说明与“三公”表不符", ERROR, ARITHMETIC)
def three_public_in_text(whole: Examination) -> Iterator[Comparison]:
    """查什么：说明里“三公”经费的总数和每一项，与“三公”经费支出表一致。

    为什么：“三公”经费是公众最关注的数，说明和表格必须是同一个数。
    例子：说明写“公务接待费0.20万元”，表里是空白。
    怎么改：对照原件核对说明和表格，改正录错的一处；原件如此的，在 acknowledgements.yml 中注明。
    """
    return _compared(whole, "N-08")


@rule("A-03", "text-assets-disagree", "国有资产说明与固定资产表不符", ERROR, ARITHMETIC)
def assets_in_text(whole: Examination) -> Iterator[Comparison]:
    """查什么：国有资产信息里的固定资产总额和各类资产的数量、价值，与固定资产占用情况表一致。

    为什么：说明和表格说的是同一批资产。
    例子：说明写“固定资产金额为15210.35万元”，表里资产总额是 15210.53。
    怎么改：对照原件核对说明和表格，改正录错的一处；原件如此的，在 acknowledgements.yml 中注明。
    """
    return _compared(whole, "A-03")
