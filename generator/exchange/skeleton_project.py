"""Skeleton of a project: every field, the plan, and a row for each kind of indicator."""

from generator.exchange.explanations import explain
from generator.exchange.filling import Filling
from generator.exchange.yaml_text import Flow, entry, indented, item, text
from generator.forms import files
from generator.forms.column import Column
from generator.forms.project_form import ProjectForm
from generator.forms.shape import Field
from generator.load.placeholders import MARK

_ABOUT = (
    "# 项目绩效目标表：一个项目一个文件，文件名就是项目编码。请复制这个文件，改名后填写。",
    "# 空格子删去那一行，如没有其他资金就没有“其他资金”一行。",
)


def project(filling: Filling) -> str:
    """projects/<项目编码>.yml with the complete frame of indicators."""
    form = filling.edition.project
    about = {field.key: explain(field) for field in files.project(filling.edition).fields}
    lines = [entry(f.data_key, _field(f, form, filling), about[f.data_key]) for f in form.fields]
    plan = dict.fromkeys(form.plan_points, MARK)
    lines += [entry(form.plan_key, plan, about[form.plan_key])]
    lines += [entry(form.goals_label, "", about[form.goals_label]), f"  - {MARK}"]
    lines += [entry(form.indicators_label, "", about[form.indicators_label])]
    return text([*_ABOUT, *lines, *indented(_indicators(form))])


def _field(field: Column, form: ProjectForm, filling: Filling) -> Flow:
    """What stands in a field before it is filled in; amounts are left out."""
    known = {
        "sequence": "1",
        "title": form.title_pattern.format(sequence=1, project_name=MARK),
        "unit_code": f"{filling.department}001",
        "unit": filling.edition.unit,
        "project_code": filling.project_code,
    }
    return known.get(field.id, "" if field.kind.numeric else MARK)


def _indicators(form: ProjectForm) -> list[str]:
    """A row for each 二级指标, in the order of the form; the first explains its keys."""
    keys = [Field(column.id, column.data_key) for column in form.indicator_columns]
    frame = [(level.label, kind) for level in form.levels for kind in level.kinds]
    lines: list[str] = []
    for number, known in enumerate(frame):
        values = [*known, *[MARK] * (len(keys) - len(known))]
        row = zip(keys, values, strict=True)
        lines += item([entry(f.key, v, explain(f) if not number else "") for f, v in row])
    return lines
