"""The rows of indicators of a project form, and the draft of a project they go into."""

from msgspec import Struct, field

from generator.exchange.incoming.document import Box, BoxRow
from generator.exchange.incoming.heads import texts
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.vocabulary import indicator_words
from generator.exchange.incoming.wording import bare_label, excerpt, joined, without_layout_blanks
from generator.forms.edition import Edition

Cells = dict[str, str]
_LEVELS = ("level1", "level2")
_FEWEST_LABELS = 3


class Draft(Struct):
    """A project as read so far. ``cells`` are by the ids of the form's fields."""

    where: str
    cells: Cells = field(default_factory=dict)
    plan: Cells = field(default_factory=dict)
    goals: list[str] = field(default_factory=list)
    indicators: list[Cells] = field(default_factory=list)
    columns: dict[int, str] = field(default_factory=dict)
    plan_columns: dict[int, str] = field(default_factory=dict)
    expects: str = ""
    unit: str = ""
    unitless: str = ""  # the place of the first amount whose unit is printed nowhere
    unread: str = ""  # a line above that speaks of a unit and is no head line
    fragment: tuple[Box, ...] = ()
    head_width: int = 0
    heads_seen: int = 0
    nils: int = 0
    resumed: bool = False  # the next row is the first below a page break

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.cells.get("project_name") or self.cells.get("title") or "没有名称的项目"


def is_indicator_head(edition: Edition, row: BoxRow) -> bool:
    """Whether a row is the head of indicators."""
    words = indicator_words(edition)
    found = {words[bare_label(text)] for text in texts(row) if bare_label(text) in words}
    return len(found) >= _FEWEST_LABELS and {"level1", "level2", "level3"} & found != set()


class Indicators:
    """Takes head and rows of indicators into the draft of their project."""

    def __init__(self, edition: Edition, draft: Draft, ledger: Ledger, plain_blanks: bool) -> None:
        self.edition, self.draft, self.ledger = edition, draft, ledger
        self.plain_blanks = plain_blanks
        self.words = indicator_words(edition)

    def take(self, row: BoxRow) -> None:
        """One more row."""
        if is_indicator_head(self.edition, row):
            self._head(row)
        else:
            self._indicator(row)

    def text(self, box: Box) -> str:
        """A cell's text on one line."""
        if box.doubt:
            self.ledger.doubt(box.where, f"{box.doubt}：{excerpt(box.text)}")
        text = joined(box.text.split("\n"))
        return without_layout_blanks(text) if self.plain_blanks else text

    def _head(self, row: BoxRow) -> None:
        draft = self.draft
        columns = self._columns(row)
        beside = bare_label(self.edition.project.indicators_label)
        for box in row:
            label = bare_label(box.text)
            # The word for all of them may stand over the rows at their left.
            if box.column in columns or (label == beside and box.height > 1):
                continue
            if label and not draft.columns:
                message = f"“{draft.name}”的指标有“{excerpt(box.text)}”一列，没有收入"
                self.ledger.miss(box.where, message)
        if not draft.columns:
            labels = [c.label for c in self.edition.project.indicator_columns
                      if c.id not in columns.values()]  # fmt: skip
            if labels:
                said = "、".join(f"“{label}”" for label in labels)
                self.ledger.doubt(row[0].where, f"“{draft.name}”的指标没有{said}一列，空着", 0)
        draft.columns, draft.heads_seen = columns, draft.heads_seen + 1
        draft.head_width = max(box.column + box.width for box in row)

    def _columns(self, row: BoxRow) -> dict[int, str]:
        """What each column holds; an official word counts before others for the same thing."""
        official = {bare_label(c.label) for c in self.edition.project.indicator_columns}
        columns: dict[int, str] = {}
        for box in sorted(row, key=lambda box: bare_label(box.text) not in official):
            id = self.words.get(bare_label(box.text))
            if id and id not in columns.values():
                columns[box.column] = id
        return dict(sorted(columns.items()))

    def _indicator(self, row: BoxRow) -> None:
        draft = self.draft
        resumed, draft.resumed = draft.resumed, False
        row = self._whole(row)
        if not row:
            return
        cells = {}
        for box in row:
            id = draft.columns.get(box.column)
            if id and box.text.strip():
                cells[id] = self.text(box)
            elif box.text.strip():
                message = f"“{draft.name}”指标行里多出的一格没有收入：{excerpt(box.text)}"
                self.ledger.miss(box.where, message)
        self.ledger.cells += len(cells)
        if self._is_rest(cells, resumed):
            self._append(cells, row)
            return
        before = draft.indicators[-1] if draft.indicators else {}
        same_group = cells.get("level1", before.get("level1")) == before.get("level1")
        for level, goes_on in ((_LEVELS[0], True), (_LEVELS[1], same_group)):
            if goes_on and level not in cells and before.get(level):
                cells[level] = before[level]
        order = [column.id for column in self.edition.project.indicator_columns]
        draft.indicators.append({id: cells[id] for id in order if id in cells})

    def _whole(self, row: BoxRow) -> BoxRow:
        """A row that stands in two pieces, one after the other, put together."""
        draft = self.draft
        width = draft.head_width
        ragged = len(row) < width and all(
            box.column == n and box.width == box.height == 1 for n, box in enumerate(row)
        )
        if draft.fragment:
            row = (*draft.fragment, *row)
            if len(row) == width:
                self.ledger.note(row[0].where, f"“{draft.name}”有一行分成两段，已接上")
                draft.fragment = ()
                return tuple(Box(b.text, b.where, n, doubt=b.doubt) for n, b in enumerate(row))
            if len(row) > width:
                shown = excerpt(" | ".join(texts(draft.fragment)), 60)
                self.ledger.miss(row[0].where, f"“{draft.name}”有一行不完整，没有收入：{shown}")
                rest = row[len(draft.fragment) :]
                draft.fragment = ()
                return self._whole(rest)
            draft.fragment = row
            return ()
        if ragged and len(row) < width:
            draft.fragment = row
            return ()
        return row

    def _is_rest(self, cells: Cells, resumed: bool) -> bool:
        """Whether a row is the lower part of the row above, cut by a page break.

        Right below one (``resumed``) it may have name and value, if the cells of one line that
        the row above has are blank in it.
        """
        if not self.draft.indicators or not cells:
            return False
        if "level2" in cells:
            return resumed and self._completes_level(cells["level2"])
        if "value" not in cells or "level3" not in cells:
            return True
        return resumed and "basis" not in cells and "basis" in self.draft.indicators[-1]

    def _completes_level(self, text: str) -> bool:
        """Whether a text is the rest of the 二级指标 above: together they are one."""
        known = {label for level in self.edition.project.levels for label in level.kinds}
        before = self.draft.indicators[-1].get("level2", "")
        return before not in known and joined([before, text]) in known

    def _append(self, cells: Cells, row: BoxRow) -> None:
        draft, last = self.draft, self.draft.indicators[-1]
        for id, text in cells.items():
            whole = joined([last.get(id, ""), text])
            last[id] = without_layout_blanks(whole) if self.plain_blanks else whole
        shown = excerpt(" ".join(cells.values()))
        if draft.heads_seen > 1:
            self.ledger.note(row[0].where, f"“{draft.name}”的一行指标被分页截断，已接上：{shown}")
        else:
            message = f"“{draft.name}”的这一行没有指标名称或指标值，当作上一行的下半：{shown}"
            self.ledger.doubt(row[0].where, message, len(cells))
