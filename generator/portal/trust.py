"""What may be taken over from a member: its texts made plain, its paths held below its address."""

import re
from urllib.parse import unquote

LONGEST = 2000  # characters of a name or title

# What would end a line of a list, turn text around, or be taken for a slot of a page's frame.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufffe\uffff]"
)
_BAD_PATH = re.compile(r"[\x00-\x20\\?\x7f]|^/|//")


class Damaged(Exception):
    """What a member published has not the form that it should have; the message says where."""


def plain(text: str) -> str:
    """A text with a sign in place of every character that is not for reading."""
    return _HIDDEN.sub("\ufffd", text)


def name(text: str) -> str:
    """A short text on one line."""
    if len(text) > LONGEST:
        raise Damaged("有过长的名称")
    return " ".join(plain(text).split())


def below(path: str) -> str:
    """A path that cannot lead out of the folder that it is put behind."""
    place = unquote(path.partition("#")[0])
    steps = place.split("/")
    if len(path) > LONGEST or _BAD_PATH.search(place) or {".", ".."} & set(steps):
        raise Damaged("有不能用的地址")
    if ":" in steps[0] or _HIDDEN.search(path):
        raise Damaged("有不能用的地址")
    return path


def matching(pattern: re.Pattern[str], text: str) -> str:
    """A text that is what it should be."""
    if not pattern.fullmatch(text):
        raise Damaged("有认不出的编码、年度或金额")
    return text
