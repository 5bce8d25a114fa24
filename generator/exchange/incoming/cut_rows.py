"""Rows of a PDF that a page break cuts in two, so that half of a figure stands on either page.

A figure that lacks the decimals of all others, and has them when the beginning of the next page is
put behind it, was cut; the halves of its whole row belong together.
"""

import re
from collections.abc import Mapping

from generator.exchange.incoming.document import Box
from generator.exchange.incoming.wording import plain_digits, squeeze
from generator.forms.table_form import TableForm

_WHOLE = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]{2,}")
_DIGITS = re.compile(r"[-0-9.,]+")
_MOST = 8  # of ten figures that must have decimals before one without is suspicious


def whole(before: Mapping[str, Box], after: Mapping[str, Box], form: TableForm) -> dict[str, Box]:
    """The row that two halves make, by column; empty where they are rows of their own."""
    figures = [
        id
        for id, box in after.items()
        if form.by_id[id].kind.numeric and box.text.strip() and id in before
    ]
    cut = [id for id in figures if _is_cut(before[id].text, after[id].text)]
    if not cut or len(cut) < len([id for id in figures if before[id].text.strip()]):
        return {}
    joined = dict(before)
    for id, box in after.items():
        first = before.get(id)
        if first is None or not first.text.strip():
            joined[id] = box
        elif box.text.strip():
            text = f"{first.text}\n{box.text}"
            joined[id] = Box(text, first.where, first.column, first.width, first.height, box.doubt)
    return joined


def _is_cut(before: str, after: str) -> bool:
    one, two = plain_digits(squeeze(before)), plain_digits(squeeze(after))
    if not (_DIGITS.fullmatch(one) and _DIGITS.fullmatch(two)):
        return False
    return not _WHOLE.fullmatch(one) and _WHOLE.fullmatch(one + two) is not None


def without_decimals(figures: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The figures (place, text) that lack decimals where nearly all others have them."""
    plain = [(where, text) for where, text in figures if "." not in text]
    return plain if 10 * (len(figures) - len(plain)) >= _MOST * len(figures) else []
