"""Linking terms in prose to their definitions, each on its first use in a page."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from generator.render.links import href
from generator.views.marks import Mark, TextMark
from generator.views.page import Definition
from generator.views.term_pattern import term_pattern

# Without a script the link leads to the definition; with one it is shown beside the term.
_LINK = Markup('<a class="mz-term" href="{}" data-meaning="{}">{}</a>')


class TermLinker:
    """Turns plain text into escaped HTML with links to the definitions of its terms.

    One linker serves one page: it links the first use of each term only. It is stateful for that
    reason, and is made anew for every page.
    """

    def __init__(self, terms: Mapping[str, Definition], root: str, here: str) -> None:
        self._terms = terms
        self._here = f"{here}#"
        self._pattern = term_pattern(tuple(terms))
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
            definition = self._terms[term]
            if term not in self._used and not definition.path.startswith(self._here):
                self._used.add(term)
                address = href(definition.path, self._root)
                parts += [
                    escape(text[end : match.start()]),
                    _LINK.format(address, definition.meaning, term),
                ]
                end = match.end()
        return Markup("").join((*parts, escape(text[end:])))
