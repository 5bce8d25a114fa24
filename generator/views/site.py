"""What pages need to know of the rest of the site: names, years, terms. Small, and shared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from generator.model.cell import Cell
from generator.model.disclosure import Department, Disclosure
from generator.model.population import Population, latest
from generator.model.reference import Reference
from generator.views import addresses
from generator.views.page import Definition
from generator.views.seeing.portrait import NO_FIGURES, Portrait

SEVERAL = "各部门的解释不同，见名词解释。"


class TermUse(Struct, frozen=True):
    """A definition of a term by one disclosure."""

    meaning: str
    department: str
    year: str
    path: str


class Tally(Struct, frozen=True):
    """How the checks of a disclosure came out, in numbers."""

    figures: int
    compared: int
    passed: int
    rounding: int
    errors: int
    warnings: int
    notices: int
    acknowledged: int


class Summary(Struct, frozen=True):
    """A disclosure in the lists of home, region and department."""

    region: str
    department: str
    year: str
    name: str
    kind: str
    title: str
    path: str
    unit: str
    total: Decimal | None
    total_label: str
    projects: int
    indicators: int
    tables: int
    tally: Tally
    corrections: int
    terms: tuple[tuple[str, TermUse], ...] = ()
    withdrawn: bool = False
    portrait: Portrait = NO_FIGURES


class Site(Struct, frozen=True, dict=True):
    """The shared context of all pages.

    ``note`` and ``definitions`` stand in for what is told from all ``summaries``, where these are
    only those of one department. ``since`` is the day as of which a disclosure is shown that has
    errors now, '' for all others.
    """

    name: str
    reference: Reference
    departments: Mapping[tuple[str, str], Department]
    summaries: tuple[Summary, ...] = ()
    description: str = ""
    data_address: Callable[[str, int], str] = lambda path, line: ""
    pdfs: frozenset[str] = frozenset()
    note: str | None = None
    definitions: Mapping[str, Definition] | None = None
    since: str = ""

    def region_name(self, code: str) -> str:
        """The name of a region, its code where the list does not have it."""
        region = self.reference.regions.get(code)
        return region.name if region else code

    def full_region_name(self, code: str) -> str:
        """A county with its city and province before it."""
        region = self.reference.regions.get(code)
        if region is None:
            return code
        codes = dict.fromkeys((region.province, region.city, region.code))
        return "".join(self.region_name(c) for c in codes if c in self.reference.regions)

    def department_name(self, disclosure: Disclosure) -> str:
        """The name of the department of a disclosure, its code where unknown."""
        department = self.departments.get((disclosure.region, disclosure.department))
        return department.name.text if department else disclosure.department

    def population(self, region: str, year: str) -> Population | None:
        """The residents to divide the amounts of a year by; None where no figure stands."""
        return latest(self.reference.population, region, year)

    def title_note(self, region: str, department: str) -> str:
        """What tells a department apart from others of its name, in titles; '' where none has it.

        See ``title_notes``.
        """
        return self._notes.get((region, department), "") if self.note is None else self.note

    @cached_property
    def _notes(self) -> dict[tuple[str, str], str]:
        named = ((key, years[0].name) for key, years in self._by_department.items())
        return title_notes(named, self.full_region_name)

    def contact_of(self, disclosure: Disclosure) -> tuple[tuple[str, Cell], ...]:
        """How to reach the department of a disclosure."""
        department = self.departments.get((disclosure.region, disclosure.department))
        return department.contact if department else ()

    def years_of(self, region: str, department: str) -> tuple[Summary, ...]:
        """The disclosures of a department, the latest first."""
        return self._by_department.get((region, department), ())

    def year_before(self, record: Disclosure) -> Summary | None:
        """The latest earlier disclosure of the same department that is still published."""
        years = self.years_of(record.region, record.department)
        return next((s for s in years if s.year < record.year and not s.withdrawn), None)

    @cached_property
    def _by_department(self) -> dict[tuple[str, str], tuple[Summary, ...]]:
        found: dict[tuple[str, str], tuple[Summary, ...]] = {}
        for summary in sorted(self.summaries, key=lambda summary: summary.year, reverse=True):
            key = summary.region, summary.department
            found[key] = (*found.get(key, ()), summary)
        return found

    @cached_property
    def terms(self) -> dict[str, list[TermUse]]:
        """All terms with their definitions, in the order of first appearance."""
        terms: dict[str, list[TermUse]] = {}
        for summary in self.summaries:
            for term, use in summary.terms:
                terms.setdefault(term, []).append(use)
        return terms

    @cached_property
    def term_definitions(self) -> dict[str, Definition]:
        """Every term with its place in the glossary, explained where all explain it alike."""
        if self.definitions is not None:
            return dict(self.definitions)
        return definitions_of(self.terms)


def definitions_of(terms: Mapping[str, Sequence[TermUse]]) -> dict[str, Definition]:
    """Every term with its place in the glossary, explained where all explain it alike."""
    return {
        term: Definition(
            f"{addresses.GLOSSARY}#{addresses.term_anchor(term)}",
            uses[0].meaning if len({use.meaning for use in uses}) == 1 else SEVERAL,
        )
        for term, uses in terms.items()
    }


def title_notes(
    named: Iterable[tuple[tuple[str, str], str]], region_name: Callable[[str], str]
) -> dict[tuple[str, str], str]:
    """What tells departments (region, code) of one name apart: region, where need be the code."""
    namesakes: dict[str, list[tuple[str, str]]] = {}
    for place, name in named:
        namesakes.setdefault(name, []).append(place)
    notes = {}
    for places in namesakes.values():
        regions = [region for region, _ in places]
        for region, code in places if len(places) > 1 else ():
            own = f" {code}" if regions.count(region) > 1 else ""
            notes[region, code] = f"（{region_name(region)}{own}）"
    return notes
