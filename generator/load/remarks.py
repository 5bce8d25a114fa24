"""What the building of a tree can find wrong, in words, at places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.diagnostics import Location, Rule
from generator.load import reading_rules as rules
from generator.load.key_slips import Slip
from generator.load.limits import Limits
from generator.load.line_slips import value_at
from generator.load.nodes import Node, Scalar
from generator.load.notebook import Notebook
from generator.load.written import Written

_SHOWN = 40


class Remarks:
    """Puts the findings of one tree into the notebook of its file.

    `path` is always the way of keys and list positions that leads to the place.
    """

    def __init__(self, notebook: Notebook, lines: Sequence[str], limits: Limits) -> None:
        """Write into the notebook; lines and limits serve the wording."""
        self.notebook = notebook
        self.lines = lines
        self.limits = limits

    def slips(self, slips: Iterable[Slip | None]) -> None:
        """Slips of typing, at the places they carry."""
        for slip in slips:
            if slip is not None:
                place = self.notebook.place(slip.line, slip.column, slip.length)
                self.notebook.note(slip.rule, slip.message, place, hint=slip.hint, edits=slip.edits)

    def several_documents(self, at: Written) -> None:
        """A second document begins."""
        hint = "删去这一行的 ---；后面若是另一份数据，请另存为文件"
        message = "--- 之后是另一份文档，一个文件只能有一份"
        self._at(rules.SEVERAL_DOCUMENTS, message, at, "", hint)

    def too_deep(self, at: Written, path: str) -> None:
        """A mapping or sequence lies deeper than any form has it."""
        message = f"嵌套超过 {self.limits.depth} 层"
        hint = "检查这里的括号、缩进和“- ”是否写多了"
        self._at(rules.TOO_DEEP, message, at, path, hint)

    def too_many(self, node: Node) -> None:
        """The file holds more keys and values than any disclosure has."""
        message = f"文件里的键和值超过 {self.limits.nodes} 个"
        hint = "按部门和年度拆分文件，或检查是否放错了内容"
        place = self.notebook.place(node.line, node.column)
        self.notebook.note(rules.TOO_MANY_NODES, message, place, hint=hint)

    def too_long(self, value: Written, path: str) -> None:
        """A single value is longer than any paragraph."""
        message = f"这一项有 {len(value.text)} 字，超过 {self.limits.characters} 字"
        hint = "检查前面的引号是否成对；确实很长的文字请按段落拆开"
        self._at(rules.TEXT_TOO_LONG, message, value, path, hint)

    def alias(self, at: Written, path: str) -> None:
        """A reference such as `*名称`, or a value that begins with a star."""
        self._symbol(rules.ALIAS, "对别处的引用", "是引用，就把内容写全", at, path)

    def anchor(self, at: Written, path: str) -> None:
        """An anchor such as `&名称`."""
        self._symbol(rules.ALIAS, "锚点", "是锚点，就删去它", at, path)

    def tag(self, at: Written, path: str) -> None:
        """A tag such as `!名称`."""
        self._symbol(rules.TAG, "类型标记", "是标记，就删去它", at, path)

    def _symbol(self, rule: Rule, kind: str, otherwise: str, at: Written, path: str) -> None:
        if self.notebook.full(rule):
            return self.notebook.skip(rule, self.notebook.place(at.line + 1, at.column + 1), 1)
        text = value_at(self.lines[at.line], at.column).strip()[:_SHOWN]
        hint = f'本来是文字就给整个值加引号："{text}"；确实{otherwise}'
        message = f"这个值以「{text[:1]}」开头，YAML 会把它当成{kind}"
        self._at(rule, message, at, path, hint)

    def key_not_text(self, key: Node) -> None:
        """A mapping or sequence stands where a name belongs."""
        hint = "改成“名称: 值”的写法；文字里有括号时给它加引号"
        place = self.notebook.place(key.line, key.column)
        self.notebook.note(rules.KEY_NOT_TEXT, "冒号左边是列表或表格，不是名称", place, hint=hint)

    def duplicate(self, key: Scalar, first: Scalar, path: str) -> None:
        """The same name a second time in one mapping."""
        message = f"「{key.text[:_SHOWN]}」写了两次：第 {first.line} 行和第 {key.line} 行"
        hint = "留下正确的一个；若其中一个写错了名称，改成正确的名称"
        places = [self._key(node, path, label) for node, label in ((key, ""), (first, "第一次"))]
        self.notebook.note(rules.DUPLICATE_KEY, message, *places, hint=hint)

    def empty_key(self, key: Scalar, path: str) -> None:
        """A colon with nothing on its left."""
        place = self._key(key, path)
        self.notebook.note(rules.KEY_EMPTY, "冒号左边没有名称", place, hint="补上名称")

    def merge_key(self, key: Scalar, path: str) -> None:
        """`<<` as a key."""
        place, hint = self._key(key, path), "把要合并的内容逐项写出来"
        self.notebook.note(rules.MERGE_KEY, "不能用 << 合并别处的内容", place, hint=hint)

    def _key(self, key: Scalar, path: str, label: str = "") -> Location:
        return self.notebook.place(key.line, key.column, len(key.text), path, label)

    def _at(self, rule: Rule, message: str, at: Written, path: str, hint: str) -> None:
        length = len(at.typed(self.lines))
        place = self.notebook.place(at.line + 1, at.column + 1, length, path)
        self.notebook.note(rule, message, place, hint=hint)
