"""Whether everything that must be disclosed is there: sections and tables (S-01 … S-03)."""

from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.model.disclosure import Kind
from generator.model.narrative import Block, FormBlock, Heading
from generator.rules.examination import Examination, TextBlock
from generator.rules.registry import ERROR, NOTICE, OMISSION, rule
from generator.rules.verdicts import failed, passed, unchecked

_NOWHERE = (Place("text"),)
_NARRATIVE, _TABLES = "narrative.yml", "tables.yml"


def _headings(examination: Examination) -> dict[str, tuple[Place, ...]]:
    """The heading of each section: of all headings inside it the first."""
    inside = (block for block in examination.texts if block.kind == "heading" and block.section)
    first: dict[str, TextBlock] = {}
    for block in inside:
        first.setdefault(block.section, block)
    return {section: (block.place(),) for section, block in first.items()}


@rule("S-01", "missing-section", "各部分齐全、次序正确", ERROR, OMISSION)
def check_sections(examination: Examination) -> Iterator[Comparison]:
    """查什么：情况说明的十一部分（绩效文本为三部分）都有，并按规定的次序排列。
    为什么：每一部分都是预算法或公开规程要求说清的事，少一部分就是少公开一项。
    例子：没有“政府采购预算情况”；“名词解释”排在“国有资产信息”之前。
    怎么改：补上缺的部分，没有内容的也要列出标题并写明“无”；标题要写上 栏目。
    """
    if _NARRATIVE in examination.incomplete:
        yield unchecked("S-01", _NOWHERE, f"{_NARRATIVE} 读不出来，没有核对")
        return
    declared = examination.edition.sections[examination.disclosure.kind]
    present = [heading.section for heading in examination.headings]
    if not present:
        hint = "在 narrative.yml 里写上各部分；标题要有 栏目"
        yield failed("S-01", _NOWHERE, "情况说明没有任何一个部分", hint)
        return
    order = [section.id for section in declared if section.id in present]
    printed = list(dict.fromkeys(id for id in present if id in order))
    places = _headings(examination)
    for section in declared:
        where = places.get(section.id, _NOWHERE)
        if section.id not in present:
            message = f"没有“{section.label}”这一部分"
            hint = f"补上这一部分，标题下写 栏目: {section.label}；没有内容的写明“无”"
            yield failed("S-01", where, message, hint, section.label)
        elif _moved(section.id, printed, order):
            before = examination.edition.section_labels[printed[printed.index(section.id) - 1]]
            message = f"“{section.label}”应当排在“{before}”之前"
            yield failed("S-01", where, message, "照规定的次序排列各部分", None, section.label)
        else:
            yield passed("S-01", where)


def _moved(section: str, printed: list[str], order: list[str]) -> bool:
    """Whether a section stands behind one that the form puts after it."""
    place = printed.index(section)
    return place > 0 and order.index(printed[place - 1]) > order.index(section)


@rule("S-02", "empty-section", "每一部分都有内容", ERROR, OMISSION)
def check_contents(examination: Examination) -> Iterator[Comparison]:
    """查什么：每一部分的标题下都有文字或表；没有内容的要写明“无……”。
    为什么：只有标题没有一句话，读者分不清是没有这项事还是漏了。
    例子：“六、部门主管专项资金”的标题下什么也没有。
    怎么改：补上内容；没有的写一句，如“本部门无主管专项资金”。
    """
    places = _headings(examination)
    for heading in examination.headings:
        where = places.get(heading.section, _NOWHERE)
        if _says_something(examination, heading.blocks):
            yield passed("S-02", where)
        else:
            message = f"“{heading.text.text}”下面没有任何内容"
            hint = "补上内容；确实没有的，写明“无……”"
            yield failed("S-02", where, message, hint)


def _says_something(examination: Examination, blocks: tuple[Block, ...]) -> bool:
    """Whether something other than a heading stands there, however deep."""
    pending = [*blocks]
    while pending:
        block = pending.pop()
        if isinstance(block, Heading):
            pending += block.blocks
        elif not isinstance(block, FormBlock) or _is_there(examination, block):
            return True
    return False


def _is_there(examination: Examination, block: FormBlock) -> bool:
    """Whether a form stands here or in a file of its own, or could not be read."""
    record, edition = examination.disclosure, examination.edition
    if block.form == edition.project.id:
        return bool(record.projects) or not examination.projects_complete
    filled = block.table or record.table(block.form)
    return filled is not None or f"{block.form}.yml" in examination.incomplete


@rule("S-03", "missing-table", "公开表齐全", ERROR, OMISSION)
def check_tables(examination: Examination) -> Iterator[Comparison]:
    """查什么：完整公开有全部九张表，没有数据的也要列出；绩效文本单独公开时要能找到主文。
    为什么：九张表是预算法要求公开的部门预算；少一张就看不全收支。
    例子：没有国有资本经营预算财政拨款支出表（应当空表列示）。
    怎么改：在 tables.yml 补上；绩效文本在 来源 的 网址 写明部门预算主文在哪里。
    """
    record = examination.disclosure
    if record.kind is not Kind.FULL and not record.tables:
        yield _link(examination)
    elif _TABLES in examination.incomplete:
        yield unchecked("S-03", (Place(f"file:{_TABLES}"),), f"{_TABLES} 读不出来，没有核对")
    else:
        present = {table.form for table in record.tables}
        for form in examination.edition.tables:
            where = (Place(f"file:{_TABLES}"),)
            if form.id in present:
                yield passed("S-03", where)
            else:
                message = f"没有“{form.label}”"
                hint = "补上这张表；没有数据的写 状态: 空表列示，并加注"
                yield failed("S-03", where, message, hint, form.label)


def _link(examination: Examination) -> Comparison:
    where = (Place("about", -1, "kind"),)
    if examination.disclosure.source.address:
        return passed("S-03", where)
    message = "绩效文本单独公开，没有指明部门预算的九张表在哪里"
    hint = "在 disclosure.yml 的 来源 里用 网址 写明主文的地址"
    return failed("S-03", where, message, hint, severity=NOTICE)
