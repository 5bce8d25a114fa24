"""Skeletons of tables.yml, procurement.yml and assets.yml."""

from collections.abc import Sequence

from generator.exchange.explanations import explain
from generator.exchange.filling import Filling
from generator.exchange.printed_rows import key_row, printed_rows
from generator.exchange.yaml_text import Flow, entry, flow, indented, text
from generator.forms import files
from generator.forms.table_form import TableForm
from generator.load.placeholders import MARK
from generator.model.table import TableState

_TABLES = (
    "# 公开表，先后照文件；文件没有印的表整张删去。",
    "# 空格子不写键，印着 0.00 才写 0.00。",
    "# 没有数据的表写“状态: 空表列示”，删去“行”，印出的注写在“注”里。",
)


def tables(filling: Filling) -> str:
    """tables.yml: every table of the 版式, with its lines and without amounts."""
    lines = [*_TABLES]
    for index, form in enumerate(filling.edition.tables):
        lines += ["", f"{form.label}:", *indented(form_lines(form, filling, explained=not index))]
    return text(lines)


def table_file(form: TableForm, filling: Filling) -> str:
    """A file that is one form."""
    about = f"# {form.label}；文件没有这张表就删去这个文件。空格子不写键。"
    return text([about, entry("题", MARK, "印出的表题"), *form_lines(form, filling, state=False)])


def form_lines(
    form: TableForm, filling: Filling, explained: bool = True, state: bool = True
) -> list[str]:
    """State, head, rows and notes of one form, each key explained where ``explained``."""
    about = {f.key: explain(f) if explained else "" for f in files.table(form).fields}
    head = {field.label: filling.head(field.id) for field in form.head}
    lines = [entry("状态", TableState.FILLED.value, _states())] if state and explained else []
    lines += [entry("状态", TableState.FILLED.value)] if state and not explained else []
    lines += [entry(key, value, about[key]) for key, value in head.items()]
    lines += [entry("行", "", about["行"]), f"  # 每行的键：{flow(key_row(form))}"]
    lines += indented([f"- {flow(row)}" for row in _rows(form, filling)])
    lines += [entry("注", [MARK], "表下的注，不含“注：”；没有注就删去这一行")]
    return lines


def _rows(form: TableForm, filling: Filling) -> Sequence[Flow]:
    return printed_rows(form, filling.classes, MARK, filling.name or MARK)


def _states() -> str:
    return f"选一项：{'、'.join(TableState)}"
