"""The numbers that Word puts before paragraphs by itself (一、 （一） 1.), which no text holds."""

import re
from typing import Any

from docx.oxml.ns import qn

_DIGITS = "〇一二三四五六七八九"
_CHINESE = {
    *("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"),
    *("taiwaneseCounting", "taiwaneseCountingThousand", "chineseLegalSimplified"),
}
_VAL = qn("w:val")
Level = tuple[str, str, int]  # format, text, start


class Numbers:
    """Counts numbered paragraphs as Word does, list by list and level by level."""

    def __init__(self, opened: Any) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.lists: dict[str, str] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.styles = _style_numbers(opened.styles.element)
        part = next((rel.target_part for rel in opened.part.rels.values()
                     if rel.reltype.endswith("/numbering")), None)  # fmt: skip
        if part is not None:
            self._read(part.element)

    def _read(self, root: Any) -> None:
        for abstract in root.findall(qn("w:abstractNum")):
            id = abstract.get(qn("w:abstractNumId"))
            self.levels[id] = {
                int(level.get(qn("w:ilvl"))): _level(level)
                for level in abstract.findall(qn("w:lvl"))
            }
        for number in root.findall(qn("w:num")):
            abstract = number.find(qn("w:abstractNumId"))
            if abstract is not None:
                self.lists[number.get(qn("w:numId"))] = abstract.get(_VAL)

    def before(self, paragraph: Any) -> str | None:
        """The number before a paragraph, '' where it has none, None where it is not known how."""
        id, depth = self._of(paragraph)
        if id in ("", "0"):
            return ""
        abstract = self.lists.get(id, "")
        levels = self.levels.get(abstract, {})
        if depth not in levels:
            return None
        counts = self.counts.setdefault(abstract, {})
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._text(levels, counts, depth)

    def _of(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph: its own, or its style's."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        own = properties.find(qn("w:numPr"))
        if own is not None:
            return _list_and_level(own)
        style = properties.find(qn("w:pStyle"))
        return self.styles.get(style.get(_VAL), ("", 0)) if style is not None else ("", 0)

    def _text(self, levels: dict[int, Level], counts: dict[int, int], depth: int) -> str | None:
        if levels[depth][0] == "bullet":
            return ""
        text = levels[depth][1]
        for place in re.findall(r"%([1-9])", text):
            level = int(place) - 1
            written = _written(levels.get(level, ("", "", 1))[0], counts.get(level, 1))
            if written is None:
                return None
            text = text.replace(f"%{place}", written)
        return text


def _level(level: Any) -> Level:
    def value(name: str, otherwise: str) -> str:
        found = level.find(qn(name))
        return str(found.get(_VAL, otherwise)) if found is not None else otherwise

    start = value("w:start", "1")
    return (
        value("w:numFmt", "decimal"),
        value("w:lvlText", ""),
        int(start) if start.isdecimal() else 1,
    )


def _list_and_level(properties: Any) -> tuple[str, int]:
    id, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    depth = level.get(_VAL, "0") if level is not None else "0"
    return (id.get(_VAL, "") if id is not None else ""), int(depth) if depth.isdecimal() else 0


def _style_numbers(styles: Any) -> dict[str, tuple[str, int]]:
    """The list and level that a style gives its paragraphs."""
    found = {}
    for style in styles.findall(qn("w:style")):
        properties = style.find(qn("w:pPr"))
        number = properties.find(qn("w:numPr")) if properties is not None else None
        if number is not None:
            found[style.get(qn("w:styleId"))] = _list_and_level(number)
    return found


def _written(kind: str, number: int) -> str | None:
    if kind in _CHINESE:
        return chinese(number)
    if kind in ("decimal", "decimalFullWidth", "decimalZero"):
        return str(number)
    if kind in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and number <= 20:
        return chr(0x2460 + number - 1)
    if kind in ("lowerLetter", "upperLetter") and number <= 26:
        return chr((97 if kind == "lowerLetter" else 65) + number - 1)
    return None


def chinese(number: int) -> str:
    """A number below a hundred in 汉字: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens % 10]}十"
    return lead + (_DIGITS[ones] if ones else "")
