"""Releases: swapped in by a link, unchanged files linked, nothing written through."""

import hashlib
import os
import shutil
import threading
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from generator.publish import (
    LOOSE,
    PublishError,
    publish,
    releases,
    staging,
    switch,
    write_file,
)
from tests.publish.sites import remains, state, store, version


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_first_release_is_a_relative_link_to_a_folder_beside(site: Path) -> None:
    outcome = publish(site, version("甲"))
    assert outcome.changed and outcome.written == 17 and outcome.kept == 0
    assert str(site.readlink()) == f".site.releases/{outcome.id}"
    assert outcome.folder == store(site) / outcome.id
    assert state(site) == "甲" and remains(site) == []


def test_site_survives_moving_its_parent(tmp_path: Path) -> None:
    publish(tmp_path / "a" / "site", version("甲"))
    (tmp_path / "a").rename(tmp_path / "b")
    assert state(tmp_path / "b" / "site") == "甲"


def test_unchanged_files_are_the_same_inode_and_changed_ones_are_new(site: Path) -> None:
    old = publish(site, version("甲")).folder
    outcome = publish(site, version("乙"))
    assert (outcome.written, outcome.kept) == (9, 8)
    assert (old / "assets/3.css").samefile(site / "assets/3.css")
    assert (site / "assets/3.css").stat().st_nlink == 2
    assert not (old / "index.html").samefile(site / "index.html")
    assert (old / "index.html").read_text(encoding="utf-8") == "首页 甲"


def test_unchanged_files_keep_their_time(site: Path) -> None:
    before = publish(site, version("甲")).folder / "assets/1.css"
    time = before.stat().st_mtime_ns
    publish(site, version("乙"))
    assert (site / "assets/1.css").stat().st_mtime_ns == time


def test_equal_build_changes_nothing(site: Path) -> None:
    first = publish(site, version("甲"))
    before = sorted((p.name, p.lstat().st_ino) for p in store(site).iterdir() if p.name != "lock")
    second = publish(site, version("甲"))
    assert not second.changed and second.id == first.id and second.folder == first.folder
    after = sorted((p.name, p.lstat().st_ino) for p in store(site).iterdir() if p.name != "lock")
    assert before == after


def test_equal_builds_in_other_places_and_order_have_equal_ids(tmp_path: Path) -> None:
    files = version("甲")
    one = publish(tmp_path / "a" / "site", files)
    two = publish(tmp_path / "b" / "public", reversed(list(files.items())))
    assert one.id == two.id


def test_removed_pages_go(site: Path) -> None:
    files = version("甲")
    publish(site, files)
    del files["130225/3/index.html"]
    outcome = publish(site, files)
    assert outcome.removed == 1 and outcome.written == 0
    assert not (site / "130225/3").exists()


def test_hand_edited_and_deleted_files_are_healed(site: Path) -> None:
    publish(site, version("甲"))
    (site / "index.html").write_text("改过", encoding="utf-8")
    (site / "assets/2.css").unlink()
    outcome = publish(site, version("甲"))
    assert outcome.changed and outcome.written == 2
    assert state(site) == "甲"
    assert outcome.folder.name == f"{outcome.id}-2"


@pytest.mark.parametrize("damage", ["{", "[]", "{}", '{"format":1,"files":{"a":[1]}}', "\0", None])
def test_damaged_manifest_means_writing_all_anew(site: Path, damage: str | None) -> None:
    manifest = store(site) / f"{publish(site, version('甲')).id}.parts"
    manifest.unlink()
    if damage is not None:
        manifest.write_text(damage, encoding="utf-8")
    assert publish(site, version("乙")).written == 17
    assert state(site) == "乙"


def test_keeps_the_earlier_release_and_goes_back(site: Path) -> None:
    assert releases(site) == []
    ids = [publish(site, version("甲")).id]
    assert releases(site) == ids
    ids += [publish(site, version(name)).id for name in "乙丙丁"]
    assert releases(site) == ids[:1:-1]
    switch(site, ids[2])
    assert state(site) == "丙"
    assert releases(site) == [ids[2], ids[3]]
    for name in (ids[1], "spare", "lock"):
        with pytest.raises(PublishError, match="没有保留版本"):
            switch(site, name)
    assert publish(site, version("戊")).changed
    assert state(site) == "戊" and releases(site)[1:] == [ids[2]]


def test_a_content_seen_before_comes_back_whole(site: Path) -> None:
    for name in "甲乙甲乙甲":
        publish(site, version(name))
        assert state(site) == name


def test_without_swap_nothing_is_published(site: Path) -> None:
    publish(site, version("甲"))
    with staging(site) as release:
        release.write("index.html", b"x")
    assert state(site) == "甲" and remains(site) == []


def test_an_error_in_the_build_passes_and_leaves_the_old_site(site: Path) -> None:
    publish(site, version("甲"))
    with pytest.raises(ZeroDivisionError), staging(site) as release:
        release.write("index.html", b"x")
        raise ZeroDivisionError
    assert state(site) == "甲" and remains(site) == []


def test_no_pages_no_release(site: Path) -> None:
    with pytest.raises(PublishError, match="没有生成任何网页"):
        publish(site, {})
    assert not site.is_symlink()


def test_files_can_be_read_before_and_after_the_swap(site: Path) -> None:
    publish(site, version("甲"))
    with staging(site) as release:
        for path, content in version("乙").items():
            release.write(path, content)
        assert {path: release.read(path) for path in release.entries} == version("乙")
        release.swap()
        assert {path: release.read(path) for path in release.entries} == version("乙")


def test_a_published_release_takes_nothing_more(site: Path) -> None:
    with staging(site) as release:
        release.write("index.html", b"x")
        release.swap()
        with pytest.raises(PublishError, match="不能再改"):
            release.write("a.html", b"y")
        with pytest.raises(PublishError, match="不能再改"):
            release.swap()
    assert [file.name for file in site.iterdir()] == ["index.html"]


def test_worker_processes_write_side_by_side(site: Path) -> None:
    publish(site, version("甲"))
    files = version("乙")
    with staging(site) as release, ProcessPoolExecutor(2) as pool:
        old = release.earlier(LOOSE)
        jobs = {
            path: pool.submit(
                write_file, release.folder, release.current, old.get(path), path, data
            )
            for path, data in files.items()
        }
        for path, job in jobs.items():
            release.record(path, job.result())
        outcome = release.swap()
    assert (outcome.written, outcome.kept) == (9, 8) and state(site) == "乙"


def test_copies_where_links_are_not_to_be_had(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(31, "Too many links")

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refuse)
        old = publish(site, version("甲")).folder
        publish(site, version("乙"))
    assert state(site) == "乙"
    assert not (old / "assets/3.css").samefile(site / "assets/3.css")
    assert publish(site, version("乙")).changed is False


def test_the_manifest_lists_what_sha256sum_checks(site: Path) -> None:
    files = {"b.txt": b"", "a/页.txt": b"abc"}
    for _ in range(2):
        with staging(site) as release:
            for path, content in files.items():
                release.write(path, content)
            release.write_listing()
            with pytest.raises(PublishError, match="清单已经写好"):
                release.write("c.txt", b"")
            outcome = release.swap()
    assert not outcome.changed
    assert (site / "manifest.txt").read_text() == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/页.txt\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.txt\n"
    )
    assert hashlib.sha256((site / "manifest.txt").read_bytes()).hexdigest()[:16] == outcome.id


def test_readers_never_find_the_site_missing(site: Path) -> None:
    publish(site, version("0"))
    done = threading.Event()
    faults: list[Exception] = []

    def read() -> None:
        while not done.is_set():
            try:
                assert (site / "index.html").read_bytes().startswith("首页".encode())
            except Exception as error:
                faults.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(30):
        publish(site, version(str(number + 1)))
    done.set()
    reader.join()
    assert faults == [] and state(site) == "30"


def test_the_folder_of_releases_may_vanish(site: Path) -> None:
    publish(site, version("甲"))
    shutil.rmtree(store(site))
    assert publish(site, version("乙")).written == 17
    assert state(site) == "乙"
