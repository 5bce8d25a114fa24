"""What publishing a large site costs, without what making its pages does.

    .venv/bin/python -m bench.publishing [--parts 400] [--folder DIR]

A site of so many parts of 117 files is published: for the first time, with 22 files of a part
changed, again with nothing changed. Every build is a process of its own. Seconds of processor time
of the build itself and of the process that looks at the files meanwhile, and on the clock.
"""

import argparse
import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from generator.publish import (
    Facts,
    Release,
    condense,
    is_published,
    seal,
    staging,
    write_file,
)

PAGES, OTHERS, CHANGED = 88, 29, 22
ANCHORS = 60
COMMON = "shared"


@dataclass
class Clock:
    """Processor time by step, in the order in which they happened."""

    steps: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what the block takes."""
        start = process_time()
        yield
        self.steps[name] = self.steps.get(name, 0) + process_time() - start


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--parts", type=int, default=400)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args(arguments)
    with TemporaryDirectory(dir=options.folder) as folder:
        site = Path(folder, "site")
        _say(f"{options.parts} parts, load {os.getloadavg()[0]:.1f}")
        _say("|build|processor s|of it beside|on the clock|MB|\n|-|-:|-:|-:|-:|")
        for name, version in (
            ("first", 0),
            ("22 files changed", 1),
            ("22 files changed", 2),
            ("22 files changed", 3),
            ("same content", 3),
        ):
            _measured(name, lambda v=version: build(site, options.parts, v))  # type: ignore[misc]
        name = site.resolve().name
        _measured("is it published?", lambda: asked(site, name))
        start = perf_counter()
        shutil.rmtree(folder, ignore_errors=True)
        _say(f"\n(rm -rf of both trees: {perf_counter() - start:.2f} s)")


def build(site: Path, count: int, version: int) -> Clock:
    """One build; parts that are the same are kept."""
    clock = Clock()
    with clock.step("staging"):
        block = staging(site)
        release = block.__enter__()
    anchors: dict[str, dict[str, str]] = {}
    for number in range(count):
        name = f"{number:04d}"
        if not _kept(release, name, clock, number > 0):
            _make(release, name, _files(number, version if number == 0 else 0), clock, anchors)
    if not _kept(release, COMMON, clock):
        _make(release, COMMON, _common(count), clock, anchors)
    home = "index.html", f"{version}".encode(), Facts(("/words/#row-1",), ("/a.css",))
    _make(release, "home", iter([home]), clock, anchors)
    with clock.step("listing"):
        release.write_listing()
    with clock.step("verify"):
        pages = [f"{_folder(n)}/{_page(p)}" for n in range(count) for p in range(PAGES)]
        report = release.verify(lambda name: anchors.get(name) or release.anchors(name), pages)
        assert report.good, report.problems[:3]
    with clock.step("swap"):
        release.swap()
    with clock.step("end"):
        block.__exit__(None, None, None)
    return clock


def asked(site: Path, name: str) -> Clock:
    """Whether nothing has to be done."""
    clock = Clock()
    with clock.step("asking"):
        assert is_published(site, name)
    return clock


def _kept(release: Release, name: str, clock: Clock, same: bool = True) -> bool:
    with clock.step("keep"):
        known = release.previous.get(name)
        return known is not None and same and release.keep(name, known.digest)


def _make(
    release: Release,
    name: str,
    files: Iterator[tuple[str, bytes, Facts]],
    clock: Clock,
    anchors: dict[str, dict[str, str]],
) -> None:
    made = list(files)
    with clock.step("write"):
        earlier = release.earlier(name)
        rows = [
            (
                path,
                write_file(release.folder, release.current, earlier.get(path), path, content),
                facts,
            )
            for path, content, facts in made
        ]
    with clock.step("condense"):
        part, found = condense(rows)
    with clock.step("add"):
        release.add(name, seal(part))
    if name == COMMON:
        anchors[name] = found


def _files(number: int, version: int) -> Iterator[tuple[str, bytes, Facts]]:
    """The files of a part as of a ``version``: pages that link to each other and to the shared."""
    folder = _folder(number)
    ids = " ".join(f"row-{n}" for n in range(ANCHORS))
    for page in range(PAGES):
        near = tuple(f"/{folder}/{_page(n)[:-10]}#row-{n % ANCHORS}" for n in range(0, PAGES, 4))
        far = tuple(f"/words/#row-{(page + n) % ANCHORS}" for n in range(6))
        text = f"{number} {page} {version if page < CHANGED else 0}\n".encode() * 100
        yield f"{folder}/{_page(page)}", text, Facts((*near, *far, "/"), ("/a.css", "/a.js"), ids)
    for other in range(OTHERS):
        yield f"{folder}/file-{other}.json", f"{number} {other}\n".encode() * 50, Facts()


def _common(count: int) -> Iterator[tuple[str, bytes, Facts]]:
    pages = tuple(f"/{_folder(n)}/{_page(p)}" for n in range(count) for p in range(PAGES))
    words = " ".join(f"<p id=row-{n}>" for n in range(ANCHORS))
    yield (
        "words/index.html",
        words.encode(),
        Facts((), (), " ".join(f"row-{n}" for n in range(ANCHORS))),
    )
    yield "sitemap.xml", b"map", Facts(pages)
    yield "a.css", b"a{}", Facts()
    yield "a.js", b"1", Facts()


def _folder(number: int) -> str:
    return f"130229/{300 + number % 80}/{2020 + number // 80}"


def _page(number: int) -> str:
    return f"{'table' if number % 3 else 'page'}-{number}/index.html"


def _measured(name: str, work: Callable[[], Clock]) -> None:
    """Do it in a process of its own, and print a row."""
    sys.stdout.flush()
    start = perf_counter()
    child = os.fork()
    if child == 0:
        clock = work()
        beside = resource.getrusage(resource.RUSAGE_CHILDREN)
        own = sum(clock.steps.values())
        other = beside.ru_utime + beside.ru_stime
        largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        steps = ", ".join(f"{step} {seconds:.3f}" for step, seconds in clock.steps.items())
        took = perf_counter() - start
        _say(f"|{name}|{own + other:.3f}|{other:.3f}|{took:.2f}|{largest:.0f}|  {steps}")
        os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
