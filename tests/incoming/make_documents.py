"""Makes the documents of the data again, as a department would have them: a list of pieces.

Reads the YAML files with PyYAML alone; shares nothing with the program. ``make_word`` and
``make_workbook`` lay the pieces out; LibreOffice turns those into .pdf, .doc and .xls.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from tests.incoming.forms import ASSETS, INSTITUTIONS, MONEY, PROCUREMENT, TABLES, Form, Head, value

Record = dict[str, Any]


@dataclass(frozen=True)
class Style:
    """How a document is printed: in 元, with codes in three columns, in other forms of the same."""

    yuan: bool = False
    split_codes: bool = False
    caption: str = "cells"  # or "line", "paragraphs"


@dataclass(frozen=True)
class Text:
    """A line of text; ``kind`` is title, heading or plain."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True)
class Cell:
    """A cell: its text, columns and rows covered; ``kind`` says what a spreadsheet stores."""

    text: str
    width: int = 1
    height: int = 1
    kind: str = "text"


@dataclass(frozen=True)
class Sheet:
    """A table: rows of cells (covered places left out), how many of them are its head."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    head: int = 0
    name: str = ""
    widths: tuple[int, ...] = field(default=())


Piece = Text | Sheet


def pieces(home: Path, style: Style) -> list[Piece]:
    """The pieces of a disclosure in the order of the document."""
    return list(_Maker(home, style).document())


def read(path: Path) -> Any:
    """A YAML file with every value as text."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


class _Maker:
    def __init__(self, home: Path, style: Style) -> None:
        self.home, self.style = home, style
        self.about: Record = read(home / "disclosure.yml")
        projects = [read(path) for path in home.glob("projects/*.yml")]
        self.projects: list[Record] = sorted(projects, key=lambda p: int(p["序号"]))

    def document(self) -> Iterator[Piece]:
        if "标题" in self.about:
            yield Text(self.about["标题"], "title")
        for line in self.about.get("封面", []):
            yield Text(line)
        if "目录" in self.about:
            yield Text(self.about["目录"]["题"], "title")
            yield from self._contents(self.about["目录"]["条目"])
        for part in self.about["次序"]:
            if part == "公开表":
                for name, table in read(self.home / "tables.yml").items():
                    yield from self._table(name, table, TABLES[name])
            else:
                yield from self._blocks(read(self.home / "narrative.yml")["正文"])

    def _contents(self, entries: list[Record]) -> Iterator[Piece]:
        for entry in entries:
            yield Text(f"{entry['题']}\t{entry['页']}" if "页" in entry else entry["题"])
            yield from self._contents(entry.get("条目", []))

    def money(self, text: str) -> str:
        """An amount as this document prints it."""
        if not self.style.yuan or not text:
            return text
        whole, _, decimals = text.partition(".")
        decimals = decimals.ljust(4, "0")
        tail = decimals[4:].ljust(2, "0")
        return f"{int(whole + decimals[:4])}.{tail}"

    @property
    def unit(self) -> str:
        """The unit that this document prints."""
        return "元" if self.style.yuan else "万元"

    def _caption(self, record: Record) -> Iterator[Text | list[str]]:
        words = [record[key] for key in ("部门",) if key in record]
        words += [f"预算年度：{record['预算年度']}"] if "预算年度" in record else []
        words += [f"截止时间：{record['截止时间']}"] if "截止时间" in record else []
        words += [f"单位：{self.unit}"] if "单位" in record else []
        if self.style.caption == "line":
            yield Text("      ".join(words))
        elif self.style.caption == "paragraphs":
            yield from map(Text, words)
        else:
            yield words

    def _table(self, name: str, record: Record, form: Form, title: str = "") -> Iterator[Piece]:
        yield Text(title or record.get("题", name), "title")
        captions: list[tuple[Cell, ...]] = []
        for caption in self._caption(record):
            if isinstance(caption, Text):
                yield caption
            elif caption:
                captions.append(_spread(caption, form.width))
        split = self.style.split_codes and ("科目编码",) in form.keys
        head = [tuple(Cell(t, w, h) for t, w, h in row) for row in form.head]
        columns = form.width
        if split:
            head, columns = _with_parts(head), columns + 2
            captions = [_spread([c.text for c in row], columns) for row in captions]
        if form.numbered:
            numbers = ["栏次", *map(str, range(1, columns))]
            head.append(tuple(Cell(n, kind="integer" if n != "栏次" else "text") for n in numbers))
        rows = [self._row(row, form, split) for row in record.get("行", [])]
        rows = rows or [tuple(Cell("") for _ in range(columns))]
        yield Sheet((*captions, *head, *rows), columns, len(captions) + len(head), title or name)
        for note in record.get("注", []):
            yield Text(f"注：{note}")

    def _row(self, row: Record, form: Form, split: bool) -> tuple[Cell, ...]:
        cells = []
        for path in form.keys:
            text = value(row, path)
            if path == ("科目编码",) and split:
                cells += [Cell(part) for part in (text[:3], text[3:5], text[5:7])]
            elif path[-1] in MONEY:
                cells.append(Cell(self.money(text), kind="money"))
            else:
                kind = (
                    "integer" if path[-1] == "序号" else "figure" if path[-1] == "数量" else "text"
                )
                cells.append(Cell(text, kind=kind))
        return tuple(cells)

    def _blocks(self, blocks: list[Record]) -> Iterator[Piece]:
        for block in blocks:
            if "表" in block:
                yield from self._form(block)
            elif "名词" in block:
                yield Text(f"{block.get('序号', '')}{block['名词']}：{block['释义']}")
            elif "题" in block:
                parts = block["题"].split(" ", 1)
                alone = len(parts) == 2 and not parts[1].startswith(" ")
                for line in parts if alone else [block["题"]]:
                    yield Text(line, "heading")
                yield from self._blocks(block.get("内容", []))
            elif "注" in block:
                yield Text(f"注：{block['注']}")
            else:
                yield Text(block["段"])

    def _form(self, block: Record) -> Iterator[Piece]:
        kind = block["表"]
        if kind == "机构设置":
            yield from self._table(kind, block, INSTITUTIONS)
        elif kind == "政府采购预算":
            yield from self._table(kind, read(self.home / "procurement.yml"), PROCUREMENT)
        elif kind == "固定资产占用":
            form = replace(ASSETS, head=_in_unit(ASSETS.head, self.unit))
            yield from self._table(kind, read(self.home / "assets.yml"), form)
        else:
            for project in self.projects:
                yield from self._project(project)

    def _project(self, project: Record) -> Iterator[Piece]:
        yield Text(project["表题"], "title")
        unit = [project["单位编码"] + project["单位名称"]] if "单位编码" in project else []
        yield Text("    ".join([*unit, f"单位：{self.unit}"]))
        rows = [
            (
                Cell("项目编码"),
                Cell(project["项目编码"], 2),
                Cell("项目名称"),
                Cell(project["项目名称"], 3),
            ),
            (
                Cell("预算规模及资金用途", 1, 2),
                *(Cell("预算数"), Cell(self.money(project.get("预算数", "")), kind="money")),
                *(
                    Cell("其中：财政    资金"),
                    Cell(self.money(project.get("财政资金", "")), kind="money"),
                ),
                *(Cell("其他资金"), Cell(self.money(project.get("其他资金", "")), kind="money")),
            ),
            (Cell(project.get("用途", ""), 6),),
        ]
        months = ("3月底", "6月底", "10月底", "12月底")
        plan = project["资金支出计划"]
        shares = [self._planned(plan.get(month, "")) for month in months]
        spans = (2, 1, 1, 2)
        rows.append(
            (Cell("资金支出计划（%）", 1, 2), *map(Cell, months, spans)),
        )
        rows.append(tuple(Cell(s.text, w, kind=s.kind) for s, w in zip(shares, spans, strict=True)))
        rows.append((Cell("绩效目标"), Cell("\n".join(project.get("绩效目标", [])), 6)))
        yield Sheet(tuple(rows), 7, 0, project["表题"], (14, 12, 14, 12, 14, 10, 14))
        yield self._indicators(project)

    def _planned(self, text: str) -> Cell:
        if text.endswith("%"):
            return Cell(text, kind="share")
        if "." in text:
            return Cell(self.money(text), kind="money")
        return Cell(text, kind="integer" if text else "text")

    def _indicators(self, project: Record) -> Sheet:
        """The rows of indicators; neighbours of one 一级指标 are merged."""
        labels = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
        found = project["绩效指标"]
        rows = [tuple(Cell(label) for label in labels)]
        for number, row in enumerate(found):
            first = not number or found[number - 1]["一级指标"] != row["一级指标"]
            run = 1
            while number + run < len(found) and found[number + run]["一级指标"] == row["一级指标"]:
                run += 1
            cells = [Cell(row.get(label, ""), kind="value") for label in labels]
            lead = [Cell(row.get("一级指标", ""), 1, run)] if first else []
            rows.append((*lead, *cells[1:]))
        return Sheet(tuple(rows), 6, 1, f"{project['表题']}指标", (12, 14, 18, 28, 12, 16))


def _in_unit(head: Head, unit: str) -> Head:
    """A head whose labels name another unit of money."""
    return tuple(tuple((t.replace("万元", unit), w, h) for t, w, h in row) for row in head)


def _spread(words: list[str], columns: int) -> tuple[Cell, ...]:
    """Words over the whole width of a table."""
    count = len(words)
    edges = [columns * n // count for n in range(count + 1)]
    return tuple(Cell(w, b - a) for w, a, b in zip(words, edges, edges[1:], strict=False))


def _with_parts(head: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """A head whose code has three columns 类 款 项 below it."""
    first, second = head
    tall = [Cell(c.text, c.width, c.height + 1 if c.height > 1 else 1) for c in first]
    widened = [Cell(c.text, c.width + 2, c.height) if "科目" in c.text and c.width == 2 else c
               for c in tall]  # fmt: skip
    lower = [Cell("科目编码", 3, 1), *(Cell(c.text, 1, 2) for c in second[1:])]
    return [tuple(widened), tuple(lower), tuple(Cell(part) for part in ("类", "款", "项"))]
