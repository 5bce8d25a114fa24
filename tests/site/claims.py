"""A claim: what stands in one place of the data, and what stands for it on a page of the site."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

_SHOWN = 12


@dataclass(frozen=True)
class Claim:
    """``file`` and ``place`` name the leaf of the data; ``found`` is None where nothing stands."""

    file: str
    place: str
    page: str
    expected: str
    found: str | None

    def __str__(self) -> str:
        return f"{self.file} {self.place}: {self.expected!r} is {self.found!r} on {self.page}"


def series(
    file: str, place: str, page: str, expected: Sequence[str], found: Sequence[str]
) -> Iterator[Claim]:
    """A list of texts, one by one; what the page has beyond them is a claim of its own."""
    for index, (left, right) in enumerate(zip_longest(expected, found)):
        yield Claim(file, f"{place}[{index}]", page, left if left is not None else "", right)


def assert_all(claims: Iterable[Claim]) -> list[Claim]:
    """All claims hold, or the failure names file, place, page and both readings.

    The claims come back so that a test can see which leaves they cover.
    """
    made: list[Claim] = []
    try:
        for claim in claims:
            made.append(claim)
    except AssertionError as torn:  # a page so broken that nothing can be compared
        raise AssertionError(f"{torn}; the last fact before: {made[-1]}") from torn
    broken = [claim for claim in made if claim.expected != claim.found]
    rest = f"\n… and {len(broken) - _SHOWN} more" if len(broken) > _SHOWN else ""
    listing = "\n".join(f"  {claim}" for claim in broken[:_SHOWN])
    assert not broken, f"{len(broken)} of {len(made)} facts are not on the site:\n{listing}{rest}"
    return made
