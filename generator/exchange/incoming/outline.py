"""The running text: which lines are headings, and what stands below which."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.wording import bare, excerpt
from generator.forms.edition import Edition
from generator.model.disclosure import Kind

Node = dict[str, object]
_NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_STYLES = (
    ("part", re.compile(r"第([一二三四五六七八九十]+)部分")),
    ("chapter", re.compile(r"第([一二三四五六七八九十]+)[章节]")),
    ("一、", re.compile(r"([一二三四五六七八九十]+)\s*[、.．]")),
    ("（一）", re.compile(r"[（(]\s*([一二三四五六七八九十]+)\s*[)）]")),
    ("1、", re.compile(r"([0-9]{1,2})\s*、")),
    ("1.", re.compile(r"([0-9]{1,2})\s*[.．](?![0-9])")),
    ("（1）", re.compile(r"[（(]\s*([0-9]{1,2})\s*[)）]")),
)
_LAST_TEXT = "glossary"
_REPEATED = "repeated"
"""A heading that only says again what the 第N部分 above it said: nothing numbered stands below."""
_ENDS = "。；，、？！;,"
_LONGEST, _LONGEST_SENTENCE, _LONGEST_COLON, _LONGEST_PLAIN = 40, 21, 12, 40
_NOTE = re.compile(r"注\s*[:：]\s*")
_TERM = re.compile(r"(.{1,30}?)(：|:|——|—|是指|，?指)(.+)", re.DOTALL)


class Line(Struct, frozen=True):
    """A line of the text, or the place of a form (``mark``, as the data write it)."""

    text: str
    where: str
    mark: Node | None = None


class Number(Struct, frozen=True):
    """The number that a line begins with, the style it is written in, and what follows it."""

    style: str
    value: int
    rest: str


class _Level(Struct):
    """A list that lines of one style are being added to."""

    style: str
    value: int
    container: list[Node]
    plain: bool = False  # whether the last line of the list was a paragraph


class Outline(Struct):
    """The blocks of the text, the sections found, how many headings went by looks alone."""

    blocks: list[Node] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)


def number_of(text: str) -> Number | None:
    """The number that a line begins with; None where it has none."""
    for style, pattern in _STYLES:
        match = pattern.match(text)
        if match:
            return Number(style, _value(match[1]), text[match.end() :].strip())
    return None


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, _, ones = numeral.rpartition("十") if "十" in numeral else ("", "", numeral)
    whole = (_NUMERALS.get(tens, 1) if tens or "十" in numeral else 0) * 10
    return whole + _NUMERALS.get(ones, 0)


def section_of(edition: Edition, kind: Kind, text: str, used: Sequence[str]) -> str:
    """The id of the section that a heading begins, '' where it begins none."""
    number = number_of(text)
    name = bare(number.rest if number else text).replace("的", "")
    plain = not number or number.style not in ("part", "chapter", "一、", "（一）", "1、", "1.")
    if not name or len(name) > _LONGEST or any(end in text for end in "。；"):
        return ""
    best = ("", 0)
    for section in edition.sections[kind]:
        words = (section.label, *edition.wordings.sections.get(section.id, ()))
        for word in map(bare, words):
            word = word.replace("的", "")
            fits = name == word if plain else word in name
            if fits and section.id not in used and len(word) > best[1]:
                best = (section.id, len(word))
    return best[0]


def outline(edition: Edition, kind: Kind, lines: Sequence[Line], ledger: Ledger) -> Outline:
    """The lines as nested blocks."""
    builder = _Builder(edition, kind, lines, ledger)
    for index in range(len(lines)):
        builder.add(index)
    return builder.found


class _Builder:
    """Adds line after line, keeping the lists that are open."""

    def __init__(self, edition: Edition, kind: Kind, lines: Sequence[Line], ledger: Ledger) -> None:
        self.edition, self.kind, self.ledger = edition, kind, ledger
        self.lines = lines
        self.found = Outline()
        self.levels: list[_Level] = []
        self.current = self.found.blocks
        self.fresh = ""  # the heading that has nothing below it yet
        self.section = ""

    def add(self, index: int) -> None:
        """One more line."""
        line = self.lines[index]
        if line.mark is not None:
            if self.section == _LAST_TEXT:  # a form after the glossary stands by itself
                self.current, self.levels = self.found.blocks, []
            self._put(line.mark)
            return
        number = number_of(line.text)
        section = section_of(self.edition, self.kind, line.text, self.found.sections)
        if section or (number and number.style == "part"):
            self._heading(line, number, section)
        elif self.section == "glossary" and self._definition(line):
            return
        elif _NOTE.match(line.text):
            self._put({"注": _NOTE.sub("", line.text, count=1)})
        elif number:
            self._numbered(index, line, number)
        elif self._heads(index, line):
            self._plain_heading(line)
        else:
            self._put({"段": line.text})

    def _put(self, node: Node) -> None:
        self.current.append(node)
        self.fresh = ""

    def _definition(self, line: Line) -> bool:
        number = number_of(line.text)
        match = _TERM.fullmatch(number.rest if number else line.text)
        if not match or (not number and match[2] not in ("：", ":")):
            return False
        node: Node = {}
        if number:
            node["序号"] = line.text[: len(line.text) - len(number.rest)].strip()
        node["名词"] = match[1].strip()
        if match[2] != "：":
            node["分隔"] = match[2]
        self._put(node | {"释义": match[3].strip()})
        return True

    def _open(self, line: Line, section: str = "") -> None:
        """A heading in the current list; what follows goes below it."""
        body: list[Node] = []
        node: Node = {"题": line.text}
        if section:
            node["栏目"] = self.edition.section_labels[section]
            self.found.sections.append(section)
            self.section = section
        self.current.append(node | {"内容": body})
        self.current, self.fresh = body, line.text

    def _heading(self, line: Line, number: Number | None, section: str) -> None:
        if number and number.style == "part":
            self.levels, self.current = [], self.found.blocks
            self.section = ""
        if number:
            self._to_level(number, line)
        elif section:
            self._to_sections()
        self._open(line, section)

    def _to_sections(self) -> None:
        """Back to the list that holds sections, for one without number."""
        if self.levels:
            level = self.levels[0]
            self.current = level.container

    def _to_level(self, number: Number, line: Line) -> None:
        """Find the list that a numbered line goes on, or begin one here."""
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            if level.style == number.style and level.value == number.value - 1:
                self._back_to(depth, number)
                return
        same = [n for n, level in enumerate(self.levels) if level.style == number.style]
        if number.value != 1 and same:
            self._back_to(same[-1], number)
            message = f"编号不连续，按前面同样写法的编号安放：{excerpt(line.text)}"
            self.ledger.doubt(line.where, message, 0)
            return
        if self.levels and self.levels[-1].style == _REPEATED:
            self.current = self.levels.pop().container
        self.levels.append(_Level(number.style, number.value, self.current))

    def _back_to(self, depth: int, number: Number) -> None:
        del self.levels[depth + 1 :]
        self.levels[depth].value = number.value
        self.current = self.levels[depth].container

    def _numbered(self, index: int, line: Line, number: Number) -> None:
        self._to_level(number, line)
        level = self.levels[-1]
        sentence = number.rest[-1:] == "。" and not self._list_follows(index)
        listed = level.plain and number.value > 1  # the last of a list of duties is one of them
        headed = self._deeper_follows(index, number) and _short(number.rest)
        level.plain = not headed or (sentence and listed)
        if level.plain:
            self._put({"段": line.text})
        else:
            self.found.judged.append(line.text)
            self._open(line)

    def _list_follows(self, index: int) -> bool:
        """Whether a numbered list begins right below a line."""
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        after = number_of(following.text) if following and following.mark is None else None
        return after is not None and after.value == 1

    def _deeper_follows(self, index: int, number: Number) -> bool:
        """Whether what comes next stands below a numbered line, not beside or above it."""
        if index + 1 >= len(self.lines):
            return False
        following = self.lines[index + 1]
        if following.mark is not None:
            return True
        after = number_of(following.text)
        if section_of(self.edition, self.kind, following.text, self.found.sections):
            styles = {level.style for level in self.levels}
            return after is not None and after.value == 1 and after.style not in styles
        if after is None:
            return True
        if after.style == "part":
            return False
        return after.value == 1 and not (after.style == number.style and number.value == 0)

    def _heads(self, index: int, line: Line) -> bool:
        """Whether a line without number is a heading, by its looks and its place."""
        text = line.text
        if index + 1 >= len(self.lines) or len(text) > _LONGEST_PLAIN:
            return False
        following = self.lines[index + 1]
        ends = following.mark is None and section_of(
            self.edition, self.kind, following.text, self.found.sections
        )
        if ends and not (self.fresh and self._is_title(text)):
            return False
        if text[-1] in "：:":
            return len(text) <= _LONGEST_COLON and not any(end in text for end in _ENDS)
        if any(end in text for end in _ENDS) or "：" in text or "元" in text:
            return False
        if following.mark is None:
            after = number_of(following.text)
            if after and after.value != 1:
                return False
        return bool(self.fresh) or (not self.found.blocks and self._is_title(text))

    def _is_title(self, text: str) -> bool:
        return bare(text).endswith(("说明", "预算", "公开", "文本", "目标"))

    def _plain_heading(self, line: Line) -> None:
        style = "：" if line.text[-1] in "：:" else "title"
        self.found.judged.append(line.text)
        for depth in range(len(self.levels) - 1, -1, -1):
            if style == "：" and self.levels[depth].style == style:
                self._back_to(depth, Number(style, 1, ""))
                self._open(line)
                return
        repeated = self.fresh and bare(line.text) in bare(self.fresh)
        number = number_of(self.fresh) if repeated else None
        style = _REPEATED if number and number.style == "part" else style
        if style != "title":
            self.levels.append(_Level(style, 1, self.current))
        self._open(line)


def _short(rest: str) -> bool:
    """Whether the words after a number are those of a heading."""
    body = rest[:-1] if rest[-1:] == "。" else rest
    if not body or any(end in body for end in "。；？！;") or rest[-1] in "；，、;,":
        return False
    if "：" in body.rstrip("：") or ":" in body.rstrip(":"):
        return False
    return len(rest) <= (_LONGEST_SENTENCE if rest[-1] == "。" else _LONGEST)
