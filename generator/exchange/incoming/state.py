"""What is open and what was found while a document is gone through."""

from msgspec import Struct, field

from generator.exchange.incoming.filled import Filled
from generator.exchange.incoming.indicators import Draft
from generator.exchange.incoming.outline import Line, Node
from generator.exchange.incoming.projects import Reader
from generator.forms.edition import Edition
from generator.forms.files import TABLES_LABEL
from generator.forms.table_form import TableForm


class State(Struct):
    """What is open while the parts go by."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Filled] = field(default_factory=list)
    lists: dict[str, Filled] = field(default_factory=dict)
    aside: list[Filled] = field(default_factory=list)  # printed once more, left out
    projects: list[Draft] = field(default_factory=list)
    reader: Reader | None = None
    open_table: Filled | None = None
    after: Filled | None = None  # the table that a note right here belongs to

    def known(self, form: TableForm) -> Filled | None:
        """The form as far as it was read before, of several tables the last."""
        found = [filled for filled in (*self.tables, *self.aside) if filled.form is form]
        found = found or [filled for filled in (self.lists.get(form.id),) if filled]
        return found[-1] if found else None

    def lines_since_table(self) -> bool:
        """Whether text came after the last table."""
        return bool(self.lines) and self.lines[-1].mark is None

    def place(self, filled: Filled, edition: Edition) -> None:
        """Mark where a form stands in the document; one that is printed once more has no place."""
        if filled.again is not None:
            self.aside.append(filled)
            return
        mark: Node = {"表": filled.form.label}
        if filled.form in edition.tables:
            mark = {"表": TABLES_LABEL}
            self.tables.append(filled)
        else:
            self.lists[filled.form.id] = filled
        if filled.form not in edition.tables or not any(line.mark == mark for line in self.lines):
            self.lines.append(Line("", filled.where, mark))
