"""Filling a release: each part is kept as it is published, or made by whoever is there for it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Protocol, TypeVar

from msgspec import Struct, field
from msgspec.msgpack import decode
from msgspec.structs import replace

from generator.building.making import ANCHORS
from generator.building.memory import Memory
from generator.building.pieces import Index, has_pieces, read_piece
from generator.building.shelf import Refused
from generator.building.workers import Workers
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


class Whole(Struct, frozen=True):
    """A release being filled with parts. ``say`` is told of the progress of long work."""

    release: Release
    memory: Memory
    store: Store
    workers: Workers
    say: Tell
    _anchors: dict[str, tuple[str, Index]] = field(default_factory=dict)

    def parts(
        self,
        step: str,
        jobs: Sequence[J],
        work: Callable[[J], tuple[C, Sealed] | Refused],
        type: type[C],
        counted: str = "",
        filled: Callable[[J], J] = lambda job: job,
    ) -> list[C]:
        """Add a part for each job; their cards in order. Raises PublishError.

        ``counted`` is what a part is called where progress is told; ``filled`` adds to a job that
        has to be done what its key alone does not need.
        """
        known = {job.name: self._known(step, job, type) for job in jobs}
        missing = [job for job in jobs if known[job.name] is None]
        cards = dict(self._made(step, missing, work, type, counted, filled))
        # Only now: it takes a while until all that is published was looked at.
        lost = []
        for job in jobs:
            card = known[job.name]
            if card is None:
                continue
            if self.release.keep(job.name, card.part):
                cards[job.name] = card
            else:
                lost.append(job)
        cards |= self._made(step, lost, work, type, counted, filled)
        for job in jobs:
            self._anchors[job.name] = job.key, cards[job.name].pieces
        return [cards[job.name] for job in jobs]

    def _made(
        self,
        step: str,
        jobs: Sequence[J],
        work: Callable[[J], tuple[C, Sealed] | Refused],
        type: type[C],
        counted: str,
        filled: Callable[[J], J],
    ) -> Iterator[tuple[str, C]]:
        """Have parts made and add them; their cards by name."""

        def ready(job: J) -> J:
            earlier = dict(self.release.earlier(job.name))
            return replace(filled(job), earlier=earlier)  # type: ignore[type-var]

        with closing(self.workers.map(work, jobs, ready)) as results:
            for number, (job, made) in enumerate(zip(jobs, results, strict=True), 1):
                if isinstance(made, Refused):
                    raise made.error()
                card, part = made
                self.release.add(job.name, part)
                card = decode(
                    self.memory.put(step, job.key, card), type=type
                )  # one with what is kept
                if counted and number % _TOLD == 0:
                    self.say(f"已生成 {number} / {len(jobs)} {counted}")
                yield job.name, card

    def _known(self, step: str, job: J, type: type[C]) -> C | None:
        """The card of a part that is published as it would be made now."""
        card = self.memory.get(step, job.key, type)
        if card is None or not has_pieces(self.store, job.key, card.pieces.size):
            return None
        return card if self.release.has(job.name, card.part) else None

    def anchors(self, name: str) -> Anchors:
        """What others may point to in a part."""
        if name not in self._anchors:
            return {}
        key, pieces = self._anchors[name]
        content = read_piece(self.store, key, pieces[ANCHORS])
        if content is None:  # lost meanwhile: the pages know them too
            return self.release.anchors(name)
        return decode(content, type=dict[str, str])
