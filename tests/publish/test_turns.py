"""Two trees in turns: what is shown is what was built, whatever was done to either by hand."""

import os
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.publish import (
    Entry,
    Facts,
    Outcome,
    PublishError,
    beside,
    condense,
    is_published,
    releases,
    seal,
    staging,
    write_file,
)
from generator.publish import watch as watching
from generator.publish.manifest import digest_of
from tests.publish.sites import remains, store

Parts = Mapping[str, Mapping[str, str]]

FIRST: Parts = {
    "one": {"1/index.html": "一", "1/a/index.html": "一 a", "1/data.csv": "1"},
    "two": {"2/index.html": "二", "2/b/c/index.html": "二 b", "s/2.json": "2"},
    "all": {"index.html": "首页", "s/all.json": "{}"},
}


TICK = 0.01  # seconds; some kernels tell times no finer, and nobody is as quick


def with_part(parts: Parts, name: str, files: Mapping[str, str]) -> Parts:
    return {**parts, name: files}


SECOND = with_part(FIRST, "one", {**FIRST["one"], "1/index.html": "一一"})


@pytest.fixture(params=[0, 5000], ids=["looked at beside", "looked at here"], autouse=True)
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_FEW", request.param)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


made: list[str] = []  # the parts that the last build did not keep


def build(site: Path, parts: Parts) -> Outcome:
    """As a build does it: a part whose digest is known to be the same is not made again."""
    made.clear()
    with staging(site, durable=False) as release:
        for name, files in parts.items():
            texts = [(path, text.encode()) for path, text in files.items()]
            before = release.previous.get(name)
            if before and _same(release.earlier(name), texts) and release.keep(name, before.digest):
                continue
            made.append(name)
            old = release.earlier(name)
            rows = [
                (p, write_file(release.folder, release.current, old.get(p), p, data), Facts())
                for p, data in texts
            ]
            release.add(name, seal(condense(rows)[0]))
        release.write_listing()
        assert release.verify(lambda _: {}, parts["all"]).good
        return release.swap()


def _same(old: Mapping[str, Entry], texts: list[tuple[str, bytes]]) -> bool:
    return {p: e.digest for p, e in old.items()} == {p: digest_of(data) for p, data in texts}


def found(folder: Path) -> dict[str, str]:
    """What stands in a tree, its folders too."""
    return {
        path.relative_to(folder).as_posix(): "" if path.is_dir() else path.read_text("utf-8")
        for path in folder.resolve().rglob("*")
        if path.name != "manifest.txt"
    } | {
        path.relative_to(folder).as_posix(): "→" for path in folder.rglob("*") if path.is_symlink()
    }


def whole(parts: Parts) -> dict[str, str]:
    files = {path: text for part in parts.values() for path, text in part.items()}
    folders = {str(up) for path in files for up in Path(path).parents if str(up) != "."}
    return files | dict.fromkeys(folders, "")


def shows(site: Path, parts: Parts) -> bool:
    return found(site.resolve()) == whole(parts)


def trees(site: Path) -> list[str]:
    return sorted(item.name for item in store(site).iterdir() if item.is_dir())


def test_after_every_build_there_are_two_trees(site: Path) -> None:
    first = build(site, FIRST)
    assert trees(site) == sorted((first.id, "spare")) and releases(site) == [first.id]
    assert found(store(site) / "spare") == whole(FIRST) and shows(site, FIRST)
    inodes = {p: (site / p).stat().st_ino for p in FIRST["two"]}
    for parts, before in ((SECOND, FIRST), (FIRST, SECOND), (SECOND, FIRST)):
        old = site.resolve()
        outcome = build(site, parts)
        assert made == ["one"] and (outcome.written, outcome.removed) == (2, 0)
        assert trees(site) == sorted((old.name, outcome.folder.name)) and remains(site) == []
        assert shows(site, parts) and found(old) == whole(before)
        assert releases(site) == [outcome.folder.name, old.name]
        assert {p: (site / p).stat().st_ino for p in FIRST["two"]} == inodes
        assert is_published(site, outcome.folder.name)


def test_nothing_changed_costs_nothing(site: Path) -> None:
    build(site, FIRST)
    build(site, SECOND)
    before = trees(site)
    outcome = build(site, SECOND)
    assert not outcome.changed and made == [] and trees(site) == before


CHANGES: list[tuple[Parts, tuple[str, ...]]] = [
    ({**FIRST, "two": {"2": "a file now"}}, ("2/b/c/index.html", "2/index.html", "s/2.json")),
    (
        {**FIRST, "one": {"1/data.csv/x": "a folder now"}},
        ("1/a/index.html", "1/data.csv", "1/index.html"),
    ),
    (
        {k: v for k, v in FIRST.items() if k != "two"},
        ("2/b/c/index.html", "2/index.html", "s/2.json"),
    ),
    ({**FIRST, "three": {"3/index.html": "三"}}, ()),
    # files move from one part to another, as they are or changed
    ({**FIRST, "two": {}, "three": FIRST["two"]}, ()),
    ({**FIRST, "one": {}, "two": {**FIRST["one"], **FIRST["two"], "1/index.html": "新"}}, ()),
]


@pytest.mark.parametrize(("parts", "gone"), CHANGES)
def test_parts_change_their_files(site: Path, parts: Parts, gone: tuple[str, ...]) -> None:
    build(site, FIRST)
    for _ in range(2):
        outcome = build(site, parts)
        assert outcome.gone == gone and shows(site, parts)
        assert build(site, FIRST).removed == len(whole_files(parts) - whole_files(FIRST))
        assert shows(site, FIRST) and len(trees(site)) == 2 and remains(site) == []


def whole_files(parts: Parts) -> set[str]:
    return {path for part in parts.values() for path in part}


def edit(tree: Path) -> None:
    with (tree / "2/index.html").open("w", encoding="utf-8") as file:
        file.write("改过")


def edit_a_figure(tree: Path) -> None:
    """The size stays."""
    with (tree / "2/index.html").open("r+", encoding="utf-8") as file:
        file.write("三")


def replace(tree: Path) -> None:
    (tree / "new").write_text("换过", "utf-8")
    (tree / "new").replace(tree / "2/index.html")


def take_away(tree: Path) -> None:
    (tree / "2/b/c/index.html").unlink()


def take_folder(tree: Path) -> None:
    shutil.rmtree(tree / "2/b")


def put_in(tree: Path) -> None:
    (tree / "1/a/mine.html").write_text("我的", "utf-8")


def put_folder(tree: Path) -> None:
    (tree / "mine/too").mkdir(parents=True)


def lead_away(tree: Path) -> None:
    (tree / "2").rename(tree.parent.parent / "away")
    (tree / "2").symlink_to("../../away")


def link_away(tree: Path) -> None:
    (tree / "2/index.html").unlink()
    (tree / "2/index.html").symlink_to("../1/index.html")


def lose(tree: Path) -> None:
    shutil.rmtree(tree)


DAMAGE = [
    edit,
    edit_a_figure,
    replace,
    take_away,
    take_folder,
    put_in,
    put_folder,
    lead_away,
    link_away,
]


def earlier(site: Path) -> Path:
    (name,) = set(trees(site)) - {site.resolve().name}
    return store(site) / name


@pytest.mark.parametrize("builds", [[FIRST], [FIRST, SECOND]], ids=["spare", "earlier"])
@pytest.mark.parametrize("damage", [*DAMAGE, lose])
def test_damage_to_the_tree_that_is_not_shown(
    site: Path, builds: list[Parts], damage: Callable[[Path], None]
) -> None:
    for parts in builds:
        build(site, parts)
    time.sleep(TICK)
    damage(earlier(site))
    third = with_part(builds[-1], "all", {**FIRST["all"], "index.html": "新首页"})
    for parts in (third, FIRST, third):
        build(site, parts)
        assert shows(site, parts) and remains(site) == []


@pytest.mark.parametrize("same", [False, True], ids=["changed", "same content"])
@pytest.mark.parametrize("builds", [[FIRST], [FIRST, SECOND]], ids=["spare", "earlier"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_to_the_tree_that_is_shown(
    site: Path, builds: list[Parts], damage: Callable[[Path], None], same: bool
) -> None:
    for parts in builds:
        build(site, parts)
    time.sleep(TICK)
    damage(site.resolve())
    adding = damage in (put_in, put_folder, lead_away)  # all that was built is still to be read
    assert is_published(site, site.resolve().name) is adding
    third = with_part(builds[-1], "all", {**FIRST["all"], "index.html": "新首页"})
    if same and adding:  # nothing of the site is other than it was built
        assert not build(site, builds[-1]).changed
    again = same and not adding
    for parts in (builds[-1] if again else third, third if again else FIRST, FIRST):
        build(site, parts)
        assert shows(site, parts) and remains(site) == []


@pytest.mark.parametrize("kind", ["parts", "bodies"])
def test_damage_to_what_is_kept(site: Path, kind: str) -> None:
    for parts in (FIRST, SECOND, FIRST):
        if site.is_symlink():
            file = store(site) / f"{earlier(site).name}.{kind}"
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 1
            file.write_bytes(data)
        build(site, parts)
        assert shows(site, parts) and remains(site) == []


def test_a_part_with_a_lost_file_is_made_again_and_only_it(site: Path) -> None:
    build(site, FIRST)
    edit(site.resolve())
    build(site, SECOND)
    assert made == ["one", "two"] and shows(site, SECOND)


def test_two_parts_that_meet_are_refused(site: Path) -> None:
    build(site, FIRST)
    for path in ("2/index.html", "2/INDEX.html", "2", "1/data.csv/x", "S/x", "s"):
        with pytest.raises(PublishError, match=r"冲突|写了两次|写入"):
            build(site, {**FIRST, "new": {path: "x"}})
        assert shows(site, FIRST) and remains(site) == []
    with pytest.raises(PublishError, match="已有同名文件"):
        build(site, {**FIRST, "new": {"n": "x"}, "other": {"n": "x"}})


def test_parts_are_added_once_and_kept_as_they_are(site: Path) -> None:
    build(site, FIRST)
    with staging(site) as release:
        digest = release.previous["one"].digest
        assert not release.keep("one", "0" * 64) and not release.keep("none", digest)
        assert release.keep("one", digest)
        with pytest.raises(PublishError, match="不能再加"):
            release.keep("one", digest)
        with pytest.raises(PublishError, match="不能再加"):
            release.add("", release.previous["two"])


def test_the_other_process_may_be_killed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(site, FIRST)
    monkeypatch.setattr(beside, "_tell", lambda *_: os._exit(1))
    build(site, SECOND)
    assert shows(site, SECOND) and made == ["one"]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_without_links_there_is_no_spare_tree(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(31, "Too many links")

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refuse)
        build(site, FIRST)
        assert trees(site) == [site.resolve().name] and remains(site) == []
        for parts in (SECOND, FIRST):
            build(site, parts)
            assert shows(site, parts) and len(trees(site)) == 2


def test_anchors_are_read_from_the_pages_of_either_tree(site: Path) -> None:
    pages = {"one": {"1.html": "<p id=a><p id=b>"}, "two": {"2.html": "<p id=c>", "2.txt": ""}}
    everything = {**pages, "all": {"index.html": "x"}}
    build(site, everything)
    with staging(site) as release:
        assert release.keep("one", release.previous["one"].digest)
        content = b"<p id=new>"
        entry = write_file(release.folder, release.current, None, "2.html", content)
        release.add("two", seal(condense([("2.html", entry, Facts(ids="new"))])[0]))
        assert release.anchors("one") == {"1.html": "a b"}
        assert release.anchors("two") == {"2.html": "new"}
