"""Flat rows hold every printed figure of the data, exactly, and say what each column is."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from generator.flat.origin import Origin, origin_of
from generator.flat.relations import RELATIONS
from generator.forms import registry
from generator.forms.roles import roles_said
from generator.forms.rows import COMMON_ROLES, Lines, Role, Side
from generator.load.dataset import load_dataset
from generator.model.disclosure import Disclosure

ROOT = Path(__file__).resolve().parents[2]


@cache
def records() -> tuple[Disclosure, ...]:
    found = load_dataset(ROOT, "data").disclosures
    return tuple(item.disclosure for item in found if item.disclosure is not None)


def origin(record: Disclosure) -> Origin:
    return origin_of(record, registry.edition(record.edition), "某县", "某局")


def texts(name: str, record: Disclosure) -> list[dict[str, str]]:
    relation = next(r for r in RELATIONS if r.id == name)
    rows = relation.rows(record, registry.edition(record.edition), origin(record))
    return [{field.id: field.text(row) for field in relation.fields} for row in rows]


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda r: r.id)
def test_columns_have_unique_names_and_say_what_they_are(relation) -> None:  # type: ignore[no-untyped-def]
    ids = [field.id for field in relation.fields]
    labels = [field.about.label for field in relation.fields]
    assert ids[:7] == [
        *("region", "region_name", "department", "department_name", "year", "kind", "unit")
    ]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(labels)


def test_every_printed_figure_of_every_table_has_its_row() -> None:
    for record in records():
        edition = registry.edition(record.edition)
        printed = [
            (table.form, index, column.id, row.text(column.id))
            for table in record.all_tables
            for index, row in enumerate(table.rows, 1)
            for column in edition.forms[table.form].leaves
            if column.kind.numeric and row[column.id]
        ]
        rows = texts("budget_lines", record)
        flat = [(r["table"], int(r["row"]), r["column"], r["value"]) for r in rows]
        assert sorted(flat) == sorted(printed)


def test_projects_plans_and_indicators_are_complete() -> None:
    assert sum(len(texts("projects", r)) for r in records()) == 47
    for record in records():
        projects = texts("projects", record)
        assert [(p["project_code"], p["budget"]) for p in projects] == [
            (p.code, p.budget.text) for p in record.projects
        ]
        assert len(texts("indicators", record)) == sum(int(p["indicators"]) for p in projects)
        assert len(texts("plans", record)) == sum(len(p.plan) for p in record.projects)


def test_an_indicator_value_is_kept_and_read() -> None:
    rows = [row for record in records() for row in texts("indicators", record)]
    read = {(r["value"], r["operator"], r["number"], r["measure"]) for r in rows}
    assert any(operator == "≥" and Decimal(n) > 0 for _, operator, n, _ in read if n)
    assert {r["value_kind"] for r in rows} >= {"数量", "日期", "文字"}


def meaning_of_roles() -> str:
    relation = next(r for r in RELATIONS if r.id == "budget_lines")
    return next(field.about.meaning for field in relation.fields if field.id == "role")


def declared(thing: object) -> set[str]:
    """The ids of all roles that are declared anywhere inside of a form."""
    if isinstance(thing, Role):
        return {thing.id}
    if isinstance(thing, tuple):
        return {id for inner in thing for id in declared(inner)}
    if isinstance(thing, Struct):
        return {id for name in thing.__struct_fields__ for id in declared(getattr(thing, name))}
    return set()


def test_every_role_that_a_line_can_have_is_explained() -> None:
    said = set(re.findall(r"[a-z_0-9]+(?= )", meaning_of_roles()))
    forms = [f for label in registry.labels() for f in registry.edition(label).forms.values()]
    assert said >= {id for form in forms for id in declared(form.rows)} | set(COMMON_ROLES)
    assert said >= {row["role"] for r in records() for row in texts("budget_lines", r)}
    totals = meaning_of_roles().partition("；")[0]
    assert all(f"{id} " in totals for form in forms for id in form.totals)


def test_a_new_role_explains_itself() -> None:
    form = registry.edition(registry.labels()[0]).tables[-1]
    side = Side("item", ("total",), (Role("brand_new", "全新的一行"),))
    changed = replace(form, rows=Lines((side,)), identities=())
    assert "brand_new 全新的一行" in roles_said((changed,))
