"""The shapes of the files of a disclosure, for one 版式."""

from functools import lru_cache

from generator.forms.column import Column, ColumnKind, Head
from generator.forms.edition import Edition
from generator.forms.shape import (
    ADDRESS,
    AMOUNT,
    CODE,
    DATE,
    FLAG,
    MONEY,
    SUBJECT,
    TEXT,
    TEXTS,
    Entries,
    Field,
    Many,
    Shape,
    Text,
    Value,
    Variants,
)
from generator.forms.table_form import TableForm
from generator.model.disclosure import Kind
from generator.model.table import TableState

DEPARTMENT = Shape(
    "部门",
    (
        Field("code", "部门编码", CODE, True, "与文件夹同名"),
        Field("name", "部门名称", TEXT, True, "部门全称"),
        Field(
            "units",
            "单位",
            Many(
                Shape(
                    "单位",
                    (
                        Field("code", "单位编码", CODE, True),
                        Field("name", "单位名称", TEXT, True),
                    ),
                )
            ),
            about="本级和所属单位",
        ),
        Field("former_names", "曾用名称", TEXTS),
        Field("former_codes", "曾用编码", Many(CODE), about="旧地址会转到现在的地址"),
        Field("contact", "联系方式", Entries(), about="如 {电话: 0315-1234567}"),
    ),
)


def _contents_entry() -> Shape:
    return Shape(
        "目录条目",
        (
            Field("text", "题", TEXT, True),
            Field("page", "页", TEXT, about="印在目录里的页码"),
            Field("entries", "条目", Many(_contents_entry)),
        ),
    )


@lru_cache
def disclosure(editions: tuple[str, ...], parts: tuple[str, ...]) -> Shape:
    """disclosure.yml: what the disclosure is; known are the 版式 and the parts of a document."""
    return Shape(
        "公开信息",
        (
            Field("kind", "类型", Text(options=tuple(Kind)), True, "完整公开 或 绩效文本"),
            Field("edition", "版式", Text(options=editions), about="用哪一套表"),
            Field("title", "标题", TEXT, about="文件印出的标题；没有印就不写"),
            Field("cover", "封面", TEXTS, about="封面上的各行"),
            Field(
                "contents",
                "目录",
                Shape(
                    "目录",
                    (Field("title", "题", TEXT), Field("entries", "条目", Many(_contents_entry))),
                ),
                about="文件印出的目录",
            ),
            Field("order", "次序", Many(Text(options=parts)), about="正文各部分的先后"),
            Field("published", "公开日期", DATE, about="未到这一天，网站上看不到"),
            Field("approved", "批复日期", DATE),
            Field("draft", "草稿", FLAG, about="写“是”时不发布"),
            Field(
                "withdrawal",
                "撤回",
                Shape(
                    "撤回", (Field("date", "日期", DATE, True), Field("reason", "原因", TEXT, True))
                ),
            ),
            Field(
                "source",
                "来源",
                Shape(
                    "来源",
                    (
                        Field("file", "文件", TEXT, about="source/ 里的文件名"),
                        Field(
                            "address",
                            "网址",
                            ADDRESS,
                            about="以 http:// 或 https:// 开头，或者用文字说明",
                        ),
                        Field("remark", "说明", TEXT),
                    ),
                ),
            ),
            Field("contact", "联系方式", Entries()),
        ),
    )


def _column_value(column: Column) -> Value:
    if column.kind is ColumnKind.AMOUNT:
        return MONEY
    if column.kind is ColumnKind.CODE:
        return SUBJECT
    return AMOUNT if column.kind.numeric else TEXT


def row_shape(name: str, heads: tuple[Head, ...]) -> Shape:
    """A row of a form: one key a column, nested where a merged head has a key."""
    fields: list[Field] = []
    for head in heads:
        if isinstance(head, Column):
            fields.append(Field(head.id, head.data_key, _column_value(head)))
        elif head.key:
            fields.append(Field(head.key, head.key, row_shape(head.label, head.columns)))
        else:
            fields.extend(row_shape(name, head.columns).fields)
    return Shape(name, tuple(fields))


@lru_cache
def table(form: TableForm) -> Shape:
    """A filled-in form: state, printed head, rows, notes."""
    return Shape(
        form.label,
        (
            Field("state", "状态", Text(options=tuple(TableState)), about="没有数据的表也要公开"),
            Field("title", "题", TEXT, about="印出的表题，与表名相同时不写"),
            *(Field(field.id, field.label, TEXT) for field in form.head),
            Field("rows", "行", Many(row_shape("行", form.columns))),
            Field("notes", "注", TEXTS, about="表下的注，不含“注：”"),
        ),
    )


@lru_cache
def tables(edition: Edition) -> Shape:
    """tables.yml: the tables by their official titles, in the order in which they are printed."""
    return Shape(
        "部门预算公开表",
        tuple(Field(form.id, form.label, table(form)) for form in edition.tables),
    )


@lru_cache
def project(edition: Edition) -> Shape:
    """projects/<项目编码>.yml."""
    form = edition.project
    required = {"project_code", "project_name"}
    plan = Shape(form.plan_key, tuple(Field(p, p, TEXT) for p in form.plan_points))
    return Shape(
        form.label,
        (
            *(
                Field(
                    field.id,
                    field.data_key,
                    CODE if field.id == "project_code" else _column_value(field),
                    field.id in required,
                )
                for field in form.fields
            ),
            Field("plan", form.plan_key, plan, about="累计数，照原样写"),
            Field("goals", form.goals_label, TEXTS),
            Field(
                "indicators",
                form.indicators_label,
                Many(row_shape("指标", form.indicator_columns)),
            ),
        ),
    )


TABLES, TABLES_LABEL = "tables", "公开表"
"""All tables at once, for a document that prints them in the middle of its text."""


def form_blocks(edition: Edition) -> dict[str, str]:
    """The forms that a 表 block may name: label to form id."""
    inline = (edition.project, edition.procurement, edition.assets, edition.institutions)
    return {TABLES_LABEL: TABLES} | {form.label: form.id for form in inline}


@lru_cache
def narrative(edition: Edition) -> Shape:
    """narrative.yml: the text as nested blocks."""

    @lru_cache
    def block() -> Variants:
        labels = tuple(edition.section_labels.values())
        institutions = table(edition.institutions)
        return Variants(
            "段落",
            (
                (
                    "名词",
                    Shape(
                        "名词",
                        (
                            Field("sequence", "序号", TEXT),
                            Field("term", "名词", TEXT, True),
                            Field(
                                "separator", "分隔", TEXT, about="名词与释义之间的符号，默认“：”"
                            ),
                            Field("meaning", "释义", TEXT, True),
                        ),
                    ),
                ),
                (
                    "表",
                    Shape(
                        "表",
                        (
                            Field("form", "表", Text(options=tuple(form_blocks(edition))), True),
                            *(f for f in institutions.fields),
                        ),
                    ),
                ),
                (
                    "题",
                    Shape(
                        "题",
                        (
                            Field("text", "题", TEXT, True),
                            Field("section", "栏目", Text(options=labels), about="单独成页的部分"),
                            Field("blocks", "内容", Many(block)),
                        ),
                    ),
                ),
                ("段", Shape("段", (Field("text", "段", TEXT, True),))),
                ("注", Shape("注", (Field("text", "注", TEXT, True),))),
            ),
        )

    return Shape("说明文字", (Field("blocks", "正文", Many(block), True),))


WORDS = Shape(
    "词表",
    (
        Field("typos", "错字", Entries(), about="写作 → 应为"),
        Field("leftovers", "模板残留", TEXTS),
        Field("outdated", "过期表述", Entries(), about="词 → 为什么过期"),
        Field("placeholders", "占位符", TEXTS),
        Field("expense_aliases", "费用别名", Entries(), about="名称 → 经济科目编码，相加用 +"),
        Field("adverse", "逆向指标", TEXTS, about="数值越小越好的指标"),
        Field("vague_values", "空泛指标值", TEXTS),
        Field("vague_goals", "空泛目标", TEXTS),
        Field("not_applicable", "不涉及", TEXTS),
        Field("self_evaluation", "自评用语", TEXTS),
        Field("catalogue_prefixes", "目录前缀", Entries(), about="首字母 → 类别"),
        Field("everyday", "日常说法", Entries(), about="日常说法 → 公文里的说法，几个用顿号隔开"),
        Field("asked", "问法", TEXTS, about="搜索时略去的问话"),
    ),
)

ACKNOWLEDGEMENTS = Many(
    Shape(
        "确认",
        (
            Field("rule", "规则", TEXT, True, "规则代码，如 T6-H2"),
            Field("place", "位置", TEXT, True, "检查结果里给出的 path"),
            Field("expected", "应为", TEXT),
            Field("actual", "实为", TEXT),
            Field("reason", "说明", TEXT, True, "为什么原文如此"),
        ),
    )
)

CORRECTIONS = Many(
    Shape(
        "更正",
        (
            Field("date", "日期", DATE, True),
            Field("place", "位置", TEXT, True),
            Field("before", "原为", TEXT),
            Field("after", "改为", TEXT),
            Field("reason", "原因", TEXT, True),
        ),
    )
)
