"""Names of sheets: what a spreadsheet program takes, and each only once."""

from collections.abc import Iterable

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_") | {"'": "’"})
_LONGEST = 31  # UTF-16 code units, as Excel counts
_RESERVED = {"history"}


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names like the wanted ones, in order; those that meet get a number."""
    taken = set(_RESERVED)
    names = []
    for name in wanted:
        clean = "".join(c for c in name.translate(_FORBIDDEN) if c.isprintable()).strip() or "表"
        found, number = _cut(clean, _LONGEST), 1
        while found.casefold() in taken:
            number += 1
            mark = f"({number})"
            found = _cut(clean, _LONGEST - len(mark)) + mark
        taken.add(found.casefold())
        names.append(found)
    return names


def _cut(text: str, units: int) -> str:
    """The beginning of a text that takes at most so many code units."""
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1]
    return text.strip()
