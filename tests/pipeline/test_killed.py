"""The builder as it is, its workers with it, killed or without a disk: the old site or the new.

``tests/publish`` does the same with every single step of publishing alone.
"""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from generator.building.workers import workers
from generator.pipeline import BuildRefused, build_site
from generator.store.store import Store
from generator.verifying import verify_published
from tests.pipeline.sites import DAY, SHELL, department, disclosure, project
from tests.publish.sites import remains
from tests.publish.steps import MAKING, counted, watch
from tests.trees import REGION, ROOT

KILLS = 50
PLACES = [f"{REGION}/{code}" for code in range(301, 309)]
WORD = "保障运转"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of several departments, published once as version 0."""
    files = [{**department(place=place), **disclosure(place=place)} for place in PLACES]
    root = project(tmp_path / "project", *files)
    edit(root, 0)
    build(root)
    return root


def edit(root: Path, version: int) -> None:
    """Let every disclosure say the version, and its department bear it in its name."""
    for place in PLACES:
        words = root / "data" / place / "2030/narrative.yml"
        words.write_text(_words(version), "utf-8")
        office, code = root / "data" / place / "department.yml", place[7:]
        office.write_text(f"部门编码: {code}\n部门名称: 测试{version}号{code}局\n", "utf-8")


def _words(version: int) -> str:
    text = next(text for name, text in disclosure().items() if name.endswith("narrative.yml"))
    assert WORD in text
    return text.replace(WORD, f"{WORD}第{version}版")


def build(root: Path, jobs: int = 2) -> None:
    build_site(root, SHELL, root / "site", DAY, hands=workers(jobs))


def state(root: Path) -> int:
    """The version that is published; fails where the site is a mixture or not whole."""
    held = verify_published(str(root / "site"), None)
    assert held.status == 0, held.said
    versions = set()
    for place in PLACES:
        folder = root / "site" / place / "2030"
        for path in (folder / "full/index.html", folder / "disclosure.json"):
            text = path.read_text("utf-8")
            found = {int(part.partition("版")[0]) for part in text.split(f"{WORD}第")[1:]}
            named = {
                int(part.partition("号")[0]) for part in text.split("测试")[1:] if "号" in part
            }
            assert len(found) == 1, path
            versions |= found | named
    home = (root / "site/index.html").read_text("utf-8")
    assert f"测试{min(versions)}号" in home
    assert len(versions) == 1, "a mixture"
    return versions.pop()


def files(root: Path) -> dict[str, bytes]:
    top = (root / "site").resolve()
    return {p.relative_to(top).as_posix(): p.read_bytes() for p in top.rglob("*") if p.is_file()}


# Forks a build for every line that it reads: what has once set a PDF has threads, and cannot.
SERVER = """
import os, resource, sys
from pathlib import Path
from tests.pipeline.test_killed import BuildRefused, build

for line in sys.stdin:
    limit, child = int(line), os.fork()
    if child == 0:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            build(Path(sys.argv[1]))
        except BuildRefused as error:
            os.write(2, str(error).encode())
            os._exit(3)
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


@pytest.fixture
def server(root: Path, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    with (
        (tmp_path / "said").open("w") as said,
        subprocess.Popen(
            [sys.executable, "-c", SERVER, str(root)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        ) as process,
    ):
        yield process
        assert process.stdin
        process.stdin.close()


def begin(server: "subprocess.Popen[str]", limit: int = 0) -> int:
    """A build in a process of its own, with a limit for the size of files; its number."""
    assert server.stdin and server.stdout
    server.stdin.write(f"{limit}\n")
    server.stdin.flush()
    return int(server.stdout.readline())


def end(server: "subprocess.Popen[str]") -> int:
    """How it ended, as the system tells it."""
    assert server.stdout
    return int(server.stdout.readline())


def test_killed_at_random_moments(
    root: Path, server: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    edit(root, 1)
    begun = time.monotonic()
    begin(server)
    assert end(server) == 0
    whole = time.monotonic() - begun
    chance, killed, number, published = random.Random(507), 0, 1, 1
    seen = set[bool]()
    while killed < KILLS:
        number += 1
        assert number < KILLS * 6, "the builds end before they can be killed"
        edit(root, number)
        process = begin(server)
        time.sleep(chance.random() * whole)
        with suppress(ProcessLookupError):  # it was done before
            os.kill(process, signal.SIGKILL)
        killed += os.WIFSIGNALED(end(server))
        now = state(root)
        assert now in (published, number), "neither the old site nor the new one"
        seen.add(now == number)
        published = now
    assert len(seen) == 2 or number == killed, "some were killed when the new site stood"
    edit(root, 0)
    build(root)
    assert state(root) == 0 and remains(root / "site") == []
    again = project(tmp_path / "again", {})
    for path in (root / "data").rglob("*.yml"):
        other = again / path.relative_to(root)
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_bytes(path.read_bytes())
    build(again)
    assert files(again) == files(root), "what killed builds left behind has changed nothing"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_disk_that_fills_up_or_cannot_be_written(root: Path, code: int, jobs: int) -> None:
    """From some step on every write fails, that of the workers too; then there is room again."""
    edit(root, 1)
    total = counted(MAKING, lambda: build(root, 1))
    assert total > 300
    chance = random.Random(code)
    for number in range(2, 12):
        edit(root, number)
        with pytest.MonkeyPatch.context() as patch:
            _fail_from(patch, chance.randrange(total // (2 * jobs)), code)
            with pytest.raises(BuildRefused, match="原网站没有改动"):
                build(root, jobs)
        assert state(root) == 1 and remains(root / "site") == []
    build(root, jobs)
    assert state(root) == 11


def _fail_from(patch: pytest.MonkeyPatch, first: int, code: int) -> None:
    def fail(step: int, name: str, arguments: tuple[object, ...]) -> None:
        reading = name == "open" and not int(str(arguments[1])) & os.O_CREAT
        if step >= first and not reading:
            raise OSError(code, os.strerror(code))

    watch(patch, MAKING, fail)


def test_no_room_for_any_file(root: Path, server: "subprocess.Popen[str]", tmp_path: Path) -> None:
    """A limit of the system, which the store meets as well: nothing half is kept anywhere."""
    edit(root, 1)
    begin(server, limit=600)
    assert os.waitstatus_to_exitcode(end(server)) == 3
    said = (tmp_path / "said").read_text("utf-8")
    assert "ulimit -f" in said and "原网站没有改动" in said
    assert state(root) == 0 and remains(root / "site") == []
    build(root)
    assert state(root) == 1


def test_a_cache_that_keeps_no_pdf(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its disk is full, say: workers find none there, and cannot set one themselves."""
    keep = Store.put_bytes

    def put(self: Store, kind: str, key: str, *data: bytes) -> None:
        if kind != "pdfs":
            keep(self, kind, key, *data)

    monkeypatch.setattr(Store, "put_bytes", put)
    edit(root, 1)
    build(root)
    assert state(root) == 1
    made = files(root)
    assert sum(name.endswith(".pdf") for name in made) == len(PLACES)
    monkeypatch.undo()
    shutil.rmtree(root / ".cache")
    build(root)
    assert files(root) == made


def flipped(content: bytes) -> bytes:
    changed = bytearray(content)
    for at in range(len(changed) // 2, min(len(changed), len(changed) // 2 + 1)):
        changed[at] ^= 1
    return bytes(changed)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda content: b"",
    "cut short": lambda content: content[: len(content) // 2],
    "a bit": flipped,
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_cache_that_a_lost_power_has_damaged(root: Path, tmp_path: Path, how: str) -> None:
    """Each kind of what is kept, and all of it: the next build gives the site that it should."""
    cache = root / ".cache/mingzhang"
    whole = shutil.copytree(cache, tmp_path / "whole")
    edit(root, 1)
    build(root)
    wanted = files(root)
    kinds = sorted(p.name for p in whole.iterdir() if p.is_dir() and p.name != "templates")
    assert {"cards", "pieces", "pdfs", "downloads"} <= set(kinds)
    for kind in (*kinds, ""):
        if how == "a bit" and kind in ("pieces", "", "bulk"):  # large files, not read as a whole
            continue
        edit(root, 0)
        build(root)
        shutil.rmtree(cache)
        shutil.copytree(whole, cache)
        for path in (cache / kind).rglob("*"):
            if path.is_file() and "templates" not in path.parts:
                path.write_bytes(DAMAGE[how](path.read_bytes()))
        edit(root, 1)
        build(root)
        assert files(root) == wanted, kind


def test_two_builds_at_once(root: Path, server: "subprocess.Popen[str]") -> None:
    """One waits for the other, whose site is whole before it begins."""
    edit(root, 1)
    begin(server)
    build(root)
    assert end(server) == 0
    assert state(root) == 1 and remains(root / "site") == []
