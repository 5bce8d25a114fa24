"""Fidelity: a disclosure's YAML, printed again, is its source text, character by character.

Nothing in this folder imports the generator. It reads the YAML with a loader that keeps every
scalar as text, carries the printed labels of the forms on its own, and so holds data and generator
alike to the published document. `document` prints, `layout` reads the source, this module judges.
"""

from tests.fidelity.document import FILE as DISCLOSURE
from tests.fidelity.document import rebuild
from tests.fidelity.layout import Text, layout_of, printed_text, source_text
from tests.fidelity.narrative import FILE as NARRATIVE
from tests.fidelity.pieces import Disclosure, Piece
from tests.fidelity.tables import FILE as TABLES

AROUND = 24
"""Characters shown before and after the first difference."""


def difference(disclosure: Disclosure) -> str | None:
    """None when both texts are the same, else where they part: place in the data, both readings."""
    pieces = rebuild(disclosure)
    layout = layout_of(disclosure.source)
    expected = source_text(disclosure.key, disclosure.source)
    actual = printed_text(pieces, layout)
    fault = "the text rebuilt from the YAML is not the source text"
    at = _first_difference(expected.characters, actual.characters)
    if at is None and layout == "plain":
        fault = "a cell begins inside a word of the source"
        at = _first_torn_cell(pieces, expected, actual)
    if at is None:
        return None
    return f"data/{disclosure.key}: {fault}\n" + _places(pieces, expected, actual, at)


def _first_difference(left: str, right: str) -> int | None:
    if left == right:
        return None
    pairs = enumerate(zip(left, right, strict=False))
    shorter = min(len(left), len(right))
    return next((index for index, (a, b) in pairs if a != b), shorter)


def _first_torn_cell(pieces: list[Piece], expected: Text, actual: Text) -> int | None:
    """Where a cell begins although the source, otherwise the same, has no white space there."""
    for at, begins in enumerate(actual.starts):
        if begins and not expected.starts[at] and pieces[actual.origins[at]].kind == "cell":
            return at
    return None


def _places(pieces: list[Piece], expected: Text, actual: Text, at: int) -> str:
    """The piece in which the readings part, the one before it, and both readings."""
    here = actual.origins[at] if at < len(actual.origins) else None
    earlier = [origin for origin in actual.origins[:at] if origin != here]
    lines = expected.origins
    line = f"line {lines[at]}" if at < len(lines) else "after the last line"
    return "\n".join(
        [
            f"  at        {'the end of the document' if here is None else _place(pieces, here)}",
            f"  after     {_place(pieces, earlier[-1]) if earlier else 'the beginning'}",
            f"  expected  {_excerpt(expected, at)}   (source/original.txt, {line})",
            f"  actual    {_excerpt(actual, at)}",
        ]
    )


def _place(pieces: list[Piece], index: int) -> str:
    """The place of a piece, and of the block of the narrative in which its form stands."""
    piece = pieces[index]
    if piece.file in {DISCLOSURE, TABLES, NARRATIVE}:
        return piece.place
    block = next(other for other in reversed(pieces[:index]) if other.file == NARRATIVE)
    return f"{piece.place} in {block.place}"


def _excerpt(text: Text, at: int) -> str:
    """The text around `at`, with a mark where the two readings part."""
    before, after = text.characters[max(0, at - AROUND) : at], text.characters[at : at + AROUND]
    return f"…{before}⟦{after}⟧…"
