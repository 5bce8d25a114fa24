"""Counts and sums: what each source says of itself, and the known facts."""

import hashlib
import re
from decimal import Decimal

import pytest

from tests.fidelity.facts import FACTS
from tests.fidelity.layout import squeeze
from tests.fidelity.pieces import DATA, Disclosure, keys, load

CODE = re.compile(r"项目编码([0-9A-Za-z]+)项目名称")
SPENDING = "部门预算支出总表"


def _total(disclosure: Disclosure) -> Decimal:
    """Σ预算数 of the projects, in 万元."""
    amounts = [Decimal(record["预算数"]) for _, record in disclosure.projects()]
    return sum(amounts, Decimal())


def _indicators(disclosure: Disclosure) -> int:
    return sum(len(record["绩效指标"]) for _, record in disclosure.projects())


@pytest.mark.parametrize("key", keys())
def test_projects_are_those_of_the_source(key: str) -> None:
    disclosure = load(key)
    printed = CODE.findall(squeeze(disclosure.source).replace("|", ""))
    assert [record["项目编码"] for _, record in disclosure.projects()] == printed


@pytest.mark.parametrize("key", FACTS)
def test_projects_sum_to_the_total_of_the_spending_table(key: str) -> None:
    disclosure = load(key)
    table = disclosure.files.get("tables.yml", {}).get(SPENDING)
    if table:
        (total,) = [row for row in table["行"] if row.get("科目名称") == "合计"]
        assert _total(disclosure) == Decimal(total["项目支出"])


@pytest.mark.parametrize("key", FACTS)
def test_rows_of_a_table_are_numbered_through(key: str) -> None:
    for name, table in load(key).files.get("tables.yml", {}).items():
        numbers = [row["序号"] for row in table.get("行", [])]
        assert numbers == [str(n + 1) for n in range(len(numbers))], f"{key} {name}"


@pytest.mark.parametrize("key", FACTS)
def test_facts_of_a_document(key: str) -> None:
    disclosure, facts = load(key), FACTS[key]
    assert len(disclosure.projects()) == facts.projects
    assert _indicators(disclosure) == facts.indicators
    assert str(_total(disclosure)) == facts.total


@pytest.mark.parametrize("key", FACTS)
def test_a_source_is_not_edited(key: str) -> None:
    source = (DATA / key / "source/original.txt").read_bytes()
    assert hashlib.sha256(source).hexdigest() == FACTS[key].sha256


def test_facts_of_all_documents() -> None:
    disclosures = [load(key) for key in FACTS]
    assert sum(len(disclosure.projects()) for disclosure in disclosures) == 47
    assert sum(_indicators(disclosure) for disclosure in disclosures) == 413
    assert sum(map(_total, disclosures), Decimal()) == Decimal("4349.8639")
