"""Linking terms in prose to their definitions, each on its first use in a page."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from generator.render.environment import href
from generator.views.marks import Mark, TextMark


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """All terms, the longer ones first, so that a term inside a longer one yields to it."""
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile("|".join(map(re.escape, longest_first))) if terms else None


class TermLinker:
    """Turns plain text into escaped HTML with links to the definitions of its terms.

    One linker serves one page: it links the first use of each term only. It is stateful for that
    reason, and is made anew for every page.
    """

    def __init__(self, terms: Mapping[str, str], root: str, here: str) -> None:
        self._addresses = {t: path for t, path in terms.items() if not path.startswith(f"{here}#")}
        self._pattern = _pattern(tuple(self._addresses))
        self._root = root
        self._used: set[str] = set()

    def __call__(self, text: str, marks: Sequence[TextMark] = ()) -> Markup:
        """The text, safe, with links; ``marks`` of the checks stand on stretches of it."""
        parts, end = [], 0
        for stretch in marks:
            parts.append(self._linked(text[end : stretch.start]))
            parts.append(self._marked(text[stretch.start : stretch.end], stretch.mark))
            end = stretch.end
        return Markup("").join((*parts, self._linked(text[end:])))

    def _marked(self, text: str, mark: Mark) -> Markup:
        if mark.path:
            link = '<a class="mz-finding mz-finding--{}" href="{}" title="{}">{}</a>'
            return Markup(link).format(mark.kind, href(mark.path, self._root), mark.note, text)
        quiet = '<span class="mz-checked" title="{}">{}</span>'
        return Markup(quiet).format(mark.note, text)

    def _linked(self, text: str) -> Markup:
        if self._pattern is None:
            return escape(text)
        parts, end = [], 0
        for match in self._pattern.finditer(text):
            term = match.group()
            if term not in self._used:
                self._used.add(term)
                address = href(self._addresses[term], self._root)
                link = Markup('<a class="mz-term" href="{}">{}</a>').format(address, term)
                parts += [escape(text[end : match.start()]), link]
                end = match.end()
        return Markup("").join((*parts, escape(text[end:])))
