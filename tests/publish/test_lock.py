"""Two builds at once, with real processes."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.publish import PublishError, publish, staging
from tests.publish.sites import ROOT, remains, state, version

# Holds the lock until its input ends; with "fork", a worker of it lives on.
HOLDER = """
import os, sys
from pathlib import Path
from generator.publish import staging
with staging(Path(sys.argv[1])) as release:
    release.write("index.html", b"x")
    worker = sys.argv[2] == "fork" and os.fork() == 0
    if worker or sys.argv[2] == "plain":
        print("ready", flush=True)
    os.read(0, 1)
    if worker:
        os._exit(0)
"""


@contextmanager
def holder(site: Path, how: str = "plain") -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(site), how],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stdin
        assert process.stdout.readline() == b"ready\n"
        try:
            yield process
        finally:
            process.stdin.close()


def test_second_build_is_refused_and_told_why(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, version("甲"))
    with holder(site) as process:
        with pytest.raises(PublishError, match=f"进程 {process.pid}") as caught:
            publish(site, version("乙"), wait=0)
        assert caught.value.kind == "locked"
        assert len(remains(site)) == 1, "the other build keeps its staging folder"
    assert state(site) == "甲"


def test_second_build_waits_for_the_first(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, version("甲"))
    with holder(site) as process:
        assert process.stdin
        threading.Timer(0.3, process.stdin.close).start()
        assert publish(site, version("乙"), wait=30).changed
    assert state(site) == "乙" and remains(site) == []


def test_a_killed_build_frees_the_lock_at_once(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with holder(site) as process:
        process.kill()
        process.wait()
        assert publish(site, version("甲"), wait=0).changed
    assert state(site) == "甲" and remains(site) == []


def test_an_orphaned_worker_does_not_keep_the_lock(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with holder(site, "fork") as process:
        process.kill()
        process.wait()
        assert publish(site, version("甲"), wait=0).changed


def test_two_builds_in_one_process_exclude_each_other(tmp_path: Path) -> None:
    told: list[str] = []
    with staging(tmp_path / "site"):
        with pytest.raises(PublishError, match="另一个生成"):
            publish(tmp_path / "site", version("甲"), wait=0)
        with (
            pytest.raises(PublishError, match=str(os.getpid())),
            staging(tmp_path / "site", wait=0.2, waiting=told.append),
        ):
            pass
    assert len(told) == 1 and "正在等待" in told[0]
    publish(tmp_path / "site", version("甲"), wait=0)
