"""Going through the body of a document: every line and every row finds its place."""

import re

from generator.exchange.incoming import projects, tables
from generator.exchange.incoming.above import Above, what_is_wrong
from generator.exchange.incoming.beginnings import (
    begins_anew,
    begins_foreign,
    below_head_lines,
    below_repeated,
    completes,
    is_field_row,
    is_title_row,
    said_again,
)
from generator.exchange.incoming.document import BoxRow, Document, Grid, Paragraph, Part
from generator.exchange.incoming.feet import below_feet
from generator.exchange.incoming.filled import Filled, begun, go_on
from generator.exchange.incoming.head_lines import head_line, parted, row_text
from generator.exchange.incoming.heads import HeadMatch, match_head, texts
from generator.exchange.incoming.indicators import is_indicator_head
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.outline import Line, Node
from generator.exchange.incoming.projects import Reader
from generator.exchange.incoming.second_tables import Head, begins_again
from generator.exchange.incoming.state import State
from generator.exchange.incoming.vocabulary import is_project_title
from generator.exchange.incoming.wording import excerpt, squeeze
from generator.forms.edition import Edition

_NOTE = re.compile(r"(?:注|备注|说明|附注)\s*[0-9]?\s*[:：]\s*")
_CLEAR, _RIVAL = 600, 40  # of 800: how well a head must fit where no title tells the form
_CONTINUED = re.compile(r"[（(]?续表?[0-9一二三四五六七八九十]*[)）]?")


class Walker:
    """Goes through the parts of a body, one after the other."""

    def __init__(self, document: Document, edition: Edition, ledger: Ledger) -> None:
        self.edition, self.ledger = edition, ledger
        self.plain_blanks, self.from_layout = document.layout_blanks, document.draft_only
        self.state = State()
        self.above = Above(edition, ledger, self.state.lines)

    def take(self, part: Part) -> None:
        """The next part of the document."""
        if isinstance(part, Paragraph):
            self._line(part.text, part.where)
        else:
            self._grid(part)

    def close(self) -> None:
        """The end of the document."""
        self._close_project()
        self.state.open_table = None

    def _line(self, text: str, where: str) -> None:
        state = self.state
        if _CONTINUED.fullmatch(squeeze(text)):
            return
        if state.after is not None and _NOTE.match(text):
            state.after.notes.append(_NOTE.sub("", text, count=1))
            return
        state.lines.append(Line(text, where))
        if is_project_title(self.edition, parted(self.edition, text)[0]):
            self._close_project()

    def _grid(self, grid: Grid) -> None:
        self.above.enter(grid)
        index = 0
        while index < len(grid.rows):
            index = self._rows(grid, index)

    def _rows(self, grid: Grid, index: int) -> int:
        """Take what begins at a row; the number of the next row to look at."""
        row, state = grid.rows[index], self.state
        if not texts(row):
            return index + 1
        if self._begins_project(grid, index):
            self._begin_project(row)
            return self._project_rows(grid, index)
        if is_indicator_head(self.edition, row):
            if state.reader is None:
                self._begin_project(row)
            return self._project_rows(grid, index)
        match = self._match(grid, index)
        if match:
            return self._table(grid, index, match)
        before = self._goes_on(grid) if index == 0 else None
        if before is not None:
            before.resumed = self.from_layout
            end = self._table_rows(grid, 0)
            if end:
                before.pieces += 1
                self.ledger.note(grid.where, f"没有表头的一段接在“{before.form.label}”后面")
                return end
        return self._loose_row(grid, index)

    # Forms of rows.

    def _match(self, grid: Grid, index: int) -> HeadMatch | None:
        """The form whose head begins here, by its title if there is one, else by its columns."""
        known = [
            match
            for form in self.edition.forms.values()
            if (match := match_head(self.edition, form, grid, index))
        ]
        if not known:
            return None
        title = self.above.title_id()
        if title:
            return next((match for match in known if match.form.id == title), None)
        if self.above.foreign_title():
            return None
        open_table = self.state.open_table
        ranked = sorted(known, key=lambda match: -match.score)
        if open_table is not None and not self.state.lines_since_table():
            same = [match for match in ranked if match.form is open_table.form]
            if same:
                return same[0]
        best = ranked[0]
        rivals = [m for m in ranked[1:] if m.score > best.score - _RIVAL]
        if best.score < _CLEAR or rivals:
            return None
        if best.form.head:
            message = f"没有找到表题，按各列的名称当作“{best.form.label}”读出"
            self.ledger.doubt(grid.rows[index][0].where, message, 0)
        return best

    def _table(self, grid: Grid, index: int, match: HeadMatch) -> int:
        state = self.state
        self._close_project()
        caption = self.above.caption()
        titled = self.above.title_id() == match.form.id
        title = self.above.take_title(match.form, caption)
        known = state.known(match.form)
        again = known is not None and begins_again(
            self.edition, known, Head(match, grid, caption, titled), self.plain_blanks
        )
        if known is not None and not again and match.form is not self.edition.institutions:
            known.match, known.pieces = match, known.pieces + 1
            known.resumed = self.from_layout
            state.open_table = known
            self.ledger.note(grid.rows[index][0].where, f"“{match.form.label}”在这里接着上一段")
            go_on(self.edition, known, caption, grid.rows[index][0].where, self.ledger)
            return self._table_rows(grid, match.first)
        where = next((box.where for box in grid.rows[index] if box.text.strip()), grid.where)
        ledger = Ledger() if again else self.ledger
        filled = begun(self.edition, match, where, caption, title, ledger)
        filled.again = (known.again or known) if known is not None and again else None
        state.place(filled, self.edition)
        state.open_table = filled
        return self._table_rows(grid, match.first)

    def _table_rows(self, grid: Grid, index: int) -> int:
        """The rows of the open table, to the end of the grid or to what begins anew."""
        filled = self.state.open_table
        assert filled is not None
        self.state.after, ledger = filled, Ledger() if filled.again else self.ledger
        while index < len(grid.rows):
            row = grid.rows[index]
            words = texts(row)
            repeated = below_repeated(self.edition, grid, index, filled)
            if repeated > index:
                said = said_again(self.edition, grid, filled, range(index, repeated), ledger)
                go_on(self.edition, filled, said, row[0].where, ledger)
                index = repeated
                continue
            if len(words) == 1 and _NOTE.match(words[0]):
                filled.notes.append(_NOTE.sub("", words[0], count=1).strip())
                index += 1
                continue
            below = below_feet(self.edition, grid, index, filled, ledger)
            if below > index or begins_anew(self.edition, grid, index, filled):
                index = below
                break
            tables.add_row(self.edition, filled, row, ledger, self.plain_blanks)
            index += 1
        self.above.end_table(filled, grid)
        return index

    def _goes_on(self, grid: Grid) -> Filled | None:
        """The table that a grid without head goes on from."""
        filled = self.state.open_table
        if filled is None or self.state.lines_since_table():
            return None
        if grid.name and grid.name != self.above.table_name:  # no table goes on in another sheet
            return None
        return filled if grid.width == filled.match.width else None

    def _loose_row(self, grid: Grid, index: int) -> int:
        """A row that begins no form: a title, a head line, or something not understood."""
        row = grid.rows[index]
        words, text = texts(row), row_text(row)
        where = next(box.where for box in row if box.text.strip())
        found = head_line(self.edition, text)
        if parted(self.edition, text)[1]:
            self._line(text, where)
        elif len(words) == 1 and self._is_line(grid, row) and found is None:
            self._line(words[0].strip(), where)
        elif found is not None and (found.sure or self.above.is_under_title()):
            self.state.lines.append(Line(text, where))
        elif self.state.reader is not None and (index or not self.state.lines_since_table()):
            return self._project_rows(grid, index)
        elif len(words) == 1:
            for line in words[0].split("\n"):
                if line.strip():
                    self._line(line.strip(), where)
        else:
            return self._unknown_rows(grid, index)
        return index + 1

    def _unknown_rows(self, grid: Grid, index: int) -> int:
        """Rows of a table that is no known form: told as one, with the lines right above it."""
        start, row = index, grid.rows[index]
        title = self.above.foreign_lines()
        if title:  # what goes on on the next page is this table, not the one before it
            self.state.open_table = None
        index += 1
        while index < len(grid.rows) and not self._known_start(grid, index):
            index += 1
        shown = excerpt(" | ".join(texts(row)), 60)
        count = sum(1 for r in grid.rows[start:index] if texts(r))
        wrong = what_is_wrong(self.edition, title)
        message = f"{wrong}，{count} 行没有收入，第一行是：{shown}"
        self.ledger.miss(row[0].where, message)
        return index

    def _known_start(self, grid: Grid, index: int) -> bool:
        row = grid.rows[index]
        return (
            is_field_row(self.edition, grid, index)
            or is_indicator_head(self.edition, row)
            or is_title_row(self.edition, row)
            or (len(texts(row)) == 1 and self._is_line(grid, row))
            or begins_foreign(self.edition, grid, index)
            or self._match(grid, index) is not None
        )

    def _is_line(self, grid: Grid, row: BoxRow) -> bool:
        """Whether a row with a single text is a title, or a remark over the width of its table."""
        if is_title_row(self.edition, row):
            return True
        reader = self.state.reader
        box = next(box for box in row if box.text.strip())
        in_rows = reader is None or bool(reader.draft.columns)
        return in_rows and grid.aligned and grid.width > 1 and 10 * box.width >= 6 * grid.width

    # Projects.

    def _begins_project(self, grid: Grid, index: int) -> bool:
        """Whether a row begins a project form, and does not go on with the one that was begun."""
        if not is_field_row(self.edition, grid, index):
            return False
        reader = self.state.reader
        if reader is not None:
            return not completes(self.edition, reader.draft, grid.rows[index])
        titled = self.edition.forms.get(self.above.title_id())
        return titled is None or match_head(self.edition, titled, grid, index) is None

    def _begin_project(self, row: BoxRow) -> None:
        self._close_project()
        caption, title = self.above.take_project()
        state, lines = self.state, self.state.lines
        mark: Node = {"表": self.edition.project.label}
        if not any(line.mark == mark for line in lines):
            lines.append(Line("", row[0].where, mark))
        draft = projects.started(self.edition, title, caption, row[0].where, self.ledger)
        state.projects.append(draft)
        state.reader = Reader(self.edition, draft, self.ledger, self.plain_blanks)
        state.open_table = state.after = None

    def _project_rows(self, grid: Grid, index: int) -> int:
        """The rows of the open project, to the end of the grid or to the next one."""
        reader, start = self.state.reader, index
        assert reader is not None
        reader.draft.resumed = self.from_layout and not index
        while index < len(grid.rows):
            row = grid.rows[index]
            if index > start and self._begins_next(grid, index):
                break
            reader.take(row)
            index += 1
        return index

    def _begins_next(self, grid: Grid, index: int) -> bool:
        """Whether a row ends the open project: another one begins here, or below head lines."""
        row = grid.rows[index]
        if self._begins_project(grid, index) or is_title_row(self.edition, row):
            return True
        if len(texts(row)) == 1 and self._is_line(grid, row):
            return True
        below = below_head_lines(self.edition, grid, index)
        return index < below < len(grid.rows) and self._begins_next(grid, below)

    def _close_project(self) -> None:
        if self.state.reader is not None:
            projects.finished(self.edition, self.state.reader.draft, self.ledger)
        self.state.reader = None
