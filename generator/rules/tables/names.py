"""The names of 科目: item against its parent, and the same code in several tables (F-10, F-11)."""

from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.forms.rows import ITEM, Line, Subjects
from generator.rules.examination import Examination
from generator.rules.figures import TableFigures
from generator.rules.registry import QUESTION, WARNING, rule
from generator.rules.tables.codes import subject_tables
from generator.rules.verdicts import failed, passed

_OTHER, _ONLY = "99", "01"


@rule("F-10", "item-named-like-its-parent", "科目名称与编码相称", WARNING, QUESTION)
def check_names(examination: Examination) -> Iterator[Comparison]:
    """查什么：项的名称不与它的款相同；编码以 99 结尾的科目叫“其他……”，多为“其他……支出”。
    为什么：名称抄成了上级的，读者就不知道这笔钱用在哪一项。
    例子：2130599 印成了款的名称，没有“其他……支出”。
    怎么改：照当年的政府收支分类科目改正名称；原件如此的可以保留。
    """
    for figures, subjects in subject_tables(examination):
        for line in figures.printed:
            if line.name and (line.role == ITEM or line.code.endswith(_OTHER)):
                yield _named(figures, line, subjects)


def _named(figures: TableFigures, line: Line, subjects: Subjects) -> Comparison:
    place = (figures.place(line, subjects.name_column),)
    parent = figures.by_code.get(subjects.parent(line.code))
    faults = tuple(_faults(line, parent))
    if not faults:
        return passed("F-10", place)
    message = f"{line.code} 叫“{line.name}”：{'；'.join(faults)}"
    hint = "照当年的政府收支分类科目核对名称；原件如此的可以保留"
    return failed("F-10", place, message, hint, None, line.row.text(subjects.name_column))


def _faults(line: Line, parent: Line | None) -> Iterator[str]:
    # An item that is the only one of its 款 (…01), or 其他 below 其他, may share its name.
    only = line.code.endswith(_ONLY) or (parent is not None and parent.code.endswith(_OTHER))
    if parent and line.role == ITEM and not only and line.name == parent.name:
        yield f"与上级 {parent.code} 同名"
    if line.code.endswith(_OTHER) and "其他" not in line.name:
        yield "以 99 结尾的科目应当叫“其他……”"


@rule("F-11", "subject-named-differently", "同一科目在各表中同名", WARNING, QUESTION)
def check_same_names(examination: Examination) -> Iterator[Comparison]:
    """查什么：同一个科目编码在这份公开的各张表里名称相同（全角半角括号不计）。
    为什么：一个编码两个名字，总有一处抄错了名称或编码。
    例子：2010303 在收入总表叫“机关服务”，在支出总表叫“行政运行”。
    怎么改：对照原件，改正名称或编码写错的一处。
    """
    first: dict[tuple[int, str], tuple[Line, Place]] = {}
    for figures, subjects in subject_tables(examination):
        for line in figures.printed:
            if line.code and line.name:
                place = figures.place(line, subjects.name_column)
                known, where = first.setdefault((len(subjects.levels), line.code), (line, place))
                if known is not line:
                    yield _compared(line, place, known, where)


def _compared(line: Line, place: Place, known: Line, where: Place) -> Comparison:
    name, expected = line.row.text(line.name_column), known.row.text(known.name_column)
    if line.name == known.name:
        return passed("F-11", (place, where), expected, name)
    message = f"{line.code} 在另一张表里叫“{expected}”，这里叫“{name}”"
    hint = "对照原件，改正名称或编码写错的一处"
    return failed("F-11", (place, where), message, hint, expected, name)
