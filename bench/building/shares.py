"""Where the processor time of a first build goes, at several sizes.

``python -m bench.building.shares 40 400`` builds made-up disclosures of each size from nothing, in
one process, without PDF, XLSX and bulk files; ``--folder`` says where (/dev/shm when there is one).
Every few milliseconds of processor time it is asked which room of the program is at work: the
innermost on the stack that is one of the rooms below. What a library or a shared room (model,
forms) does counts for the room that called it.
"""

import argparse
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import process_time
from types import FrameType

from msgspec import Struct
from msgspec.json import decode, encode

from bench.building.places import make_place
from bench.building.processes import run

_ROOT = Path(__file__).resolve().parents[2]
_GENERATOR = f"{_ROOT / 'generator'}/"
_EVERY = 0.005  # seconds of processor time between two looks, or a tick of the system where longer
_LINKS = tuple(f"publish/{name}.py" for name in ("condense", "css", "facts", "html", "urls"))
ROOMS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("读取", ("load/",)),
    ("核对", ("rules/",)),
    ("编排网页", ("views/", "charts/")),
    ("渲染", ("render/",)),
    ("读回网页里的链接", _LINKS),
    ("搜索", ("search/",)),
    ("CSV、JSON", ("exchange/", "flat/", "downloads.py", "record_files.py")),
    ("写入、核对链接、发布", ("publish/",)),
    ("分派和保存", ("building/", "store/")),
)
OTHERS = "其他（启动等）"
_TOLD = "shares.json"


def room_of(file: str) -> str:
    """The room of a source file; '' where it is none of them. Templates are rendering."""
    if file.startswith(_GENERATOR):
        path = file.removeprefix(_GENERATOR)
        return next((name for name, places in ROOMS if path.startswith(places)), "")
    return "渲染" if file.endswith(".html") else ""


class Found(Struct):
    """The looks at each room, and the processor time (seconds, user and system) of all."""

    rooms: dict[str, int]
    seconds: float


class Looks:
    """Counts the looks at each room while it is used as a context."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def __enter__(self) -> "Looks":
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _look(self, _: int, frame: FrameType | None) -> None:
        room = ""
        while frame is not None and not room:
            room, frame = room_of(frame.f_code.co_filename), frame.f_back
        self.counts[room or OTHERS] += 1


def _build(project: Path, output: Path) -> Found:
    """Build from nothing, in this process."""
    with Looks() as looks:
        from generator.building.workers import workers
        from generator.pipeline import build_site
        from generator.shell.shell import build_shell

        build_site(project, build_shell(project), output, bulk=False, hands=workers(1))
    return Found(dict(looks.counts), process_time())


def table(found: Sequence[tuple[int, Found]]) -> str:
    """The shares in per cent, a column a size, with the processor time of all."""
    names = [name for name, _ in ROOMS] + [OTHERS]
    head = ["公开份数", *(f"{size}" for size, _ in found)]
    rows = [[name, *(_share(name, each.rooms) for _, each in found)] for name in names]
    time = ["处理器时间", *(f"{each.seconds:.1f} s" for _, each in found)]
    lines = (head, ["-", *("-:" for _ in found)], *rows, time)
    return "".join(f"|{'|'.join(cells)}|\n" for cells in lines)


def _share(name: str, rooms: Mapping[str, int]) -> str:
    return f"{100 * rooms.get(name, 0) / sum(rooms.values()):.0f} %"


def main() -> None:
    """Read the command line, build every size in a process of its own, print the table."""
    parser = argparse.ArgumentParser(description="从头生成一次，处理器时间用在哪里")
    parser.add_argument("sizes", type=int, nargs="*", default=[40, 400], help="公开份数")
    parser.add_argument("--folder", type=Path, help="在这里生成")
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        project, output = chosen.one
        (output.parent / _TOLD).write_bytes(encode(_build(project, output)))
        return
    memory = Path("/dev/shm")
    parent = chosen.folder or (memory if memory.is_dir() else _ROOT / ".cache") / "mingzhang-shares"
    found = []
    for size in chosen.sizes:
        place = make_place("", parent.absolute(), size, None)
        one = ("--one", f"{place.project}", f"{place.folder / 'site'}")
        run([sys.executable, "-m", "bench.building.shares", *one], _ROOT)
        found.append((size, decode((place.folder / _TOLD).read_bytes(), type=Found)))
        shutil.rmtree(place.folder)
    sys.stdout.write(table(found))


if __name__ == "__main__":
    main()
