"""The lines right above a form: its title, its head lines, its number."""

import re

from generator.exchange.incoming.captions import Caption
from generator.exchange.incoming.document import Grid
from generator.exchange.incoming.feet import told
from generator.exchange.incoming.filled import Filled
from generator.exchange.incoming.head_lines import head_line, parted
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.outline import Line, number_of
from generator.exchange.incoming.vocabulary import form_of_title, is_project_title
from generator.exchange.incoming.wording import bare, excerpt
from generator.forms.edition import Edition
from generator.forms.table_form import TableForm

_LOOK_BACK = 10
_LONGEST_TITLE = 40
_SPEAKS_OF_UNIT = re.compile("单\\s*位\\s*[:：].*[元圆币镑]|[（(][^（）()]{0,12}元[)）]|元为单位")


class Above:
    """Looks at the end of the text gone through so far, and takes off what belongs to a form."""

    def __init__(self, edition: Edition, ledger: Ledger, lines: list[Line]) -> None:
        self.edition, self.ledger, self.lines = edition, ledger, lines
        self.grid_name, self.grid_start = "", 0
        self.table: Filled | None = None
        self.table_name, self.table_end = "", 0

    def enter(self, grid: Grid) -> None:
        """A grid begins here; the name of a sheet may be the title of the form in it."""
        self.grid_name, self.grid_start = grid.name, len(self.lines)

    def end_table(self, filled: Filled, grid: Grid) -> None:
        """The rows of a table end here."""
        self.table, self.table_name, self.table_end = filled, grid.name, len(self.lines)

    def recent(self) -> list[Line]:
        """The lines right before a grid, the nearest first, as far as they can belong to it."""
        found = []
        for line in reversed(self.lines[-_LOOK_BACK:]):
            if line.mark is not None or "。" in line.text:
                break
            if len(line.text) > 2 * _LONGEST_TITLE and head_line(self.edition, line.text) is None:
                break
            found.append(line)
        return found

    def title_id(self) -> str:
        """The form that the lines above, or else the sheet's name, are the title of."""
        for line in self.recent():
            title, _ = parted(self.edition, line.text)
            if title:
                id = form_of_title(self.edition, title)
                if id:
                    return id
                break
            if head_line(self.edition, line.text) is None:
                break
        return form_of_title(self.edition, self.grid_name) if self.grid_name else ""

    def is_under_title(self) -> bool:
        """Whether a title stands right above, with nothing but head lines below it."""
        return self._head_lines()[1]

    def foreign_title(self) -> bool:
        """Whether the line above is the title of a form that is not known."""
        for line in self.recent():
            title, _ = parted(self.edition, line.text)
            if title or head_line(self.edition, line.text) is None:
                return bare(title or line.text).endswith("表") and not number_of(line.text)
        return False

    def foreign_lines(self) -> str:
        """Take head line and title of a form that is not known off the end; the title."""
        self.caption()
        title = ""
        if self.lines and self.lines[-1].mark is None:
            text = self.lines[-1].text
            if bare(text).endswith("表") and len(text) <= 2 * _LONGEST_TITLE and "。" not in text:
                title = self.lines.pop().text
                self._above_title(Caption())
        return title

    def caption(self) -> Caption:
        """Take the head lines off the end of the text, and those beside a title."""
        caption, (count, _) = Caption(), self._head_lines()
        for line in reversed(self.lines[len(self.lines) - count :]):
            self._take(caption, line.text, line.where)
        del self.lines[len(self.lines) - count :]
        if self.lines and (last := self.lines[-1]).mark is None:
            title, beside = parted(self.edition, last.text)
            if beside:
                self._take(caption, beside, last.where)
                self.lines[-1] = Line(title, last.where)
        named, beside = parted(self.edition, self.grid_name)
        if named and beside and not caption.units:  # a sheet may be called 收支总表（元）
            self._take(caption, beside, f"工作表“{self.grid_name}”的名称")
        if not caption.units:
            caption.unread = self._unread()
        return caption

    def _take(self, caption: Caption, text: str, where: str) -> None:
        found = head_line(self.edition, text)
        assert found is not None
        caption.take(found, where, self.ledger)

    def _head_lines(self) -> tuple[int, bool]:
        """How many lines at the end are head lines, and whether a title stands above them.

        Below one those count that only look like head lines: a bare name, a bare year.
        """
        named = bool(self.grid_name and form_of_title(self.edition, self.grid_name))
        sure = 0
        for count, line in enumerate([*self.recent(), None]):
            if named and len(self.lines) - count == self.grid_start:
                return count, True
            if line is None:
                break
            if parted(self.edition, line.text)[0]:
                return count, True
            found = head_line(self.edition, line.text)
            if found is None:
                break
            sure = count + 1 if found.sure else sure
        return sure, False

    def _unread(self) -> str:
        """The line right above that speaks of a unit and is no head line."""
        for line in self.recent()[:2] or self.lines[-1:]:
            if line.mark is None and _SPEAKS_OF_UNIT.search(line.text):
                return line.text
        return ""

    def take_title(self, form: TableForm, caption: Caption) -> str:
        """Take the title of a form off the end of the text; what stands above it is told."""
        lines = self.lines
        title = ""
        if lines and lines[-1].mark is None:
            text = lines[-1].text
            known = form_of_title(self.edition, text) == form.id
            inline = form not in self.edition.tables and _could_be_title(text)
            if known or inline:
                title = lines.pop().text
        self._above_title(caption)
        return title

    def take_project(self) -> tuple[Caption, str]:
        """Take head lines and title of a project form off the end of the text."""
        caption, lines, title = self.caption(), self.lines, ""
        if lines and lines[-1].mark is None and is_project_title(self.edition, lines[-1].text):
            title = lines.pop().text
        self._above_title(caption)
        return caption, title

    def _above_title(self, caption: Caption) -> None:
        """Take the number of a table (表1), and a unit beside it, off the end of the text.

        Right under another table a unit above its number, or without one, is that table's.
        """
        run = []
        while self.lines and self.lines[-1].mark is None:
            line = self.lines[-1]
            found = head_line(self.edition, line.text)
            if found is None or not found.sure or not (found.numbers or found.units):
                break
            run.append((found, line.where))
            self.lines.pop()
        numbered = [count for count, (found, _) in enumerate(run, 1) if found.numbers]
        under_table = self.table is not None and len(self.lines) == self.table_end
        own = max(numbered, default=0) if under_table else len(run)
        for found, where in run[:own]:
            caption.take(found, where, self.ledger)
        if self.table is not None:
            for found, where in run[own:]:
                told(found, where, self.table, self.ledger)


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
