"""The cards of earlier builds: what came of each step, by its key, all in one file of the store."""

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec import Raw

from generator.building.workers import Workers
from generator.store.store import Store

_KIND = "cards"
C = TypeVar("C")


class Keyed(Protocol):
    """A job with the key of all that its outcome depends on."""

    @property
    def key(self) -> str:
        """The key."""


J = TypeVar("J", bound=Keyed)


class Memory:
    """Cards by step and key. What a build does not ask for is dropped when it is saved."""

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._name = store, name
        self._kept = store.get(_KIND, name, dict[str, dict[str, Raw]]) or {}
        self._used: dict[str, dict[str, Raw]] = {}
        self._fresh = False

    def get(self, step: str, key: str, type: type[C]) -> C | None:
        """The card under a key; None where there is none that fits ``type``."""
        raw = self._kept.get(step, {}).get(key)
        if raw is None:
            return None
        try:
            card = msgspec.msgpack.decode(raw, type=type)
        except (ValueError, msgspec.MsgspecError):
            return None
        self._used.setdefault(step, {})[key] = raw
        return card

    def learn(self, cards: dict[str, dict[str, Raw]]) -> None:
        """Know the cards of another memory as well."""
        for step, known in cards.items():
            self._kept.setdefault(step, {}).update(known)

    def told(self, *steps: str) -> bytes:
        """The cards of some steps that were asked for, for another memory to learn."""
        return msgspec.msgpack.encode({step: self._used.get(step, {}) for step in steps})

    def put(self, step: str, key: str, card: Any) -> Raw:
        """Keep a card; it as it is kept."""
        self._fresh = True
        raw = self._used.setdefault(step, {})[key] = Raw(msgspec.msgpack.encode(card))
        return raw

    def through(
        self,
        step: str,
        jobs: Sequence[J],
        work: Callable[[J], C],
        type: type[C],
        workers: Workers,
        each: Callable[[int], None] = lambda number: None,
        good: Callable[[J, C], bool] = lambda job, card: True,
        filled: Callable[[J], J] = lambda job: job,
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
        if self._fresh or used != {step: cards.keys() for step, cards in self._kept.items()}:
            self._store.put(_KIND, self._name, self._used)
