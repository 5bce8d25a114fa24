"""The file of a project that there was not before."""

from collections.abc import Mapping, Sequence

from generator.exchange.incoming.data_files import Tree, file_text
from generator.forms.edition import Edition
from generator.load.writing import format_text

Rows = Sequence[Mapping[str, str]]


def project_text(edition: Edition, cells: Mapping[str, Rows]) -> str:
    """A project in canonical form from its fields, plan, goals and indicators."""
    form = edition.project
    (record,) = cells["fields"]
    tree: dict[str, Tree] = {f.data_key: record[f.id] for f in form.fields if record.get(f.id)}
    plan = {p: cells["plan"][0][p] for p in form.plan_points if cells["plan"][0].get(p)}
    goals = [row["text"] for row in cells["goals"] if row.get("text")]
    labels = {c.id: c.data_key for c in form.indicator_columns}
    indicators = [
        {labels[id]: row[id] for id in labels if row.get(id)} for row in cells["indicators"]
    ]
    for key, value in (
        (form.plan_key, plan),
        (form.goals_label, goals),
        (form.indicators_label, indicators),
    ):
        if value:
            tree[key] = value
    return format_text(file_text(tree))
