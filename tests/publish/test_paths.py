"""Paths that are safe on every file system, server and artifact store."""

from pathlib import Path

import pytest

from generator.publish import Entry, PublishError, Sealed, differing, publish, seal
from generator.publish.differing import check_paths
from generator.publish.parts import make_part
from generator.publish.paths import PathRegistry, fault

BAD = ["", "/a", "a//b", "a/", "../a", "a/../b", "./a", ".", "..", "a\0b", "a\nb", "a\\b", "c:a"]
BAD += ["a?b", "a*", 'a"b', "<a>", "a|b", "a.", "a ", " a", "a./b", "con", "NUL.html", "x/com1.txt"]
BAD += ["a\u200bb", "a\u202eb", "\ufdd0", "\ud800", "\ufeffa", "a\x7f", "a\u2028b", "预" * 86]
GOOD = [
    "index.html",
    "130225/507/2025/index.html",
    ".nojekyll",
    "部门/页.html",
    "a b.pdf",
    "预" * 85,
]
GOOD += ["console/a", "x/.well-known/security.txt", "a..b", "...a"]


@pytest.mark.parametrize("path", BAD)
def test_bad_paths_are_refused_before_anything_is_written(path: str, tmp_path: Path) -> None:
    with pytest.raises(PublishError) as caught:
        publish(tmp_path / "site", {path: b"x"})
    assert caught.value.kind == "path" and str(caught.value).isprintable()
    assert not (tmp_path / "site").is_symlink()


@pytest.mark.parametrize("path", GOOD)
def test_good_paths_are_published(path: str, tmp_path: Path) -> None:
    assert fault(path) == ""
    publish(tmp_path / "site", {path: b"x"})
    assert (tmp_path / "site" / path).read_bytes() == b"x"


MEETING = [
    ("a.html", "a.html", "写了两次"),
    ("a.html", "A.html", "冲突"),
    ("a/x", "A/y", "冲突"),
    ("strasse", "straße", "冲突"),
    ("caf\u00e9", "cafe\u0301", "冲突"),
    ("a", "a/b", "冲突"),
    ("a/b", "a", "冲突"),
    ("a/b/c", "a/B", "冲突"),
    ("A", "a/b", "冲突"),
]


@pytest.mark.parametrize(("one", "two", "said"), MEETING)
def test_two_paths_that_meet_are_refused(one: str, two: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=said):
        publish(tmp_path / "site", [(one, b"1"), (two, b"2")])
    assert not (tmp_path / "site").is_symlink()


@pytest.mark.parametrize(("one", "two", "said"), MEETING)
@pytest.mark.parametrize("turns", [2, 5])
def test_so_are_they_where_it_takes_several_turns(
    one: str, two: str, said: str, turns: int
) -> None:
    refused = []
    for turn in range(turns):
        registry = PathRegistry(turns, turn)
        try:
            for path in ("x/y/1", one, "x/y/2", two, "x/z"):
                registry.add(path)
        except PublishError as error:
            refused.append(str(error))
    assert len(refused) == 1 and said in refused[0]


def test_a_large_first_release_is_looked_at_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differing, "_AT_ONCE", 3)
    parts = {f"{n}": part(f"部门/{n}/index.html", f"部门/{n}/a.csv") for n in range(20)}
    check_paths({}, parts)
    for met in ("部门/7", "部门/7/INDEX.html", "部门/19/a.csv/b"):
        with pytest.raises(PublishError, match="冲突"):
            check_paths({}, {**parts, "last": part(met)})


def part(*paths: str) -> Sealed:
    """A part of files with these paths."""
    return seal(make_part({path: Entry("0" * 64, 0, 0) for path in paths}))
