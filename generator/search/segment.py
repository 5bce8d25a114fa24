"""The part of the index that comes of one disclosure: made from its entries alone.

Its entries are cut into blocks of 32, one bit each. For every term a block has two masks: the
entries that say it anywhere, and those of them that are called so. Masks are written as text (see
``numbers``), so that joining many segments is joining strings.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.json import encode

from generator.search.numbers import written
from generator.search.terms import called, exact, of_piece, pieces
from generator.views.page import SearchEntry, SearchPlace

BLOCK = 32  # entries of a block: what a bit mask of the browser holds
CHUNK = 2  # entries of a file of lines: what one result brings along
OTHER = "网页"  # the kind of entries that name none


class Segment(Struct, frozen=True):
    """What a disclosure adds to the index.

    ``place`` is region, its name, department, its name, year (all '' for the site itself);
    ``kinds`` one of each entry; ``blocks`` map a term to its masks as text; ``names`` are all
    names in it, bared; ``chunks`` are files with the lines that results show.
    """

    place: tuple[str, str, str, str, str]
    kinds: tuple[str, ...]
    blocks: tuple[dict[str, str], ...]
    names: frozenset[str]
    chunks: tuple[bytes, ...]

    @property
    def key(self) -> str:
        """The folder of its lines."""
        region, _, department, _, year = self.place
        return f"{region}/{department}/{year}" if region else "site"


def segment(place: SearchPlace | None, entries: Sequence[SearchEntry]) -> Segment:
    """The segment of a disclosure, or with no place that of the pages of the site itself."""
    at = place or SearchPlace("", "", "", "", "")
    prefix = f"{at.key}/" if place else ""
    return Segment(
        (at.region, at.region_name, at.department, at.department_name, at.year),
        tuple(entry.kind or OTHER for entry in entries),
        tuple(_block(entries[n : n + BLOCK]) for n in range(0, len(entries), BLOCK)),
        frozenset(way for entry in entries for name in _names(entry) for way in called(name)),
        tuple(_chunk(entries[n : n + CHUNK], prefix) for n in range(0, len(entries), CHUNK)),
    )


def _block(entries: Sequence[SearchEntry]) -> dict[str, str]:
    """Equal cells of the block are looked at once."""
    titles: dict[str, int] = {}
    cells: dict[str, int] = {}
    names: dict[str, int] = {}
    for number, entry in enumerate(entries):
        bit = 1 << number
        own = (entry.title, *entry.aliases)
        _mark(titles, (*own, *_joined(own)), bit)
        _mark(cells, (*own, *_joined(own), entry.text), bit)
        for line in entry.lines:
            _mark(cells, (*line.text.split("\t"), *_joined(line.names)), bit)
            _mark(names, line.names, bit)
    told = {name: mask | titles.get(name, 0) for name, mask in (titles | names).items()}
    said = _terms(cells, told)
    texts = {mask: written_masks(mask, 0) for mask in set(said.values())}
    block = {term: texts[mask] for term, mask in said.items()}
    for term, mask in _terms(titles, titles).items():
        block[term] = written_masks(said[term], mask)
    return block


def _joined(names: Sequence[str]) -> Iterator[str]:
    """Names without the marks within them, which nobody types: “三公”经费, 维修(护)费."""
    return (way for name in names for way in called(name)[-1:] if way not in name)


def _mark(texts: dict[str, int], found: Iterable[str], bit: int) -> None:
    for text in found:
        texts[text] = texts.get(text, 0) | bit


def _terms(texts: dict[str, int], names: dict[str, int]) -> dict[str, int]:
    """Term → mask, from text → mask and name → mask."""
    alike: dict[int, set[str]] = {}
    for text, mask in texts.items():
        alike.setdefault(mask, set()).update(pieces(text))
    terms: dict[str, int] = {}
    get = terms.get
    for mask, found in alike.items():
        for term in set().union(*map(of_piece, found)):
            terms[term] = get(term, 0) | mask
    for name, mask in names.items():
        for term in exact(name):
            terms[term] = get(term, 0) | mask
    return terms


@lru_cache(maxsize=1 << 14)
def written_masks(said: int, called: int) -> str:
    """The mask times four, plus 0: none is called so; 1: all that say it are; 2: those that
    follow.
    """
    if not called:
        return written(said << 2)
    return written(said << 2 | 1) if called == said else written(said << 2 | 2) + written(called)


def _names(entry: SearchEntry) -> tuple[str, ...]:
    return (entry.title, *entry.aliases, *(name for line in entry.lines for name in line.names))


def _money(entry: SearchEntry) -> list[object]:
    """What the entry costs, the unit of its lines (the first where they differ), their masks."""
    unit = next((line.unit for line in entry.lines if line.unit), "")
    if not unit:
        return [entry.amount] if entry.amount else []
    masks = [sum(1 << at for at in line.amounts) * (line.unit == unit) for line in entry.lines]
    return [entry.amount, unit, masks]


def _chunk(entries: Sequence[SearchEntry], prefix: str) -> bytes:
    """[address, title, other names, [anchor, line, …], amount, unit, [mask, …]] of each entry.

    An address below the disclosure begins there, any other with a slash. A mask has a bit for each
    cell of a line that is money in ``unit``; what is empty at the end is left out.
    """
    record = []
    for entry in entries:
        below = prefix and entry.path.startswith(prefix)
        path = entry.path.removeprefix(prefix) if below else f"/{entry.path}"
        lines = [part for line in entry.lines for part in (line.anchor, line.text)]
        more = ["", entry.text] if entry.text else []
        told = [path, entry.title, "\t".join(entry.aliases), lines + more]
        record.append(told + _money(entry))
    return encode(record)
