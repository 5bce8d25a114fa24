"""A page of the site before it is rendered."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from msgspec import Struct, field

from generator.views.meta import Meta
from generator.views.search_entry import SearchEntry, SearchLine, SearchPlace

__all__ = ("Link", "LinkGroup", "Page", "SearchEntry", "SearchLine", "SearchPlace")


class Link(Struct, frozen=True):
    """A link to a page of the site: words, address from the root, a remark beside it.

    With a ``unit`` the remark is an amount.
    """

    text: str
    path: str
    remark: str = ""
    current: bool = False
    unit: str = ""


class LinkGroup(Struct, frozen=True):
    """Links under a common heading, in the sidebar or in a list of contents."""

    text: str
    links: tuple[Link, ...]
    path: str = ""


class Attachment(Struct, frozen=True):
    """A file that the script of a page fetches: its address and what it holds, as plain JSON."""

    path: str
    content: Any


class Definition(Struct, frozen=True):
    """Where a term is explained, and how. ``meaning`` is shown beside the term itself."""

    path: str
    meaning: str = ""


class Exhibit(Struct, frozen=True):
    """A table or chart that can stand alone: ``path`` is its address below ``/embed/…``.

    ``kind`` is the template that draws its ``content`` (``templates/figures/<kind>.html``);
    ``anchor`` is its place on the page it belongs to.
    """

    path: str
    title: str
    kind: str
    content: Any
    anchor: str


class Root(str):
    """The way from a page to the root of the site, which knows the shorter ways too.

    ``above`` are the folders that the page lies in, the nearest first, each with the way there.
    """

    above: tuple[tuple[str, str], ...]

    def __new__(cls, path: str) -> "Root":
        """The root as seen from the page at ``path``, '' or ending with a slash."""
        root = super().__new__(cls, "../" * path.count("/") or "./")
        names = path.split("/")[:-1]
        root.above = tuple(
            ("".join(f"{name}/" for name in names[: len(names) - up]), "../" * up)
            for up in range(len(names) + 1)
        )
        return root


class Page(Struct, frozen=True, dict=True):
    """One page: where it lies, what it is called, what its template ``kind`` is given.

    ``terms`` maps terms to their definitions; the first use of each in the page's prose becomes a
    link. ``sidebar`` is empty for pages that belong to no disclosure.
    ``notice`` is said above everything else; ``meta`` is what machines are told. ``print_style``
    is the address of the style sheet that puts department and year on every printed sheet, ''
    where the page belongs to none. ``exhibits`` can be embedded elsewhere; ``cite`` is how the
    page is cited, None where it is not; ``attached`` makes the ``attachments``.
    """

    path: str
    kind: str
    title: str
    description: str
    view: Any
    crumbs: tuple[Link, ...] = ()
    sidebar: tuple[LinkGroup, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    terms: Mapping[str, Definition] = field(default_factory=dict)
    search: tuple[SearchEntry, ...] = ()
    notice: str = ""
    print_style: str = ""
    attached: tuple[Iterable[Attachment], ...] = ()
    meta: Meta = field(default_factory=Meta)
    exhibits: tuple[Exhibit, ...] = ()
    cite: Any = None

    @property
    def depth(self) -> int:
        """How many folders the page lies below the root."""
        return self.path.count("/")

    @property
    def attachments(self) -> Iterator[Attachment]:
        """The files that its script fetches, each made as it is asked for."""
        return chain.from_iterable(self.attached)

    @cached_property
    def root(self) -> Root:
        """The way from the page to the root of the site."""
        return Root(self.path)
