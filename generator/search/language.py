"""Chinese as it is typed: readings of characters, and traditional forms.

The tables beside this file are taken from pypinyin and OpenCC (see their README).
"""

from functools import cache
from pathlib import Path

_TABLES = Path(__file__).parent / "tables"


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Character → its readings without tones."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (_TABLES / "pinyin.txt").read_text("utf-8").splitlines():
        reading, characters = line.split(" ")
        for character in characters:
            found[character] = (*found.get(character, ()), reading)
    return found


def spoken(character: str) -> tuple[str, ...]:
    """The ways in which a character is read; () when it is none."""
    return _readings().get(character, ())


def others(characters: frozenset[str]) -> list[str]:
    """All characters with a reading but these, in order."""
    return sorted(_readings().keys() - characters)


def syllables(characters: frozenset[str]) -> dict[str, str]:
    """Reading → those of ``characters`` that are read so, in order."""
    found: dict[str, list[str]] = {}
    for character in sorted(characters):
        for reading in _readings().get(character, ()):
            found.setdefault(reading, []).append(character)
    return {reading: "".join(found[reading]) for reading in sorted(found)}


def traditional(characters: frozenset[str]) -> str:
    """Pairs 繁简 for the traditional forms, which do not occur themselves, of ``characters``."""
    pairs = []
    for line in (_TABLES / "traditional.txt").read_text("utf-8").splitlines():
        if line[0] in characters:
            pairs += [form + line[0] for form in line[1:] if form not in characters]
    return "".join(pairs)
