"""What holds for the rows of all nine tables: 序号, empty tables, decimals, signs (F-01 … F-05)."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Comparison, Place
from generator.forms.rows import Line
from generator.rules.examination import Examination
from generator.rules.figures import TableFigures
from generator.rules.registry import ERROR, NOTICE, OMISSION, QUESTION, WARNING, rule
from generator.rules.remembered import once
from generator.rules.verdicts import failed, passed

_CARRIED_ROLES = ("carried_in", "carried_out")
_CARRIED_COLUMN = "carried_over"
_DECIMALS, _FEW = 2, 3
_CONVERTED = "原件以元为单位的不用改；不是的，对照原件看是不是多抄了一位"
_TOTAL_ROLES = ("revenue_total", "expenditure_total")


def public_tables(examination: Examination) -> tuple[TableFigures, ...]:
    """The nine tables as far as the disclosure has them, whatever they are called."""

    def found(whole: Examination) -> tuple[TableFigures, ...]:
        tables = whole.tables
        return tuple(tables[form.id] for form in whole.edition.tables if form.id in tables)

    return once(examination, "public tables", found)


def told(code: str, figures: TableFigures, found: Iterable[Comparison]) -> list[Comparison]:
    """The findings of a table, or one comparison that says it was looked through."""
    findings = list(found)
    if findings or not figures.lines:
        return findings
    return [passed(code, (Place(figures.form.id, 0, figures.form.row_heads),))]


@rule("F-01", "broken-row-sequence", "序号从 1 起连续", ERROR, OMISSION)
def check_sequence(examination: Examination) -> Iterator[Comparison]:
    """查什么：每张表的序号从 1 开始，一行加一，中间不断、不重。
    为什么：序号断了，多半是漏录或重复录了一行。
    例子：序号 8 的下一行是 10。
    怎么改：对照原件补上漏的一行，或改正序号。
    """
    for figures in public_tables(examination):
        column = figures.form.sequence_column
        if any(row.text(column) for row in figures.table.rows):
            yield from told("F-01", figures, _breaks(figures, column))


def _breaks(figures: TableFigures, column: str) -> Iterator[Comparison]:
    """Rows that do not follow the one before; a derived row may or may not have been counted."""
    last = derived = unread = 0
    for index, row in enumerate(figures.table.rows):
        if row.derived:
            derived += 1
            continue
        text = row.text(column)
        number = int(text) if text.isdecimal() and len(text) < 9 else None
        if number is None or not _follows(number - last - 1, derived, unread):
            expected = str(last + 1 + unread)
            message = _broken(last, unread, expected)
            place = (Place(figures.form.id, index, column),)
            hint = "对照原件看这里是不是漏了一行或重复了一行"
            yield failed("F-01", place, message, hint, expected, text or None)
        if number is None:
            unread += 1
        else:
            last, derived, unread = number, 0, 0


def _follows(skipped: int, derived: int, unread: int) -> bool:
    """Whether so many numbers may be left out; a row like 6a may have been counted or not."""
    return 0 <= skipped <= unread or derived <= skipped <= derived + unread


def _broken(last: int, unread: int, expected: str) -> str:
    """What is wrong, said of rows as they are printed."""
    if unread:
        above = f"，再往上是 {last}" if last else ""
        return f"上一行的序号不是数字{above}，这一行应为 {expected}"
    return f"上一行序号是 {last}，这一行应为 {expected}" if last else "序号应从 1 开始"


@rule("F-03", "empty-table-without-note", "空表须附注说明", ERROR, OMISSION)
def check_empty_tables(examination: Examination) -> Iterator[Comparison]:
    """查什么：没有一个金额的表，表下有注说明没有这项收支。
    为什么：没有数据的表也要公开；不加说明，读者分不清是没有还是忘了填。
    例子：国有资本经营预算支出表空着，表下没有一句话。
    怎么改：在表下加注，如“本部门无国有资本经营预算财政拨款支出，空表列示”。
    """
    for figures in public_tables(examination):
        if _amounts(examination, figures):
            continue
        place = (Place(f"head:{figures.form.id}", -1, "state"),)
        if any(figures.table.notes):
            yield passed("F-03", place)
        else:
            message = f"{figures.form.label}没有数据，表下也没有注"
            hint = "在这张表下加“注”，写明没有这项收支；有数据的补上各行"
            yield failed("F-03", place, message, hint)


@rule("F-04", "amount-without-two-decimals", "金额保留两位小数", NOTICE, QUESTION)
def check_decimals(examination: Examination) -> Iterator[Comparison]:
    """查什么：九张表里的金额都是两位小数。
    为什么：位数不一，读者要怀疑是不是少抄了一位。
    例子：一格印 4，别的格印 4.00。
    怎么改：对照原件；原件如此的不用改，网站照原样显示。
    """
    hint = "对照原件看是不是少抄了一位；原件如此的不用改"
    for figures in public_tables(examination):
        wrong = [
            item
            for item in _amounts(examination, figures)
            if item[2][-3:-2] != "." and item[0].row.amount(item[1]) is not None
        ]
        longer = [item for item in wrong if _is_longer(item[2])]
        found = []
        if len(longer) > _FEW:  # amounts that were in 元: one word about all of them
            wrong = [item for item in wrong if not _is_longer(item[2])]
            places = tuple(figures.place(line, column) for line, column, _ in longer)
            message = f"{longer[0][2]} 等 {len(longer)} 格多于两位小数，多半由元换算而来"
            found.append(failed("F-04", places, message, _CONVERTED, None, longer[0][2]))
        found += [
            failed("F-04", (figures.place(line, column),), f"{text} 不是两位小数", hint, None, text)
            for line, column, text in wrong
        ]
        yield from told("F-04", figures, found)


def _is_longer(text: str) -> bool:
    return len(text.partition(".")[2]) > _DECIMALS


@rule("F-05", "negative-amount", "除结转外没有负数", WARNING, QUESTION)
def check_signs(examination: Examination) -> Iterator[Comparison]:
    """查什么：九张表里除结转结余以外的金额不是负数。
    为什么：预算安排的是要花的钱，负数多半是冲销或录入错误。
    例子：办公费印 -2.00。
    怎么改：对照原件；确实是负数的，在表下说明原因。
    """
    hint = "对照原件看是不是多抄了负号；确实是负数的，在表下说明原因"
    for figures in public_tables(examination):
        negative = [item for item in _amounts(examination, figures) if item[2].startswith("-")]
        carried = set(_carried(figures)) if negative else set()
        found = (
            failed("F-05", (figures.place(line, column),), f"{text} 是负数", hint, None, text)
            for line, column, text in negative
            if column != _CARRIED_COLUMN and (line.index, line.name_column) not in carried
        )
        yield from told("F-05", figures, found)


def _amounts(examination: Examination, figures: TableFigures) -> list[tuple[Line, str, str]]:
    """The printed amounts of a table, each with its line and column."""

    def read(_: Examination) -> list[tuple[Line, str, str]]:
        printed = [(line, line.row.cells) for line in figures.lines if not line.row.derived]
        return [
            (line, column, cells[column].text)
            for line, cells in printed
            for column in line.columns
            if column in cells
        ]

    return once(examination, f"amounts of {figures.form.id}", read)


def _carried(figures: TableFigures) -> Iterator[tuple[int, str]]:
    """The lines of 结转 and the funds listed below them, by row and side."""
    inside = ""
    for line in figures.lines:
        if line.role in _CARRIED_ROLES:
            inside = line.name_column
        elif line.role in _TOTAL_ROLES or line.name_column != inside:
            inside = ""
        if inside:
            yield line.index, line.name_column
