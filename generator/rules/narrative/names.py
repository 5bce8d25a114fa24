"""The department's name, in full and the same everywhere."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.diagnostics import Comparison, Outcome, Place
from generator.model.narrative import FormBlock
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.narrative.spoken_names import plain_name
from generator.rules.registry import QUESTION, WARNING, rule

_CODE = regex(r"^[0-9]+")
_ALIKE = 0.75
_HINT = "改成 department.yml 里的全称；部门改名的，把旧名写进“曾用名称”"


@rule("W-04", "department-name-differs", "单位名称不是全称或前后不一", WARNING, QUESTION)
def department_names(whole: Examination) -> Iterator[Comparison]:
    """查什么：封面、标题、表头和正文里写的部门和单位名称，与 department.yml 里的全称一致。

    为什么：名称不一，读者不知道是不是同一个单位，也搜不到。
    例子：部门叫“玉田县示例管理局”，表头写“玉田县示例局”。
    怎么改：改成全称；确实改过名的，在 department.yml 里写上曾用名称。
    """
    department = whole.shared.department
    if department is None:
        return
    cells = (department.name, *department.former_names, *(u.name for u in department.units))
    names = tuple(dict.fromkeys(plain_name(cell.text) for cell in cells if cell))
    for place, text in _heads(whole):
        yield _exact(names, department.code, place, text)
    region = whole.shared.region_name
    prefix = region if region and names[0].startswith(region) else names[0][:3]
    for place, text in _running(whole, prefix):
        yield from _alike(names, prefix, place, text)


def _heads(whole: Examination) -> Iterator[tuple[Place, str]]:
    """The fields that hold a name and nothing else."""
    for table in whole.disclosure.all_tables:
        if table.head.get("department"):
            yield Place(f"head:{table.form}", -1, "department"), table.head["department"].text
    for number, project in enumerate(whole.disclosure.projects):
        if project["unit_name"]:
            yield Place(f"project:{number}", -1, "unit_name"), project["unit_name"].text


def _exact(names: tuple[str, ...], code: str, place: Place, text: str) -> Comparison:
    said = _CODE.sub("", plain_name(text))
    right = said in names or said.removesuffix("本级") in names
    message = "" if right else f"“{text}”不是“{names[0]}”"
    outcome = Outcome.PASSED if right else Outcome.FAILED
    return Comparison("W-04", outcome, (place,), names[0], text, message, "" if right else _HINT)


def _running(whole: Examination, prefix: str) -> Iterator[tuple[Place, str]]:
    """Texts in which a name may occur: those that hold its beginning."""
    if prefix in whole.disclosure.title.text:
        yield Place("about", -1, "title"), whole.disclosure.title.text
    for row, line in enumerate(whole.disclosure.cover):
        if prefix in line.text:
            yield Place("about", row, "cover"), line.text
    for block in whole.texts:
        if prefix in block.cell.text and block.kind not in ("term", "meaning"):
            yield block.place(), block.text
    for form in whole.blocks:
        if isinstance(form, FormBlock) and form.table is not None:
            column = whole.edition.forms[form.form].row_heads
            for index, cells in enumerate(form.table.rows):
                if prefix in (text := cells.text(column)):
                    yield Place(form.form, index, column), text


def _alike(names: tuple[str, ...], prefix: str, place: Place, text: str) -> Iterator[Comparison]:
    """What begins with the prefix like the name does, and goes on almost like it."""
    start = text.find(prefix)
    while start >= 0:
        full = next((n for n in names if text.startswith(n, start)), None)
        stretch = full or _candidate(names[0], text, start)
        rest = stretch[len(prefix) :]
        where = Place(place.part, place.row, place.field, start, start + len(stretch))
        if full:
            yield Comparison("W-04", Outcome.PASSED, (where,), full, full)
        elif rest and SequenceMatcher(None, rest, names[0][len(prefix) :]).ratio() >= _ALIKE:
            message = f"“{stretch}”与全称“{names[0]}”不同"
            yield Comparison("W-04", Outcome.FAILED, (where,), names[0], stretch, message, _HINT)
        start = text.find(prefix, start + 1)


def _candidate(name: str, text: str, start: int) -> str:
    """What may be meant for the name: as long, and with the same last character (局, 心, 室)."""
    window = text[start : start + len(name) + 2]
    return window[: window.rfind(name[-1]) + 1]
