"""The line above a table: department, year, unit, date; in cells, or in one line of text."""

import re
from collections.abc import Iterable, Mapping
from itertools import zip_longest

from msgspec import Struct, field

from generator.exchange.incoming.vocabulary import form_of_title
from generator.exchange.incoming.wording import squeeze
from generator.forms.edition import Edition

_CODE_NAME = re.compile(r"[0-9]{3,12}\s*[^\s0-9:：|/、.．年][^:：]*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DATE = re.compile(r"((?:19|20)[0-9]{2})\s*[-年./]\s*([0-9]{1,2})\s*[-月./]\s*([0-9]{1,2})\s*日?")
_LONGEST = 80


class Caption(Struct):
    """What the lines above a form say, by the ids of head fields; ``wheres`` say where."""

    values: dict[str, str] = field(default_factory=dict)
    wheres: dict[str, str] = field(default_factory=dict)


def _pattern(edition: Edition) -> re.Pattern[str]:
    words = {word: id for id, ws in edition.wordings.heads.items() for word in ws}
    ordered = sorted(words, key=len, reverse=True)
    spelled = (r"\s*".join(map(re.escape, word)) for word in ordered)
    return re.compile(rf"(?<![\u4e00-\u9fff])({'|'.join(spelled)})\s*[:：]\s*")


def _ids(edition: Edition) -> Mapping[str, str]:
    return {word: id for id, words in edition.wordings.heads.items() for word in words}


def parsed(edition: Edition, texts: Iterable[str]) -> dict[str, str] | None:
    """What the cells or pieces of a line say; None where it is no such line."""
    found: dict[str, str] = {}
    for text in texts:
        piece = text.strip()
        if not piece:
            continue
        if len(piece) > _LONGEST or "。" in piece:
            return None
        inner = _one(edition, piece)
        if inner is None:
            return None
        found |= inner
    return found or None


_UNIT_AT_END = re.compile(
    r"(?:金额|货币|计量)?\s*单\s*位\s*[:：]\s*(?:人民[币幣])?\s*"
    r"([十拾百佰千仟万萬亿億]{0,3}(?:[美港欧歐日韩韓澳加]?[元圓]|美金|港[币幣]|英[镑鎊]|日圆))\s*[)）]?\s*$"
)


def _one(edition: Edition, text: str) -> dict[str, str] | None:
    unit = _UNIT_AT_END.search(text)
    if unit:
        before = text[: unit.start()].strip(" \t\u3000(（")
        inner = _one(edition, before) if before else {}
        if inner is None:
            inner = {} if form_of_title(edition, before) else {"department": before}
        return inner | {"unit": unit.group(1)}
    marks = list(_pattern(edition).finditer(text))
    lead = text[: marks[0].start()].strip() if marks else text
    found: dict[str, str] = {}
    if lead:
        if not (_CODE_NAME.fullmatch(lead) or marks):
            return None
        found["department"] = lead
    for mark, after in zip_longest(marks, marks[1:]):
        value = text[mark.end() : after.start() if after else len(text)].strip()
        found[_ids(edition)[squeeze(mark.group(1))]] = value
    if not marks and len(lead) > _LONGEST // 2:
        return None
    return found


def head_value(id: str, text: str) -> str:
    """A value of the head line as the data write it."""
    if id == "year":
        year = _YEAR.search(text)
        return year.group() if year else text
    if id == "as_of":
        date = _DATE.search(text)
        return f"{date[1]}-{date[2]:0>2}-{date[3]:0>2}" if date else text
    return squeeze(text) if id == "unit" else text
