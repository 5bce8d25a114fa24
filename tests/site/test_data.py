"""The data of the whole site, read back by other programs and held against the YAML."""

import csv
import io
import json
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from frictionless import Package, system

from tests.exchange.office import calc
from tests.site.build import Built
from tests.site.markup import leads, one, text
from tests.site.records import TABLE_IDS, Record, records
from tests.site.test_downloads import cells, scalars, unguarded

TABLES = ("disclosures", "budget_lines", "projects", "plans", "indicators")
FIGURES = {"budget_lines": ["value"], "plans": ["number"], "indicators": ["number"]}
FIGURES["projects"] = ["budget", "fiscal_funds", "other_funds"]
INDICATOR = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")


def csv_rows(site: Built, name: str) -> list[dict[str, str]]:
    content = site.read(f"data/{name}.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def place(row: dict[str, Any]) -> str:
    return f"{row['region']}/{row['department']}/{row['year']}"


def printed_figures(record: Record) -> Iterator[tuple[str, int, str]]:
    """Table, row and figure of every amount and quantity that the YAML holds."""
    words = {"序号", "科目编码", "科目名称", "项目"}
    named = [(TABLE_IDS[name], table) for name, table in record.tables.items()]
    words |= {"项目名称", "采购物品名称", "政府采购目录序号", "计量单位"}
    named += [
        (n, record.files[f"{n}.yml"])
        for n in ("procurement", "assets")
        if f"{n}.yml" in record.files
    ]
    for id, table in named:
        for number, row in enumerate(table.get("行", []), 1):
            for key, value in row.items():
                inner = value.items() if isinstance(value, dict) else [(key, value)]
                yield from ((id, number, said) for word, said in inner if word not in words)


def test_every_printed_figure_is_a_row(site: Built) -> None:
    rows = csv_rows(site, "budget_lines")
    for key, record in records().items():
        mine = [r for r in rows if place(r) == key and r["derived"] == "False"]
        found = sorted((r["table"], int(r["row"]), r["value"]) for r in mine)
        assert found == sorted(printed_figures(record))


def test_projects_plans_and_indicators_are_as_written(site: Built) -> None:
    named = {name: csv_rows(site, name) for name in TABLES}
    for key, record in records().items():
        mine = {n: [r for r in rows if place(r) == key] for n, rows in named.items()}
        assert len(mine["disclosures"]) == 1
        for (file, node), row in zip(record.projects, mine["projects"], strict=True):
            written = ("项目编码", "项目名称", "预算数", "财政资金", "其他资金", "用途", "单位")
            fields = (
                "project_code",
                "project_name",
                "budget",
                "fiscal_funds",
                "other_funds",
                "purpose",
            )
            assert [unguarded(row[f]) for f in (*fields, "unit")] == [
                node.get(word, "万元" if word == "单位" else "") for word in written
            ], file
            assert unguarded(row["goals"]) == "\n".join(node["绩效目标"]), file
        plans = [(r["project_code"], r["until"], r["value"]) for r in mine["plans"]]
        assert plans == [
            (node["项目编码"], until, value)
            for _, node in record.projects
            for until, value in node["资金支出计划"].items()
        ]
        columns = ("level1", "level2", "level3", "description", "value", "basis")
        assert [[unguarded(r[c]) for c in columns] for r in mine["indicators"]] == [
            cells(row, list(INDICATOR)) for _, node in record.projects for row in node["绩效指标"]
        ]


@pytest.mark.parametrize("name", TABLES)
def test_parquet_and_sqlite_hold_what_the_csv_holds(site: Built, name: str) -> None:
    rows = csv_rows(site, name)
    file = site.folder.resolve() / "data" / f"{name}.parquet"
    with duckdb.connect() as reader:
        found = reader.execute(f"SELECT * FROM '{file}'")
        heads = [column[0] for column in found.description or ()]
        parquet = [dict(zip(heads, row, strict=True)) for row in found.fetchall()]
    with closing(sqlite3.connect(file.with_name("mingzhang.sqlite"))) as base:
        base.row_factory = sqlite3.Row
        database = [dict(row) for row in base.execute(f"SELECT * FROM {name} ORDER BY rowid")]
    assert len(parquet) == len(database) == len(rows) > 0
    for said, columns, stored in zip(rows, parquet, database, strict=True):
        for field, value in said.items():
            assert as_text(columns[field]) == unguarded(value), (field, said)
            assert as_text(stored[field], value) == unguarded(value), (field, said)
        for field in FIGURES.get(name, ()):
            if said[field]:
                assert columns[f"{field}_decimal"] == Decimal(said[field])
                assert Decimal(repr(stored[f"{field}_decimal"])) == Decimal(said[field])
            else:
                assert columns[f"{field}_decimal"] is stored[f"{field}_decimal"] is None


def as_text(value: object, csv_text: str = "") -> str:
    """A stored value as the CSV has it; SQLite has no booleans of its own."""
    if csv_text in ("True", "False"):
        return str(bool(value))
    return "" if value is None else str(value)


def test_libreoffice_reads_the_same_cells(site: Built, tmp_path: Path) -> None:
    shown = calc(tmp_path, {f"{name}.csv": site.read(f"data/{name}.csv") for name in TABLES})
    for name in TABLES:
        content = site.read(f"data/{name}.csv").decode("utf-8-sig")
        assert shown[f"{name}-{name}"] == list(csv.reader(io.StringIO(content, newline="")))


def test_the_descriptor_fits_the_files(site: Built, tmp_path: Path) -> None:
    folder = site.folder.resolve() / "data"
    with system.use_context(trusted=True):
        package = Package(str(folder / "datapackage.json"))
        report = package.validate()
    assert report.valid, report.flatten(["title", "message"])
    assert [resource.name for resource in package.resources] == list(TABLES)
    for resource in package.resources:
        heads = list(csv_rows(site, resource.name)[0])
        assert [field.name for field in resource.schema.fields] == heads
        assert all(field.title and field.description for field in resource.schema.fields)


def test_the_descriptor_names_every_file_with_its_digest(site: Built) -> None:
    described = json.loads(site.read("data/datapackage.json"))
    named = {r["path"]: r["hash"] for r in (*described["resources"], *described["otherFormats"])}
    on_site = {n.removeprefix("data/"): d for n, d in site.digests().items() if n[:5] == "data/"}
    beside = {"datapackage.json", "mingzhang.zip", "index.html"}
    assert named == {n: f"sha256:{d}" for n, d in on_site.items() if n not in beside}


def test_a_wrong_figure_does_not_fit_the_descriptor(site: Built, tmp_path: Path) -> None:
    for name in (*(f"{table}.csv" for table in TABLES), "datapackage.json"):
        (tmp_path / name).write_bytes(site.read(f"data/{name}"))
    content = (tmp_path / "projects.csv").read_text("utf-8")
    figure = csv_rows(site, "projects")[0]["budget"]
    (tmp_path / "projects.csv").write_text(content.replace(f",{figure},", ",十万,", 1), "utf-8")
    with system.use_context(trusted=True):
        assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_zip_holds_everything(site: Built, tmp_path: Path) -> None:
    archive = site.folder.resolve() / "data/mingzhang.zip"
    subprocess.run(["unzip", "-q", str(archive), "-d", str(tmp_path)], check=True, timeout=120)
    found = {p.relative_to(tmp_path).as_posix(): p for p in tmp_path.rglob("*") if p.is_file()}
    expected = {f"data/{name}": name for name in found if not name.startswith("disclosures/")}
    assert expected.pop("data/README.md")
    expected |= {n.removeprefix("disclosures/"): n for n in found if n.startswith("disclosures/")}
    for address, name in expected.items():
        assert found[name].read_bytes() == site.read(address), name
    on_site = {name for name in site.digests() if name.startswith("data/")}
    assert on_site - {*expected} == {"data/index.html", "data/mingzhang.zip"}
    taken = (".csv", ".json", ".xlsx")
    for key in records():
        mine = {n for n in site.digests() if n.startswith(f"{key}/") and n.endswith(taken)}
        mine -= {f"{key}/compare.json"}  # what the page of comparisons fetches, no download
        assert mine and mine <= {*expected}
    readme = found["README.md"].read_text("utf-8")
    assert all(f"## {name}" in readme for name in TABLES)


def test_the_page_explains_every_file_and_every_column(site: Built) -> None:
    page = site.page("data/")
    files = {leads("data/", link) for link in one(page, "#table-files").css("a")}
    on_site = {name for name in site.digests() if name.startswith("data/")}
    assert on_site - {"data/index.html"} == files
    for name in TABLES:
        lines = one(page, f"#table-{name} tbody").css("tr")
        said = [[text(cell) for cell in line.css("th, td")] for line in lines]
        assert [line[0] for line in said] == list(csv_rows(site, name)[0])
        assert all(all(line) for line in said), name
        line = next(n for n in page.css("#table-files tr") if text(n).startswith(f"{name}.csv"))
        assert text(line.css("td")[1]) == f"{len(csv_rows(site, name)):,}"


def test_the_header_leads_to_the_data(site: Built) -> None:
    links = {text(a): a.attributes.get("href") for a in site.page("").css(".mz-header__links a")}
    assert links["数据"] in ("data/", "./data/")


def test_nothing_of_the_data_says_more_than_the_yaml(site: Built) -> None:
    """Every text of a project in the files stands in its YAML."""
    known = {
        said
        for record in records().values()
        for _, node in record.projects
        for said in scalars(node)
    }
    for row in csv_rows(site, "indicators"):
        for field in ("level1", "level2", "level3", "description", "value", "basis"):
            assert not row[field] or unguarded(row[field]) in known
