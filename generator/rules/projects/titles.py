"""P-07, P-30, P-31: what a project form is called, and its number."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import Comparison, Place
from generator.model.disclosure import Disclosure
from generator.model.project import Project
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.locator import flat_entries
from generator.rules.registry import ERROR, QUESTION, rule
from generator.rules.verdicts import failed, passed

_NUMBERING = regex(r"[(第]?(?P<number>[0-9]+|[一二三四五六七八九十百]+)[)]?[.、．,:]*")
_LONGEST_NUMBER = 9
_YEAR = regex(r"20[0-9]{2}年度?$")
# A title that names the form and no project says nothing about the name.
_FORM_ONLY = regex(r".{0,4}?(?:20[0-9]{2}年度?)?(?:部门)?(?:预算)?(?:支出)?")
_ADVICE = "对照原件核对表题和项目名称，改正抄错的一处；原件如此的，在 acknowledgements.yml 中注明"


@lru_cache(maxsize=1024)
def tidy(text: str) -> str:
    """A name without blanks, full-width forms as their plain ones: for comparing only."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def is_number(text: str) -> bool:
    """Whether a printed number is one that a list may have; no text can outgrow it."""
    return text.isascii() and text.isdecimal() and len(text) < _LONGEST_NUMBER


@rule("P-07", "title-differs-from-project-name", "表题与项目名称、目录一致", ERROR, QUESTION)
def check_titles(examination: Examination) -> Iterator[Comparison]:
    """查什么：表题是“序号 + 项目名称 + 绩效目标表”，目录里印了项目的，题目也相同。
    为什么：表题和项目名称各说各的，读者分不清这张表是哪个项目的。
    例子：项目名称是“办公楼维修费”，表题却是“3.办公楼修缮费绩效目标表”。
    怎么改：对照原件核对三处文字，改正抄错的一处。
    """
    form = examination.edition.project
    suffix = form.title_pattern.rpartition("}")[2]
    for number, project in enumerate(examination.disclosure.projects):
        title = project["title"]
        if title and project.name and not _names_form_only(title.text, form.label):
            places = tuple(Place(f"project:{number}", -1, f) for f in ("title", "project_name"))
            yield _compare(title.text, project, suffix, places)
    yield from _contents(examination.disclosure, suffix)


def _compare(title: str, project: Project, suffix: str, places: tuple[Place, ...]) -> Comparison:
    wrong = _what_is_wrong(title, project, suffix)
    if not wrong:
        return passed("P-07", places)
    expected = f"{project['sequence'].text}.{project.name}{suffix}"
    return failed("P-07", places, f"“{title}”{wrong}", _ADVICE, expected, title)


def _names_form_only(title: str, form: str) -> bool:
    printed = tidy(title)
    return printed.endswith(form) and bool(_FORM_ONLY.fullmatch(printed.removesuffix(form)))


def _what_is_wrong(title: str, project: Project, suffix: str) -> str:
    printed, name, sequence = tidy(title), tidy(project.name), project["sequence"].text
    for end in (name + suffix, f"{name}项目{suffix}"):
        if printed.endswith(end):
            before = _YEAR.sub("", printed[: -len(end)])
            break
    else:
        return f"与项目名称“{project.name}”不一致"
    match = _NUMBERING.fullmatch(before)
    if before and match is None:
        return f"在项目名称“{project.name}”之前多了“{before}”"
    number = match["number"] if match else ""
    known = is_number(number) and is_number(sequence)
    return f"的编号与序号 {sequence} 不一致" if known and int(number) != int(sequence) else ""


def _contents(disclosure: Disclosure, suffix: str) -> Iterator[Comparison]:
    """Each entry of the printed 目录 that names a project form."""
    # Several where each unit numbers its own projects from 1.
    by_number: dict[str, list[Project]] = {}
    for project in disclosure.projects:
        by_number.setdefault(project["sequence"].text, []).append(project)
    for row, entry in enumerate(flat_entries(disclosure)):
        printed = tidy(entry.text.text)
        match = _NUMBERING.match(printed)
        if not printed.endswith(suffix) or not match:
            continue
        numbered = by_number.get(match["number"])
        if numbered:
            meant = (p for p in numbered if not _what_is_wrong(entry.text.text, p, suffix))
            project = next(meant, numbered[0])
            yield _compare(entry.text.text, project, suffix, (Place("contents", row),))


@rule("P-30", "two-projects-of-one-name", "项目不重名", ERROR, QUESTION)
def check_names(examination: Examination) -> Iterator[Comparison]:
    """查什么：同一个单位的项目名称互不相同（不同单位可以有同名的项目）。
    为什么：两个项目同名，读者分不清钱用在哪里，也可能是同一个项目录了两次。
    例子：第 2 个和第 5 个项目都叫“设备购置费”。
    怎么改：对照原件核对；确是两个项目的，名称里写明区别；录重的删去一个。
    """
    seen: dict[tuple[str, str], int] = {}
    for number, project in enumerate(examination.disclosure.projects):
        if not project.name:
            continue
        name = project["unit_code"].text, tidy(project.name)
        place = Place(f"project:{number}", -1, "project_name")
        if name in seen:
            other = Place(f"project:{seen[name]}", -1, "project_name")
            code = examination.disclosure.projects[seen[name]].code
            message = f"项目“{project.name}”与编码 {code} 的项目同名"
            advice = "确是两个项目的，名称里写明区别；录重的删去一个"
            yield failed("P-30", (place, other), message, advice, None, project.name)
        else:
            yield passed("P-30", (place,))
        seen.setdefault(name, number)


@rule("P-31", "project-numbers-not-consecutive", "项目序号连续", ERROR, QUESTION)
def check_numbers(examination: Examination) -> Iterator[Comparison]:
    """查什么：项目的序号从 1 起连续，不缺号、不重号；各单位分别编号的，各自连续。
    为什么：缺了号，可能是漏了一个项目没有公开。
    例子：序号是 1、2、4，缺了 3。
    怎么改：对照原件核对序号，补上漏掉的项目。
    """
    if examination.projects_complete:
        projects = list(enumerate(examination.disclosure.projects))
        found = list(_consecutive(projects))
        units = dict.fromkeys(project["unit_code"].text for _, project in projects)
        if len(units) > 1 and not all(c.expected == c.actual for c in found):
            of_units = ([p for p in projects if p[1]["unit_code"].text == u] for u in units)
            alone = [c for unit in of_units for c in _consecutive(unit)]
            found = alone if all(c.expected == c.actual for c in alone) else found
        yield from found


def _consecutive(projects: list[tuple[int, Project]]) -> Iterator[Comparison]:
    last = 0
    for number, project in projects:
        printed = project["sequence"].text
        if not is_number(printed):
            continue
        place = (Place(f"project:{number}", -1, "sequence"),)
        expected, last = last + 1, int(printed)
        if last == expected:
            yield passed("P-31", place, printed, printed)
        else:
            message = f"“{project.name}”的序号是 {printed}，前一个是 {expected - 1}"
            advice = "对照原件核对序号；缺号的，补上漏掉的项目"
            yield failed("P-31", place, message, advice, str(expected), printed)
