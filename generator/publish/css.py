"""The addresses a style sheet makes a browser fetch."""

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_URL = re.compile(
    r"""url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^)"'\s\\]|\\.)*))\s*\)"""
    r"""|@import\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""",
    re.S | re.I,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.S)


def css_urls(text: str) -> tuple[str, ...]:
    """The distinct addresses in `url(...)` and `@import` of CSS `text`, as they are meant.

    Left out: `data:` and references into the page itself (`url(#id)`).
    """
    found: dict[str, None] = {}
    for match in _URL.finditer(_COMMENT.sub(" ", text)):
        url = _plain(next((part for part in match.groups() if part), ""))
        if url and not url.startswith("#") and url[:5].lower() != "data:":
            found[url] = None
    return tuple(found)


def _plain(url: str) -> str:
    if "\\" not in url:
        return url
    return _ESCAPE.sub(lambda m: _character(m[1]) if m[1] else m[2], url)


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
