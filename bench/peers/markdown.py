"""The pages of a disclosure as plain Markdown, the same pages with the same cells as Hugo's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bench.peers.records import Record
from generator.forms.column import data_paths
from generator.forms.editions import DEFAULT
from generator.forms.table_form import TableForm

_PROJECT_LIST = ("序号", "项目编码", "项目名称", "预算数", "用途")
_LISTS = {"政府采购预算": DEFAULT.procurement, "固定资产占用": DEFAULT.assets}


def pages(record: Record) -> Iterator[tuple[str, str]]:
    """Each page: its address below the disclosure and its text."""
    files = record.files
    tables = _tables(record)
    named = [(f"tables/{form.id}", form, table) for form, table in tables]
    named += [
        (name, form, files[name])
        for name, form in (("procurement", DEFAULT.procurement), ("assets", DEFAULT.assets))
        if name in files
    ]
    sections = record.sections()
    yield "", _page(record.title, *_overview(record, tables))
    for address, form, table in named:
        yield address, _page(_title(form, table), *_form(form, table))
    for id, heading in sections:
        yield f"narrative/{id}", _page(heading["题"], *_blocks(record, heading.get("内容", ()), 2))
    if record.projects:
        yield "projects", _page("项目", *_projects(record))
        yield "indicators", _page("绩效指标", *_indicators(record.projects))
    for project in record.projects:
        yield f"projects/{project['项目编码']}", _page(project["项目名称"], *_project(project))
    yield "corrections", _page("更正记录", "公开以来没有更正。")
    yield "full", _page("全文", *_full(record, tables))


def _tables(record: Record) -> list[tuple[TableForm, Mapping[str, Any]]]:
    found = record.files.get("tables", {})
    return [(form, found[form.label]) for form in DEFAULT.tables if form.label in found]


def _page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", *parts)) + "\n"


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A pipe table; cells hold no pipes in data that comes from official forms."""
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _title(form: TableForm, table: Mapping[str, Any]) -> str:
    return str(table.get("题") or form.label)


def _form(form: TableForm, table: Mapping[str, Any]) -> Iterator[str]:
    yield "　".join(table[key] for key in ("部门", "预算年度", "截止时间", "单位") if key in table)
    paths = [keys for keys, _ in data_paths(form.columns)]
    rows = [[_cell(row, keys) for keys in paths] for row in table.get("行", ())]
    yield _grid([leaf.label for leaf in form.leaves], rows or [[table.get("状态", "")]])
    yield from (f"注：{note}" for note in table.get("注", ()))


def _cell(row: Any, keys: tuple[str, ...]) -> str:
    for key in keys:
        row = row.get(key, {})
    return row or ""


def _blocks(record: Record, blocks: Sequence[Mapping[str, Any]], level: int) -> Iterator[str]:
    for block in blocks:
        if "段" in block:
            yield block["段"]
        elif "名词" in block:
            yield f"**{block['序号']}{block['名词']}** {block['释义']}"
        elif "注" in block:
            yield f"注：{block['注']}"
        elif "表" in block:
            yield from _table_in_text(record, block)
        else:
            yield f"{'#' * min(level, 4)} {block['题']}"
            yield from _blocks(record, block.get("内容", ()), level + 1)


def _table_in_text(record: Record, block: Mapping[str, Any]) -> Iterator[str]:
    name = block["表"]
    if name == "机构设置":
        yield from _form(DEFAULT.institutions, block)
    elif name in _LISTS:
        form = _LISTS[name]
        yield from _form(form, record.files.get(form.id, {}))
    else:
        yield from _projects(record)


def _projects(record: Record) -> Iterator[str]:
    rows = ([project.get(key, "") for key in _PROJECT_LIST] for project in record.projects)
    yield _grid(_PROJECT_LIST, rows)


def _project(project: Mapping[str, Any]) -> Iterator[str]:
    keys = ("项目编码", "项目名称", "预算数", "财政资金", "用途")
    yield _grid(("项", "内容"), [(key, project.get(key, "")) for key in keys])
    plan = project.get("资金支出计划", {})
    yield _grid(tuple(plan), [tuple(plan.values())])
    yield "\n".join(f"- {goal}" for goal in project.get("绩效目标", ()))
    yield from _indicators((project,))


def _indicators(projects: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    keys = [column.data_key for column in DEFAULT.project.indicator_columns]
    rows = (row for project in projects for row in project.get("绩效指标", ()))
    yield _grid(keys, ([row.get(key, "") for key in keys] for row in rows))


def _overview(
    record: Record, tables: Iterable[tuple[TableForm, Mapping[str, Any]]]
) -> Iterator[str]:
    listed = [f"- [{form.label}](tables/{form.id}.md) {table['状态']}" for form, table in tables]
    listed += [f"- [{part['题']}](narrative/{id}.md)" for id, part in record.sections()]
    yield "\n".join(listed)
    yield from _projects(record)


def _full(record: Record, tables: Iterable[tuple[TableForm, Mapping[str, Any]]]) -> Iterator[str]:
    for form, table in tables:
        yield f"## {form.label}"
        yield from _form(form, table)
    yield from _blocks(record, record.files.get("narrative", {}).get("正文", ()), 2)
    for project in record.projects:
        yield f"## {project['项目名称']}"
        yield from _project(project)
