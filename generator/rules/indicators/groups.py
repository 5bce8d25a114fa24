"""I-01 to I-05: which groups and kinds of indicators a project has, and in which order."""

from collections.abc import Iterator
from itertools import pairwise

from generator.diagnostics import Comparison, Place
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.indicators.rows import (
    COST,
    EFFECT,
    OUTPUT,
    SATISFACTION,
    Indicator,
    by_project,
    indicators,
)
from generator.rules.registry import ERROR, NOTICE, OMISSION, QUESTION, WARNING, rule
from generator.rules.verdicts import PASSED, failed, passed, unchecked

_EFFECT_KIND = regex("效益|影响")
_ADVICE = "对照原件补上漏录的指标；原件如此的，在 acknowledgements.yml 中注明"


def _whole(number: int) -> tuple[Place, ...]:
    return (Place(f"indicators:{number}", -1),)


def _kinds(examination: Examination, level: str) -> tuple[str, ...]:
    levels = examination.edition.project.levels
    return next((found.kinds for found in levels if found.label == level), ())


@rule("I-01", "indicator-group-missing", "产出、效益、满意度指标齐全", ERROR, OMISSION)
def check_groups(examination: Examination) -> Iterator[Comparison]:
    """查什么：每个项目都有产出指标、效益指标和满意度指标。
    为什么：三组缺一组，就只说了做什么，没有说有什么用，或没有问服务对象满不满意。
    例子：一个项目只有产出指标和效益指标。
    怎么改：对照原件补上漏录的指标；原件就没有的，在 acknowledgements.yml 中注明。
    """
    projects = examination.disclosure.projects
    for number, rows in enumerate(by_project(examination)):
        wanted = [level.label for level in examination.edition.project.levels]
        present = {row.level1 for row in rows}
        missing = [label for label in wanted if label not in present]
        if missing:
            what = "、".join(missing) if rows else "绩效指标"
            message = f"“{projects[number].name}”没有{what}"
            expected, actual = "、".join(wanted), "、".join(x for x in wanted if x in present)
            yield failed("I-01", _whole(number), message, _ADVICE, expected, actual)
        else:
            yield passed("I-01", _whole(number))


@rule("I-02", "output-kind-missing", "产出指标四类齐全", ERROR, OMISSION)
def check_outputs(examination: Examination) -> Iterator[Comparison]:
    """查什么：产出指标下有数量、质量、时效、成本四类指标。
    为什么：做多少、做得怎样、什么时候做完、花多少钱，缺一样就无法评价。
    例子：产出指标下没有成本指标。
    怎么改：对照原件补上漏录的指标；原件就没有的，在 acknowledgements.yml 中注明。
    """
    kinds = _kinds(examination, OUTPUT)
    for number, rows in enumerate(by_project(examination)):
        outputs = {row.level2 for row in rows if row.level1 == OUTPUT}
        # Some forms have costs as a group of its own.
        present = outputs | {COST for row in rows if row.is_cost}
        if not outputs:
            yield unchecked("I-02", _whole(number), "没有产出指标")
            continue
        for kind in kinds:
            if kind in present:
                yield passed("I-02", _whole(number))
            else:
                name = examination.disclosure.projects[number].name
                message = f"“{name}”的产出指标下没有{kind}"
                yield failed("I-02", _whole(number), message, _ADVICE, kind, "")


@rule("I-03", "no-effect-named", "效益指标至少有一类", ERROR, OMISSION)
def check_effects(examination: Examination) -> Iterator[Comparison]:
    """查什么：效益指标下至少有经济、社会、生态、可持续影响中的一类，不全是“不涉及”。
    为什么：全都不涉及，等于说这笔钱没有效益。
    例子：效益指标的四行都写“不涉及”。
    怎么改：对照原件补上；原件如此的，在 acknowledgements.yml 中注明。
    """
    for number, rows in enumerate(by_project(examination)):
        effects = [row for row in rows if row.level1 == EFFECT]
        if not effects:
            yield unchecked("I-03", _whole(number), "没有效益指标")
        elif any(_EFFECT_KIND.search(row.level2) and not row.not_applicable for row in effects):
            yield passed("I-03", _whole(number))
        else:
            name = examination.disclosure.projects[number].name
            message = f"“{name}”的效益指标没有一条说明效益"
            yield failed("I-03", effects[0].places("level2"), message, _ADVICE)


@rule("I-04", "indicator-under-wrong-group", "二级指标属于所在的一级指标", ERROR, QUESTION)
def check_levels(examination: Examination) -> Iterator[Comparison]:
    """查什么：数量、质量、时效、成本在产出指标下，各种效益在效益指标下，满意度在满意度指标下。
    为什么：放错了组，读者会把做了多少当成有什么用，汇总时也会算错。
    例子：效益指标下出现“质量指标”。
    怎么改：对照原件核对一级和二级指标；表里没有的指标名称只作警告。
    """
    levels = {level.label: level for level in examination.edition.project.levels}
    owners = {kind: level.label for level in levels.values() for kind in level.kinds}
    for row in indicators(examination):
        if not row.level1 or not row.level2:
            continue
        owner = owners.get(row.level2)
        if row.level1 in levels and (owner == row.level1 or _also_satisfaction(row)):
            yield Comparison("I-04", PASSED, row.at_kind)
        elif row.level1 not in levels:
            message = f"没有“{row.level1}”这一组，一级指标是{'、'.join(levels)}"
            places = row.places("level1")
            yield failed("I-04", places, message, _MEND, None, row.level1, WARNING)
        elif owner:
            message = f"{row.level2}应在{owner}下，这里在{row.level1}下"
            places = row.places("level2", "level1")
            yield failed("I-04", places, message, _MEND, owner, row.level1)
        else:
            kinds = "、".join(levels[row.level1].kinds)
            message = f"{row.level1}下没有“{row.level2}”这一类，有{kinds}"
            yield failed("I-04", row.at_kind, message, _MEND, None, row.level2, WARNING)


_MEND = "对照原件核对一级和二级指标，改正抄错的一格"


def _also_satisfaction(row: Indicator) -> bool:
    """Whether it is satisfaction by another name (社会公众满意度指标)."""
    return row.level1 == SATISFACTION and "满意" in row.level2


@rule("I-05", "output-kinds-out-of-order", "产出指标依次排列", NOTICE, QUESTION)
def check_order(examination: Examination) -> Iterator[Comparison]:
    """查什么：产出指标按数量、质量、时效、成本的顺序排列。
    为什么：各项目顺序相同，读者才好逐项对照。
    例子：成本指标之后又出现一条时效指标。
    怎么改：原件如此的不用改；录入时排错的，照原件调整。
    """
    rank = {kind: place for place, kind in enumerate(_kinds(examination, OUTPUT))}
    for number, rows in enumerate(by_project(examination)):
        outputs = [row for row in rows if row.level1 == OUTPUT and row.level2 in rank]
        for before, after in pairwise(outputs):
            if rank[after.level2] < rank[before.level2]:
                message = f"{after.level2}“{after.name}”排在{before.level2}之后"
                advice = "原件如此的不用改；录入时排错的，照原件调整"
                yield failed("I-05", after.places("level2"), message, advice)
                break
        else:
            if outputs:
                yield passed("I-05", _whole(number))
