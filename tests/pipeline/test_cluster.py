"""The same site from a scheduler and its workers, processes of their own, and from here."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.building.cluster import Cluster, NoCluster
from generator.building.workers import Here, Workers
from generator.pipeline import build, build_site
from generator.project import Project
from tests.pipeline.sites import DAY, SHELL, project
from tests.pipeline.test_mapping import FILES
from tests.trees import ROOT

WORKER = ("--nthreads", "1", "--no-dashboard", "--no-nanny")


def start(module: str, folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """A program of Dask that finds, or tells, the scheduler's address in a file."""
    command = [sys.executable, "-m", f"distributed.cli.{module}", *words]
    command += ["--scheduler-file", str(folder / "scheduler.json")]
    return subprocess.Popen(command, cwd=ROOT, stdout=-3, stderr=-3, start_new_session=True)


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """A scheduler and two workers."""
    started = [start("dask_scheduler", tmp_path, "--port", "0", "--no-dashboard")]
    started += [
        start("dask_worker", tmp_path, *WORKER, "--local-directory", str(tmp_path / f"w{n}"))
        for n in range(2)
    ]
    yield started
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def cluster(processes: list[subprocess.Popen[bytes]], tmp_path: Path) -> Iterator[Cluster]:
    file = tmp_path / "scheduler.json"
    while not file.exists():
        assert processes[0].poll() is None
        time.sleep(0.05)
    found = Cluster.at(json.loads(file.read_text())["address"])
    found.client.wait_for_workers(2, timeout=60)
    yield found
    found.end()


def built(root: Path, hands: Workers) -> dict[str, bytes]:
    """Every file of a site built from nothing."""
    build_site(root, SHELL, root / "site", DAY, hands=hands)
    folder = (root / "site").resolve()
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


@pytest.fixture
def here(tmp_path: Path) -> dict[str, bytes]:
    """The site that this process makes."""
    return built(project(tmp_path / "here", *FILES), Here())


def test_a_cluster_makes_the_same_site(
    cluster: Cluster, here: dict[str, bytes], tmp_path: Path
) -> None:
    assert built(project(tmp_path / "there", *FILES), cluster) == here


def test_a_worker_that_is_killed_is_done_without(
    cluster: Cluster,
    processes: list[subprocess.Popen[bytes]],
    here: dict[str, bytes],
    tmp_path: Path,
) -> None:
    """It is killed when the first disclosure has been made, in the middle of the others."""
    root = project(tmp_path / "there", *FILES)
    pieces = root / ".cache/mingzhang/pieces"
    killer = subprocess.Popen(
        [sys.executable, "-c", KILLER, str(pieces), str(processes[1].pid)], cwd=ROOT
    )
    assert built(root, cluster) == here
    assert killer.wait(60) == 0
    assert processes[1].wait(60) == -signal.SIGKILL


KILLER = """
import os, signal, sys, time
while not os.path.isdir(sys.argv[1]) or not os.listdir(sys.argv[1]):
    time.sleep(0.002)
os.kill(int(sys.argv[2]), signal.SIGKILL)
"""


def test_a_scheduler_that_is_not_there_is_told() -> None:
    with pytest.raises(NoCluster, match="连不上 tcp://127"):
        Cluster.at("tcp://127.0.0.1:9", wait=1)


def test_a_cluster_keeps_going(cluster: Cluster, tmp_path: Path) -> None:
    """What stands for data with errors is read by the workers too."""
    root, shell = project(tmp_path / "there", *FILES), lambda _: SHELL
    assert build(Project(root), root / "site", DAY, shell, hands=cluster)
    file = next(root.glob("data/*/202/2030/disclosure.yml"))
    file.write_text("类型: 没有这种\n")
    found = build(Project(root), root / "site", DAY, shell, hands=cluster, keep_going=True)
    assert found is not None
    assert list(found.held.shown.values()) == [DAY.isoformat()]
