"""A disclosure as JSON: English keys, every figure as text exactly as printed."""

from typing import Any

from msgspec import json

from generator.forms.column import Column
from generator.forms.edition import Edition
from generator.model.cell import Row
from generator.model.disclosure import Contents, ContentsEntry, Disclosure
from generator.model.narrative import Block, Definition, FormBlock, Heading
from generator.model.project import Project
from generator.model.record import Acknowledgement, Correction
from generator.model.table import Table


def disclosure_json(
    disclosure: Disclosure, edition: Edition, department: str, region: str
) -> bytes:
    """The whole disclosure. Blank cells are absent; derived rows carry ``"derived": true``."""
    record = {
        "region": {"code": disclosure.region, "name": region},
        "department": {"code": disclosure.department, "name": department},
        "year": disclosure.year,
        "kind": disclosure.kind.value,
        "edition": edition.label,
        "unit": edition.unit,
        "title": disclosure.title.text,
        "cover": [cell.text for cell in disclosure.cover],
        "order": list(disclosure.order) or list(edition.orders[disclosure.kind]),
        "published": disclosure.published.text,
        "approved": disclosure.approved.text,
        "source": {
            "file": disclosure.source.file.text,
            "address": disclosure.source.address.text,
            "remark": disclosure.source.remark.text,
        },
        "contents": _contents(disclosure.contents),
        "tables": [_table(table, edition) for table in disclosure.tables],
        "narrative": [_block(block, edition) for block in disclosure.narrative],
        "projects": [_project(project) for project in disclosure.projects],
        "procurement": _table(disclosure.procurement, edition) if disclosure.procurement else None,
        "assets": _table(disclosure.assets, edition) if disclosure.assets else None,
        "acknowledgements": [_texts(entry) for entry in disclosure.acknowledgements],
        "corrections": [_texts(entry) for entry in disclosure.corrections],
        "labels": _labels(edition, disclosure),
    }
    return json.format(json.encode(record), indent=1) + b"\n"


def _texts(entry: Acknowledgement | Correction) -> dict[str, str]:
    return {name: getattr(entry, name).text for name in entry.__struct_fields__}


def _row(row: Row) -> dict[str, Any]:
    cells: dict[str, Any] = {id: cell.text for id, cell in row.cells.items()}
    return cells | ({"derived": True} if row.derived else {})


def _table(table: Table, edition: Edition) -> dict[str, Any]:
    form = edition.forms[table.form]
    return {
        "id": form.id,
        "label": form.label,
        "title": table.title.text or form.label,
        "state": table.state.value,
        "head": {id: cell.text for id, cell in table.head.items()},
        "rows": [_row(row) for row in table.rows],
        "notes": [note.text for note in table.notes],
    }


def _project(project: Project) -> dict[str, Any]:
    return {
        **{id: cell.text for id, cell in project.cells.items()},
        "plan": [{"until": point.label, "value": point.value.text} for point in project.plan],
        "goals": [goal.text for goal in project.goals],
        "indicators": [_row(row) for row in project.indicators],
    }


def _block(block: Block, edition: Edition) -> dict[str, Any]:
    match block:
        case Heading():
            inner = [_block(item, edition) for item in block.blocks]
            return {"heading": block.text.text, "section": block.section, "blocks": inner}
        case Definition():
            return {
                "term": block.term.text,
                "meaning": block.meaning.text,
                "sequence": block.sequence.text,
                "separator": block.separator,
            }
        case FormBlock():
            table = {"table": _table(block.table, edition)} if block.table else {}
            return {"form": block.form, **table}
        case _:
            kind = type(block).__name__.lower()
            return {kind: block.text.text}


def _contents(contents: Contents | None) -> dict[str, Any] | None:
    if contents is None:
        return None
    return {"title": contents.title.text, "entries": [_entry(e) for e in contents.entries]}


def _entry(entry: ContentsEntry) -> dict[str, Any]:
    inner = {"entries": [_entry(e) for e in entry.entries]} if entry.entries else {}
    return {"text": entry.text.text, "page": entry.page.text, **inner}


def _labels(edition: Edition, disclosure: Disclosure) -> dict[str, dict[str, str]]:
    """The 中文 labels of the keys, form by form."""

    def of(columns: tuple[Column, ...]) -> dict[str, str]:
        return {c.id: c.label.replace("{year}", disclosure.year) for c in columns}

    labels = {table.form: of(edition.forms[table.form].leaves) for table in disclosure.all_tables}
    project = edition.project
    return labels | {"project": of(project.fields), "indicator": of(project.indicator_columns)}
