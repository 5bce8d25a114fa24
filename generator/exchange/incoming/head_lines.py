"""The lines between a form's title and its head: department, year, date, number, unit.

One room reads such a line however it is laid out: a row of cells, or a line of text whose pieces
stand apart by a tab or wide blanks.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from generator.exchange.incoming.document import BoxRow
from generator.exchange.incoming.head_words import (
    DATE,
    GAP,
    SPOKEN_DATE,
    YEAR,
    field_of,
    is_department,
    is_label,
    is_partial,
    labels,
    may_name_a_body,
    unit_alone,
    with_colons,
)
from generator.exchange.incoming.heads import texts
from generator.exchange.incoming.outline import number_of
from generator.exchange.incoming.vocabulary import form_of_title, is_form_word, is_project_title
from generator.exchange.incoming.wording import bare, figure, is_dress, squeeze
from generator.forms.edition import Edition

_LONGEST, _LONGEST_PIECE, _LONGEST_STRANGE = 160, 80, 40
_SENTENCE = re.compile("[。；！？;!?]")
_CLAUSE = re.compile("[，、,：:]")
_REMARK = re.compile(r"(?:注|备注|说明|附注|其中)\s*[0-9]?\s*[:：]")
_OTHER_LABEL = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:\s*[（(][^（）()]{1,8}[)）])?\s*[:：][^:：，。]*"
)
_BEFORE_OTHER = re.compile(r"\s(?=[\u4e00-\u9fff]{2,12}[:：])")
_NUMBERS = ("附表", "附件", "续表", "（续表）", "（续）")
_YEAR_BEFORE = re.compile(r"(?:19|20)[0-9]{2}年度?(?=[^\s0-9])")
_YEAR_BEHIND = re.compile(r"(?<=[^\s0-9])((?:19|20)[0-9]{2})年?度?$")
_UNIT_BEHIND = re.compile(
    r"(.+?)\s*(?:[（(]([^（）()]*(?:[（(][^（）()]*[)）])?[^（）()]*)[)）]"
    r"|((?:(?:金额|货币|计量|计价|核算)\s*)?单\s*位\s*[:：].+))"
)
_LONGEST_ATTACHED = 20
_BEFORE_LABEL = " \t\n\u3000（("
_WIDE = "    "


class HeadLine(Struct, frozen=True):
    """What a line says by the ids of head fields, and every unit that it prints.

    ``numbers`` are those of the form and dates, ``others`` words that no field is for: neither is
    taken. A ``sure`` line is one wherever it stands; others (a bare name, a bare year) only below a
    title. ``labelled`` tells that a label says what something in it is.
    """

    says: Mapping[str, str]
    units: tuple[str, ...]
    numbers: tuple[str, ...]
    others: tuple[str, ...]
    sure: bool
    labelled: bool


def row_text(row: BoxRow) -> str:
    """A row of a grid as one line, its cells wide apart."""
    return _WIDE.join(_WIDE.join(text.strip().split("\n")) for text in texts(row))


@lru_cache(maxsize=1 << 12)
def head_line(edition: Edition, text: str) -> HeadLine | None:
    """What a line between title and head says; None where it is no such line."""
    text = with_colons(text.strip().rstrip("；;，,"))
    longest = max(map(len, GAP.split(text)))
    if not text or len(text) > _LONGEST or longest > _LONGEST_PIECE or _SENTENCE.search(text):
        return None
    return _Reading(edition, text).result()


class _Reading:
    """Takes a line apart at its labels and gaps."""

    def __init__(self, edition: Edition, text: str) -> None:
        self.edition = edition
        self.says: dict[str, str] = {}
        self.units: list[str] = []
        self.numbers: list[str] = []
        self.dates: list[str] = []
        self.others: list[str] = []
        self.doubtful = False  # it may be a sentence, or the head of a table
        self.refused = False  # it is the head of a table: 价值（单位：元）
        self.marks = list(labels(edition).finditer(text))
        bounds = [0, *(at for mark in self.marks for at in mark.span()), len(text)]
        lead, *values = (text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True))
        self._lead(lead)
        before = lead
        for mark, value in zip(self.marks, values, strict=True):
            opened = before.rstrip()[-1:] in ("（", "(")
            self._labelled(mark, _closed(value) if opened else value)
            before = value

    def _lead(self, lead: str) -> None:
        """What stands before the first label, or without any."""
        close = bool(self.marks) and not GAP.search(lead[len(lead.rstrip(_BEFORE_LABEL)) :])
        pieces = [lead] if unit_alone(lead) else _pieces(lead)
        for number, piece in enumerate(pieces, 1):
            self._piece(piece, close and number == len(pieces))

    def _labelled(self, mark: re.Match[str], stretch: str) -> None:
        pieces = _pieces(stretch)
        if not pieces:
            return
        id = field_of(self.edition, mark)
        if id == "unit":
            pieces = self._unit(pieces, may_name_a_body(mark))
        elif not (unit_alone(pieces[0]) or (id == "department" and _is_time(pieces[0]))):
            value = pieces.pop(0).rstrip("，,、")  # else its place is blank
            self.says.setdefault(id, self._peeled(value, id))
        for piece in pieces:
            self._piece(piece)

    def _unit(self, pieces: list[str], may_name_a_body: bool) -> list[str]:
        """The unit behind its label, and the pieces that are left."""
        value, *words = pieces[0].split()
        if _is_time(value):
            return pieces
        if may_name_a_body and not unit_alone(value) and is_department(pieces[0]):
            self.says.setdefault("department", self._peeled(pieces[0], "department"))
            return pieces[1:]
        while words and (is_partial(value) or words[0][0] in "（(、/／，," or unit_alone(words[0])):
            value += words.pop(0) if is_partial(value) else f" {words.pop(0)}"
        rest = pieces[1:]
        if rest and not words and is_partial(value) and unit_alone(value + rest[0]):
            value += rest.pop(0)
        self.units.append(value)
        if words:
            self._piece(" ".join(words), attached=True)
        return rest

    def _piece(self, piece: str, attached: bool = False) -> None:
        """A piece without a label, or a label whose colon is not printed."""
        if self._aside(piece.rstrip("，,、")) or is_label(self.edition, piece):
            return
        rest = self._peeled(piece, "")
        year = _YEAR_BEFORE.match(rest)
        name = self._without_year(rest[year.end() :] if year else rest)
        named = is_department(name) and not is_form_word(self.edition, name)
        named = named and _may_stand_beside(self.edition, name)
        if named and self.says.setdefault("department", name) == name:
            return
        self.others.append(rest)
        head = is_form_word(self.edition, rest)
        self.refused = self.refused or (head and (attached or self.doubtful))
        self.doubtful = self.doubtful or head or (attached and len(rest) > _LONGEST_ATTACHED)

    def _aside(self, word: str) -> bool:
        """Take a unit, a year, a date or a number of the form; whether it is one."""
        unit, year = unit_alone(word), YEAR.fullmatch(word)
        if unit:
            self.units.append(unit)
        elif year:
            self.says.setdefault("year", year[1])
        elif DATE.fullmatch(word) or SPOKEN_DATE.fullmatch(word):
            self.dates.append(word)
        elif is_dress(word) or squeeze(word) in _NUMBERS:
            self.numbers.append(word)
        else:
            return False
        return True

    def _peeled(self, piece: str, id: str) -> str:
        """A piece without the years, dates, units and numbers at its ends."""
        words = piece.split(" ")
        while len(words) > 1 and self._aside(words[-1]):
            words.pop()
        while not id and len(words) > 1 and self._is_edge(words[0]):
            words.pop(0)
        whole = " ".join(words)
        return self._without_year(whole) if id == "department" else whole

    def _is_edge(self, word: str) -> bool:
        return is_label(self.edition, word) or self._aside(word)

    def _without_year(self, name: str) -> str:
        year = _YEAR_BEHIND.search(name)
        if not year or not is_department(name[: year.start()]):
            return name
        self.says.setdefault("year", year[1])
        return name[: year.start()]

    def result(self) -> HeadLine | None:
        """What was found; None where a part of it can stand in no such line."""
        unit_labelled = any(field_of(self.edition, mark) == "unit" for mark in self.marks)
        for other in self.others:
            other_label = _OTHER_LABEL.fullmatch(other) and not _REMARK.match(other)
            if not (other_label or (unit_labelled and self.units and not _CLAUSE.search(other))):
                return None
            if not _may_stand_beside(self.edition, other):
                return None
        if self.refused:
            return None
        alone = bool(self.units or self.numbers) and not (self.says or self.others or self.dates)
        if not (self.marks or alone or self.says or self.others or self.dates):
            return None
        return HeadLine(
            self.says,
            tuple(self.units),
            (*self.numbers, *self.dates),
            tuple(self.others),
            (bool(self.marks) or alone) and not self.doubtful,
            bool(self.marks),
        )


def _pieces(stretch: str) -> list[str]:
    """The pieces of a stretch; a bracket before the next label is left out.

    Words with a colon behind a single blank are a label of a kind that is not known.
    """
    wide = GAP.split(stretch.rstrip().rstrip("（("))
    found = (piece.strip() for part in wide for piece in _BEFORE_OTHER.split(part))
    return [piece for piece in found if piece]


def _closed(value: str) -> str:
    """A value without the bracket that closes one before its label: （单位：元）."""
    plain = value.rstrip()
    return plain[:-1] if plain[-1:] in ("）", ")") else value


def _is_time(text: str) -> bool:
    return bool(YEAR.fullmatch(text) or DATE.fullmatch(text))


def _may_stand_beside(edition: Edition, text: str) -> bool:
    """Whether words of no known kind may stand in a head line: no figure, title, heading."""
    return not (
        len(text) > _LONGEST_STRANGE or figure(text) or number_of(text) or is_title(edition, text)
    )


def is_title(edition: Edition, text: str) -> bool:
    """Whether a text is the title of a form, be it one that is known or not."""
    if form_of_title(edition, text) or is_project_title(edition, text):
        return True
    plain = bare(text)
    short = len(plain) <= _LONGEST_STRANGE and not _CLAUSE.search(plain)
    numbered = any(map(is_dress, (text, *text.split()[-1:])))  # 某某局 公开02表
    return short and plain.endswith("表") and not numbered and plain not in _NUMBERS


@lru_cache(maxsize=1 << 12)
def parted(edition: Edition, text: str) -> tuple[str, str]:
    """The title in a line and the head line beside it; '' for what the line does not hold."""
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return "", ""
    pieces = [part for piece in _pieces(text) for part in _cut(edition, piece)]
    titles = [number for number, piece in enumerate(pieces) if is_title(edition, piece)]
    if len(titles) == 1:
        title = pieces.pop(titles[0])
        beside = head_line(edition, _WIDE.join(pieces)) if pieces else None
        if beside is not None and beside.sure:
            return title, _WIDE.join(pieces)
    return (text, "") if is_title(edition, text) else ("", "")


def _cut(edition: Edition, piece: str) -> tuple[str, ...]:
    """A title and the unit right behind it as two pieces: 支出总表（单位：元）."""
    found = _UNIT_BEHIND.fullmatch(piece)
    if not found or not is_title(edition, found[1]):
        return (piece,)
    beside = head_line(edition, found[2] or found[3])
    return (found[1], found[2] or found[3]) if beside is not None and beside.units else (piece,)
