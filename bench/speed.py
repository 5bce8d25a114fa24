"""How long reading and checking take, beside a bare YAML parser on the same files.

Run as ``python -m bench.speed [--rounds N]``. The peer is PyYAML with libyaml, which only parses:
no places, no forms, no rules. The three take turns in every round, so that a busy machine slows
all of them; the median of the rounds is reported, and the ratio to the peer.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from generator.building.judging import Judging
from generator.building.survey import One
from generator.examining import look_through
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DisclosureFolder
from generator.project import Project
from generator.rules.engine import check

_ROOT = Path(__file__).resolve().parents[1]
_HEAD = (
    "|公开|核对的项数|只解析|读取|核对|读取÷只解析|核对÷只解析|",
    "|-|-:|-:|-:|-:|-:|-:|",
)


def medians(tasks: tuple[Callable[[], object], ...], rounds: int) -> list[float]:
    """The median time of each task in milliseconds; they take turns."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(rounds):
        for task, spent in zip(tasks, times, strict=True):
            start = perf_counter()
            task()
            spent.append((perf_counter() - start) * 1000)
    return [median(spent) for spent in times]


def _parse(folder: DisclosureFolder) -> list[object]:
    texts = [file.read_text("utf-8") for file in folder.files if file.suffix == ".yml"]
    return [yaml.load(text, yaml.CSafeLoader) for text in texts]


def measure(one: One, judging: Judging, rounds: int) -> str:
    """One line of the table."""
    place, known = one.folder.place, judging.shared(one.case)
    record = judging.reading.loaded(one.folder).disclosure
    assert record is not None
    tasks = (
        lambda: _parse(place),
        lambda: load_disclosure(place, judging.reference.subjects),
        lambda: check(record, known),
    )
    peer, reading, checking = medians(tasks, rounds)
    times = "|".join(f"{time:.1f} ms" for time in (peer, reading, checking))
    compared = len(check(record, known).comparisons)
    return f"|{record.folder}|{compared}|{times}|{reading / peer:.2f}|{checking / peer:.2f}|"


def run(rounds: int) -> str:
    """The table of all disclosures of our own data."""
    found = look_through(Project(_ROOT))
    lines = [measure(one, found.judging, rounds) for one in found.all if one.read.readable]
    return "\n".join((*_HEAD, *lines)) + "\n"


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="读取和核对用多少时间，与只解析 YAML 相比")
    parser.add_argument("--rounds", type=int, default=21, help="每一份测量几次")
    sys.stdout.write(run(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
