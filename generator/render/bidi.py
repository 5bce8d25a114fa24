"""Words that run from right to left (Arabic, Hebrew), kept apart from what stands beside them.

In a line of Chinese a Hebrew name draws the digits behind it to its other side: the year is seen
before the name. On pages every stretch of such letters is therefore isolated (Unicode Standard
Annex #9, HTML's ``bdi``), whatever text it came in: all else keeps its place.
"""

import re

# All blocks whose characters run from right to left (bidirectional classes R, AL and AN).
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_STRETCH = re.compile(f"[{_LETTERS}]+(?:(?: |&#3[49];)+[{_LETTERS}]+)*")
# The first bytes of these characters in UTF-16, and of the halves of those beyond the basic plane.
_FIRST = bytes((5, 6, 7, 8, *range(0xD8, 0xDC), *range(0xFB, 0xFF)))
# What stands in these is no part of a line that is seen, or is no markup.
_TAG = re.compile(
    r"<(?:(script|style|title|textarea)\b.*?</\1>|(/?(?:option|text))\b[^>]*>|[^>]*>)", re.DOTALL
)
_ELEMENT, _CHARACTERS = r"<bdi>\g<0></bdi>", "\u2068\\g<0>\u2069"
# A choice of a form may hold no element, and SVG has none for this.
_WITHIN = {"option": _CHARACTERS, "text": _CHARACTERS, "/option": _ELEMENT, "/text": _ELEMENT}


def isolated(html: str) -> str:
    """Finished HTML of our templates with such words isolated; attributes stay as they are."""
    if not _may_have(html):
        return html
    done, at, how = list[str](), 0, _ELEMENT
    for tag in _TAG.finditer(html):
        done += (_STRETCH.sub(how, html[at : tag.start()]), tag[0])
        at, how = tag.end(), _WITHIN.get(tag[2], how)
    return "".join((*done, _STRETCH.sub(how, html[at:])))


def isolated_text(text: str) -> str:
    """The same of a text that is seen where no element may stand."""
    return _STRETCH.sub(_CHARACTERS, text)


def _may_have(text: str) -> bool:
    """Whether such a letter can be in it: a look that costs far less than a search."""
    first = text.encode("utf-16-le", "surrogatepass")[1::2]
    return len(first.translate(None, _FIRST)) != len(first)
