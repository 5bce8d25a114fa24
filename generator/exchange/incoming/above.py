"""The lines right above a form: its title, its head line, its number."""

import re

from generator.exchange.incoming import captions
from generator.exchange.incoming.captions import Caption
from generator.exchange.incoming.document import Grid
from generator.exchange.incoming.heads import texts
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.outline import Line, number_of
from generator.exchange.incoming.vocabulary import form_of_title
from generator.exchange.incoming.wording import bare, excerpt, figure, is_dress
from generator.forms.edition import Edition
from generator.forms.table_form import TableForm

_LOOK_BACK = 8
_LONGEST_TITLE = 40


class Above:
    """Looks at the end of the text gone through so far, and takes off what belongs to a form."""

    def __init__(self, edition: Edition, ledger: Ledger, lines: list[Line]) -> None:
        self.edition, self.ledger, self.lines = edition, ledger, lines

    def recent(self) -> list[Line]:
        """The lines right before a grid, the nearest first, as far as they can belong to it."""
        found = []
        for line in reversed(self.lines[-_LOOK_BACK:]):
            if line.mark is not None or len(line.text) > 2 * _LONGEST_TITLE or "。" in line.text:
                break
            found.append(line)
        return found

    def title_id(self, grid: Grid) -> str:
        """The form that the lines above, or else the sheet's name, are the title of."""
        for line in self.recent():
            id = form_of_title(self.edition, line.text)
            if id:
                return id
            if not self.is_caption(line) and not is_dress(line.text):
                break
        return form_of_title(self.edition, grid.name) if grid.name else ""

    def foreign_title(self, grid: Grid) -> bool:
        """Whether the line above is the title of a form that is not known."""
        for line in self.recent():
            if not self.is_caption(line):
                plain = bare(line.text)
                return plain.endswith("表") and not number_of(line.text)
        return False

    def foreign_lines(self) -> str:
        """Take head line and title of a form that is not known off the end; the title."""
        self.caption()
        title = ""
        if self.lines and self.lines[-1].mark is None:
            text = self.lines[-1].text
            if bare(text).endswith("表") and len(text) <= 2 * _LONGEST_TITLE and "。" not in text:
                title = self.lines.pop().text
                self._drop_dress()
        return title

    def is_caption(self, line: Line) -> bool:
        """Whether a line is a head line: department, year, unit."""
        return captions.parsed(self.edition, re.split(r"\t|\s{2,}", line.text)) is not None

    def caption(self) -> Caption:
        """Take the head lines off the end of the text."""
        caption = Caption()
        while self.lines and self.lines[-1].mark is None:
            line = self.lines[-1]
            found = captions.parsed(self.edition, re.split(r"\t|\s{2,}", line.text))
            if found is None:
                break
            for id, value in found.items():
                caption.values.setdefault(id, value)
                caption.wheres.setdefault(id, line.where)
            self.lines.pop()
        return caption

    def take_title(self, form: TableForm) -> str:
        """Take the title of a form off the end of the text."""
        lines = self.lines
        title = ""
        if lines and lines[-1].mark is None:
            text = lines[-1].text
            known = form_of_title(self.edition, text) == form.id
            inline = form not in self.edition.tables and _could_be_title(text)
            if known or inline:
                title = lines.pop().text
        self._drop_dress()
        return title

    def _drop_dress(self) -> None:
        """Take the number of a table (表1) off the end of the text."""
        while self.lines and self.lines[-1].mark is None and is_dress(self.lines[-1].text):
            line = self.lines.pop()
            self.ledger.note(line.where, f"表题前的“{excerpt(line.text)}”没有收入")


def _could_be_title(text: str) -> bool:
    """Whether a line right above a form among the text is its title."""
    ends = any(end in text for end in "。；，：:")
    return len(text) <= _LONGEST_TITLE and not ends and number_of(text) is None


def what_is_wrong(edition: Edition, title: str) -> str:
    """Why a table below a title, '' where it has none, was not read."""
    if not title:
        return "不认识的表"
    known = form_of_title(edition, title)
    shown = f"“{excerpt(title)}”"
    return f"{shown}的表头对不上已知的各栏" if known else f"不认识的表{shown}"


def begins_foreign(edition: Edition, grid: Grid, index: int) -> bool:
    """Whether a row is the title of a table that is not known: a head line or a head follows.

    A sheet may hold everything, one table below the other.
    """
    words = texts(grid.rows[index])
    if len(words) != 1 or not bare(words[0]).endswith("表"):
        return False
    below = (found for row in grid.rows[index + 1 : index + 4] if (found := texts(row)))
    following = next(below, [])
    if captions.parsed(edition, following) is not None:
        return True
    return len(following) > 1 and not any(map(figure, following))
