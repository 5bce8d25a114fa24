"""I-06, I-07, I-10: rows with blank cells, unreadable values, and rows that ask for nothing."""

from collections.abc import Iterator

from generator.diagnostics import Comparison
from generator.rules.examination import Examination
from generator.rules.indicators.rows import indicators
from generator.rules.registry import ERROR, OMISSION, QUESTION, WARNING, rule
from generator.rules.verdicts import PASSED, failed


@rule("I-06", "blank-indicator-cell", "指标行没有空格", ERROR, OMISSION)
def check_blanks(examination: Examination) -> Iterator[Comparison]:
    """查什么：每条指标的六格（三级指标名称、描述、指标值、确定依据）都填了内容。
    为什么：少了指标值就没有目标，少了依据就不知道目标从哪里来。
    例子：指标值确定依据一格空着。
    怎么改：对照原件补上；原件就空着的，在 acknowledgements.yml 中注明。
    """
    labels = {c.id: c.label for c in examination.edition.project.indicator_columns}
    for row in indicators(examination):
        cells = row.cells.cells
        blank = [id for id in labels if not cells.get(id)] if len(cells) < len(labels) else ()
        if not blank:
            yield Comparison("I-06", PASSED, row.at_name)
        for id in blank:
            message = f"“{row.name or row.level2}”的{labels[id]}空着"
            advice = "对照原件补上；原件就空着的，在 acknowledgements.yml 中注明"
            yield failed("I-06", row.places(id), message, advice, None, "")


@rule("I-07", "unreadable-indicator-value", "指标值读得懂", ERROR, QUESTION)
def check_readable(examination: Examination) -> Iterator[Comparison]:
    """查什么：以符号或数字开头的指标值是“符号、数、单位”，或日期、标准、区间。
    为什么：两个值连在一起、数字后面漏了单位，读者和程序都不知道目标是多少。
    例子：`≥952026年12月底前`、`100百`。
    怎么改：对照原件改正；原件如此的，在 acknowledgements.yml 中注明。
    """
    for row in indicators(examination):
        if row.reading.kind == "unreadable":
            message = f"“{row.name}”的指标值“{row.value}”读不懂"
            advice = "对照原件改正；应当是“符号、数、单位”，或日期、标准、区间"
            yield failed("I-07", row.at_value, message, advice, None, row.value)
        elif row.value:
            yield Comparison("I-07", PASSED, row.at_value)


@rule("I-10", "indicator-not-applicable", "没有“不涉及”的指标", WARNING, QUESTION)
def check_applicable(examination: Examination) -> Iterator[Comparison]:
    """查什么：指标行不写“不涉及”“不适用”一类的话（词表可以增删）。
    为什么：不涉及的指标没有目标，留着只会让人以为漏填。
    例子：经济效益指标一行，名称和指标值都是“不涉及”。
    怎么改：原件如此的照录；编制时请删去不涉及的指标行。
    """
    for row in indicators(examination):
        if row.not_applicable:
            message = f"{row.level2}一行写着“{row.value or row.name}”，没有内容"
            advice = "原件如此的照录；编制时请删去不涉及的指标行"
            yield failed("I-10", row.at_value, message, advice, None, row.value or row.name)
        else:
            yield Comparison("I-10", PASSED, row.at_value)
