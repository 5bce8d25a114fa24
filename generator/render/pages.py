"""Rendering a page: its body, crumbs and sidebar, ready to be put into a frame of the shell."""

from functools import cached_property, partial

from jinja2 import Environment
from markupsafe import escape
from msgspec import Struct

from generator.render.bidi import isolated, isolated_text
from generator.render.links import site_address
from generator.render.shell import Shell
from generator.render.sidebars import Sidebars
from generator.render.terms import TermLinker
from generator.views.page import Page


class RenderedPage(Struct, frozen=True):
    """A page as the values of a frame's slots; every value is finished HTML.

    ``whole`` is the whole page where it needs no frame of the shell, else ''.
    """

    path: str
    layout: str
    depth: int
    slots: dict[str, str]
    whole: str = ""

    @property
    def framed(self) -> tuple[str, int, dict[str, str]]:
        """Layout, depth and slots: what the shell stamps."""
        return self.layout, self.depth, self.slots

    @property
    def file(self) -> str:
        """The file that the address is served from."""
        return f"{self.path}index.html"


class PageRenderer(Struct, frozen=True, dict=True):
    """Renders pages. ``site_url`` ends with a slash; it is '' where the site has no address yet."""

    environment: Environment
    site_name: str
    site_url: str

    def render(self, page: Page) -> RenderedPage:
        """One page; the same page always gives the same bytes."""
        if page.kind == "embed":
            whole = isolated(self._template("pages/embed.html", page))
            return RenderedPage(page.path, "", page.depth, {}, whole)
        layout = "record" if page.sidebar else "plain"
        title = f"{page.title} - {self.site_name}" if page.title else self.site_name
        content = isolated(self._template(f"pages/{page.kind}.html", page))
        crumbs = self._template("partials/crumbs.html", page, amounts="data-unit=" in content)
        slots = {
            "title": str(escape(title)),
            "description": str(escape(page.description)),
            "head": self._head(page),
            "kind": page.kind,
            "crumbs": isolated(crumbs),
            "content": content,
        }
        if layout == "record":
            slots["sidebar"] = self._sidebars(page)
        return RenderedPage(page.path, layout, page.depth, slots)

    @cached_property
    def _sidebars(self) -> Sidebars:
        return Sidebars(self.environment)

    def whole_page(self, page: Page, shell: Shell) -> bytes:
        """One page as it is served, in its frame of ``shell``."""
        rendered = self.render(page)
        return (rendered.whole or shell.stamp(*rendered.framed)).encode()

    def print_style(self, owner: str, path: str) -> bytes:
        """The style sheet that puts ``owner`` and the address of ``path`` on every sheet."""
        address = self.site_url.partition("://")[2] + path if self.site_url else ""
        template = self.environment.get_template("print/running.css")
        return template.render(owner=isolated_text(owner), address=address).encode()

    def _template(self, name: str, page: Page, **more: bool) -> str:
        terms = TermLinker(page.terms, page.root, page.path)
        template = self.environment.get_template(name)
        return template.render(
            page=page,
            view=page.view,
            root=page.root,
            terms=terms,
            site_name=self.site_name,
            site_url=self.site_url,
            head=partial(self._head, page),
            whole=partial(site_address, root="/", site_url=self.site_url),
            **more,
        )

    def _head(self, page: Page) -> str:
        """What the page says of itself to machines; one that has moved sends its readers on."""
        moved = page.view.target.path if page.kind == "moved" else ""
        template = self.environment.get_template("partials/head.html")
        return template.render(
            page=page,
            root=page.root,
            canonical=moved or page.meta.canonical or page.path,
            site_url=self.site_url,
            site_name=self.site_name,
            address=partial(site_address, root=page.root, site_url=self.site_url),
        )
