"""Former addresses: under every code a department had, each page leads to where it is now."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.views import addresses
from generator.views.page import Link, Page
from generator.views.record import Record
from generator.views.site import Site


class MovedView(Struct, frozen=True):
    """An address that has changed."""

    title: str
    target: Link


def moved_pages(site: Site, record: Record, pages: Iterable[Page]) -> Iterator[Page]:
    """A page at each former address of the pages of a disclosure."""
    data = record.disclosure
    now = addresses.department(data.region, data.department)
    for old in former_addresses(site, data.region, data.department):
        for page in pages:
            alone = "embed/" if page.kind == "embed" else ""
            rest = page.path.removeprefix(alone + now)
            yield moved(alone + old + rest, page.path, page.title)


def former_addresses(site: Site, region: str, code: str) -> tuple[str, ...]:
    """Where a department used to be; a code that another department has now is left to it."""
    department = site.departments.get((region, code))
    former = department.former_codes if department else ()
    free = (cell.text for cell in former if (region, cell.text) not in site.departments)
    return tuple(addresses.department(region, old) for old in dict.fromkeys(free))


def moved(path: str, target: str, title: str) -> Page:
    """The page at a former address."""
    view = MovedView(title, Link(title, target))
    return Page(path, "moved", title, f"{title}已移到新地址。", view)
