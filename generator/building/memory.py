"""The cards of earlier builds: what came of each step, by its key.

They lie one behind the other in a file, and only where each of them stands is in memory.
"""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec import Raw, Struct

from generator.building.workers import Workers, as_it_is
from generator.publish.bodies import Bodies, Body, Spot, packed
from generator.store.store import Store

_KIND = "cards"
C = TypeVar("C")
Places = dict[str, dict[str, tuple[int, int, bytes]]]  # step, key: start, length, mark


class Keyed(Protocol):
    """A job with the key of all that its outcome depends on."""

    @property
    def key(self) -> str:
        """The key."""


J = TypeVar("J", bound=Keyed)


class _List(Struct, frozen=True, array_like=True):
    """Where the cards are: the key of a file, and places in it."""

    file: str = ""
    places: Places = {}


class Memory:
    """Cards by step and key. What a build does not ask for is dropped when it is saved."""

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._name = store, name
        self._kept: dict[str, dict[str, Body]] = {}
        self._used: dict[str, dict[str, Body]] = {}
        self._fresh = False
        self._file: Bodies | None = None  # to be added to
        known = store.get(_KIND, name, _List) or _List()
        with suppress(OSError):
            kept = Bodies(store.file(_KIND, known.file)) if known.file else None
            self._kept = {s: _bodies(kept, rows) for s, rows in known.places.items() if kept}
            held = sum(row[1] for rows in known.places.values() for row in rows.values())
            if kept and kept.is_worth_sharing(held):
                self._file = Bodies(kept.path, grows=True)

    def get(self, step: str, key: str, type: type[C]) -> C | None:
        """The card under a key; None where there is none that fits ``type``."""
        body = self._used.get(step, {}).get(key) or self._kept.get(step, {}).get(key)
        if body is None:
            return None
        try:
            card = msgspec.msgpack.decode(body.read(), type=type)
        except (OSError, ValueError, msgspec.MsgspecError):
            return None
        self._used.setdefault(step, {})[key] = body
        return card

    def learn(self, cards: dict[str, dict[str, Raw]]) -> None:
        """Know the cards of another memory as well."""
        for step, known in cards.items():
            bodies = {key: packed(bytes(raw)) for key, raw in known.items()}
            self._kept.setdefault(step, {}).update(bodies)

    def told(self, *steps: str) -> bytes:
        """The cards of some steps that were asked for, for another memory to learn."""
        return msgspec.msgpack.encode(
            {
                step: {key: Raw(body.read()) for key, body in self._used.get(step, {}).items()}
                for step in steps
            }
        )

    def put(self, step: str, key: str, card: Any) -> None:
        """Keep a card."""
        self._fresh = True
        body: Body = packed(msgspec.msgpack.encode(card))
        with suppress(OSError):  # it stays in memory
            body = self._growing().take(body)
        self._used.setdefault(step, {})[key] = body

    def through(
        self,
        step: str,
        jobs: Sequence[J],
        work: Callable[[J], C],
        type: type[C],
        workers: Workers,
        each: Callable[[int], None] = lambda number: None,
        good: Callable[[J, C], bool] = lambda job, card: True,
        filled: Callable[[J], J] = as_it_is,
    ) -> list[C]:
        """The card of each job, in order: remembered if it is still ``good``, or made by
        ``workers``.

        ``each`` is told the number of those that were made, from 1; ``filled`` adds to a job that
        has to be done what its key alone does not need.
        """
        cards: dict[str, C | None] = {j.key: self.get(step, j.key, type) for j in jobs}
        missing = [j for j in jobs if (c := cards[j.key]) is None or not good(j, c)]
        with closing(workers.map(work, missing, filled)) as results:
            for number, (job, made) in enumerate(zip(missing, results, strict=True), 1):
                cards[job.key] = made
                self.put(step, job.key, made)
                each(number)
        return [card for job in jobs if (card := cards[job.key]) is not None]

    def once(self, step: str, key: str, make: Callable[[], C], type: type[C]) -> C:
        """A value that is made here where it is not remembered."""
        known = self.get(step, key, type)
        if known is not None:
            return known
        made = make()
        self.put(step, key, made)
        return made

    def save(self) -> None:
        """Keep what was asked for."""
        used = {step: cards.keys() for step, cards in self._used.items()}
        if not self._fresh and used == {step: cards.keys() for step, cards in self._kept.items()}:
            return
        with suppress(OSError):
            file = self._growing()
            places = {s: {k: _place(file, b) for k, b in c.items()} for s, c in self._used.items()}
            if self._store.put(_KIND, self._name, _List(file.path.name, places)):
                self._drop_others(file)

    def _drop_others(self, file: Bodies) -> None:
        """Forget the files of cards that no list names any more."""
        for other in self._store.keys(_KIND):
            if other.rpartition("-")[0] == self._name and other != file.path.name:
                self._store.drop(_KIND, other)

    def _growing(self) -> Bodies:
        """The file that cards are added to; raises OSError.

        Another one where a build beside this has dropped it.
        """
        if self._file is None or not self._file.is_there:
            self._file = Bodies(self._store.new_file(_KIND, f"{self._name}-"), grows=True)
        return self._file


def _bodies(file: Bodies, rows: dict[str, tuple[int, int, bytes]]) -> dict[str, Body]:
    return {key: Spot(file, *row) for key, row in rows.items()}


def _place(file: Bodies, body: Body) -> tuple[int, int, bytes]:
    """Where a card is in a file, and put there if need be; raises OSError."""
    spot = file.take(body)
    return spot.start, spot.length, spot.mark
