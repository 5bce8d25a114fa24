"""A disclosure in which every text field holds a hostile text, found from the shapes of the files.

The loader binds to the same shapes, so a field that is new tomorrow is filled as well. Amounts,
codes, dates and choices are valid, so that every page has something to show.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from generator.exchange.schema import kinds, shape
from generator.forms.editions import DEFAULT
from generator.forms.shape import Entries, Many, Shape, Text, TextKind, Value, Variants
from generator.model.disclosure import Kind
from tests import trees
from tests.hostile.payloads import ADDRESSES, PAYLOADS, payload

YEAR, BEFORE, TAKEN_BACK = "2030", "2029", "2028"
DEPARTMENTS = tuple(str(101 + turn) for turn in range(len(PAYLOADS)))
_DEPTH = 2
_VALID = {TextKind.AMOUNT: "12.34", TextKind.DATE: "2029-01-02", TextKind.FLAG: "否"}
_CODES = ("2010303", "30101", "2080505")


@dataclass
class Filling:
    """Fills shapes in one turn; ``texts`` are the places of text that were filled."""

    turn: int
    code: str
    texts: list[str] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)

    def fill(self, value: Value, path: str, depth: int = 0) -> Any:
        """Data that has the shape; a list has one item for each kind of item, rows have two."""
        match value:
            case Text():
                return self._text(value, path)
            case Entries():
                return {self._hostile(f"{path}/键"): self._hostile(f"{path}/值")}
            case Shape():
                return {f.key: self.fill(f.value, f"{path}/{f.key}", depth) for f in value.fields}
            case Many():
                return self._items(value, path, depth)
            case Variants():
                raise AssertionError("stands in a list")

    def _items(self, many: Many, path: str, depth: int) -> list[Any]:
        inner = many.inner
        if isinstance(inner, Variants):
            shapes = [(key, s) for key, s in inner.shapes if depth < _DEPTH or key != "题"]
            return [self.fill(s, f"{path}/{key}", depth + 1) for key, s in shapes]
        if callable(many.item) and depth >= _DEPTH:
            return []
        items = [self.fill(inner, path, depth + 1)]
        if isinstance(inner, Shape) and "科目编码" in inner.by_key:
            items += [self.fill(inner, path, depth + 1) | {"科目编码": code} for code in _CODES]
        if isinstance(inner, Text) and inner.options:
            return items
        return [*items, self.fill(inner, path, depth + 1)]

    def _text(self, value: Text, path: str) -> str:
        if value.options:
            return str(value.options[0])
        if value.kind is TextKind.CODE:
            return self.code
        if value.kind is TextKind.ADDRESS:
            return ADDRESSES[self.turn % len(ADDRESSES)]
        return _VALID.get(value.kind) or self._hostile(path)

    def _hostile(self, path: str) -> str:
        self.texts.append(path)
        return payload(next(self._number), self.turn)


def _file(data: Any) -> str:
    """The data as JSON, which is YAML too."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _sections(filling: Filling, blocks: list[Any]) -> list[Any]:
    """A heading with all kinds of blocks for each section that is a page."""
    names = [section.label for section in DEFAULT.sections[Kind.FULL]]
    return [{"题": payload(n, filling.turn), "栏目": name, "内容": blocks if n < 2 else blocks[-2:]}
            for n, name in enumerate(names)]  # fmt: skip


def _bare(blocks: list[Any]) -> list[Any]:
    """The blocks, headings within without a section of their own, terms made different."""
    made, number = [], count()
    for block in blocks:
        changed = {k: v for k, v in block.items() if k != "栏目"}
        if "内容" in changed:
            changed["内容"] = _bare(changed["内容"])
        if "名词" in changed:
            changed["名词"] = f"{changed['名词']} {next(number)}"
        made.append(changed)
    return made


def department(turn: int) -> dict[str, str]:
    """A department with three years: two disclosures and one that was taken back."""
    code = DEPARTMENTS[turn]
    home = f"data/{trees.REGION}/{code}"
    filling = Filling(turn, code)
    files = {f"{home}/department.yml": _file(filling.fill(shape("department", DEFAULT), "部门"))}
    for year in (YEAR, BEFORE):
        files |= {f"{home}/{year}/{name}": text for name, text in _year(filling, turn).items()}
    about = {"类型": "完整公开", "撤回": {"日期": "2029-01-01", "原因": payload(0, turn)}}
    return files | {f"{home}/{TAKEN_BACK}/disclosure.yml": _file(about)}


def _year(filling: Filling, turn: int) -> dict[str, str]:
    data = {
        kind: filling.fill(shape(kind, DEFAULT), kind)
        for kind in kinds()
        if kind not in ("department", "project", "words")
    }
    data["disclosure"] |= {"来源": data["disclosure"]["来源"] | {"文件": "original.txt"}}
    del data["disclosure"]["撤回"]
    data["narrative"]["正文"] = _sections(filling, _bare(data["narrative"]["正文"]))
    files = {f"{kind}.yml": _file(content) for kind, content in data.items()}
    for number in (1, 2):
        filling.code = f"{DEPARTMENTS[turn]}A{number}"
        content = filling.fill(shape("project", DEFAULT), "project")
        files[f"projects/{filling.code}.yml"] = _file(content)
    filling.code = DEPARTMENTS[turn]
    return files | {"source/original.txt": PAYLOADS[turn]}


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def files() -> dict[str, str]:
    """Everything below ``data/``, lists with hostile names too."""
    found: dict[str, str] = {}
    for turn in range(len(PAYLOADS)):
        found |= department(turn)
    names = iter(PAYLOADS * 2)
    lists = {
        "regions": "".join(f"{trees.REGION},{_quoted(next(names))}\n" for _ in range(1)),
        "functional_subjects": "".join(
            f"{code},{_quoted(next(names))}\n"
            for code in ("201", "20103", "2010303", "208", "20805", "2080505")
        ),
        "economic_subjects": "".join(
            f"{code},{_quoted(next(names))}\n" for code in ("301", "30101")
        ),
    }
    found |= {f"data/reference/{name}.csv": f"code,name\n{rows}" for name, rows in lists.items()}
    people = f"{trees.REGION},2029,1000,{_quoted(PAYLOADS[0])},2029-03-01\n"
    found["data/reference/population.csv"] = f"region,year,residents,source,date\n{people}"
    return found
