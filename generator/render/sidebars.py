"""The 目录 of a disclosure beside each of its pages.

Pages of one folder have the same one, but for the line of the page itself. It is rendered once for
each folder, as a page there sees it that is not listed; a page then has its own line in place of
what the others have.
"""

from functools import lru_cache

from jinja2 import Environment

from generator.render.bidi import isolated
from generator.views.page import Link, LinkGroup, Page, Root

_UNLISTED = "\ufdd0/"  # a noncharacter: no page lies there
_FOLDERS = 8  # of a disclosure; pages come one disclosure after the other
Groups = tuple[LinkGroup, ...]


class Sidebars:
    """Renders them with ``partials/sidebar.html`` and its lines with ``macros/side.html``."""

    def __init__(self, environment: Environment) -> None:
        self._template = environment.get_template("partials/sidebar.html")
        self._macros = environment.get_template("macros/side.html")
        self._shared = lru_cache(maxsize=_FOLDERS)(self._seen_from)

    def __call__(self, page: Page) -> str:
        """The finished HTML for a page."""
        title, groups, path = page.crumbs[2], page.sidebar, page.path
        above = path[: path.rstrip("/").rfind("/") + 1] + _UNLISTED
        own = _line_of(path, groups)
        if own is not None:
            shared, line = self._shared(title, groups, above), self._line(own, above)
            if line in shared:
                return shared.replace(line, self._line(own, path), 1)
        return self._seen_from(title, groups, path)

    def _seen_from(self, title: Link, groups: Groups, path: str) -> str:
        root = Root(path)
        return isolated(self._template.render(title=title, groups=groups, path=path, root=root))

    def _line(self, link: Link, path: str) -> str:
        line = self._macros.module.line  # type: ignore[attr-defined]
        return isolated(str(line(link, path, Root(path))))


def _line_of(path: str, groups: Groups) -> Link | None:
    """The line of a page; None where others lie below it, which it reaches in its own way."""
    found = None
    for group in groups:
        for link in group.links:
            if link.path == path:
                found = link
            elif link.path.startswith(path):
                return None
    return found
