"""The theme's style sheets without the rules for what no page of this site has.

Material brings styles for every feature it offers; a reader on a phone would wait for all of them.
A rule stays when every class and attribute value it asks for is a word that stands somewhere in the
templates, scripts and hand-written pages; custom properties stay when something refers to them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Set

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_NAME = re.compile(r"\.((?:\\.|[\w-])+)")
_VALUE = re.compile(r"\[[\w-]+\s*[~|^$*]?=\s*[\"']?([^\"'\]]+)[\"']?\s*[is]?\]")
_UNSURE = re.compile(r":(?:not|is|where)\([^()]*(?:\([^()]*\)[^()]*)*\)")
_PROPERTY = re.compile(r"(--[\w-]+)\s*:")
_REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")
# What ends a part: a quoted text or an address is passed over as a whole.
_PASSED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|/\*.*?\*/|url\([^\"')]*\)", re.S)
_GROUPS = ("@media", "@supports", "@layer", "@container")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """All words that could be the name of a class."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def slim(css: str, known: frozenset[str], others: str = "") -> str:
    """The sheet without the rules that nothing ``known`` matches; ``others`` refer to it too."""
    kept = "".join(_rules(css, lambda selector: _matches(selector, known)))
    while True:
        used = set(_REFERENCE.findall(kept)) | set(_REFERENCE.findall(others))
        leaner = "".join(_rules(kept, lambda selector: True, used))
        if leaner == kept:
            return kept
        kept = leaner


def _matches(selector: str, known: frozenset[str]) -> bool:
    sure = _UNSURE.sub("", selector)
    names = (name.replace("\\", "") for name in _NAME.findall(sure))
    values = (word for value in _VALUE.findall(sure) for word in _WORD.findall(value))
    return known.issuperset(names) and known.issuperset(values)


def _rules(css: str, wanted: Callable[[str], bool], used: Set[str] | None = None) -> Iterator[str]:
    """The rules with the selectors that are ``wanted``; of properties those that are ``used``."""
    for prelude, body in _blocks(css):
        if body is None:
            yield prelude
        elif prelude.startswith(_GROUPS):
            inner = "".join(_rules(body, wanted, used))
            yield f"{prelude}{{{inner}}}" if inner else ""
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        else:
            selectors = ",".join(s for s in _split(prelude, ",") if wanted(s))
            kept = body if used is None else _referred(body, used)
            yield f"{selectors}{{{kept}}}" if selectors and kept else ""


def _referred(body: str, used: Set[str]) -> str:
    """The declarations without custom properties that nothing refers to."""
    kept = (
        declaration
        for declaration in _split(body, ";")
        if not (name := _PROPERTY.match(declaration.strip())) or name[1] in used
    )
    return ";".join(kept)


def _blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """Prelude and body of each rule of the top level; a statement such as @charset has no body."""
    start = depth = opened = 0
    for place, sign in _signs(css, "{};"):
        if sign == "{":
            opened = opened if depth else place
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                yield css[start:opened].strip(), css[opened + 1 : place]
                start = place + 1
        elif not depth:
            yield css[start : place + 1].strip(), None
            start = place + 1


def _split(text: str, separator: str) -> Iterator[str]:
    start = depth = 0
    for place, sign in _signs(text, f"(){separator}"):
        depth += (sign == "(") - (sign == ")")
        if sign == separator and not depth:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _signs(text: str, signs: str) -> Iterator[tuple[int, str]]:
    """Where the ``signs`` stand, outside of quotes, comments and addresses."""
    place = 0
    pattern = re.compile(f"{_PASSED.pattern}|([{re.escape(signs)}])", re.S)
    while match := pattern.search(text, place):
        if match[1]:
            yield match.start(), match[1]
        place = match.end()
