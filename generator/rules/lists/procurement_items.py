"""The items of 政府采购预算 one by one: what is bought, in which measure (G-05, G-08 … G-10)."""

import re
from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.forms.rows import DETAIL, Line
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.lists.procurement import PROCUREMENT, procurement_lines
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import failed, passed

_DIGITS = 8
_CATCH_ALL = regex(r"[A-Z]99[0-9]{6}")


def _place(line: Line, column: str) -> Place:
    return Place(PROCUREMENT, line.index, column)


def _items(examination: Examination) -> tuple[Line, ...]:
    return tuple(procurement_lines(examination, DETAIL))


@rule("G-05", "malformed-catalogue-code", "政府采购目录序号的形式", WARNING, QUESTION)
def check_codes(examination: Examination) -> Iterator[Comparison]:
    """查什么：每行明细的政府采购目录序号是一个字母（A 货物、B 工程、C 服务）加 8 位数字。
    为什么：目录序号说明买的是哪一类，写错了就查不到对应的品目。
    例子：C2104 只有 4 位数字。
    怎么改：照《政府采购品目分类目录》补全序号。
    """
    prefixes = "".join(sorted(examination.shared.words.catalogue_prefixes)) or "ABC"
    form = re.compile(rf"[{re.escape(prefixes)}][0-9]{{{_DIGITS}}}")
    for line in _items(examination):
        code, where = line.row.text("catalogue_code"), (_place(line, "catalogue_code"),)
        if form.fullmatch(code):
            yield passed("G-05", where)
        else:
            wanted = f"{'、'.join(prefixes)} 之一加 {_DIGITS} 位数字"
            message = f"目录序号“{code}”不是 {wanted}" if code else f"“{line.name}”没有目录序号"
            yield failed("G-05", where, message, "照政府采购品目分类目录改正", None, code or None)


@rule("G-08", "repeated-procurement-item", "同一项目的同一品目只列一行", NOTICE, QUESTION)
def check_repetition(examination: Examination) -> Iterator[Comparison]:
    """查什么：同一个项目里，同一目录序号、同一物品名称只有一行。
    为什么：拆成几行，容易重复计算，也容易被看成化整为零。
    例子：后勤管理项目有两行“其他服务 C99000000”。
    怎么改：能合并的合并；资金来源不同而分列的可以保留。
    """
    first: dict[tuple[str, str, str], Line] = {}
    for line in _items(examination):
        code, goods = line.row.text("catalogue_code"), line.row.text("goods")
        if not goods:
            continue
        known = first.setdefault((line.name, code, goods), line)
        if known is line:
            yield passed("G-08", (_place(line, "goods"),))
        else:
            where = (_place(line, "goods"), _place(known, "goods"))
            message = f"{line.name}的“{goods}”前面已经列过一行"
            hint = "能合并的合并；资金来源不同而分列的可以保留"
            yield failed("G-08", where, message, hint, None, goods)


@rule("G-09", "measure-differs", "同一品目的计量单位一致", NOTICE, QUESTION)
def check_measures(examination: Examination) -> Iterator[Comparison]:
    """查什么：同一目录序号、同一物品名称，计量单位相同。
    为什么：单位不同，数量和单价就不能比较。
    例子：同是“其他服务 C99000000”，一行单位是项，一行是个。
    怎么改：对照原件统一计量单位。
    """
    first: dict[tuple[str, str], Line] = {}
    for line in _items(examination):
        code, goods = line.row.text("catalogue_code"), line.row.text("goods")
        measure = line.row.text("measure")
        if not goods or not measure:
            continue
        known = first.setdefault((code, goods), line)
        if known is line:
            continue
        where = (_place(line, "measure"), _place(known, "measure"))
        expected = known.row.text("measure")
        if measure == expected:
            yield passed("G-09", where, expected, measure)
        else:
            message = f"“{goods}”的计量单位一处是“{expected}”，这里是“{measure}”"
            yield failed("G-09", where, message, "对照原件统一计量单位", expected, measure)


@rule("G-10", "catch-all-catalogue-code", "不用兜底品目", NOTICE, QUESTION)
def check_catch_all(examination: Examination) -> Iterator[Comparison]:
    """查什么：目录序号不是 C99000000 其他服务这样的兜底品目（字母后以 99 开头）。
    为什么：写“其他”，看不出到底买了什么。
    例子：物业费欠款列在“其他服务 C99000000”下，而物业管理服务有自己的品目。
    怎么改：在政府采购品目分类目录里找更具体的品目；确实没有的可以保留。
    """
    for line in _items(examination):
        code, where = line.row.text("catalogue_code"), (_place(line, "catalogue_code"),)
        if not code:
            continue
        if _CATCH_ALL.fullmatch(code):
            message = f"{line.name}用了兜底品目 {code} {line.row.text('goods')}"
            hint = "在政府采购品目分类目录里找更具体的品目；没有的可以保留"
            yield failed("G-10", where, message, hint, None, code)
        else:
            yield passed("G-10", where)
