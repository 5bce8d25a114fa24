"""Which thing of before is which thing of after: rows, projects, indicators, texts.

First what is the same in everything, then what has the same key, then the same second name, and at
last what is alike. What then stands in another order has moved.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
_MOST_LIKENESSES = 20_000  # beyond that many pairs nothing is looked for that is merely alike
_LONGEST = 300


class Traits(Struct, Generic[T], frozen=True):
    """By what things are recognised; an empty key or second name recognises nothing.

    ``same`` is everything a reader sees of a thing; ``alike`` how much two are, from 0 to 1, or
    None where alike is not enough.
    """

    same: Callable[[T], Hashable]
    key: Callable[[T], Hashable]
    other: Callable[[T], Hashable] = lambda _: ""
    alike: Callable[[T, T], float] | None = None
    enough: float = 0.6


class Matched(Struct, Generic[T], frozen=True):
    """Pairs in the order of after, what has no partner, and which of after were moved."""

    pairs: tuple[tuple[T, T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]
    moved: tuple[T, ...]


def match(before: Sequence[T], after: Sequence[T], traits: Traits[T]) -> Matched[T]:
    """Pair the things of two lists."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    partner: dict[int, int] = {}
    for trait in (lambda t: (traits.key(t), traits.same(t)), traits.key, traits.other):
        _pair(left, right, partner, trait)
    if traits.alike is not None and len(left) * len(right) <= _MOST_LIKENESSES:
        _pair_alike(left, right, partner, traits.alike, traits.enough)
    return Matched(
        tuple((before[i], after[j]) for j, i in sorted((j, i) for i, j in partner.items())),
        tuple(left.values()),
        tuple(right.values()),
        tuple(after[j] for j in _moved(partner)),
    )


def _pair(
    left: dict[int, T], right: dict[int, T], partner: dict[int, int], trait: Callable[[T], Hashable]
) -> None:
    """Pair what has the same trait, in order."""
    waiting: dict[Hashable, list[int]] = {}
    for j, thing in right.items():
        key = trait(thing)
        if key != "":
            waiting.setdefault(key, []).append(j)
    for i in list(left):
        found = waiting.get(trait(left[i]))
        if found:
            j = found.pop(0)
            partner[i] = j
            del left[i], right[j]


def _pair_alike(
    left: dict[int, T],
    right: dict[int, T],
    partner: dict[int, int],
    alike: Callable[[T, T], float],
    enough: float,
) -> None:
    """Pair what is alike, the most alike first."""
    scored = [(alike(a, b), -abs(i - j), -i, -j) for i, a in left.items() for j, b in right.items()]
    for _, _, i, j in sorted((s for s in scored if s[0] >= enough), reverse=True):
        if -i in left and -j in right:
            partner[-i] = -j
            del left[-i], right[-j]


def _moved(partner: dict[int, int]) -> list[int]:
    """Those of after that stand out of order: what is not in the longest run that kept its own."""
    order = [partner[i] for i in sorted(partner)]
    tails: list[int] = []
    lengths = []
    for value in order:
        position = bisect_left(tails, value)
        tails[position : position + 1] = [value]
        lengths.append(position)
    kept, wanted = set(), len(tails) - 1
    for value, length in zip(reversed(order), reversed(lengths), strict=True):
        if length == wanted:
            kept.add(value)
            wanted -= 1
    return sorted(set(order) - kept)


def likeness(before: str, after: str) -> float:
    """How much two texts are alike, from 0 to 1."""
    if before == after:
        return 1.0
    first, second = before[:_LONGEST], after[:_LONGEST]
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
