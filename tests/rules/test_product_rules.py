"""F-02 and W-05 of the catalogue: what no data can break, because the program makes it."""

import json

import pytest

from generator.exchange.csv_tables import csv_files
from generator.exchange.json_record import disclosure_json
from generator.forms import registry
from generator.forms.editions import DEFAULT
from generator.forms.table_form import TableForm
from generator.load.dataset import Dataset
from generator.views import addresses
from tests.rules.disclosure_fixture import ROOT


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    from generator.load.dataset import load_dataset

    return load_dataset(ROOT, "data")


@pytest.mark.parametrize("form", DEFAULT.tables, ids=lambda form: form.id)
def test_f_02_the_numbers_of_columns_run_from_one_without_a_gap(form: TableForm) -> None:
    numbers = [form.number(column.id) for column in form.leaves[1:]]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_w_05_every_disclosure_has_csv_and_json_at_addresses_that_stay(dataset: Dataset) -> None:
    for loaded in dataset.disclosures:
        record = loaded.disclosure
        assert record is not None
        edition = registry.edition(record.edition)
        names = {name for name, _ in csv_files(record, edition)}
        assert names >= {f"tables/{table.form}.csv" for table in record.tables if table.rows}
        assert names >= {"projects.csv", "indicators.csv"} if record.projects else True
        assert json.loads(disclosure_json(record, edition, "部门", "区划"))
        for name in (*names, "disclosure.json"):
            address = addresses.file(record, name)
            assert address == f"{record.region}/{record.department}/{record.year}/{name}"
