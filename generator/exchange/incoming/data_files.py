"""What was recognised, as the texts of data files in canonical form."""

import re
from collections.abc import Mapping, Sequence

from generator.exchange.incoming.codes import CODE, Named
from generator.exchange.incoming.filled import Filled
from generator.exchange.incoming.recognition import Found
from generator.exchange.yaml_text import indented, item, text
from generator.forms.column import data_paths
from generator.forms.edition import Edition
from generator.forms.table_form import TableForm
from generator.load.placeholders import MARK
from generator.model.disclosure import Kind
from generator.model.table import TableState

Tree = str | Sequence["Tree"] | Mapping[str, "Tree"]

# What may stand without quotes in {…} and […]: no mark of YAML at its start, none inside.
_START = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<＞＜\x00-\x1f]"
_PLAIN = re.compile(rf"{_START}(?:[^:#,\[\]{{}}\n\t\"'\\]|:(?=\S)|#(?<=\S#))*(?<![\s:])")
_SPECIAL = re.compile(r"(?i:null|~|true|false|yes|no|on|off)|.*[\x00-\x1f\x7f-\x9f].*|.*\\.*")


def quoted(value: str) -> str:
    """A value, in quotes where YAML would read something else."""
    if _PLAIN.fullmatch(value) and not _SPECIAL.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def flow(value: Tree) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


_ROWS = ("行",)  # lists whose items are rows, a line each


def block(tree: Mapping[str, Tree], on_one_line: frozenset[str]) -> list[str]:
    """A record in lines; keys in ``on_one_line`` hold their value beside them."""
    lines: list[str] = []
    for key, value in tree.items():
        if isinstance(value, str) or key in on_one_line:
            lines.append(f"{key}: {flow(value)}")
        elif isinstance(value, Mapping):
            lines += [f"{key}:", *indented(block(value, on_one_line))]
        elif key in _ROWS:
            lines += [f"{key}:", *indented([f"- {flow(row)}" for row in value])]
        else:
            lines += [f"{key}:", *indented(_items(value, on_one_line))]
    return lines


def _items(values: Sequence[Tree], on_one_line: frozenset[str]) -> list[str]:
    lines: list[str] = []
    for value in values:
        if isinstance(value, str):
            lines.append(f"- {quoted(value)}")
        elif isinstance(value, Mapping) and not _is_line(value):
            lines += item(block(value, on_one_line))
        else:
            lines.append(f"- {flow(value)}")
    return lines


def _is_line(value: Mapping[str, Tree]) -> bool:
    """Whether a record is written on a line of its own: rows of forms, entries of the 目录."""
    return bool(value.keys() & {"页", "序号", "项目名称", "项目", "单位名称", "单位编码"}) and not (
        value.keys() & {"名词", "内容", "条目", "一级指标"}
    )


_SOURCE = "由公开文件导入"
_BESIDE = frozenset(("封面", "次序", "来源", "资金支出计划", "注", "联系方式"))


def file_text(tree: Mapping[str, Tree]) -> str:
    """A record as the text of a file."""
    return text(block(tree, _BESIDE))


def row_tree(form: TableForm, cells: Mapping[str, str]) -> dict[str, Tree]:
    """The cells of a row under the keys of the data, nested where heads nest."""
    tree: dict[str, Tree] = {}
    for path, column in data_paths(form.columns):
        if column.id not in cells:
            continue
        place = tree
        for key in path[:-1]:
            inner = place.setdefault(key, {})
            assert isinstance(inner, dict)
            place = inner
        place[path[-1]] = cells[column.id]
    return tree


def table_tree(filled: Filled, state: bool) -> dict[str, Tree]:
    """A form as the data write it."""
    form = filled.form
    tree: dict[str, Tree] = {}
    if state:
        full = TableState.FILLED if filled.rows else TableState.EMPTY
        tree["状态"] = full.value
    elif filled.title:
        tree["题"] = filled.title
    elif not filled.rows:
        tree["状态"] = TableState.EMPTY.value
    tree |= {f.label: filled.head[f.id] for f in form.head if f.id in filled.head}
    if filled.rows:
        tree["行"] = [row_tree(form, row) for row in filled.rows]
    if filled.notes:
        tree["注"] = list(filled.notes)
    return tree


def trees(
    found: Found, edition: Edition, projects: Sequence[Named]
) -> dict[str, Mapping[str, Tree]]:
    """The records of a disclosure by the names of their files, disclosure.yml left out."""
    files: dict[str, Mapping[str, Tree]] = {}
    if found.tables:
        files["tables.yml"] = {t.form.label: table_tree(t, True) for t in found.tables}
    files["narrative.yml"] = {"正文": [_pruned(node) for node in found.outline.blocks]}
    for form in (edition.procurement, edition.assets):
        if form.id in found.lists:
            files[f"{form.id}.yml"] = table_tree(found.lists[form.id], False)
    for project in projects:
        draft = project.draft
        cells = {**draft.cells, CODE: project.code}
        cells.setdefault("project_name", MARK)
        files[f"projects/{project.stem}.yml"] = _project(edition, cells, draft.plan, draft.goals,
                                                         draft.indicators)  # fmt: skip
    return files


def _project(
    edition: Edition,
    cells: Mapping[str, str],
    plan: Mapping[str, str],
    goals: Sequence[str],
    indicators: Sequence[Mapping[str, str]],
) -> Mapping[str, Tree]:
    form = edition.project
    tree: dict[str, Tree] = {f.data_key: cells[f.id] for f in form.fields if f.id in cells}
    if plan:
        tree[form.plan_key] = {p: plan[p] for p in form.plan_points if p in plan}
    if goals:
        tree[form.goals_label] = list(goals)
    if indicators:
        labels = {c.id: c.data_key for c in form.indicator_columns}
        tree[form.indicators_label] = [
            {labels[id]: value for id, value in row.items()} for row in indicators
        ]
    return tree


def _pruned(node: Mapping[str, object]) -> dict[str, Tree]:
    """A block of the text without empty lists."""
    tree: dict[str, Tree] = {}
    for key, value in node.items():
        if key == "内容" and isinstance(value, list):
            if value:
                tree[key] = [_pruned(inner) for inner in value]
        else:
            assert isinstance(value, str | list)
            tree[key] = value
    return tree


def disclosure_tree(
    found: Found, edition: Edition, source: str, kept: Mapping[str, Tree]
) -> Mapping[str, Tree]:
    """disclosure.yml: what the document says, and what only the editors know (``kept``)."""
    front = found.front
    tree: dict[str, Tree] = {"类型": found.kind.value, "版式": edition.label}
    if front.title:
        tree["标题"] = front.title
    if front.cover:
        tree["封面"] = list(front.cover)
    if front.contents:
        tree["目录"] = front.contents  # type: ignore[assignment]
    order = list(edition.orders[found.kind])
    if found.kind is Kind.FULL:
        order = order if found.tables_first else order[::-1]
        order = order if found.tables else [part for part in order if part != order[0]]
    tree["次序"] = order
    old = kept.get("来源")
    said = dict(old) if isinstance(old, Mapping) else {"说明": _SOURCE}
    tree["来源"] = {"文件": source} | {key: said[key] for key in said if key != "文件"}
    return {**tree, **{key: value for key, value in kept.items() if key != "来源"}}
