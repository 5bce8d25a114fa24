"""How long reading and checking take, beside a bare YAML parser on the same files.

Run as ``python -m bench.speed [--rounds N]``. The peer is PyYAML with libyaml, which only parses:
no places, no forms, no rules. They take turns in every round, so that a busy machine slows
all of them; the median of the rounds is reported, and the ratio to the peer.

A check between the turns of the others finds nothing of its own near the processor; so one check
after the other stands beside it. Rules remember how a text reads, as projects and years share
many: a disclosure that is checked again and again is checked sooner than the first time. So the
first time stands there too: what is remembered of texts is forgotten, and the other disclosures are
checked before.
"""

import argparse
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from generator.building.survey import Survey
from generator.examining import look_through
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DisclosureFolder
from generator.model.disclosure import Disclosure
from generator.model.reference import SubjectNames
from generator.project import Project
from generator.rules.engine import check
from generator.rules.examination import Shared

_ROOT = Path(__file__).resolve().parents[1]
_HEAD = (
    "|公开|核对的项数|只解析|读取|轮流核对|连续核对|首次核对"
    "|读取÷只解析|轮流核对÷只解析|连续核对÷只解析|首次核对÷只解析|",
    "|-|-:|-:|-:|-:|-:|-:|-:|-:|-:|-:|",
)


_OF_FORMS = 64  # what is remembered of forms and word lists has no more entries; it is kept
_READERS = ("generator.rules", "generator.model", "generator.forms.rows")

Task = tuple[Callable[[], object], Callable[[], object]]
"""What is measured, and what comes before it and is not."""


@dataclass(frozen=True)
class Known:
    """A disclosure with the folder it was read from and what checking it needs of the others."""

    place: DisclosureFolder
    record: Disclosure
    shared: Shared


def medians(tasks: tuple[Task, ...], rounds: int) -> list[float]:
    """The median time of each task in milliseconds; they take turns."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(rounds):
        for (task, before), spent in zip(tasks, times, strict=True):
            before()
            start = perf_counter()
            task()
            spent.append((perf_counter() - start) * 1000)
    return [median(spent) for spent in times]


def _parse(folder: DisclosureFolder) -> list[object]:
    texts = [(folder.path / name).read_text("utf-8") for name in folder.files]
    return [yaml.load(text, yaml.CSafeLoader) for text in texts]


def _nothing() -> None:
    pass


def _forget() -> None:
    """Empty what has been remembered of texts."""
    for found in gc.get_objects():
        ours = isinstance(found, _lru_cache_wrapper) and found.__module__.startswith(_READERS)
        if ours and (found.cache_parameters()["maxsize"] or 0) > _OF_FORMS:
            found.cache_clear()


def measure(one: Known, others: Sequence[Known], subjects: SubjectNames, rounds: int) -> str:
    """One line of the table."""

    def check_the_others() -> None:
        _forget()
        for other in others:
            if other is not one:
                check(other.record, other.shared)

    def check_this() -> object:
        return check(one.record, one.shared)

    tasks: tuple[Task, ...] = (
        (lambda: _parse(one.place), _nothing),
        (lambda: load_disclosure(one.place, subjects), _nothing),
        (check_this, _nothing),
    )
    peer, *spent = medians(tasks, rounds)
    # Apart from the turns, which they would disturb.
    spent += medians(((check_this, _nothing),), rounds)
    spent += medians(((check_this, check_the_others),), rounds)
    times = "|".join(f"{time:.1f} ms" for time in (peer, *spent))
    ratios = "|".join(f"{time / peer:.2f}" for time in spent)
    compared = len(check(one.record, one.shared).comparisons)
    return f"|{one.record.folder}|{compared}|{times}|{ratios}|"


def _known(found: Survey) -> Iterator[Known]:
    for one in found.all:
        record = found.judging.reading.loaded(one.folder).disclosure
        if record is not None:
            yield Known(one.folder.place, record, found.judging.shared(one.case)[0])


def run(rounds: int) -> str:
    """The table of all disclosures of our own data."""
    found = look_through(Project(_ROOT))
    known = tuple(_known(found))
    subjects = found.stock.reference.subjects
    lines = [measure(one, known, subjects, rounds) for one in known]
    return "\n".join((*_HEAD, *lines)) + "\n"


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="读取和核对用多少时间，与只解析 YAML 相比")
    parser.add_argument("--rounds", type=int, default=21, help="每一份测量几次")
    sys.stdout.write(run(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
