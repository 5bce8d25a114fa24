"""What the rest of the site is told of a disclosure once it is checked, and who is told what."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Raw, Struct
from msgspec.msgpack import Decoder, decode, encode
from msgspec.structs import replace

from generator.building.pieces import Gift, Piece, has_pieces, put_pieces, read_gift
from generator.building.stock import Departments, Stock
from generator.building.survey import One
from generator.downloads import key_of
from generator.exchange.owner import Owner
from generator.model.disclosure import Department, Disclosure
from generator.model.reference import Reference
from generator.public import days_of
from generator.render.shell import Settings
from generator.rules.engine import Checked
from generator.store.store import Store, digest
from generator.views import addresses
from generator.views.explore.pages import promised_pages
from generator.views.page import Definition
from generator.views.seeing.portrait import NO_FIGURES
from generator.views.site import Site, Summary, TermUse, definitions_of, title_notes
from generator.views.site_pages import summarise

Terms = tuple[tuple[str, TermUse], ...]


class Told(Struct, frozen=True):
    """What is told of a disclosure.

    ``content`` and ``outcome`` are digests of it and of what checking it gave, ``downloads`` is the
    key of the files that readers take away, ``changed`` the last day that it
    names. What few need is in pieces under a ``key``: the ``summary`` without figures for
    lists of all, the ``whole`` of it, its ``terms``, and ``promised``, the pages that must be there
    because of it.
    """

    name: str
    edition: str
    title: str
    withdrawn: bool
    downloads: str
    content: str
    outcome: str
    changed: str
    key: str
    summary: Piece
    whole: Piece
    terms: Piece
    promised: Piece


class Telling(Struct, frozen=True):
    """Tells. ``site`` has no summaries yet."""

    site: Site
    store: Store

    def __call__(self, record: Disclosure, checked: Checked) -> Told:
        """What is told of a disclosure as the public sees it."""
        site = self.site
        summary = summarise(record, checked, site)
        owner = Owner(site.region_name(record.region), summary.name)
        pieces = {
            "summary": encode(replace(summary, terms=(), portrait=NO_FIGURES)),
            "whole": encode(summary),
            "terms": encode(summary.terms),
            "promised": encode(tuple(dict.fromkeys(promised(record)))),
        }
        key = digest(pieces.values())
        return Told(
            summary.name,
            record.edition,
            owner.title_of(record),
            summary.withdrawn,
            key_of(record, owner),
            digest((encode(record),)),
            digest((encode(checked),)),
            max(days_of(record), default=""),
            key,
            **put_pieces(self.store, key, pieces).all(),
        )

    def is_kept(self, told: Raw) -> bool:
        """Whether the pieces of a packed ``Told`` are still there."""
        found = decode(told, type=Told)
        last = found.promised
        return has_pieces(self.store, found.key, last.start + last.length)


def promised(record: Disclosure) -> Iterator[str]:
    """The pages that must be there because of a disclosure, told from it alone."""
    yield addresses.region(record.region)
    yield addresses.department(record.region, record.department)
    yield from addresses.of_disclosure(record)
    yield from promised_pages((record,))


def expected_pages(promises: Iterable[Iterable[str]]) -> Iterator[str]:
    """The files of all pages that must be there, told from the data and not from what was
    rendered: what each disclosure promises, and what stands on every site; some more than once."""
    for some in chain((_own_pages(),), promises):
        yield from (f"{path}index.html" for path in some)


def expected_key(told: Iterable[Told]) -> str:
    """Equal where the ``expected_pages`` are, told without reading what is promised."""
    return digest((encode(_own_pages()), *(each.promised.digest for each in told)))


def _own_pages() -> tuple[str, ...]:
    """The pages that stand on every site."""
    own = addresses.HOME, addresses.CHECKS, addresses.DATA, addresses.COMPARE, addresses.SEARCH
    return (*own, *promised_pages(()))


class Near(Struct, frozen=True):
    """What the pages of one disclosure know of the site, beside what all share.

    ``years`` lead to the summaries of its department, ``note`` what tells the department apart
    from its namesakes, ``departments`` those that its addresses are of, ``printed`` whether there
    is a PDF of it. ``since`` is the day as of which it is shown, where its newest data are wrong.
    """

    years: tuple[Gift, ...]
    note: str
    departments: tuple[Department, ...]
    printed: bool
    since: str = ""

    def site(self, common: Site, store: Store, pdf: str) -> Site:
        """The site as far as these pages may know it: whatever else changes, they stay."""
        return replace(
            common,
            departments={(d.region, d.code): d for d in self.departments},
            summaries=summaries(store, self.years),
            pdfs=frozenset((pdf,) if self.printed else ()),
            note=self.note,
            since=self.since,
        )


def summaries(store: Store, gifts: Iterable[Gift]) -> tuple[Summary, ...]:
    """Summaries unpacked, the latest year first as they are shown. Raises PublishError."""
    return tuple(_summary.decode(read_gift(store, gift)) for gift in gifts)


_summary = Decoder(Summary)


class Shown(Struct, frozen=True):
    """A disclosure that the public sees, with what is told of it."""

    one: One
    told: Told

    @property
    def place(self) -> tuple[str, str]:
        """Region and department."""
        return self.one.read.region, self.one.read.department

    @property
    def summary(self) -> Gift:
        """Where its summary is, for lists of all."""
        return self.told.key, self.told.summary

    @property
    def whole(self) -> Gift:
        """Where all of its summary is."""
        return self.told.key, self.told.whole

    def promised(self, store: Store) -> tuple[str, ...]:
        """The pages that must be there because of it. Raises PublishError."""
        content = read_gift(store, (self.told.key, self.told.promised))
        return decode(content, type=tuple[str, ...])


class Neighbours(Struct, frozen=True, dict=True):
    """All that are shown, in order. ``printed`` are the folders of those that have a PDF,
    ``since`` the days of those that stand there as last published."""

    all: tuple[Shown, ...]
    departments: Mapping[tuple[str, str], Department]
    region_name: Callable[[str], str]
    printed: frozenset[str] = frozenset()
    since: Mapping[tuple[str, str, str], str] = {}

    def near(self, shown: Shown) -> Near:
        """What one of them knows of the others."""
        region, code = shown.place
        own = self.departments.get((region, code))
        codes = (code, *(cell.text for cell in own.former_codes)) if own else ()
        found = (self.departments.get((region, each)) for each in dict.fromkeys(codes))
        return Near(
            tuple(each.whole for each in self.years[region, code]),
            self.notes.get((region, code), ""),
            tuple(department for department in found if department),
            shown.one.read.folder in self.printed,
            self.since.get(shown.one.read.id, ""),
        )

    @cached_property
    def years(self) -> dict[tuple[str, str], list[Shown]]:
        """The disclosures of each department, in order of year."""
        found: dict[tuple[str, str], list[Shown]] = {}
        for shown in self.all:
            found.setdefault(shown.place, []).append(shown)
        return found

    @cached_property
    def notes(self) -> dict[tuple[str, str], str]:
        """What tells departments of one name apart."""
        named = ((place, years[-1].told.name) for place, years in self.years.items())
        return title_notes(named, self.region_name)

    @property
    def terms_key(self) -> str:
        """What the definitions of all terms are made from."""
        return digest(shown.told.terms.digest for shown in self.all)

    def definitions(self, store: Store) -> dict[str, Definition]:
        """Every term, explained where all explain it alike. Raises PublishError."""
        uses: dict[str, list[TermUse]] = {}
        for shown in self.all:
            for term, use in decode(
                read_gift(store, (shown.told.key, shown.told.terms)), type=Terms
            ):
                uses.setdefault(term, []).append(use)
        return definitions_of(uses)

    @property
    def changed(self) -> str:
        """The last day that any of them names."""
        return max((shown.told.changed for shown in self.all), default="")


def told_of(ones: Sequence[One]) -> tuple[Shown, ...]:
    """Those that are shown, with what is told of them."""
    return tuple(Shown(one, decode(one.judged.summary, type=Told)) for one in ones)


def telling(settings: Settings) -> Callable[[Stock, Departments], Telling]:
    """What tells, once the lists are known."""

    def make(stock: Stock, departments: Departments) -> Telling:
        site = common_site(settings, stock.reference, departments.by_code)
        return Telling(site, stock.project.store)

    return make


def common_site(
    settings: Settings,
    reference: Reference,
    departments: Mapping[tuple[str, str], Department],
    definitions: Mapping[str, Definition] | None = None,
) -> Site:
    """The shared context without summaries."""
    return Site(
        settings.site_name,
        reference,
        departments,
        description=settings.description,
        data_address=settings.data_address,
        definitions=definitions,
    )
