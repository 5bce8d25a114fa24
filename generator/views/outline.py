"""``site.json``: what a site publishes of itself, for portals that stand over several.

Its form is stable: a portal reads it from sites of other versions. Keys are only added; whoever
changes what one means changes ``FORMAT``.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.json import encode, format

from generator.views import addresses
from generator.views.data_page import DataTerms, Offered
from generator.views.site import Site, Summary

FORMAT = "mingzhang-site-1"
PATH = "site.json"


class Year(Struct, frozen=True):
    """A disclosure. ``path`` is below the site, ``total`` as text in ``unit``, '' where there is
    none, ``label`` says what it is the total of."""

    year: str
    kind: str
    title: str
    path: str
    unit: str
    total: str
    label: str
    projects: int
    indicators: int
    withdrawn: bool = False


class Department(Struct, frozen=True):
    """A department with its disclosures, the latest first."""

    code: str
    name: str
    path: str
    years: tuple[Year, ...]


class Region(Struct, frozen=True):
    """A region with its departments; ``full`` is its name with city and province."""

    code: str
    name: str
    full: str
    path: str
    departments: tuple[Department, ...]


class File(Struct, frozen=True):
    """A file of all data: its size in bytes, its rows where it has any."""

    path: str
    size: int
    rows: int | None = None


class Outline(Struct, frozen=True):
    """A site: what it calls itself, on which terms its data may be used, whom it shows."""

    format: str
    name: str
    description: str
    licence: str
    licence_url: str
    changed: str
    regions: tuple[Region, ...]
    files: tuple[File, ...]


def outline(site: Site, terms: DataTerms, offered: Mapping[str, Offered]) -> Outline:
    """What is told of a site with these files."""
    return Outline(
        FORMAT,
        site.name,
        site.description,
        terms.licence,
        terms.licence_url,
        terms.changed,
        tuple(_region(site, code) for code in sorted({s.region for s in site.summaries})),
        tuple(
            File(f"{addresses.DATA}{name}", file.size, file.rows) for name, file in offered.items()
        ),
    )


def packed(told: Outline) -> bytes:
    """The file."""
    return format(encode(told), indent=1) + b"\n"


def _region(site: Site, code: str) -> Region:
    departments = sorted({s.department for s in site.summaries if s.region == code})
    found = (site.years_of(code, each) for each in departments)
    return Region(
        code,
        site.region_name(code),
        site.full_region_name(code),
        addresses.region(code),
        tuple(_department(years) for years in found),
    )


def _department(years: tuple[Summary, ...]) -> Department:
    own = years[0]
    path = addresses.department(own.region, own.department)
    return Department(own.department, own.name, path, tuple(_year(each) for each in years))


def _year(own: Summary) -> Year:
    return Year(
        own.year,
        own.kind,
        own.title,
        own.path,
        own.unit,
        "" if own.total is None else f"{own.total:f}",
        own.total_label,
        own.projects,
        own.indicators,
        own.withdrawn,
    )
