"""I-20 and I-21: the same indicator twice in a project, the same row in several projects."""

from collections.abc import Iterator

from generator.diagnostics import Comparison
from generator.rules.examination import Examination
from generator.rules.indicators.rows import Indicator, by_project, indicators
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import PASSED, failed

_FEWEST = 3


@rule("I-20", "indicator-twice-in-project", "项目内三级指标不重复", WARNING, QUESTION)
def check_doubles(examination: Examination) -> Iterator[Comparison]:
    """查什么：一个项目里的三级指标名称互不相同（写“不涉及”的除外）。
    为什么：同一个指标列两次，不是录重了，就是没有想清楚它属于哪一类。
    例子：经济效益和社会效益下都是“改善工作环境”。
    怎么改：对照原件核对；录重的删去一条，原件如此的，建议下次合并。
    """
    for rows in by_project(examination):
        seen: dict[str, Indicator] = {}
        for row in rows:
            if not row.name or row.not_applicable:
                continue
            first = seen.setdefault(row.name, row)
            if first is row:
                yield Comparison("I-20", PASSED, row.at_name)
                continue
            message = f"“{row.name}”在{first.level2}下已经有了"
            advice = "录重的删去一条；原件如此的，建议下次合并"
            places = (row.place("level3"), first.place("level3"))
            yield failed("I-20", places, message, advice, None, row.name)


@rule("I-21", "indicator-copied-across-projects", "各项目的指标有区别", NOTICE, QUESTION)
def check_copies(examination: Examination) -> Iterator[Comparison]:
    """查什么：二级、三级指标和指标值都相同的行，不出现在三个以上项目里；每组提示一次。
    为什么：各项目做的事不同，指标却一样，多半是套用模板，看不出各自要做到什么。
    例子：五个项目都写“节约经费开支 ≥95%”。
    怎么改：按各项目的内容写指标；确实通用的（如满意度）不用改。
    """
    groups: dict[tuple[str, str, str], list[Indicator]] = {}
    for row in indicators(examination):
        if row.name and row.value and not row.not_applicable:
            copies = groups.setdefault((row.level2, row.name, row.value), [])
            if not copies or copies[-1].project != row.project:
                copies.append(row)
    for (kind, name, value), copies in groups.items():
        if len(copies) < _FEWEST:
            yield Comparison("I-21", PASSED, copies[0].at_name)
            continue
        places = tuple(row.place("level3") for row in copies)
        message = f"{len(copies)} 个项目的{kind}都是“{name} {value}”"
        advice = "按各项目的内容写指标；确实通用的（如满意度）不用改"
        yield failed("I-21", places, message, advice)
