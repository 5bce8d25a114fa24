"""A site built in shares: one job of many makes some disclosures, the last one joins them.

A shard is a folder: ``cards``, what came of reading and checking, ``told``, what its share tells
the site, and below ``parts`` a bundle for
each disclosure of its share, by the key of all that it was made from. Whoever joins looks for the
keys that the site needs now: a bundle of other data, or of another version, is never taken for it,
and what no shard has is made there.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from generator.building.making import Made, Making, Order
from generator.building.pieces import get_pieces, put_all
from generator.building.shelf import Refused
from generator.downloads import KIND as DOWNLOADS
from generator.publish import Part, PublishError, Sealed, seal, write_file
from generator.publish.errors import explained
from generator.store.store import Store

CARDS, PARTS, TOLD = "cards", "parts", "told"
STEPS = ("read", "summed", "printed")  # whose cards are of use to whoever joins
T = TypeVar("T")
Cards = dict[str, dict[str, Raw]]


class Bundle(Struct, frozen=True):
    """A disclosure as it was made: its card, its part with the contents of its files in order, what
    it gives to the site, and the files that readers take away."""

    made: Made
    part: Part
    contents: tuple[bytes, ...]
    pieces: bytes
    downloads: bytes


class Share(Struct, frozen=True):
    """One of ``count`` shares of a site, from 1."""

    number: int
    count: int

    def of(self, all: Sequence[T]) -> Sequence[T]:
        """What is in the share: every so many, so that shares are alike."""
        return all[self.number - 1 :: self.count]


class Bundling(Struct, frozen=True):
    """Makes disclosures into bundles below a folder."""

    making: Making
    folder: Path

    def __call__(self, order: Order) -> Refused | None:
        """Make a disclosure; what is refused is told."""
        result = self.making(order)
        if isinstance(result, Refused):
            return result
        made, part = result
        staged, store = self.making.shelf.folder, self.making.judging.reading.store
        contents = tuple((staged / path).read_bytes() for path in part.paths())
        taken = store.get_bytes(DOWNLOADS, order.downloads, 0, -1) or b""
        bundle = Bundle(made, part.open(), contents, get_pieces(store, order.key), taken)
        try:
            with explained(f"写入“{self.folder}”"):
                (self.folder / order.key).write_bytes(msgspec.msgpack.encode(bundle))
                for path in part.paths():
                    (staged / path).unlink()
        except PublishError as error:
            return Refused(error.kind, str(error))
        return None


class Joining(Struct, frozen=True):
    """Puts disclosures into a release: from the bundles by key, or made here."""

    making: Making
    bundles: Mapping[str, Path]

    @property
    def by_two(self) -> "Joining":
        """The same with the help of a second process."""
        return replace(self, making=replace(self.making, halved=True))

    def __call__(self, order: Order) -> tuple[Made, Sealed] | Refused:
        """The files of a disclosure, checked by the hashes that its part tells."""
        bundle = self._bundle(order)
        if bundle is None:
            return self.making(order)
        shelf, store = self.making.shelf, self.making.judging.reading.store
        listed, times = bundle.part.entries(), []
        try:
            for (path, entry), content in zip(listed.items(), bundle.contents, strict=True):
                known = order.earlier.get(path)
                put = write_file(shelf.folder, shelf.current, known, path, content, afresh=True)
                if put.digest != entry.digest:
                    return self.making(order)
                times.append(put.mtime)
        except PublishError as error:
            return Refused(error.kind, str(error))
        put_all(store, order.key, bundle.pieces)
        store.put_bytes(DOWNLOADS, order.downloads, bundle.downloads)
        return bundle.made, seal(replace(bundle.part, times=tuple(times)))

    def _bundle(self, order: Order) -> Bundle | None:
        """The bundle of a disclosure; None where there is none that can be read."""
        file = self.bundles.get(order.key)
        if file is None:
            return None
        try:
            return msgspec.msgpack.decode(file.read_bytes(), type=Bundle)
        except (OSError, ValueError, msgspec.MsgspecError):
            return None


def tell(folder: Path, store: Store, keys: Iterable[str]) -> None:
    """Write the pieces under some keys into a shard; raises OSError."""
    told = {key: get_pieces(store, key) for key in keys}
    (folder / TOLD).write_bytes(msgspec.msgpack.encode(told))


def take_told(folders: Sequence[Path], store: Store) -> None:
    """Keep here what shards tell; what cannot be read is told anew."""
    for folder in folders:
        with suppress(OSError, ValueError, msgspec.MsgspecError):
            told = msgspec.msgpack.decode((folder / TOLD).read_bytes(), type=dict[str, bytes])
            for key, content in told.items():
                put_all(store, key, content)


def bundles_in(folders: Sequence[Path]) -> dict[str, Path]:
    """The bundles of some shards by key. Raises OSError where one is no shard."""
    return {file.name: file for folder in folders for file in sorted((folder / PARTS).iterdir())}


def cards_in(folders: Sequence[Path]) -> Cards:
    """The cards of some shards together; what cannot be read is none."""
    found: Cards = {}
    for folder in folders:
        try:
            cards = msgspec.msgpack.decode((folder / CARDS).read_bytes(), type=Cards)
        except (OSError, ValueError, msgspec.MsgspecError):
            continue
        for step, known in cards.items():
            found.setdefault(step, {}).update(known)
    return found
