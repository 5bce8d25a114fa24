"""The files across the site, kept as long as no disclosure in them changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct

from generator.bulk.facts import FILES, FileFacts, load_facts
from generator.bulk.sources import Item, Publisher
from generator.downloads import downloads, key_of
from generator.exchange.owner import Owner
from generator.flat.origin import origin_of
from generator.forms import registry
from generator.model.disclosure import Disclosure
from generator.project import code_version
from generator.store.store import Store, digest
from generator.views import addresses
from generator.views.data_page import DataTerms, Offered
from generator.views.site import Site

_KIND = "bulk"


class Large(Struct, frozen=True):
    """A finished file that is not taken into memory, with its SHA-256."""

    file: Path
    digest: str


class Bulk(Struct, frozen=True):
    """The files that were made, in ``folder``; none in a preview."""

    folder: Path = Path()
    facts: tuple[FileFacts, ...] = ()

    def files(self) -> Iterator[tuple[str, Large]]:
        """Every file with its path below the site."""
        for fact in self.facts:
            yield f"{addresses.DATA}{fact.name}", Large(self.folder / fact.name, fact.digest)

    def offered(self) -> dict[str, Offered]:
        """What the page of the data says of each file."""
        return {fact.name: Offered(fact.size, fact.rows) for fact in self.facts}


@contextmanager
def bulk_files(
    store: Store, publisher: Publisher, keys: Sequence[str], items: Callable[[], Iterable[Item]]
) -> Iterator[Bulk]:
    """The files of some disclosures, made if no earlier build made the same.

    ``keys`` tell what the files of each are made from; ``items`` gives them one by one, as often
    as it is asked. Raises BulkError when the disk does not take them.
    """
    said = (code_version(), repr(publisher), *keys)
    key = digest(part.encode() for part in said)
    with store.folder(_KIND, key, _maker(publisher, items), _is_whole) as folder:
        yield Bulk(folder / FILES, load_facts(folder) or ())


def terms_of(publisher: Publisher) -> DataTerms:
    """What the page says of licence and date."""
    return DataTerms(publisher.licence, publisher.licence_url, publisher.changed)


def _maker(publisher: Publisher, items: Callable[[], Iterable[Item]]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        from generator.bulk.make import make_bulk  # its libraries are needed here alone

        make_bulk(folder, publisher, items)

    return make


def _is_whole(folder: Path) -> bool:
    return load_facts(folder) is not None


def item_of(store: Store, site: Site, record: Disclosure) -> Item:
    """A disclosure with what is said of it beside its rows; ``site`` knows its names."""
    owner = Owner(site.region_name(record.region), site.department_name(record))
    edition = registry.edition(record.edition)
    return Item(
        record,
        edition,
        origin_of(record, edition, owner.region, owner.department),
        owner.title_of(record),
        addresses.disclosure(record),
        key_of(record, owner),
        partial(downloads, store, record, owner),
    )
