"""The sheet of a project, laid out as its form is printed."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from generator.exchange.xlsx.plan import At, Box, Look, SheetPlan, side_by_side, spread, width_of
from generator.exchange.xlsx.table import line_boxes, tall_box
from generator.forms.column import Column
from generator.forms.project_form import ProjectForm
from generator.model.money import is_amount
from generator.model.project import Project
from generator.model.units import unit_line

_PAGE = 112  # characters that stand side by side on a sheet


def project_plan(form: ProjectForm, number: int, project: Project, unit: str) -> SheetPlan:
    """The plan of the project ``number`` of a disclosure, counted from 0; ``unit`` of money."""
    writer = _Writer(form, number, project)
    writer.front(unit)
    writer.fields()
    writer.plan()
    writer.goals()
    writer.indicators()
    name = f"{project['sequence'].text or number + 1} {project.name}"
    boxes = tuple(writer.boxes)
    return SheetPlan(f"project:{number}", name, boxes, writer.widths, writer.head, (1, 0))


class _Writer:
    """Puts one form together from the top down."""

    def __init__(self, form: ProjectForm, number: int, project: Project) -> None:
        self.form, self.number, self.project = form, number, project
        longest = max((len(row) for row in form.scale_rows), default=1)
        self.columns = max(
            len(form.indicator_columns),
            1 + 2 * longest,
            *(2 * len(row) for row in form.head_rows),
            1 + len(form.plan_points),
        )
        self.widths = (_PAGE // self.columns,) * self.columns
        self.row = 0
        self.boxes: list[Box] = []
        self.head = (0, 0)

    def front(self, unit: str) -> None:
        """Title and the line below it."""
        project, form = self.project, self.form
        names = {field.id: project[field.id].text for field in form.fields}
        title = names.get("title") or form.title(names)
        self.boxes.append(Box(0, 0, title, Look.TITLE, columns=self.columns))
        owner = " ".join(filter(None, (names.get("unit_code"), names.get("unit_name"))))
        money = unit_line(names.get("unit", ""), unit)
        self.boxes += line_boxes(1, (owner, money), self.widths)
        self.row = 2

    def fields(self) -> None:
        """The labelled fields: code and name, then the amounts and what they are for."""
        for row in self.form.head_rows:
            self._labelled(row, 0)
        above = self.row
        for row in self.form.scale_rows:
            self._labelled(row, 1)
        purpose = self.form.purpose
        text = self.project[purpose].text
        self._tall(text, At(f"project:{self.number}", -1, purpose))
        self._label(self.form.scale_label, above)

    def plan(self) -> None:
        """What is to be spent by when."""
        values = {point.label: point.value.text for point in self.project.plan}
        points = self.form.plan_points
        spans = spread(len(points), self.columns - 1)
        heads = [Box(0, 0, point, Look.HEAD) for point in points]
        cells = [
            Box(0, 0, text, _figure_look(text), at=At(f"plan:{self.number}", index, point))
            for index, point in enumerate(points)
            for text in [values.get(point, "")]
        ]
        above = self.row
        self._put(heads, spans, 1)
        self._put(cells, spans, 1)
        self._label(self.form.plan_label, above)

    def goals(self) -> None:
        """The goals, one below the other."""
        above = self.row
        for index, goal in enumerate(self.project.goals):
            self._tall(goal.text, At(f"goals:{self.number}", index, ""))
        if not self.project.goals:
            self._tall("", None)
        self._label(self.form.goals_label, above)

    def indicators(self) -> None:
        """The indicators with their heads; equal neighbours of the first columns are merged."""
        columns, rows = self.form.indicator_columns, self.project.indicators
        texts = [sum(width_of(row.text(column.id)) for row in rows) for column in columns]
        spans = spread(len(columns), self.columns, texts.index(max(texts)))
        self.head = self.row, self.row
        self._put([Box(0, 0, column.label, Look.HEAD) for column in columns], spans, 0)
        leading: list[str] = []
        place = 0
        for column, span in zip(columns, spans, strict=True):
            merged = column.id in self.form.merged_columns
            leading += [column.id] if merged else []
            runs = self._runs(leading) if merged else ((i, 1) for i in range(len(rows)))
            for index, length in runs:
                text = rows[index].text(column.id)
                at = At(f"indicators:{self.number}", index, column.id)
                box = Box(self.row + index, place, text, Look.TEXT, length, span, at=at)
                self.boxes.append(box)
            place += span
        self.row += len(rows)

    def _runs(self, columns: Sequence[str]) -> Iterator[tuple[int, int]]:
        """First row and length of each stretch of rows that say the same in all columns."""
        rows = self.project.indicators

        def said(index: int) -> tuple[object, ...]:
            key = tuple(rows[index].text(column) for column in columns)
            return key if key[-1] else (index,)  # blanks are never merged

        for _, group in groupby(range(len(rows)), key=said):
            indices = list(group)
            yield indices[0], len(indices)

    def _labelled(self, ids: Sequence[str], column: int) -> None:
        """Fields side by side, each label in one column before its value."""
        room = spread(len(ids), self.columns - column)
        boxes, spans = [], []
        for id, span in zip(ids, room, strict=True):
            field = self.form.by_id[id]
            boxes += [Box(0, 0, field.label, Look.HEAD), self._value(field)]
            spans += [1, span - 1]
        self._put(boxes, spans, column)

    def _value(self, field: Column) -> Box:
        text = self.project[field.id].text
        look = Look.FIGURE if field.kind.numeric else Look.TEXT
        return Box(0, 0, text, look, at=At(f"project:{self.number}", -1, field.id))

    def _put(self, boxes: Sequence[Box], spans: Sequence[int], column: int) -> None:
        self.boxes += side_by_side(self.row, column, boxes, spans)
        self.row += 1

    def _tall(self, text: str, at: At | None) -> None:
        columns = self.columns - 1
        box = tall_box(self.row, 1, text, Look.TEXT, columns, sum(self.widths[1:]))
        self.boxes.append(replace(box, at=at))
        self.row += box.rows

    def _label(self, text: str, above: int) -> None:
        self.boxes.append(Box(above, 0, text, Look.HEAD, rows=self.row - above))


def _figure_look(text: str) -> Look:
    return Look.FIGURE if is_amount(text) else Look.CENTRE
