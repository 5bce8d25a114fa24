"""Build the same pages with ours and with the peers, in turns.

``python -m bench.building.measure --peers VENV --sizes 4 40 400``; bench/README.md has more. The
tables are printed at the end; what each run cost is told on the way, on standard error.
"""

import argparse
import sys
from pathlib import Path

from bench.building.cells import same_cells
from bench.building.places import make_place
from bench.building.report import report
from bench.building.rounds import measure
from bench.building.rows import own_rows, peer_rows

_PLACES = ["tmpfs=/dev/shm/mingzhang-bench", "disk=.cache/bench"]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="生成网站用多少时间，与别的生成器相比")
    parser.add_argument("--peers", type=Path, help="装有 hugo、mkdocs-material、zensical 的环境")
    parser.add_argument("--sizes", type=int, nargs="+", default=[40, 400], help="公开份数")
    parser.add_argument("--data", type=Path, help="用这个数据文件夹，不用造出来的数据")
    parser.add_argument("--rounds", type=int, default=5, help="每一行运行几次")
    parser.add_argument("--places", nargs="+", default=_PLACES, metavar="KIND=FOLDER", help="位置")
    parser.add_argument("--slow", type=int, default=40, help="慢的生成器最多做多少份")
    parser.add_argument("--rows", nargs="+", help="只运行这些行，如 pages hugo changed")
    return parser.parse_args()


def main() -> None:
    """Read the command line, run, print the tables."""
    chosen = _arguments()
    rows = [*own_rows(), *(peer_rows(chosen.peers) if chosen.peers else ())]
    rows = [row for row in rows if not chosen.rows or row.id in chosen.rows]
    places = [
        make_place(kind, Path(folder).absolute(), size, chosen.data)
        for size in (sorted(chosen.sizes) if chosen.data is None else [0])
        for kind, _, folder in (place.partition("=") for place in chosen.places)
    ]
    results = measure(rows, places, chosen.rounds, chosen.slow, _tell)
    sys.stdout.write(report(results))
    sys.stdout.write(same_cells(places[0], [row.site for row in rows]))


def _tell(words: str) -> None:
    sys.stderr.write(words)


if __name__ == "__main__":
    main()
