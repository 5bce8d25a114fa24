"""Folders that are kept: made once, made again when damaged, had even where none can be kept."""

from pathlib import Path

import pytest

from generator.store.store import Store


def make(folder: Path) -> None:
    (folder / "a").write_text("whole", "utf-8")


def whole(folder: Path) -> bool:
    return (folder / "a").is_file() and (folder / "a").read_text("utf-8") == "whole"


def refuse(folder: Path) -> None:
    raise AssertionError(f"made again: {folder}")


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    with store.folder("kind", "key", make, whole) as folder:
        assert whole(folder)
    with store.folder("kind", "key", refuse, whole) as folder:
        assert whole(folder)
    with pytest.raises(AssertionError), store.folder("kind", "other", refuse, whole):
        pass
    assert [path.name for path in (tmp_path / "kept/kind").iterdir()] == ["key"]


def test_a_damaged_folder_is_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    with store.folder("kind", "key", make, whole) as folder:
        (folder / "a").write_text("less", "utf-8")
        (folder / "b").write_text("more", "utf-8")
    with store.folder("kind", "key", make, whole) as folder:
        assert [path.name for path in folder.iterdir()] == ["a"]


def test_without_a_place_to_keep_it_the_folder_lives_for_the_block(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file", "utf-8")
    with Store(tmp_path / "kept").folder("kind", "key", make, whole) as folder:
        assert whole(folder)
    assert not folder.exists()


def test_old_folders_are_dropped(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for key in ("a", "b", "c"):
        with store.folder("kind", key, make, whole):
            pass
    store.prune("kind", keep=1)
    assert len([*(tmp_path / "kind").iterdir()]) == 1
