"""How much the checks find: one change at a time, made at random, is a new finding there?

Run as ``python -m bench.detection [--seed N] [--changes N] [--disclosure FOLDER]``. Changes are
made in memory on the loaded disclosure. A change counts as found when a finding that was not there
before stands at the changed cell or stretch of text; where a whole row goes, or its code, also at
the figures it was held against.
"""

import argparse
import random
import sys
from collections.abc import Iterable
from pathlib import Path

from bench import slips
from bench.power import Bench, Slip, Tally
from bench.sites import (
    ASSETS,
    BUDGETS,
    CODES,
    INDICATORS,
    NINE,
    PLANS,
    PROCUREMENT,
    PROSE,
    Site,
    Sites,
)
from generator.examining import look_through
from generator.forms import registry
from generator.project import Project

_FIGURES = ("amount", "prose")
_ROOT = Path(__file__).resolve().parents[1]
FULL = "data/130321/430/2024"

SERIES: tuple[tuple[str, str, str, Slip], ...] = (
    (NINE, "amount", "一位数字", slips.digit),
    (NINE, "amount", "相邻两位颠倒", slips.swap),
    (NINE, "code", "科目编码一位", slips.character),
    (NINE, "row", "删去一行", slips.nothing),
    (BUDGETS, "amount", "一位数字", slips.digit),
    (BUDGETS, "amount", "相邻两位颠倒", slips.swap),
    (CODES, "project code", "一个字符", slips.character),
    (CODES, "project code", "相邻两位颠倒", slips.neighbours),
    (PLANS, "amount", "一位数字", slips.digit),
    (INDICATORS, "value", "运算符", slips.operator),
    (INDICATORS, "value", "一位数字", slips.digit),
    (PROCUREMENT, "amount", "一位数字", slips.digit),
    (PROCUREMENT, "code", "目录序号一位", slips.character),
    (PROCUREMENT, "row", "删去一行", slips.nothing),
    (ASSETS, "amount", "一位数字", slips.digit),
    (ASSETS, "row", "删去一行", slips.nothing),
    (PROSE, "prose", "一位数字", slips.digit),
)
_HEAD = (
    "|部分|改动|次数|有发现|其中错误|改到有等式的数|有发现|其中错误|",
    "|-|-|-:|-:|-:|-:|-:|-:|",
)


def table(rows: Iterable[tuple[str, str, Tally]]) -> str:
    """The table of the README: all changes, and those of figures that an identity ties."""
    lines = [*_HEAD]
    for part, kind, t in rows:
        shares = (
            *(_share(t.found, t.made), _share(t.errors, t.made), _share(t.tied, t.made)),
            *(_share(t.tied_found, t.tied), _share(t.tied_errors, t.tied)),
        )
        lines.append(f"|{part}|{kind}|{t.made}|{'|'.join(shares)}|")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def untied(bench: Bench, sites: list[Site]) -> str:
    """The figures that no identity holds against others, as people call them."""
    found = [s for s in sites if s.kind in _FIGURES and not bench.is_tied(s)]
    lines = [f"没有等式的数 {len(found)} 个（共 {sum(s.kind in _FIGURES for s in sites)} 个）："]
    for site in found:
        lines.append(f"  {site.part}：{bench.locator.location(site.place).label}＝{site.text}")
    return "\n".join(lines)


def load_bench(folder: str) -> tuple[Bench, list[Site]]:
    """One disclosure of our own data, ready to be changed, and everything that can be."""
    found = look_through(Project(_ROOT))
    one = next(one for one in found.all if one.read.folder == folder)
    record = found.judging.reading.loaded(one.folder).disclosure
    assert record is not None
    edition = registry.edition(record.edition)
    sites = Sites(record, edition, found.stock.reference.subjects).all()
    return Bench(record, found.judging.shared(one.case)[0]), list(sites)


def run(folder: str, changes: int, seed: int, misses: int) -> str:
    """Everything for one disclosure, as text."""
    bench, sites = load_bench(folder)
    rows = []
    for part, kind, label, slip in SERIES:
        draw = random.Random(f"{seed} {part} {label}")
        chosen = [site for site in sites if (site.part, site.kind) == (part, kind)]
        rows.append((part, label, bench.measure(chosen, slip, changes, draw)))
    parts = [f"{folder}，种子 {seed}", table(row for row in rows if row[2].made)]
    for part, label, tally in rows:
        for title, counter in (("没有发现", tally.missed), ("只是警告或提示", tally.lighter)):
            if counter:
                shown = [f"  {said}" for said, _ in counter.most_common(misses)]
                parts.append("\n".join([f"{part} {label}，{title} {counter.total()} 次：", *shown]))
    return "\n\n".join([*parts, untied(bench, sites)]) + "\n"


def main() -> None:
    """Read the command line and print the report."""
    parser = argparse.ArgumentParser(description="改动数据，看检查能发现多少")
    parser.add_argument("--seed", type=int, default=1, help="随机数种子")
    parser.add_argument("--changes", type=int, default=300, help="每一行改动几次")
    parser.add_argument("--misses", type=int, default=10, help="每一行列出几个没有发现的")
    parser.add_argument("--disclosure", default=FULL, help="改动哪一份公开")
    chosen = parser.parse_args()
    sys.stdout.write(run(chosen.disclosure, chosen.changes, chosen.seed, chosen.misses))


if __name__ == "__main__":
    main()
