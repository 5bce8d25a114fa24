"""Dumps of Word files: a line that begins with a tab is a cell, an empty line ends a row.

Lines without a tab that follow a cell directly belong to it; merged cells go on as blank ones.
"""

from generator.exchange.incoming.document import Box, BoxRow, Document, Grid, Paragraph, Part


def read_tabs(lines: list[str]) -> Document:
    """The document of a dump; a grid goes on over empty lines as long as cells follow."""
    parts: list[Part] = []
    rows: list[BoxRow] = []
    row: list[tuple[list[str], int]] = []

    def end_row() -> None:
        if row:
            rows.append(tuple(_box(cell, line, n) for n, (cell, line) in enumerate(row)))
            row.clear()

    def end_grid() -> None:
        end_row()
        if rows:
            parts.append(Grid(tuple(rows), rows[0][0].where, aligned=False))
            rows.clear()

    for number, line in enumerate(lines, 1):
        if line.startswith("\t"):
            row.append(([line[1:].rstrip("\t")], number))
        elif not line.strip():
            end_row()
        elif row:
            row[-1][0].append(line)
        else:
            end_grid()
            parts.append(Paragraph(line.strip(), f"第 {number} 行"))
    end_grid()
    return Document("文本（Word 转出）", tuple(parts))


def _box(cell: list[str], line: int, column: int) -> Box:
    text = "\n".join(piece.strip() for piece in cell).strip()
    return Box(text, f"第 {line} 行", column)
