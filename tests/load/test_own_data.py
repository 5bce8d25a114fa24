"""The documents of this repository load without a single finding, and whole."""

from functools import cache

import pytest
from msgspec.structs import replace

from generator.load.dataset import Dataset, load_dataset
from generator.model.disclosure import Disclosure
from tests.fidelity.facts import FACTS
from tests.fidelity.pieces import leaves, load
from tests.trees import ROOT


@cache
def dataset() -> Dataset:
    """The data of this repository."""
    return load_dataset(ROOT, "data")


def record(key: str) -> Disclosure:
    """One of its disclosures."""
    found = (d.disclosure for d in dataset().disclosures if d.disclosure)
    return next(d for d in found if "/".join(d.key) == key)


def test_loading_finds_nothing_wrong() -> None:
    assert dataset().findings == ()
    assert [d.findings for d in dataset().disclosures] == [()] * len(dataset().disclosures)
    assert all(d.incomplete == () for d in dataset().disclosures)


@pytest.mark.parametrize("key", FACTS)
def test_every_value_of_the_files_is_in_the_record_verbatim(key: str) -> None:
    """No value is lost, doubled or changed between YAML and model."""
    # What the editors record beside the document is not printed in it.
    printed = replace(record(key), acknowledgements=(), corrections=())
    kept = sorted(_texts(printed))
    in_files = sorted(text for node in load(key).files.values() for _, text in leaves(node) if text)
    # What says which record it is, rather than being printed, is an id in the model.
    for name in _identifiers(record(key)):
        in_files.remove(name)
    assert kept == in_files


def _texts(value: object) -> list[str]:
    """Every text of a cell below ``value``."""
    from msgspec import Struct

    from generator.model.cell import Cell

    if isinstance(value, Cell):
        return [value.text] if value.text else []
    if isinstance(value, tuple | list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, Struct):
        return [t for name in value.__struct_fields__ for t in _texts(getattr(value, name))]
    return []


def _identifiers(record: Disclosure) -> list[str]:
    from generator.forms import files, registry
    from generator.model.narrative import FormBlock, Heading, walk

    edition = registry.edition(record.edition)
    labels = {id: label for label, id in files.form_blocks(edition).items()}
    blocks = list(walk(record.narrative))
    return [
        record.kind.value,
        record.edition,
        *record.order,
        *(table.state.value for table in record.tables),
        *(labels[block.form] for block in blocks if isinstance(block, FormBlock)),
        *(
            edition.section_labels[block.section]
            for block in blocks
            if isinstance(block, Heading) and block.section
        ),
    ]


@pytest.mark.parametrize("key", FACTS)
def test_no_row_of_these_documents_is_derived(key: str) -> None:
    assert not [row for table in record(key).all_tables for row in table.rows if row.derived]


def test_projects_and_indicators_of_all_documents() -> None:
    records = [record(key) for key in FACTS]
    assert sum(len(r.projects) for r in records) == 47
    assert sum(len(p.indicators) for r in records for p in r.projects) == 413
