"""Who looks at the published site before a build holds its lock, and when that is of use."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Timer

import pytest

from generator.publish import Facts, Lookout, condense, seal, staging, watching, write_file
from generator.publish import lookout as lookouts
from generator.publish.lock import acquire
from generator.publish.manifest import digest_of
from tests.publish.sites import remains, store

FIRST = {"a/index.html": b"1", "b/index.html": b"1"}
SECOND = {**FIRST, "b/index.html": b"2"}
THIRD = {**FIRST, "b/index.html": b"3"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for files in (FIRST, SECOND):  # two trees in turns
        build(tmp_path / "site", files)
    return tmp_path / "site"


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Lookout]]:
    """Every lookout there is."""
    found: list[Lookout] = []
    begin = Lookout.__init__

    def noted(self: Lookout, *given: object) -> None:
        found.append(self)
        begin(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(lookouts.Lookout, "__init__", noted)
    yield found


def build(site: Path, files: Mapping[str, bytes], early: Lookout | None = None) -> list[str]:
    """Publish files as a part each; those that were not kept."""
    made = []
    with staging(site, durable=False, early=early) as release:
        for path, content in files.items():
            old = release.earlier(path).get(path)
            known = release.previous.get(path)
            same = old is not None and old.digest == digest_of(content)
            if known is None or not same or not release.keep(path, known.digest):
                made.append(path)
                entry = write_file(release.folder, release.current, old, path, content)
                release.add(path, seal(condense([(path, entry, Facts())])[0]))
        release.swap()
    return made


def shown(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_what_it_saw_is_not_looked_for_again(site: Path, looks: list[Lookout]) -> None:
    with watching(site) as early:
        assert build(site, THIRD, early) == ["b/index.html"]
    assert looks == [early]
    assert shown(site) == THIRD and remains(site) == []


def test_it_sees_what_was_edited_by_hand(site: Path) -> None:
    (site / "a/index.html").write_bytes(b"by hand")
    with watching(site) as early:
        assert build(site, THIRD, early) == ["a/index.html", "b/index.html"]
    assert shown(site) == THIRD


def test_after_a_build_in_between_all_is_looked_at_again(site: Path, looks: list[Lookout]) -> None:
    with watching(site) as early:
        build(site, THIRD)
        build(site, SECOND, early)
    assert len(looks) == 3
    assert shown(site) == SECOND and remains(site) == []


def test_so_it_is_after_another_build_was_waited_for(site: Path, looks: list[Lookout]) -> None:
    with watching(site) as early:
        lock = acquire(store(site) / "lock", 0)
        Timer(0.3, lock.release).start()
        build(site, THIRD, early)
    assert len(looks) == 2
    assert shown(site) == THIRD


def test_it_is_of_no_use_for_another_site(site: Path, tmp_path: Path) -> None:
    build(tmp_path / "other", FIRST)
    with watching(site) as early:
        build(tmp_path / "other", THIRD, early)
    assert shown(tmp_path / "other") == THIRD and shown(site) == SECOND


def test_where_nothing_can_be_seen_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("no folder")
    with watching(tmp_path / "site") as early:
        assert early is None
    with watching(tmp_path / "new") as early:
        build(tmp_path / "new", FIRST, early)
    assert shown(tmp_path / "new") == FIRST
