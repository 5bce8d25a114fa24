"""What parts hold lies in a file that releases share: it grows by what changes, and is cut."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish import Entry, Facts, condense, is_published, seal, staging
from generator.publish import bodies as packing
from generator.publish.bodies import Bodies, packed
from generator.publish.manifest import digest_of
from tests.publish.sites import publish_all, remains, state, store, version


def bodies(site: Path, name: str = "") -> Path:
    return store(site) / f"{name or site.resolve().name}.bodies"


def test_releases_share_it_and_it_grows_by_what_changed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_all(site, version("甲"))
    first = bodies(site).stat()
    assert first.st_ino == bodies(site, "spare").stat().st_ino
    publish_all(site, version("甲", 9))
    second = bodies(site).stat()
    assert second.st_ino == first.st_ino and first.st_size < second.st_size < 2 * first.st_size
    publish_all(site, version("甲", 9))
    assert bodies(site).stat().st_size == second.st_size and remains(site) == []


def test_what_nobody_holds_any_more_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_WASTE", 0)
    site, sizes = tmp_path / "site", []
    for number in range(12):
        publish_all(site, version(f"{number:02}"))
        sizes.append(bodies(site).stat().st_size)
        assert state(site) == f"{number:02}" and remains(site) == []
    assert max(sizes) <= 4 * sizes[0]


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def turned(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(bytes(255 - byte for byte in data))


@pytest.mark.parametrize("damage", [cut_off, turned, Path.unlink])
@pytest.mark.parametrize("both", [False, True], ids=["shown", "both"])
def test_damage_to_it_is_healed(tmp_path: Path, damage: Callable[[Path], None], both: bool) -> None:
    site = tmp_path / "site"
    publish_all(site, version("甲"))
    for name in ("", "spare")[: 1 + both]:
        file = bodies(site, name)
        data = file.read_bytes()
        file.unlink()  # each its own, as in a copy of the folder
        file.write_bytes(data)
        damage(file)
    assert not is_published(site, site.resolve().name)
    for name in ("甲", "乙", "甲"):
        publish_all(site, version(name))
        assert state(site) == name and remains(site) == []
    assert is_published(site, site.resolve().name)


def test_others_may_add_to_a_file_at_the_same_time(tmp_path: Path) -> None:
    one, two = (Bodies(tmp_path / "file", grows=True) for _ in range(2))
    spots = [file.take(packed(bytes([n]) * n)) for n in range(1, 9) for file in (one, two)]
    assert [spot.read() for spot in spots] == [bytes([n]) * n for n in range(1, 9) for _ in "12"]
    assert one.take(spots[1]) is spots[1]


def test_a_release_does_not_hold_what_its_parts_list(tmp_path: Path) -> None:
    """Of 200 files with long names, and 200 links, in each part."""

    def held(count: int) -> int:
        with staging(tmp_path / f"{count}") as release:
            tracemalloc.start()
            for number in range(count):
                release.add(f"part {number}", seal(condense(rows(number))[0]))
            found = tracemalloc.get_traced_memory()[0]
            tracemalloc.stop()
        return found

    few, many = held(10), held(60)
    assert (many - few) / 50 < 3_000  # bytes; their listing alone has 30,000


def rows(number: int) -> list[tuple[str, Entry, Facts]]:
    paths = [f"{number}/{'x' * 60}/{page}.html" for page in range(200)]
    digest = digest_of(b"")
    return [(path, Entry(digest, 0, 0), Facts((f"/other/{path}",))) for path in paths]
