"""Filling a release: each part is kept as it is published, or made by whoever is there for it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct, field
from msgspec.msgpack import decode
from msgspec.structs import replace

from generator.building.making import ANCHORS
from generator.building.memory import Memory
from generator.building.pieces import Index, Sized, has_pieces, lost, read_piece
from generator.building.shelf import Refused
from generator.building.workers import Workers, as_it_is
from generator.publish import Anchors, Entry, Release, Sealed
from generator.store.store import Store

Tell = Callable[[str], None]
_TOLD = 100  # parts between two words of progress


class Job(Protocol):
    """A part to be made: its name in the release, the key of what it is made from."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def key(self) -> str:
        """The key."""

    @property
    def earlier(self) -> dict[str, Entry]:
        """Its files as they are published."""


class Card(Protocol):
    """What is remembered of a part that was made."""

    @property
    def part(self) -> str:
        """The digest of its files."""

    @property
    def pieces(self) -> Index:
        """What it gives."""


J = TypeVar("J", bound=Job)
C = TypeVar("C", bound=Card)


class _Known(Struct, frozen=True):
    """What tells of a card whether it still holds: the others are read when they are asked for."""

    part: str
    pieces: Sized


class Cards(Struct, Generic[C], frozen=True):
    """What came of a step, key and card, in order: read anew whenever it is gone through."""

    memory: Memory
    step: str
    keys: Sequence[str]
    type: type[C]

    def __iter__(self) -> Iterator[tuple[str, C]]:
        """Raises PublishError where one cannot be read back."""
        return ((key, self.card(key)) for key in self.keys)

    def card(self, key: str) -> C:
        """One of them; likewise."""
        found = self.memory.get(self.step, key, self.type)
        if found is None:
            raise lost()
        return found


class Whole(Struct, frozen=True):
    """A release being filled with parts. ``say`` is told of the progress of long work."""

    release: Release
    memory: Memory
    store: Store
    workers: Workers
    say: Tell
    _cards: dict[str, tuple[str, Cards[Any]]] = field(default_factory=dict)

    def parts(
        self,
        step: str,
        jobs: Sequence[J],
        work: Callable[[J], tuple[C, Sealed] | Refused],
        type: type[C],
        counted: str = "",
        filled: Callable[[J], J] = as_it_is,
    ) -> Cards[C]:
        """Add a part for each job; their cards in order. Raises PublishError.

        ``counted`` is what a part is called where progress is told; ``filled`` adds to a job that
        has to be done what its key alone does not need.
        """
        known = {job.name: self._known(step, job) for job in jobs}
        missing = [job for job in jobs if not known[job.name]]
        self._make(step, missing, work, counted, filled)
        # Only now: it takes a while until all that is published was looked at.
        keep = self.release.keep
        lost = [j for j in jobs if (part := known[j.name]) and not keep(j.name, part)]
        self._make(step, lost, work, counted, filled)
        cards = Cards(self.memory, step, [job.key for job in jobs], type)
        self._cards.update((job.name, (job.key, cards)) for job in jobs)
        return cards

    def _make(
        self,
        step: str,
        jobs: Sequence[J],
        work: Callable[[J], tuple[C, Sealed] | Refused],
        counted: str,
        filled: Callable[[J], J],
    ) -> None:
        """Have parts made and add them."""

        def ready(job: J) -> J:
            earlier = dict(self.release.earlier(job.name))
            return replace(filled(job), earlier=earlier)  # type: ignore[type-var]

        with closing(self.workers.map(work, jobs, ready)) as results:
            for number, (job, made) in enumerate(zip(jobs, results, strict=True), 1):
                if isinstance(made, Refused):
                    raise made.error()
                card, part = made
                self.release.add(job.name, part)
                self.memory.put(step, job.key, card)
                if counted and number % _TOLD == 0:
                    self.say(f"已生成 {number} / {len(jobs)} {counted}")

    def _known(self, step: str, job: J) -> str:
        """The digest of a part that is published as it would be made now, '' of any other."""
        card = self.memory.get(step, job.key, _Known)
        if card is None or not has_pieces(self.store, job.key, card.pieces.size):
            return ""
        return card.part if self.release.has(job.name, card.part) else ""

    def anchors(self, name: str) -> Anchors:
        """What others may point to in a part."""
        if name not in self._cards:
            return {}
        key, cards = self._cards[name]
        content = read_piece(self.store, key, cards.card(key).pieces[ANCHORS])
        if content is None:  # lost meanwhile: the pages know them too
            return self.release.anchors(name)
        return decode(content, type=dict[str, str])
