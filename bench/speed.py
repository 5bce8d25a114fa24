"""How long reading and checking take, beside a bare YAML parser on the same files.

Run as ``python -m bench.speed [--rounds N]``. The peer is PyYAML with libyaml, which only parses:
no places, no forms, no rules. They take turns in every round, so that a busy machine slows
all of them; the median of the rounds is reported, and the ratio to the peer.

Rules remember how a text reads, as projects and years share many: a disclosure that is checked
again and again is checked sooner than the first time. So the first time stands beside it: what is
remembered of texts is forgotten, and the other disclosures are checked before, after the turns.
"""

import argparse
import gc
import sys
from collections.abc import Callable
from functools import _lru_cache_wrapper
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from generator.examining import Others, shared
from generator.load.dataset import Dataset, load_dataset
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DisclosureFolder
from generator.load.loaded import LoadedDisclosure
from generator.model.disclosure import Disclosure
from generator.model.reference import SubjectNames
from generator.rules.engine import check

_ROOT = Path(__file__).resolve().parents[1]
_HEAD = (
    "|公开|核对的项数|只解析|读取|核对|首次核对|读取÷只解析|核对÷只解析|首次核对÷只解析|",
    "|-|-:|-:|-:|-:|-:|-:|-:|-:|",
)


_OF_FORMS = 64  # what is remembered of forms and word lists has no more entries; it is kept
_READERS = ("generator.rules", "generator.model", "generator.forms.rows")

Task = tuple[Callable[[], object], Callable[[], object]]
"""What is measured, and what comes before it and is not."""


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
    texts = [file.read_text("utf-8") for file in folder.files if file.suffix == ".yml"]
    return [yaml.load(text, yaml.CSafeLoader) for text in texts]


def _nothing() -> None:
    pass


def _forget() -> None:
    """Empty what has been remembered of texts."""
    for found in gc.get_objects():
        ours = isinstance(found, _lru_cache_wrapper) and found.__module__.startswith(_READERS)
        if ours and (found.cache_parameters()["maxsize"] or 0) > _OF_FORMS:
            found.cache_clear()


def measure(
    folder: DisclosureFolder, record: Disclosure, dataset: Dataset, others: Others, rounds: int
) -> str:
    """One line of the table."""
    known = shared(record, dataset, others)
    rest = [(other, shared(other, dataset, others)) for other in others.by_key.values()]

    def check_the_others() -> None:
        _forget()
        for other, its_own in rest:
            if other is not record:
                check(other, its_own)

    tasks: tuple[Task, ...] = (
        (lambda: _parse(folder), _nothing),
        (lambda: load_disclosure(folder, dataset.reference.subjects), _nothing),
        (lambda: check(record, known), _nothing),
    )
    peer, *spent = medians(tasks, rounds)
    # Apart from the turns, which it would disturb.
    spent += medians(((lambda: check(record, known), check_the_others),), rounds)
    times = "|".join(f"{time:.1f} ms" for time in (peer, *spent))
    ratios = "|".join(f"{time / peer:.2f}" for time in spent)
    compared = len(check(record, known).comparisons)
    return f"|{record.folder}|{compared}|{times}|{ratios}|"


def run(rounds: int) -> str:
    """The table of all disclosures of our own data."""
    folders: dict[str, DisclosureFolder] = {}

    def load_one(folder: DisclosureFolder, subjects: SubjectNames) -> LoadedDisclosure:
        folders[folder.shown] = folder
        return load_disclosure(folder, subjects)

    dataset = load_dataset(_ROOT, "data", load_one)
    others = Others.of(dataset)
    records = [loaded.disclosure for loaded in dataset.disclosures if loaded.disclosure]
    lines = [measure(folders[r.folder], r, dataset, others, rounds) for r in records]
    return "\n".join((*_HEAD, *lines)) + "\n"


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="读取和核对用多少时间，与只解析 YAML 相比")
    parser.add_argument("--rounds", type=int, default=21, help="每一份测量几次")
    sys.stdout.write(run(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
