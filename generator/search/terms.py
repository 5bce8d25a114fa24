"""The terms that a text is found by. The browser makes the same ones of a query (query.js).

================  ================================================
``机`` ``机关``     a character, two neighbours
``#1352.3``       a number without separators and last zeros
``#95%``          a percentage, which is no amount
``298辆``          a number with the character after it
``#mpls``         a word or code in small letters
``^p00``          three neighbours within a code or a long word
``=1a2b3c4d``     a whole name (its checksum)
================  ================================================

The other terms of the index, which lead to texts and not to entries, are in ``sounds``.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterator
from functools import lru_cache
from sys import intern

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_PERCENT = "%％"
_CHARACTERS = re.compile(f"[{HAN}]+")
_WORDS = re.compile(f"[0-9A-Za-z][0-9A-Za-z.,]*(?:[{_PERCENT}]|[{HAN}])?")
_UNUSUAL = re.compile("[\u2e80-\u2fdf\u3300-\u33ff\uf900-\ufaff\uff10-\uff5a]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_WORD = re.compile(r"[0-9]+\.[0-9]+|[0-9a-z]+")
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十0-9]+[)）、.．])\s*"
)
_NAME = re.compile(rf"[0-9a-z{HAN}]+")
_LONGEST = 60  # characters of a name; what is longer is prose


def crc(text: str) -> int:
    """The checksum that names are compared by and terms are laid into shards by."""
    return zlib.crc32(text.encode())


def of_text(text: str) -> frozenset[str]:
    """What any text is found by."""
    return frozenset().union(*map(of_piece, pieces(text)))


@lru_cache(maxsize=1 << 14)
def pieces(text: str) -> frozenset[str]:
    """What of a text makes terms by itself: runs of characters; words and numbers, each with the
    character that follows it.
    """
    if _UNUSUAL.search(text):
        text = unicodedata.normalize("NFKC", text)
    return frozenset(_CHARACTERS.findall(text) + _WORDS.findall(text))


@lru_cache(maxsize=1 << 14)
def of_piece(piece: str) -> frozenset[str]:
    """The terms of a piece. They are interned: each is kept once, however many pieces have it."""
    if piece[0] < "\u3400":
        return frozenset(map(intern, _of_words(piece)))
    return frozenset(map(intern, (*piece, *map(str.__add__, piece, piece[1:]))))


def _of_words(piece: str) -> Iterator[str]:
    """Words, codes and numbers; a number that touches the character after it, with that."""
    if piece[-1] in _PERCENT:
        *before, last = words(piece[:-1])
        yield from (f"#{word}" for word in (*before, f"{last}%"))
        return
    follower = piece[-1] if piece[-1] >= "\u3400" else ""
    piece = piece.removesuffix(follower)
    last = ""
    for last in words(piece):
        yield f"#{last}"
        whole = last.split(".")[0]
        if len(whole) > 2 and whole != last:
            yield f"#{whole}"
        if len(last) > 4 and "." not in last:
            yield from (f"^{last[at : at + 3]}" for at in range(len(last) - 2))
    if follower and last[:1].isdigit() and piece[-1].isalnum():
        yield last + follower


def words(piece: str) -> tuple[str, ...]:
    """The words, codes and numbers of a piece of letters and digits, as they are compared."""
    piece = piece.lower().rstrip(".,")
    if _GROUPED.fullmatch(piece):
        piece = piece.replace(",", "")
    return tuple(_canonical(word) for word in _WORD.findall(piece))


def _canonical(word: str) -> str:
    return word.rstrip("0").rstrip(".") if "." in word else word


def bared(name: str) -> str:
    """A name without anything but characters, letters and digits."""
    return "".join(_NAME.findall(unicodedata.normalize("NFKC", name).lower()))


@lru_cache(maxsize=1 << 13)
def called(name: str) -> tuple[str, ...]:
    """A name as it is compared, and without its number (一、…); () when it is prose or empty."""
    if len(name) > _LONGEST:
        return ()
    ways = dict.fromkeys((bared(name), bared(_NUMBERING.sub("", name))))
    return tuple(way for way in ways if way)


@lru_cache(maxsize=1 << 13)
def exact(name: str) -> tuple[str, ...]:
    """The terms of a whole name."""
    return tuple(f"={crc(way):08x}" for way in called(name))
