"""Where a site may be published, and what is cleared away before."""

from pathlib import Path

import pytest

from generator.publish import PublishError, publish
from tests.publish.sites import remains, state, store, version


def test_an_empty_folder_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", version("甲"))
    assert state(tmp_path / "site") == "甲"


def test_missing_parents_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "x" / "y" / "site", version("甲"))
    assert state(tmp_path / "x" / "y" / "site") == "甲"


def test_relative_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    publish(Path("site"), version("甲"))
    assert state(tmp_path / "site") == "甲"


def full_folder(site: Path) -> None:
    site.mkdir()
    (site / "重要.txt").write_text("x", encoding="utf-8")


def foreign_link(site: Path) -> None:
    site.symlink_to("/usr")


def climbing_link(site: Path) -> None:
    site.symlink_to(".site.releases/../../etc")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (full_folder, "已有内容的目录"),
        (foreign_link, "指向别处的链接"),
        (climbing_link, "指向别处的链接"),
        (Path.touch, "是一个文件"),
    ],
)
def test_what_is_not_ours_is_refused(tmp_path: Path, make: object, said: str) -> None:
    site = tmp_path / "site"
    assert callable(make)
    make(site)
    before = site.lstat()
    with pytest.raises(PublishError, match=said) as caught:
        publish(site, version("甲"))
    assert caught.value.kind == "occupied" and "-o" in str(caught.value)
    assert site.lstat() == before and list(tmp_path.iterdir()) == [site]


@pytest.mark.parametrize("place", ["/", "..", "a/.."])
def test_places_without_a_name_are_refused(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    with pytest.raises(PublishError, match="-o"):
        publish(Path(place), version("甲"))


def test_a_file_in_the_way_of_the_parent(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(PublishError, match="不是目录"):
        publish(tmp_path / "x" / "site", version("甲"))


def test_remains_of_dead_builds_go_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    old = publish(site, version("甲")).id
    folder = store(site)
    for name in ("staging-1-ab", "0123456789abcdef", "mine"):
        (folder / name / "sub").mkdir(parents=True)
        (folder / name / "sub" / "x").touch()
    for name in ("fedcba9876543210.json", "0123456789abcdef.parts.new", "notes.json"):
        (folder / name).touch()
    (folder / "link-1-ab").symlink_to("nowhere")
    (folder / "staging-2-ab").symlink_to(tmp_path / "outside")
    (tmp_path / "outside").mkdir()
    new = publish(site, version("乙")).id
    kept = ["lock", "mine", "notes.json"]
    kept += [f"{name}{kind}" for name in (old, new) for kind in ("", ".bodies", ".parts")]
    assert sorted(item.name for item in folder.iterdir()) == sorted(kept)
    assert (tmp_path / "outside").is_dir() and state(site) == "乙"


def test_a_published_release_without_manifest_is_not_taken_for_remains(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (store(site) / f"{publish(site, version('甲')).id}.parts").unlink()
    with pytest.raises(PublishError):
        publish(site, {})
    assert state(site) == "甲"
    assert publish(site, version("甲")).changed
    assert state(site) == "甲"
    publish(site, version("乙"))
    assert remains(site) == []
