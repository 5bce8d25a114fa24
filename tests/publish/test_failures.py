"""A failure or a kill at every single dealing with the disk: the old site or the new one."""

import errno
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.publish import PublishError, publish, staging
from tests.publish.sites import in_child, remains, state, store, version
from tests.publish.steps import MAKING, REMOVING, counted, watch

Start = Callable[[Path], None]


def nothing(site: Path) -> None:
    """The first build of a place; it also makes the spare tree."""


def spare(site: Path) -> None:
    publish(site, version("甲"), durable=False)


def earlier(site: Path) -> None:
    publish(site, version("零"), durable=False)
    publish(site, version("甲"), durable=False)


def damaged(site: Path) -> None:
    """The tree that is not shown cannot be built upon."""
    spare(site)
    (store(site) / "spare" / "index.html").unlink()


def steps_of_a_build(folder: Path, start: Start, names: tuple[str, ...]) -> int:
    start(folder / "count")
    return counted(names, lambda: publish(folder / "count", version("乙")))


def shown(site: Path) -> str:
    return state(site) if site.is_symlink() else ""


ERRORS = [(code, lasting, spare) for code in ("ENOSPC", "EROFS", "EIO") for lasting in (0, 1)]
ERRORS += [("ENOSPC", lasting, start) for lasting in (0, 1) for start in (nothing, damaged)]


@pytest.mark.parametrize(("code", "lasting", "start"), ERRORS)
def test_an_error_at_any_step(tmp_path: Path, code: str, lasting: bool, start: Start) -> None:
    total = steps_of_a_build(tmp_path, start, MAKING)
    assert total > 40
    failed = 0
    for at in range(total):
        site = tmp_path / str(at) / "site"
        start(site)
        failed += build_with_fault(site, at, getattr(errno, code), lasting)
        publish(site, version("丙"), durable=False)
        assert state(site) == "丙" and remains(site) == []
        shutil.rmtree(site.parent)
    assert failed > total / 2


def build_with_fault(site: Path, at: int, code: int, lasting: bool) -> bool:
    def fail(step: int, name: str, arguments: tuple[Any, ...]) -> None:
        reading = name == "open" and not arguments[1] & os.O_CREAT
        if (step == at or (lasting and step > at)) and not reading:
            raise OSError(code, os.strerror(code))

    before = shown(site)
    with pytest.MonkeyPatch.context() as patch:
        watch(patch, MAKING, fail)
        try:
            publish(site, version("乙"))
        except PublishError as error:
            assert "原网站没有改动" in str(error)
            patch.undo()
            assert shown(site) == before and remains(site) == []
            return True
    assert state(site) == "乙" and remains(site) == []
    return False


@pytest.mark.parametrize("start", [nothing, spare, earlier, damaged])
def test_a_kill_at_any_step(tmp_path: Path, start: Start) -> None:
    names = MAKING + REMOVING
    total = steps_of_a_build(tmp_path, start, names)
    seen = set()
    for at in range(total):
        site = tmp_path / str(at) / "site"
        start(site)
        before = shown(site)
        assert in_child(partial(killed_build, site, at)) == signal.SIGKILL
        assert shown(site) in (before, "乙")
        seen.add(shown(site))
        publish(site, version("丙"), wait=0, durable=False)
        assert state(site) == "丙" and remains(site) == []
        publish(site, version("丁"), wait=0, durable=False)
        assert state(site) == "丁" and remains(site) == []
        shutil.rmtree(site.parent)
    assert len(seen) == 2


def killed_build(site: Path, at: int) -> None:
    real_write = os.write

    def kill(step: int, name: str, arguments: tuple[Any, ...]) -> None:
        if step == at:
            if name == "write":  # a torn write
                real_write(arguments[0], arguments[1][: len(arguments[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.MonkeyPatch.context() as patch:
        watch(patch, MAKING + REMOVING, kill)
        publish(site, version("乙"))


def test_short_writes_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:7]))
    publish(tmp_path / "site", version("甲"))
    assert state(tmp_path / "site") == "甲"


def test_disk_full_for_real_by_a_limit(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, version("甲"))

    def build() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
        with pytest.raises(PublishError, match="ulimit") as caught:
            publish(site, version("乙乙乙乙"))
        assert caught.value.kind == "disk-full"

    assert in_child(build) == 0
    assert state(site) == "甲" and remains(site) == []


@pytest.mark.parametrize("sealed", ["parent", "store", "both"])
def test_no_right_to_write(sealed: str) -> None:
    # Not in tmp_path: an unprivileged user has to get there. Root may write anywhere, so the
    # child gives its rights up.
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        publish(site, version("甲"))
        folders = {"parent": [site.parent], "store": [site.parent / ".site.releases"]}
        closed = folders.get(sealed) or [*folders["parent"], *folders["store"]]
        if os.geteuid() == 0:
            for path in [site.parent, *site.parent.rglob("*")]:
                os.chown(path, 65534, 65534, follow_symlinks=False)
        for folder in closed:
            folder.chmod(0o555)
        assert in_child(lambda: refused_for_rights(site)) == 0
        for folder in closed:
            folder.chmod(0o755)
        assert state(site) == "甲" and remains(site) == []


def refused_for_rights(site: Path) -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    with pytest.raises(PublishError, match="没有写入权限") as caught:
        publish(site, version("乙"))
    assert caught.value.kind == "read-only"


def test_late_write_errors_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    publish(site, version("甲"))

    def lost(folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("generator.publish.swap.sync_tree", lost)
    with pytest.raises(PublishError, match="保存新网站失败"):
        publish(site, version("乙"))
    assert state(site) == "甲" and remains(site) == []
    with staging(site, durable=False) as release:
        for path, content in version("乙").items():
            release.write(path, content)
        release.swap()
    assert state(site) == "乙"
