"""Putting other words into a text at places that are known, and leaving all else as it is."""

from collections.abc import Iterable

from generator.diagnostics import Edit
from generator.load.lines import line_starts
from generator.load.nodes import Scalar


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """The text with the edits made that apply and do not overlap, and which those are."""
    starts = line_starts(text)
    placed = [(starts[e.line - 1] + e.column - 1, e) for e in edits if 0 < e.line <= len(starts)]
    pieces: list[str] = []
    made: list[Edit] = []
    end = 0
    for index, edit in sorted(placed, key=lambda found: found[0]):
        if index >= end and edit.old and text.startswith(edit.old, index):
            pieces += [text[end:index], edit.new]
            end = index + len(edit.old)
            made.append(edit)
    return "".join((*pieces, text[end:])), tuple(made)


def replacing(scalar: Scalar, new: str) -> Edit:
    """The edit that writes ``new`` for a value; quotes around it stay."""
    return Edit(scalar.line, scalar.column + (not scalar.plain), scalar.text, new)
