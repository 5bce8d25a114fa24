"""The slips of a hand: one character or digit of a text changed, two neighbours swapped."""

import random
import re

_LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_OPERATORS = re.compile(r"≥|≤|＞|＜|>=|<=|>|<|=")
_OPPOSITE = {"≥": "≤", "≤": "≥", "＞": "＜", "＜": "＞", ">": "<", "<": ">", ">=": "<=", "<=": ">="}


def digit(text: str, draw: random.Random) -> str | None:
    """One digit changed to another; a number of several digits keeps its first above zero."""
    places = [place for place, character in enumerate(text) if character.isdecimal()]
    if not places:
        return None
    place = draw.choice(places)
    leading = place == places[0] and text[place + 1 : place + 2].isdecimal()
    others = [d for d in "0123456789" if d != text[place] and not (leading and d == "0")]
    return text[:place] + draw.choice(others) + text[place + 1 :]


def swap(text: str, draw: random.Random) -> str | None:
    """Two neighbouring digits that differ, swapped."""
    places = [
        place
        for place in range(len(text) - 1)
        if text[place : place + 2].isdecimal() and text[place] != text[place + 1]
        if not (place == 0 and text[1] == "0" and text[2:3].isdecimal())
    ]
    if not places:
        return None
    place = draw.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def character(text: str, draw: random.Random) -> str | None:
    """One character of a code changed: a digit to a digit, else to any digit or capital."""
    if not text:
        return None
    place = draw.randrange(len(text))
    pool = "0123456789" if text.isdecimal() else _LETTERS
    return text[:place] + draw.choice([c for c in pool if c != text[place]]) + text[place + 1 :]


def neighbours(text: str, draw: random.Random) -> str | None:
    """Two neighbouring characters of a code that differ, swapped."""
    places = [place for place in range(len(text) - 1) if text[place] != text[place + 1]]
    if not places:
        return None
    place = draw.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def operator(text: str, draw: random.Random) -> str | None:
    """The operator of an indicator turned round or left out."""
    match = _OPERATORS.search(text)
    if match is None:
        return None
    other = draw.choice([_OPPOSITE.get(match.group(), ""), ""])
    return text[: match.start()] + other + text[match.end() :]


def nothing(_: str, __: random.Random) -> str | None:
    """Nothing left of it: a row dropped."""
    return ""
