"""What the index of a county costs to make anew, and again after one changed figure.

Run as ``python -m bench.search.joining --county 400``. CPU time of one process; the index is joined
a group of shards at a time in a process of its own, whose memory is what a build needs for that.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from msgspec import Struct, msgpack
from msgspec.structs import replace

from bench.search.entries import Entries
from bench.search.large import made_up
from generator.search.index import shared_files
from generator.search.joining import Leads, Plan, leads_key, leads_of, plan, shard_groups
from generator.search.parts import Head, Parts, parts_of
from generator.search.segment import segment
from generator.shell.shell import build_shell

_ROOT = Path(__file__).resolve().parents[2]
_HEADS, _TERMS = "heads", "terms"


class Kept(Struct):
    """What a build keeps for joining, beside the terms: where these begin for each disclosure."""

    heads: list[Head]
    starts: list[int]
    leads: Leads


def keep(folder: Path, parts: Sequence[Parts], leads: Leads) -> None:
    """Write what the process that joins reads."""
    starts, at = [], 0
    with (folder / _TERMS).open("wb") as file:
        for part in parts:
            starts.append(at)
            at += file.write(part.terms)
    (folder / _HEADS).write_bytes(msgpack.encode(Kept([p.head for p in parts], starts, leads)))


def join(folder: Path, before: Sequence[str] = ()) -> tuple[str, Plan]:
    """Read the heads, make the groups whose key is not that of ``before``, and the site's files."""
    start = process_time()
    kept = msgpack.decode((folder / _HEADS).read_bytes(), type=Kept)
    leads_key(kept.heads, ())
    layout = plan(kept.heads, kept.leads)
    numbers = [n for n, key in enumerate(layout.keys) if key not in before[n : n + 1]]
    sizes: list[int] = []
    with (folder / _TERMS).open("rb") as file:
        for number in numbers:
            groups = range(number, number + 1)
            terms = _terms(file.fileno(), kept, layout, groups)
            own = kept.leads.terms[layout.extent(kept.leads.buckets, groups)]
            for group in shard_groups(layout, groups, terms, own):
                sizes += [len(content) for _, content in group.files]
    list(shared_files(layout.shards, kept.heads, (), {}, ()))
    spent = (process_time() - start) * 1000
    return f"{len(numbers)}|{spent:.0f}|{sum(sizes)}|{max(sizes)}|{layout.shards}|", layout


def _terms(file: int, kept: Kept, layout: Plan, groups: range) -> Iterator[bytes]:
    for head, start in zip(kept.heads, kept.starts, strict=True):
        part = layout.extent(head.buckets, groups)
        yield os.pread(file, part.stop - part.start, start + part.start)


def changed(entries: Entries) -> Entries:
    """One figure more in a line of the first disclosure."""
    place, told = list(entries.items())[1]
    number = next(n for n, entry in enumerate(told) if entry.lines)
    first, *others = told[number].lines
    entry = replace(told[number], lines=(replace(first, text=f"{first.text}\t8765.43"), *others))
    return {**entries, place: [*told[:number], entry, *told[number + 1 :]]}


def _cut(entries: Entries) -> list[Parts]:
    return [parts_of(segment(place, told)) for place, told in entries.items()]


def _measure(folder: Path, county: int) -> None:
    entries = made_up(folder / "data", county, build_shell(_ROOT)).entries
    start = process_time()
    parts = _cut(entries)
    cut = process_time()
    leads = leads_of((part.names for part in parts), ())
    done = process_time()
    for name, some in (("before", parts), ("after", _cut(changed(entries)))):
        (folder / name).mkdir()
        keep(folder / name, some, leads)
    _say(
        f"负载 {os.getloadavg()[0]:.1f}；切分 {cut - start:.2f} 秒，联想 {done - cut:.2f} 秒（CPU）"
    )


def _report(folder: Path) -> None:
    """The same process makes all, then what changed: its memory is that of the larger."""
    whole, layout = join(folder / "before")
    part, _ = join(folder / "after", layout.keys)
    _say("||重做的组|毫秒（CPU）|字节|最大的分片|分片数|", "|-|-:|-:|-:|-:|-:|")
    _say(f"|全部|{whole}", f"|改一个数|{part}")
    _say(f"内存最多 {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB")


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description="搜索索引：全部重做和改一个数要多少时间和内存")
    parser.add_argument("--county", type=int, default=400, help="虚构的公开有多少份")
    parser.add_argument("--step", choices=("cut", "join"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step == "cut":
        _measure(chosen.folder, chosen.county)
    elif chosen.step == "join":
        _report(chosen.folder)
    else:
        with tempfile.TemporaryDirectory() as folder:
            for step in ("cut", "join"):
                words = ["--county", f"{chosen.county}", "--folder", folder, "--step", step]
                subprocess.run(
                    [sys.executable, "-m", "bench.search.joining", *words], cwd=_ROOT, check=True
                )


if __name__ == "__main__":
    main()
