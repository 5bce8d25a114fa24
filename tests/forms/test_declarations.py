"""Every declaration is coherent in itself and with the rules that its identities name."""

import re
from collections.abc import Iterator

import pytest

from generator.forms import files, registry
from generator.forms.column import Group, Head
from generator.forms.edition import Edition
from generator.forms.editions import DEFAULT
from generator.forms.identity import (
    Across,
    ClassTie,
    Hierarchy,
    Identity,
    ItemSum,
    LineSum,
    Product,
    ProjectTie,
    SameSubjects,
    SubjectTie,
    Tie,
)
from generator.forms.rows import TOTAL, Items, Lines, Role, Side, Subjects
from generator.forms.shape import Many, Shape, Value, Variants
from generator.forms.table_form import TableForm
from generator.rules.arithmetic.catalogue import ARITHMETIC_RULES

FORMS = tuple(DEFAULT.forms.values())
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def unique(names: list[str]) -> bool:
    """Whether no name comes twice."""
    return len(set(names)) == len(names)


def roles(form: TableForm) -> set[str]:
    """The ids of the lines that rules may speak of."""
    match form.rows:
        case Lines() as lines:
            return {role.id for side in lines.sides for role in side.roles}
        case Subjects() as subjects:
            return {subjects.total.id}
        case Items():
            return {TOTAL}


def codes_of(edition: Edition) -> set[str]:
    """Every rule that the edition's declarations name."""
    found: set[str] = set()
    identities = [identity for form in edition.forms.values() for identity in form.identities]
    for identity in (*identities, *edition.project.identities):
        if isinstance(identity, Hierarchy):
            found |= {identity.total_rule, identity.parent_rule}
        else:
            found.add(identity.rule)
    return found | {check.rule for check in edition.cross_checks}


def test_the_default_edition_is_known_by_its_label() -> None:
    assert registry.labels()[0] == DEFAULT.label
    assert registry.edition(DEFAULT.label) is DEFAULT


def test_ids_and_labels_of_forms_are_unique() -> None:
    assert unique([form.id for form in FORMS] + [DEFAULT.project.id])
    assert unique([form.label for form in FORMS] + [DEFAULT.project.label])


def test_ids_of_sections_are_unique_and_fit_an_address() -> None:
    ids = [section.id for sections in DEFAULT.sections.values() for section in sections]
    assert unique(ids)
    assert unique(list(DEFAULT.section_labels.values()))
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", id) for id in ids)


@each_form
def test_ids_of_columns_are_unique_and_english(form: TableForm) -> None:
    ids = [column.id for column in form.leaves]
    assert unique(ids)
    assert all(NAME.fullmatch(id) for id in (form.id, *ids))
    assert unique([field.id for field in form.head])


@each_form
def test_a_column_is_reached_by_one_way_of_keys(form: TableForm) -> None:
    assert len(form.data_paths) == len(form.leaves)
    assert {column.id for column in form.data_paths.values()} == set(form.by_id)


@each_form
def test_the_column_that_names_a_row_and_those_of_its_pattern_exist(form: TableForm) -> None:
    assert form.row_heads in form.by_id
    for name, amounts in _pattern_columns(form):
        assert name in form.by_id
        assert set(amounts) <= set(form.by_id)
        assert all(form.by_id[column].kind.numeric for column in amounts)


def _pattern_columns(form: TableForm) -> Iterator[tuple[str, tuple[str, ...]]]:
    match form.rows:
        case Lines() as lines:
            for side in lines.sides:
                yield side.name_column, side.amount_columns
        case Subjects() as subjects:
            yield subjects.code_column, ()
            yield subjects.name_column, subjects.amount_columns
        case Items() as items:
            yield items.name_column, items.amount_columns


@each_form
def test_every_column_of_figures_belongs_to_a_line(form: TableForm) -> None:
    """Else its figures could be neither summed nor checked."""
    numeric = {column.id for column in form.leaves if column.kind.numeric}
    reached = {column for _, amounts in _pattern_columns(form) for column in amounts}
    not_summed = {"procurement": {"budget", "quantity", "price"}, "assets": {"quantity"}}
    assert numeric - reached == not_summed.get(form.id, set())


@each_form
def test_names_of_lines_are_told_apart(form: TableForm) -> None:
    for side in form.rows.sides if isinstance(form.rows, Lines) else ():
        names = [name for role in side.roles for name in (role.label, *role.aliases)]
        assert unique(names)
        assert unique([role.id for role in side.roles])


@each_form
def test_identities_speak_of_columns_and_lines_that_exist(form: TableForm) -> None:
    for identity in form.identities:
        assert set(_columns(identity)) <= set(form.by_id)
        assert set(_roles(identity)) <= roles(form)


def _columns(identity: Identity) -> tuple[str, ...]:
    match identity:
        case Across():
            return (identity.total, *identity.addends)
        case Product():
            return (identity.product, *identity.factors)
        case LineSum() | ItemSum():
            return identity.columns
        case Hierarchy():
            return ()


def _roles(identity: Identity) -> tuple[str, ...]:
    if not isinstance(identity, LineSum):
        return ()
    named = (identity.total, *identity.addends, identity.after, identity.before)
    return tuple(role for role in named if role)


@each_form
def test_a_sum_of_lines_says_which_lines(form: TableForm) -> None:
    """Either by name, or as everything between two lines; and total and addends on one side."""
    for identity in form.identities:
        if isinstance(identity, LineSum):
            assert bool(identity.addends) != bool(identity.before)
            assert isinstance(form.rows, Lines)
            sides = [_side_roles(side) for side in form.rows.sides]
            assert any(set(_roles(identity)) <= side for side in sides)


def _side_roles(side: Side) -> set[str]:
    return {role.id for role in side.roles}


@each_form
def test_the_levels_of_codes_grow(form: TableForm) -> None:
    if isinstance(form.rows, Subjects):
        levels = form.rows.levels
        assert levels in ((3, 5, 7), (3, 5))
        assert any(isinstance(identity, Hierarchy) for identity in form.identities)


def test_cross_checks_speak_of_forms_lines_and_columns_that_exist() -> None:
    for check in DEFAULT.cross_checks:
        for form_id, role, column in _figures(check):
            form = DEFAULT.forms[form_id]
            assert column in form.by_id
            assert not role or role in roles(form)


def _figures(check: object) -> Iterator[tuple[str, str, str]]:
    match check:
        case Tie():
            yield from ((p.form, p.role, p.column) for p in (*check.left, *check.right))
        case SubjectTie():
            places = (check.left, *check.right, *check.unless)
            yield from ((form, "", column) for form, column in places)
        case ClassTie():
            form, names, amounts = check.lines
            yield from ((form, "", names), (form, "", amounts))
            yield check.subjects[0], "", check.subjects[1]
        case SameSubjects():
            yield from ((form, TOTAL, "subject_code") for form in (check.left, check.right))
        case ProjectTie():
            yield check.place.form, check.place.role, check.place.column


def test_identities_of_the_project_form_speak_of_its_fields() -> None:
    fields = DEFAULT.project.by_id
    assert unique([field.id for field in DEFAULT.project.fields])
    for identity in DEFAULT.project.identities:
        assert set(_columns(identity)) <= set(fields)


def test_every_rule_of_a_declaration_is_in_the_catalogue_and_the_other_way_round() -> None:
    arithmetic = {code for code in ARITHMETIC_RULES if not code.startswith("K-")}
    assert codes_of(DEFAULT) == arithmetic


def test_every_rule_has_its_four_headings_and_a_name_of_its_own() -> None:
    rules = ARITHMETIC_RULES.values()
    assert unique([rule.name for rule in rules])
    for rule in rules:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", rule.name)
        for heading in ("查什么：", "为什么：", "例子：", "怎么改："):
            assert heading in rule.explanation


SHAPES: dict[str, Value] = {
    "department.yml": files.DEPARTMENT,
    "disclosure.yml": files.disclosure(registry.labels(), registry.parts()),
    "tables.yml": files.tables(DEFAULT),
    "narrative.yml": files.narrative(DEFAULT),
    "projects/": files.project(DEFAULT),
    "procurement.yml": files.table(DEFAULT.procurement),
    "assets.yml": files.table(DEFAULT.assets),
    "acknowledgements.yml": files.ACKNOWLEDGEMENTS,
    "corrections.yml": files.CORRECTIONS,
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_keys_of_a_file_are_unique_in_every_record(shape: Value) -> None:
    for record in _records(shape, set()):
        assert len(record.by_key) == len(record.fields), record.name
        assert unique([field.id for field in record.fields]), record.name


def _records(value: Value, seen: set[str]) -> Iterator[Shape]:
    match value:
        case Shape() if repr(value) not in seen:
            seen.add(repr(value))
            yield value
            for field in value.fields:
                yield from _records(field.value, seen)
        case Many() if not callable(value.item) or value.item.__qualname__ not in seen:
            seen.add(getattr(value.item, "__qualname__", ""))
            yield from _records(value.inner, seen)
        case Variants():
            for _, shape in value.shapes:
                yield from _records(shape, seen)


def test_groups_that_share_their_head_share_their_key() -> None:
    """A merged head either nests its columns in the data or lays them flat; never both."""

    def groups(heads: tuple[Head, ...]) -> Iterator[Group]:
        for head in heads:
            if isinstance(head, Group):
                yield head
                yield from groups(head.columns)

    for form in FORMS:
        keys = [group.key for group in groups(form.columns) if group.key]
        assert unique(keys)


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("一、因公出国（境）费", "因公出国（境）费"),
        ("其中：教学科研人员因公出国（境）费", "教学科研人员因公出国（境）费"),
        ("其中:公务用车购置费", "公务用车购置费"),
        ("三十一、人行科目", "人行科目"),
        ("1、房屋（平方米）", "房屋（平方米）"),
        ("2.车辆（台、辆）", "车辆（台、辆）"),
        ("（一）工资", "工资"),
        ("合　计", "合计"),
        ("“三公”经费小计", "“三公”经费小计"),
    ],
)
def test_a_line_is_known_by_its_name_without_numbering(printed: str, bare: str) -> None:
    from generator.forms.rows import bare_name

    assert bare_name(printed) == bare


def test_a_role_answers_to_its_other_names() -> None:
    role = Role("abroad", "因公出国（境）费", ("因公出国(境)费",))
    assert role.matches("因公出国（境）费")
    assert role.matches("因公出国(境)费")
    assert not role.matches("公务接待费")


def test_a_project_without_a_number_has_a_title_without_one() -> None:
    title = DEFAULT.project.title
    assert title({"project_name": "甲"}) == title({"sequence": "", "project_name": "甲"})
    assert title({"project_name": "甲"})[0] == "甲"
    assert title({"sequence": "3", "project_name": "甲"})[0] == "3"
