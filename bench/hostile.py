"""What bad input costs: time and memory of ``mingzhang check`` and ``build``, a process a case.

Run as ``python -m bench.hostile [--only WORDS] [--worst N]``. Every case of ``tests/hostile`` is
put into its small project; the worst are listed, and the status is 1 when one is over the limits.
What is over is run again, twice at most, and the quickest run counts: others use the machine too.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from tests.hostile.cases import Case
from tests.hostile.corpus import cases
from tests.hostile.lab import DAY, Lab

SECONDS, MEGABYTES, AGAIN = 3.0, 250.0, 2
_COMMANDS = (("check",), ("build", "--date", DAY))


class Cost(NamedTuple):
    """What one command used: seconds of the clock and of processors, and its largest memory."""

    case: str
    command: str
    elapsed: float
    busy: float
    megabytes: float

    @property
    def over(self) -> bool:
        """Whether it is over a limit."""
        return self.elapsed > SECONDS or self.megabytes > MEGABYTES


def measured(lab: Lab, case: Case) -> Iterator[Cost]:
    """The costs of the commands on one case; nothing stays of it."""
    with lab.holding(case.put):
        for words in _COMMANDS if case.rejected else _COMMANDS[:1]:
            runs = [_cost(lab, case, words)]
            while runs[-1].over and len(runs) <= AGAIN:
                runs.append(_cost(lab, case, words))
            yield min(runs, key=lambda cost: cost.elapsed)


def _cost(lab: Lab, case: Case, words: tuple[str, ...]) -> Cost:
    start = perf_counter()
    with Path(os.devnull).open("w") as nothing:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", *words],
            cwd=lab.root,
            stdout=nothing,
            stderr=nothing,
        )
        _, _, usage = os.wait4(process.pid, 0)
    elapsed, busy = perf_counter() - start, usage.ru_utime + usage.ru_stime
    return Cost(case.name, words[0], elapsed, busy, usage.ru_maxrss / 1024)


def prepare(folder: str) -> None:
    """Build the site that the cases leave as it is."""
    Lab(Path(folder)).prepare()


def run(only: str, worst: int) -> tuple[str, bool]:
    """The table of the worst cases, and whether all are within the limits."""
    with tempfile.TemporaryDirectory() as folder:
        lab = Lab(Path(folder))
        # Elsewhere: a process begins with the memory of the one that started it.
        preparing = "import sys, bench.hostile; bench.hostile.prepare(sys.argv[1])"
        words = [sys.executable, "-c", preparing, folder]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
        chosen = [case for case in cases() if only in case.name]
        found = [cost for case in chosen for cost in measured(lab, case)]
    over = [cost for cost in found if cost.over]
    busiest, largest = max(c.busy for c in found), max(c.megabytes for c in found)
    ranked = sorted(found, key=lambda c: max(c.elapsed / SECONDS, c.megabytes / MEGABYTES))
    lines = [
        f"{len(chosen)} 个例子，{len(found)} 次运行，负载 {os.getloadavg()[0]:.1f}",
        f"超过 {SECONDS:g} s 或 {MEGABYTES:g} MB 的有 {len(over)} 次",
        f"处理器时间最多 {busiest:.2f} s，内存最多 {largest:.0f} MB",
        "",
        "|例子|命令|用时|处理器时间|内存|",
        "|-|-|-:|-:|-:|",
    ]
    for cost in reversed(ranked[-worst:]):
        used = f"{cost.elapsed:.2f} s|{cost.busy:.2f} s|{cost.megabytes:.0f} MB"
        lines.append(f"|{cost.case}|{cost.command}|{used}|")
    return "\n".join(lines) + "\n", not over


def main() -> None:
    """Read the command line, print the table."""
    parser = argparse.ArgumentParser(description="坏输入用多少时间和内存")
    parser.add_argument("--only", default="", help="只测名称里有这几个字的例子")
    parser.add_argument("--worst", type=int, default=12, help="列出最费的几个")
    words = parser.parse_args()
    table, fine = run(words.only, words.worst)
    sys.stdout.write(table)
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
