"""Indicator rows as they are printed: equal neighbours merged, each row linked to its line."""

from collections.abc import Iterator

from generator.forms.column import Column, ColumnKind
from generator.forms.project_form import ProjectForm
from generator.model.cell import Row
from generator.views.marks import Cells
from generator.views.sheet import SheetCell, SheetRow
from generator.views.site import Site


def indicator_rows(
    form: ProjectForm,
    rows: tuple[Row, ...],
    file: str,
    site: Site,
    marks: Cells,
    anchored: bool,
) -> tuple[SheetRow, ...]:
    """The rows of one project; ``anchored`` on its own page, where rows and cells have anchors."""
    columns = form.indicator_columns
    leading = [column for column in columns if column.id in form.merged_columns]
    spans = {
        column.id: list(_spans(rows, tuple(leading[: depth + 1])))
        for depth, column in enumerate(leading)
    }
    places = [_link_place(form, row, bool(site.data_address(file, row.line))) for row in rows]
    return tuple(
        SheetRow(
            f"i{index + 1}" if anchored else "",
            "",
            tuple(
                SheetCell(
                    f"i{index + 1}-{column.id}" if anchored else "",
                    row.text(column.id),
                    column,
                    heads_row=column.id in spans and bool(row[column.id]),
                    source=_source(column, row, file, site),
                    rowspan=spans[column.id][index] if column.id in spans else 1,
                    mark=marks.get((index, column.id)),
                    permalink=f"i{index + 1}" if anchored and column.id == places[index] else "",
                )
                for column in columns
            ),
        )
        for index, row in enumerate(rows)
    )


def _link_place(form: ProjectForm, row: Row, named: bool) -> str:
    """The column whose cell is the link to the row: the first of its own that has words.

    Where the name leads to the data (``named``) it is another.
    """
    own = (c for c in form.indicator_columns if c.id not in form.merged_columns and row[c.id])
    return next((c.id for c in own if not (named and c.kind is ColumnKind.NAME)), "")


def _source(column: Column, row: Row, file: str, site: Site) -> str:
    """The link to the data stands in the cell that names the indicator."""
    names = column.kind is ColumnKind.NAME and row[column.id]
    return site.data_address(file, row.line) if names else ""


def _spans(rows: tuple[Row, ...], columns: tuple[Column, ...]) -> Iterator[int]:
    """For each row how many rows its cell spans; 0 where it is merged into the one above."""
    keys = [tuple(row.text(column.id) for column in columns) for row in rows]
    for index, key in enumerate(keys):
        if index and keys[index - 1] == key and key[-1]:
            yield 0
            continue
        length = 1
        while key[-1] and index + length < len(keys) and keys[index + length] == key:
            length += 1
        yield length
