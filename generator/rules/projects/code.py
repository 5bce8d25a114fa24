"""项目编码: its parts and its check character.

Twenty-one characters: 行政区划 6, year of creation 2, ``P``, six alphanumerics, ``1``, serial 4,
check character. The check character was found from published codes, no specification is known; it
holds for codes of the form ``13…P…`` and catches every single wrong character and every swap of
neighbours in them.
"""

from collections.abc import Iterator
from functools import lru_cache
from operator import mul

from msgspec import Struct

from generator.patterns import regex

LENGTH = 21
SERIAL = slice(16, 20)
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # that of GB 32100: without I, O, S, V, Z
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_FORM = regex(r"[0-9]{8}[A-Z][0-9A-Z]{6}[0-9][0-9]{4}[0-9A-Z]")
_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))


class ProjectCode(Struct, frozen=True):
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

    @property
    def without_value(self) -> str:
        """The characters that the check knows no value for, such as O."""
        return "".join(dict.fromkeys(c for c in self.text if c not in _VALUES))


@lru_cache(maxsize=4096)
def parse(text: str) -> ProjectCode | None:
    """The code, or None where the text does not have its form."""
    return ProjectCode(text) if _FORM.fullmatch(text) else None


def check_character(text: str) -> str | None:
    """The check character for the first twenty characters; None where one of them has no value."""
    values = [_VALUES[character] for character in text[: LENGTH - 1] if character in _VALUES]
    if len(values) < LENGTH - 1:
        return None
    total = sum(map(mul, _WEIGHTS, values))
    return ALPHABET[30 - total % 31]


def valid(text: str) -> bool:
    """Whether the last character is the right check character."""
    return len(text) == LENGTH and check_character(text) == text[-1]


def likely(text: str, region: str) -> tuple[str, ...]:
    """Valid codes that ``text`` becomes by mending one character or one swap of neighbours.

    A character too many or too few is mended as well. Only codes of the known kind and of the
    region; a look-alike put right (O for 0, I for 1, S for 5, Z for 2) comes first.
    """
    found = (code for code in _neighbours(text) if code.startswith(region) and valid(code))
    fitting = [code for code in found if (parsed := parse(code)) is not None and parsed.well_known]
    return tuple(dict.fromkeys(fitting))


_LOOK_ALIKE = {"O": "0", "I": "1", "S": "5", "Z": "2", "V": "U"}


def look_alike(text: str) -> str:
    """The text with characters that no code has replaced by those they are mistaken for."""
    return "".join(_LOOK_ALIKE.get(character, character) for character in text.upper())


def _neighbours(text: str) -> Iterator[str]:
    yield look_alike(text)
    if len(text) == LENGTH:
        yield from _of_equal_length(text)
    elif len(text) == LENGTH + 1:
        yield from (text[:place] + text[place + 1 :] for place in range(len(text)))
    elif len(text) == LENGTH - 1:
        for place in range(LENGTH):
            yield from (f"{text[:place]}{other}{text[place:]}" for other in ALPHABET)


def _of_equal_length(text: str) -> Iterator[str]:
    for place in range(len(text) - 1):
        first, second = text[place], text[place + 1]
        if first != second:
            yield f"{text[:place]}{second}{first}{text[place + 2 :]}"
    for place, character in enumerate(text):
        for other in ALPHABET:
            if other != character:
                yield f"{text[:place]}{other}{text[place + 1 :]}"
