"""Projects as the text speaks of them: amounts, names, how many, and whether all are named."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Comparison, Outcome, Place
from generator.model.money import plain
from generator.patterns import regex
from generator.rules.examination import Examination, TextBlock
from generator.rules.narrative.project_likeness import ALIKE, bare, likeness, named_in
from generator.rules.narrative.prose_amounts import Mention
from generator.rules.narrative.prose_clauses import read, sentence_end
from generator.rules.narrative.spoken_figures import of_this_year, outcome_of, spoken_figures
from generator.rules.narrative.target_items import by_projects, target_items
from generator.rules.registry import ARITHMETIC, ERROR, NOTICE, OMISSION, QUESTION, WARNING, rule

_ABOUT_PROJECTS = frozenset(
    ("itemised-targets", "overall-targets", "general-targets", "special-funds", "projects")
)
_AND = regex("[、，,]|和|及|以及")
_AND_MORE = regex("等[^、，；]{0,8}$")


@rule("N-12", "project-not-in-explanation", "支出说明没有列出全部项目", WARNING, OMISSION)
def projects_named(whole: Examination) -> Iterator[Comparison]:
    """查什么：支出说明列举项目支出的项目时，列出了全部项目。

    为什么：列举了大半却漏掉几个，读者会以为没有列出的项目不在预算里。
    例子：12 个项目，说明里列了 11 个。
    怎么改：补上漏掉的项目；不打算全列时在末尾写“等”。
    """
    for figure in spoken_figures(whole):
        if figure.spoken.id == "project" and of_this_year(whole, figure.mention):
            block, start = figure.block, figure.mention.end
            end = sentence_end(block.text, start)
            yield from _named(whole, block, start, end)


def _named(whole: Examination, block: TextBlock, start: int, end: int) -> Iterator[Comparison]:
    projects, listed = whole.disclosure.projects, block.text[start:end]
    said, parts = bare(listed), [part for part in _AND.split(listed) if part]
    found = [
        bare(p.name) in said or any(likeness(part, p.name) >= 0.8 for part in parts)
        for p in projects
    ]
    if 2 * sum(found) < len(projects) or not projects or _AND_MORE.search(listed):
        return
    for position, (project, named) in enumerate(zip(projects, found, strict=True)):
        places = (block.place(start, end), Place(f"project:{position}", -1, "project_name"))
        outcome = Outcome.PASSED if named else Outcome.FAILED
        message = "" if named else f"支出说明列举的项目里没有“{project.name}”"
        hint = "" if named else "补上这个项目；不打算全列时在末尾写“等”"
        yield Comparison("N-12", outcome, places, None, None, message, hint)


@rule(
    "N-20", "text-project-amount-disagrees", "说明里的项目金额与项目预算数不符", ERROR, ARITHMETIC
)
def project_amounts(whole: Examination) -> Iterator[Comparison]:
    """查什么：说明和分项绩效目标里跟在项目名称后面的金额，等于这个项目的预算数。

    为什么：同一个项目的预算印了两次，必须是同一个数。
    例子：分项目标写“职工食堂补贴资金213万元”，项目表的预算数是 231.00。
    怎么改：对照原件核对说明和项目绩效目标表，改正录错的一处。
    """
    context = {b.position: item.project for item in target_items(whole) for b in item.blocks}
    after = {
        f.block.position: f.mention.end for f in spoken_figures(whole) if f.spoken.id == "project"
    }
    for block in whole.texts if whole.disclosure.projects else ():
        # Elsewhere a name such as 物业管理费 may be that of a 科目, not of a project.
        start = 0 if block.section in _ABOUT_PROJECTS else after.get(block.position)
        if start is not None and "元" in block.text:
            for mention in read(block.text):
                if mention.start < start:
                    continue
                project, exact = _meant(whole, mention, context.get(block.position))
                if project is not None:
                    yield _amount(whole, block, mention, project, exact)


def _meant(whole: Examination, mention: Mention, context: int | None) -> tuple[int | None, bool]:
    """The project a mention names, and whether by its full name, not one that is merely alike."""
    loose = mention.limit or mention.carried or not mention.words
    if loose or mention.in_unit(whole.edition.unit) is None or not of_this_year(whole, mention):
        return None, False
    named = named_in(whole, mention.words)
    if named is None and context is not None:
        alike = likeness(mention.words, whole.disclosure.projects[context].name) >= ALIKE
        return (context if alike else None), False
    return named, True


def _amount(
    whole: Examination, block: TextBlock, mention: Mention, position: int, exact: bool
) -> Comparison:
    project, unit = whole.disclosure.projects[position], whole.edition.unit
    said, budget = mention.in_unit(unit) or Decimal(0), project.budget.amount or Decimal(0)
    outcome = outcome_of(mention, said, budget, unit)
    places = (
        block.place(mention.start, mention.end),
        Place(f"project:{position}", -1, "budget"),
    )
    message = f"说明里“{project.name}”是 {plain(said)}，项目预算数是 {plain(budget)}"
    severity = None if exact else WARNING
    return Comparison(
        "N-20", outcome, places, plain(budget), plain(said), message, severity=severity
    )


@rule("N-21", "target-name-differs", "分项绩效目标里的项目名称与项目表不同", NOTICE, QUESTION)
def project_names(whole: Examination) -> Iterator[Comparison]:
    """查什么：分项绩效目标说到某个项目时，用的是项目绩效目标表里的名称。

    为什么：名称不同，读者不能确定说的是不是同一个项目。
    例子：分项目标写“机关综合业务经费”，项目表叫“综合业务经费”。
    怎么改：把分项目标里的名称改成项目名称。
    """
    for item in target_items(whole):
        if item.project is not None and by_projects(whole):
            name = whole.disclosure.projects[item.project].name
            same = bare(name) == bare(item.name)
            places = (item.title.place(), Place(f"project:{item.project}", -1, "project_name"))
            outcome = Outcome.PASSED if same else Outcome.FAILED
            message = "" if same else f"分项目标写的是“{item.name}”，项目表的名称是“{name}”"
            yield Comparison("N-21", outcome, places, name, item.name, message)


@rule("N-25", "targets-not-one-per-project", "分项绩效目标与项目的个数不同", NOTICE, QUESTION)
def one_target_each(whole: Examination) -> Iterator[Comparison]:
    """查什么：分项绩效目标按项目来写时，每个项目都有一条。

    为什么：少了一条，就有一个项目没有分项目标。
    例子：8 个项目，分项绩效目标只有 7 条。
    怎么改：补上没有分项目标的项目；分项目标按职责来写的，不受这条约束。
    """
    items, projects = target_items(whole), whole.disclosure.projects
    if not items or not projects or not whole.projects_complete:
        return
    places = (items[0].title.place(),)
    if not by_projects(whole):
        message = "分项绩效目标不是按项目写的，没有核对条数"
        yield Comparison("N-25", Outcome.UNCHECKED, places, message=message)
        return
    covered = {item.project for item in items}
    missing = [p.name for i, p in enumerate(projects) if i not in covered]
    outcome = Outcome.PASSED if len(items) == len(projects) else Outcome.FAILED
    message = f"分项绩效目标 {len(items)} 条，项目 {len(projects)} 个"
    message += f"，没有分项目标的：{'、'.join(missing)}" if missing else ""
    yield Comparison("N-25", outcome, places, str(len(projects)), str(len(items)), message)
