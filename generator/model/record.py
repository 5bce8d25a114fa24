"""What the editors record beside the document: acknowledged findings and later corrections."""

from msgspec import Struct

from generator.model.cell import BLANK, Cell


class Acknowledgement(Struct, frozen=True):
    """原文如此: an error of the official document, held to the figures as they stand.

    It covers exactly the finding of ``rule`` at ``place`` with this ``expected`` and ``actual``.
    """

    rule: Cell
    place: Cell
    reason: Cell
    expected: Cell = BLANK
    actual: Cell = BLANK


class Correction(Struct, frozen=True):
    """更正记录: what was changed after publication, when and why."""

    date: Cell
    place: Cell
    before: Cell
    after: Cell
    reason: Cell
