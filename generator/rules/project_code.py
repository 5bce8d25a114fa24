"""项目编码: its parts and its check character.

Twenty-one characters: 行政区划 6, year of creation 2, ``P``, six alphanumerics, ``1``, serial 4,
check character. The check character was found from published codes, no specification is known; it
holds for codes of the form ``13…P…`` and catches every single wrong character and every swap of
neighbours in them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LENGTH = 21
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # that of GB 32100: without I, O, S, V, Z
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_FORM = re.compile(r"[0-9]{8}[A-Z][0-9A-Z]{6}[0-9][0-9]{4}[0-9A-Z]")
_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))


@dataclass(frozen=True)
class ProjectCode:
    """A code that has the form of one."""

    text: str

    @property
    def region(self) -> str:
        """The 行政区划 it was made in."""
        return self.text[:6]

    @property
    def year(self) -> int:
        """The year of creation."""
        return 2000 + int(self.text[6:8])

    @property
    def well_known(self) -> bool:
        """Whether the check character is known to hold for codes of this kind."""
        return self.text.startswith("13") and self.text[8] == "P"


def parse(text: str) -> ProjectCode | None:
    """The code, or None where the text does not have its form."""
    return ProjectCode(text) if _FORM.fullmatch(text) else None


def check_character(text: str) -> str | None:
    """The check character for the first twenty characters; None where one of them has no value."""
    values = [_VALUES.get(character) for character in text[: LENGTH - 1]]
    if len(values) < LENGTH - 1 or None in values:
        return None
    total = sum(weight * (value or 0) for weight, value in zip(_WEIGHTS, values, strict=True))
    return ALPHABET[30 - total % 31]


def valid(text: str) -> bool:
    """Whether the last character is the right check character."""
    return len(text) == LENGTH and check_character(text) == text[-1]


def likely(text: str, region: str) -> tuple[str, ...]:
    """Valid codes that differ from ``text`` in one character or one swap of neighbours.

    Only those that keep the fixed parts of the form and the region; a look-alike (O for 0, I for 1,
    S for 5, Z for 2) comes first.
    """
    found = [code for code in _neighbours(text) if valid(code) and code.startswith(region)]
    fitting = [code for code in found if (parsed := parse(code)) is not None and parsed.well_known]
    return tuple(dict.fromkeys(fitting))


_LOOK_ALIKE = {"O": "0", "I": "1", "S": "5", "Z": "2", "V": "U"}


def _neighbours(text: str) -> Iterator[str]:
    replaced = "".join(_LOOK_ALIKE.get(character, character) for character in text)
    if replaced != text:
        yield replaced
    for place in range(len(text) - 1):
        first, second = text[place], text[place + 1]
        if first != second:
            yield f"{text[:place]}{second}{first}{text[place + 2 :]}"
    for place, character in enumerate(text):
        for other in ALPHABET:
            if other != character:
                yield f"{text[:place]}{other}{text[place + 1 :]}"
