"""A mend of one place of a text, for slips whose remedy is certain."""

from __future__ import annotations

import msgspec


class Edit(msgspec.Struct, frozen=True, gc=False):
    """Put ``new`` in the place of ``old``, which stands at this line and column (both from 1).

    Where something else stands there it does not apply.
    """

    line: int
    column: int
    old: str
    new: str
