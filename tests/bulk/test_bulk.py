"""The files across the site, of made-up disclosures: odd figures, hostile text, nothing at all."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from frictionless import Package, system
from msgspec.structs import replace

from generator.bulk.digits import Digits
from generator.bulk.errors import BulkError
from generator.bulk.facts import FILES, load_facts
from generator.bulk.make import make_bulk
from generator.bulk.sources import Item, Publisher
from generator.flat.origin import origin_of
from generator.forms import registry
from generator.model.disclosure import Disclosure
from tests import trees
from tests.exchange.test_xlsx import HOSTILE, HOSTILE_FILES, LONG, project, row, tables

FIGURES = ("20.00", "20", "0.00", "0.0001", "1000000000.25", "123456789012345678.12", "-3.10")
PUBLISHER = Publisher("某县公开")


def record(root: Path, files: dict[str, str]) -> Disclosure:
    trees.project(root, files)
    return trees.disclosure(root)


def item(record: Disclosure) -> Item:
    edition = registry.edition(record.edition)
    origin = origin_of(record, edition, "测试县", "=测试局")
    return Item(record, edition, origin, "题", "1/2/3/", "key", lambda: (("a.json", b"{}"),))


def made(folder: Path, *records: Disclosure, publisher: Publisher = PUBLISHER) -> Path:
    folder.mkdir(parents=True)
    make_bulk(folder, publisher, lambda: [item(record) for record in records])
    assert load_facts(folder)
    return folder / FILES


def column(folder: Path, relation: str, *names: str) -> list[tuple[object, ...]]:
    said = ", ".join(f'"{name}"' for name in names)
    with duckdb.connect() as base:
        return base.execute(f"SELECT {said} FROM '{folder / relation}.parquet'").fetchall()


def texts(folder: Path, relation: str) -> list[dict[str, str]]:
    content = (folder / f"{relation}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


@pytest.fixture
def figures(tmp_path: Path) -> Iterator[Path]:
    rows = "".join(row(n, f"0{n}", "名", text) for n, text in enumerate(FIGURES, 1))
    yield made(tmp_path / "made", record(tmp_path / "data", {"tables.yml": tables(rows)}))


def test_every_digit_is_kept(figures: Path) -> None:
    assert [r["value"] for r in texts(figures, "budget_lines") if r["derived"] == "False"] == [
        *FIGURES
    ]
    stored = column(figures, "budget_lines", "value", "value_decimal", "subject_code", "derived")
    mine = [line[:3] for line in stored if not line[3]]
    assert mine == [(t, Decimal(t), f"0{n}") for n, t in enumerate(FIGURES, 1)]
    with closing(sqlite3.connect(figures / "mingzhang.sqlite")) as base:
        found = base.execute("SELECT value, typeof(value), typeof(value_decimal) FROM budget_lines")
        kinds = {value: kinds for value, *kinds in found}
    assert kinds["20.00"] == ["text", "integer"]
    assert kinds["0.0001"] == ["text", "real"]


def test_a_blank_is_no_zero(tmp_path: Path) -> None:
    files = {"projects/A1.yml": "项目编码: A1\n项目名称: 甲\n预算数: 0.00\n"}
    folder = made(tmp_path / "made", record(tmp_path / "data", files))
    assert column(
        folder, "projects", "budget", "budget_decimal", "other_funds_decimal", "purpose"
    ) == [("0.00", Decimal(0), None, None)]
    (line,) = texts(folder, "projects")
    assert (line["budget"], line["other_funds"]) == ("0.00", "")


def test_a_figure_without_a_name_is_not_lost(tmp_path: Path) -> None:
    rows = "    - {序号: 1, 收入: {项目: 甲, 预算数: '1.00'}, 支出: {预算数: '2.00'}}\n"
    files = {"tables.yml": tables(rows, "部门预算收支总表")}
    folder = made(tmp_path / "made", record(tmp_path / "data", files))
    rows_made = texts(folder, "budget_lines")
    found = [(r["name"], r["column"], r["value"]) for r in rows_made if r["derived"] == "False"]
    assert found == [("甲", "revenue_amount", "1.00"), ("", "expenditure_amount", "2.00")]


def test_the_unit_is_the_one_that_is_printed(tmp_path: Path) -> None:
    rows = row(1, "", "合计", "7")
    table = tables(rows).replace("  状态", "  单位: 元\n  状态", 1)
    other = project(1, "甲").replace("用途", "单位: 单位：元\n用途", 1)
    files = {"tables.yml": table, "projects/A1.yml": other, "projects/A2.yml": project(2, "乙")}
    folder = made(tmp_path / "made", record(tmp_path / "data", files))
    assert {r["unit"] for r in texts(folder, "budget_lines")} == {"元"}
    assert [r["unit"] for r in texts(folder, "projects")] == ["元", "万元"]


def test_hostile_text_is_inert_in_csv_and_whole_elsewhere(tmp_path: Path) -> None:
    folder = made(tmp_path / "made", record(tmp_path / "data", HOSTILE_FILES))
    names = [r["project_name"] for r in texts(folder, "projects")]
    assert not [name for name in names if name[0] in "=+-@"]
    assert [name.removeprefix("'") for name in names] == [*HOSTILE, LONG, LONG]
    assert [name for (name,) in column(folder, "projects", "project_name")] == [
        *HOSTILE,
        LONG,
        LONG,
    ]
    assert {value for (value,) in column(folder, "indicators", "value")} == {"=100%", "≥90%"}
    with system.use_context(trusted=True):
        assert Package(str(folder / "datapackage.json")).validate().valid


def test_a_plan_is_read_beside_what_is_printed(tmp_path: Path) -> None:
    files = {"projects/A1.yml": project(1, "甲")}
    folder = made(tmp_path / "made", record(tmp_path / "data", files))
    found = column(folder, "plans", "until", "value", "number_decimal", "percent")
    assert found == [("3月底", "25%", Decimal(25), True), ("12月底", "0.50", Decimal("0.5"), False)]


def test_a_site_without_anything(tmp_path: Path) -> None:
    folder = made(tmp_path / "made")
    assert column(folder, "projects", "budget_decimal") == []
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert "sources" not in described
    with system.use_context(trusted=True):
        assert Package(str(folder / "datapackage.json")).validate().valid


def test_licence_date_and_sources_are_stated(tmp_path: Path) -> None:
    files = {"disclosure.yml": "类型: 完整公开\n来源: {网址: 'https://example.org/a'}\n"}
    publisher = Publisher("站", "https://example.org/", "CC-BY-4.0", "", "2030-02-01")
    folder = made(tmp_path / "a", record(tmp_path / "data", files), publisher=publisher)
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert described["licenses"] == [{"name": "CC-BY-4.0"}]
    assert described["version"] == "2030-02-01"
    assert described["sources"] == [{"title": "题", "path": "https://example.org/a"}]
    assert described["homepage"] == "https://example.org/data/"
    words = replace(publisher, licence="某许可", licence_url="https://example.org/l")
    described = json.loads(
        (made(tmp_path / "b", publisher=words) / "datapackage.json").read_text("utf-8")
    )
    assert described["licenses"] == [{"title": "某许可", "path": "https://example.org/l"}]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    found = record(tmp_path / "data", HOSTILE_FILES)
    one, two = (made(tmp_path / name, found) for name in ("a", "b c"))
    names = sorted(path.name for path in one.iterdir())
    assert len(names) == 13
    assert [n for n in names if (one / n).read_bytes() != (two / n).read_bytes()] == []


def test_columns_are_wide_enough() -> None:
    seen = Digits()
    assert seen.scale == 6
    seen.see(("123456789012345678901234.5", "0.123456789012"))
    assert seen.scale == 12
    assert seen.fits("0.123456789012")
    seen.see(("0.12345678901234567890",))  # 24 before and 20 after the point: more than 38
    assert seen.scale == 14
    assert seen.fits("123456789012345678901234.5")
    assert not seen.fits("0.12345678901234567890")


def test_what_does_not_fit_exactly_is_left_out_and_stays_as_text(tmp_path: Path) -> None:
    texts = ("123456789012345678901234", "0.12345678901234567890")
    rows = "".join(row(n, "", f"名{n}", text) for n, text in enumerate(texts, 1))
    folder = made(tmp_path / "made", record(tmp_path / "data", {"tables.yml": tables(rows)}))
    found = column(folder, "budget_lines", "value", "value_decimal")
    assert found == [(texts[0], Decimal(texts[0])), (texts[1], None)]


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(BulkError, match="磁盘空间和权限"):
        make_bulk(tmp_path / "missing", PUBLISHER, list)


def test_a_folder_that_is_not_whole_is_not_taken(tmp_path: Path) -> None:
    folder = made(tmp_path / "made").parent
    (folder / FILES / "projects.csv").write_bytes(b"")
    assert load_facts(folder) is None
