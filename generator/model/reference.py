"""Lists that many disclosures share: regions and the names of 科目."""

from msgspec import Struct

from generator.model.population import Population
from generator.model.region import Region
from generator.model.words import Words


class SubjectNames(Struct, frozen=True, dict=True):
    """Known names of 科目 by code. A name is shown only where the data prints none.

    It has a ``__dict__``, in which rules keep what follows from the names alone.
    """

    functional: dict[str, str] = {}
    economic: dict[str, str] = {}

    def name(self, code: str, levels: tuple[int, ...]) -> str:
        """The name of a code, '' when unknown; two levels mean the economic list."""
        return (self.economic if len(levels) == 2 else self.functional).get(code, "")


class Reference(Struct, frozen=True):
    """What ``data/reference/`` holds."""

    regions: dict[str, Region] = {}
    subjects: SubjectNames = SubjectNames()
    words: Words = Words()
    population: dict[str, tuple[Population, ...]] = {}
