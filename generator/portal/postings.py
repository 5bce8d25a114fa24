"""Where a member's terms stand: the numbers of its shards, read, checked and written again."""

from collections.abc import Iterator, Sequence

from generator.portal.trust import Damaged
from generator.search.buckets import Span
from generator.search.numbers import DIGITS, written
from generator.search.segment import written_masks

_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_MORE = 32


def reread(text: str, kept: Sequence[int]) -> tuple[str, Span] | None:
    """What is written of a term, without the way to its first block, and its first and last block;
    None where nothing of it is kept.

    ``kept`` are for each block the entries that may be found in it. Raises Damaged.
    """
    parts: list[str] = []
    first = last = -1
    for block, said, called in _blocks(text):
        if block >= len(kept):
            raise Damaged("有的词指向没有的网页")
        said &= kept[block]
        if said:
            parts.append(
                f"{written(block - last) if parts else ''}{written_masks(said, called & said)}"
            )
            first = block if first < 0 else first
            last = block
    return ("".join(parts), (first, last)) if parts else None


def _blocks(text: str) -> Iterator[tuple[int, int, int]]:
    """Block, entries that say the term, entries that are called so."""
    numbers, block = _numbers(text), 0
    for step in numbers:
        block += step
        mask = next(numbers, -1)
        said, way = mask >> 2, mask & 3
        called = (0, said, -1, -1)[way]
        if called < 0:
            called = next(numbers, -1)
        if mask < 0 or called < 0:
            raise Damaged("有的词没有写完")
        yield block, said, called


def _numbers(text: str) -> Iterator[int]:
    value = shift = 0
    for digit in text:
        found = _VALUES.get(digit)
        if found is None or shift > 60:
            raise Damaged("有的词写得不对")
        value += (found & 31) << shift
        shift += 5
        if not found & _MORE:
            yield value
            value = shift = 0
    if shift:
        raise Damaged("有的词没有写完")
