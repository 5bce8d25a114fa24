"""Other words that departments print for the same thing: what an import recognises forms by."""

from collections.abc import Mapping

from msgspec import Struct, field


class Wordings(Struct, frozen=True):
    """Names in use beside the official ones of a 版式.

    ``titles``, ``columns`` and ``sections`` are by id (``form.column`` where a word means something
    in one form alone); ``groups`` by the label of a merged head; ``heads`` by the id of a field of
    the line above a table. ``dressing`` may be left out of a title; ``foreign`` before a title
    makes it that of another form. ``split_codes`` are the columns of a code in three parts.
    ``others`` are words in titles that tell documents of another kind, with their names.
    """

    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dressing: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    split_codes: tuple[str, ...] = ()
    numbering: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)


NO_OTHERS = Wordings()
"""A 版式 whose official names are all there are."""
