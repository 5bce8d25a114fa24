"""A workbook that holds one sentence, where there is no other yet."""

from functools import lru_cache

from generator.exchange.xlsx.draw import draw
from generator.exchange.xlsx.plan import Box, Look, SheetPlan

_WIDTH = 90


@lru_cache(maxsize=4)
def note_xlsx(text: str) -> bytes:
    """The sentence on a sheet of its own."""
    plan = SheetPlan("note", "说明", (Box(0, 0, text, Look.NOTE),), (_WIDTH,))
    return draw((plan,), text, "")
