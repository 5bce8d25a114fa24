"""Skeletons of disclosure.yml, department.yml and narrative.yml."""

from collections.abc import Sequence

from generator.exchange.filling import Filling
from generator.exchange.printed_rows import chinese_number, printed_rows
from generator.exchange.yaml_text import entry, flow, indented, item, text
from generator.forms.edition import SectionForm
from generator.forms.files import form_blocks
from generator.load.placeholders import MARK
from generator.model.disclosure import Kind

_DISCLOSURE = (
    "# 公开信息：公开的是什么、先后怎样、从哪里来。# 号后面是说明，可以删去。",
    f"# 标着“{MARK}”和 XXXXXX 的地方照公开文件填写；文件没有印的，整行删去。",
    "# 全部填好、mingzhang check 没有问题以后，删去“草稿”一行，网站才会发布。",
)
_NARRATIVE = (
    "# 说明文字：各段先后照原文，编号和标点照原样写。每一项是下面的一种：",
    "#   段: 一段文字，写在一行里",
    "#   题: 标题；有下文的写在“内容”里；单独成页的写“栏目”，栏目的名称不要改",
    "#   表: 一张表的位置（{forms}）",
    "#   名词: 要解释的词，连同“序号”“释义”",
    "#   注: 注，不含“注：”",
)
_PARTS = ("第一部分 部门整体绩效目标", "第二部分 预算项目绩效目标")
_OVERVIEW = ("1、收入说明", "2、支出说明", "3、比上年增减情况")


def department(filling: Filling) -> str:
    """department.yml: who the department is."""
    unit = {"单位编码": f"{filling.department}001", "单位名称": MARK}
    return text(
        [
            "# 部门：各年度共用。",
            entry("部门编码", filling.department, "与文件夹同名"),
            entry("部门名称", MARK, "部门全称"),
            entry("单位", "", "本级和所属单位的编码和名称；没有就连同下一行删去"),
            f"  - {flow(unit)}",
            "# 曾用名称: [某某局]  # 部门以前的名称",
            "# 曾用编码: [300]  # 部门以前的编码；旧地址会转到现在的地址",
            "# 联系方式: {电话: 0315-0000000}",
        ]
    )


def disclosure(filling: Filling) -> str:
    """disclosure.yml: a draft of the kind asked for."""
    return text(
        [
            *_DISCLOSURE,
            entry("草稿", "是", "写“是”时不发布"),
            entry("类型", filling.kind.value, " 或 ".join(Kind)),
            entry("版式", filling.edition.label, "用哪一套表"),
            entry("标题", MARK, "文件印出的标题；没有印就删去"),
            entry("封面", [MARK], "封面上的各行；没有封面就删去"),
            *_contents(filling),
            entry("次序", list(filling.edition.orders[filling.kind]), "正文各部分的先后"),
            f"# 公开日期: {filling.year}-02-20  # 未到这一天，网站上看不到",
            f"# 批复日期: {filling.year}-02-01  # 财政部门批复预算的日期",
            entry("来源", {"说明": MARK}, "原件放进 source/，再加“文件: 文件名”；还可以写“网址”"),
            "# 联系方式: {电话: 0315-0000000}",
            f"# 撤回: {{日期: {filling.year}-11-01, 原因: 公布了错误的版本}}  # 公开以后才用",
        ]
    )


def _contents(filling: Filling) -> list[str]:
    """The printed 目录, with the titles that are usual."""
    if filling.kind is Kind.FULL:
        labels = [form.label for form in filling.edition.tables]
        parts = [("部门预算公开表", labels), ("部门预算信息公开情况说明", _headings(filling))]
    else:
        parts = [(_PARTS[0], _headings(filling)), (_PARTS[1], [MARK])]
    lines = [
        entry("题", MARK, "目录的标题"),
        entry("条目", "", "照目录改；“页”写印出的页码，没有印就空着"),
    ]
    for part, entries in parts:
        inner = [f"- {flow({'题': line, '页': ''})}" for line in entries]
        lines += indented(item([entry("题", part), "条目:", *indented(inner)]))
    return [entry("目录", "", "文件印出的目录；没有印就整段删去"), *indented(lines)]


def _headings(filling: Filling) -> list[str]:
    sections = filling.edition.sections[filling.kind]
    return [f"{chinese_number(n)}、{section.label}" for n, section in enumerate(sections, 1)]


def narrative(filling: Filling) -> str:
    """narrative.yml: every section of the kind, with its 栏目 and the forms that stand in it."""
    sections = filling.edition.sections[filling.kind]
    parts = [
        line
        for title, section in zip(_headings(filling), sections, strict=True)
        for line in heading(title, body(section, filling), section.label)
    ]
    if filling.kind is Kind.PERFORMANCE:
        blocks = heading(_PARTS[0], parts)
        blocks += heading(_PARTS[1], [f"- {entry('表', filling.edition.project.label)}"])
    else:
        blocks = heading(MARK, [*paragraph(), *parts])
    about = [line.format(forms="、".join(form_blocks(filling.edition))) for line in _NARRATIVE]
    return text([*about, entry("正文"), *indented(blocks)])


def heading(title: str, blocks: Sequence[str], section: str = "") -> list[str]:
    """A heading with what stands below it."""
    mark = [entry("栏目", section)] if section else []
    return item([entry("题", title), *mark, "内容:", *indented(blocks)])


def paragraph() -> list[str]:
    """A paragraph to be written."""
    return [f"- {entry('段', MARK)}"]


def body(section: SectionForm, filling: Filling) -> list[str]:
    """What usually stands in a section: text, a form, terms, or headings of its own."""
    edition = filling.edition
    match section.id:
        case "responsibilities":
            return paragraph() + institutions(filling)
        case "overview":
            return [line for title in _OVERVIEW for line in heading(title, paragraph())]
        case "overall-targets":
            labels = [inner.label for inner in edition.sections[Kind.PERFORMANCE]]
            titles = [f"（{chinese_number(n)}）{label}" for n, label in enumerate(labels, 1)]
            return [line for title in titles for line in heading(title, paragraph())]
        case "projects":
            return [f"- {entry('表', edition.project.label)}"]
        case "procurement":
            return [*paragraph(), f"- {entry('表', edition.procurement.label)}"]
        case "state-assets":
            return [*paragraph(), f"- {entry('表', edition.assets.label)}"]
        case "glossary":
            return [f"- {flow({'序号': '1、', '名词': MARK, '释义': MARK})}"]
        case _:
            return paragraph()


def institutions(filling: Filling) -> list[str]:
    """The form 机构设置, whose rows stand within the text."""
    form = filling.edition.institutions
    rows = [f"- {flow(row)}" for row in printed_rows(form, (), MARK, filling.name)]
    return item([entry("表", form.label), entry("题", MARK), entry("行"), *indented(rows)])
