"""What readers take away holds every cell of the data, as printed; the source is the source."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.exchange.office import Grid, calc, grid, has_formula, holds, opened
from tests.fidelity import forms
from tests.fidelity.pieces import Node
from tests.site.build import Built
from tests.site.records import DATA, TABLE_IDS, Record, records


def sheets(record: Record) -> Iterator[tuple[str, list[Node], list[str]]]:
    """File name, rows and columns of every form that has a CSV."""
    for name, table in record.tables.items():
        yield f"tables/{TABLE_IDS[name]}.csv", table.get("行", []), forms.TABLES[name][1]
    listed = (("procurement", forms.PROCUREMENT_COLUMNS), ("assets", forms.ASSET_COLUMNS))
    for name, columns in listed:
        if f"{name}.yml" in record.files:
            yield f"{name}.csv", record.files[f"{name}.yml"].get("行", []), columns


def cells(row: Node, columns: list[str]) -> list[str]:
    """The cells of a row, blanks as ''."""
    found = []
    for column in columns:
        group, _, key = column.rpartition(".")
        found.append((row.get(group, {}) if group else row).get(key, ""))
    return found


def lines(site: Built, address: str) -> list[list[str]]:
    """A CSV file's lines; it opens in a spreadsheet as UTF-8 because of its mark."""
    content = site.read(address)
    assert content.startswith(b"\xef\xbb\xbf"), address
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def unguarded(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking text for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in ("=", "+", "-", "@") else cell


def test_csv_holds_every_cell_in_order(record: Record, site: Built) -> None:
    for name, rows, columns in sheets(record):
        heads, *found = lines(site, f"{record.key}/{name}")
        assert len(heads) == len(columns) + 1, f"{name}: {heads}"
        written = [line[:-1] for line in found if line[-1] != "推算"]
        assert [[unguarded(c) for c in line] for line in written] == [
            cells(row, columns) for row in rows
        ], f"{record.key}/{name}"


def test_csv_of_projects_and_indicators(record: Record, site: Built) -> None:
    if not record.projects:
        assert not site.has(f"{record.key}/projects.csv")
        return
    heads, *found = lines(site, f"{record.key}/projects.csv")
    for (file, node), line in zip(record.projects, found, strict=True):
        said = {head: unguarded(cell) for head, cell in zip(heads, line, strict=True)}
        plain = {key: value for key, value in node.items() if isinstance(value, str)}
        expected = plain | node["资金支出计划"] | {"绩效目标": "\n".join(node["绩效目标"])}
        assert {key: said.get(key) for key in expected} == expected, file
    heads, *found = lines(site, f"{record.key}/indicators.csv")
    assert heads[2:] == forms.INDICATOR_COLUMNS
    assert [[unguarded(cell) for cell in line] for line in found] == [
        [node["项目编码"], node["项目名称"], *cells(row, forms.INDICATOR_COLUMNS)]
        for _, node in record.projects
        for row in node["绩效指标"]
    ]


def sheet_rows(record: Record) -> Iterator[tuple[str, Grid]]:
    """Title of each sheet with rows of its own, and the rows."""
    for name, table in record.tables.items():
        yield name, [cells(row, forms.TABLES[name][1]) for row in table.get("行", [])]
    listed = (
        ("procurement", "政府采购预算", forms.PROCUREMENT_COLUMNS),
        ("assets", "固定资产占用", forms.ASSET_COLUMNS),
    )
    for name, title, columns in listed:
        if f"{name}.yml" in record.files:
            yield title, [cells(row, columns) for row in record.files[f"{name}.yml"].get("行", [])]


def test_xlsx_shows_every_cell_in_order(record: Record, site: Built) -> None:
    content = site.read(f"{record.key}/disclosure.xlsx")
    assert not has_formula(content)
    book = opened(content)
    for title, rows in sheet_rows(record):
        assert holds(grid(book[title]), rows), title
    sheets_of_projects = [sheet for sheet in book.worksheets if sheet["A3"].value == "项目编码"]
    for (file, node), sheet in zip(record.projects, sheets_of_projects, strict=True):
        said = {cell for line in grid(sheet) for cell in line}
        wanted = {node[key] for key in ("项目编码", "项目名称", "预算数", "用途") if key in node}
        assert wanted | {*node["资金支出计划"].values(), *node["绩效目标"]} <= said, file
        assert indicators_of(grid(sheet, merged=True)) == [
            cells(row, forms.INDICATOR_COLUMNS) for row in node["绩效指标"]
        ], file


def indicators_of(lines: Grid) -> Grid:
    """The rows below the heads of the indicators, a cell for each head."""
    head = next(n for n, line in enumerate(lines) if line[0] == forms.INDICATOR_COLUMNS[0])
    places = [lines[head].index(column) for column in forms.INDICATOR_COLUMNS]
    return [[line[place] for place in places] for line in lines[head + 1 :]]


def test_libreoffice_shows_the_same_figures(site: Built, tmp_path: Path) -> None:
    files = {key.replace("/", "-"): record for key, record in records().items()}
    books = {f"{n}.xlsx": site.read(f"{r.key}/disclosure.xlsx") for n, r in files.items()}
    shown = calc(tmp_path, books)
    for name, record in files.items():
        for title, rows in sheet_rows(record):
            assert holds(shown[f"{name}-{title}"], rows), f"{name} {title}"
        mine = {
            c for n, sheet in shown.items() if n.startswith(name) for line in sheet for c in line
        }
        for file, node in record.projects:
            missing = (
                set(scalars({k: v for k, v in node.items() if k not in NOT_ON_A_SHEET})) - mine
            )
            assert not missing, file


# The number stands in the title and in the name of the sheet, the unit after 单位：, unit code and
# name side by side.
NOT_ON_A_SHEET = ("序号", "单位", "单位编码", "单位名称")


def scalars(node: Any) -> Iterator[str]:
    """Every text of a JSON or YAML value."""
    if isinstance(node, dict):
        for value in node.values():
            yield from scalars(value)
    elif isinstance(node, list):
        for value in node:
            yield from scalars(value)
    elif isinstance(node, str):
        yield node


def test_json_holds_every_row_in_order(record: Record, site: Built) -> None:
    whole = json.loads(site.read(f"{record.key}/disclosure.json"))
    for (name, table), said in zip(record.tables.items(), whole["tables"], strict=True):
        assert (said["id"], said["state"]) == (TABLE_IDS[name], table["状态"])
        expected = [list(scalars(row)) for row in table.get("行", [])]
        assert [sorted(scalars(row)) for row in said["rows"]] == [sorted(row) for row in expected]
    for (file, node), said in zip(record.projects, whole["projects"], strict=True):
        assert sorted(scalars(said)) == sorted([*scalars(node), *node["资金支出计划"]]), file
    for name in ("procurement", "assets"):
        expected = [sorted(scalars(r)) for r in record.files.get(f"{name}.yml", {}).get("行", [])]
        assert [sorted(scalars(r)) for r in (whole[name] or {"rows": []})["rows"]] == expected


def test_json_holds_every_text_of_the_document(record: Record, site: Built) -> None:
    said = set(scalars(json.loads(site.read(f"{record.key}/disclosure.json"))))
    nodes = [record.narrative, record.front.get("封面", []), record.front.get("目录", {})]
    keys = {key for _, key in _keys(record.narrative)}
    missing = [t for node in nodes for t in scalars(node) if t not in said and t not in keys]
    assert missing == []


def _keys(blocks: list[Node]) -> Iterator[tuple[str, str]]:
    """Names of sections and forms, for which JSON has English ids."""
    for node in blocks:
        yield from ((key, node[key]) for key in ("栏目", "表") if key in node)
        yield from _keys(node.get("内容", []))


def test_json_labels_its_keys(record: Record, site: Built) -> None:
    whole = json.loads(site.read(f"{record.key}/disclosure.json"))
    for table in whole["tables"]:
        used = {key for row in table["rows"] for key in row} - {"derived"}
        assert used <= set(whole["labels"][table["id"]]), table["id"]


def test_the_source_is_offered_byte_for_byte(record: Record, site: Built) -> None:
    folder = DATA / record.key / "source"
    names = [path.name for path in sorted(folder.iterdir())]
    assert record.front["来源"]["文件"] in names
    for name in names:
        assert site.read(f"{record.key}/source/{name}") == (folder / name).read_bytes(), name
