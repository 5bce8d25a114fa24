"""What is seen of a project's files: every change, and no link is followed."""

import os
from pathlib import Path

import pytest

from generator.preview.watching import look_at


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data/1/2").mkdir(parents=True)
    (tmp_path / "data/1/2/a.yml").write_text("a", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("m", "utf-8")
    return tmp_path


def names(root: Path) -> list[str]:
    """All that is no folder."""
    return [seen.path for seen in look_at(root) if any(seen.mark)]


def test_files_are_seen_and_hidden_ones_are_not(root: Path) -> None:
    (root / "data/.x").write_text("x", "utf-8")
    assert names(root) == ["data/1/2/a.yml", "mkdocs.yml"]
    before = look_at(root)
    os.utime(root / "data/1/2/a.yml", ns=(1, 1))
    assert look_at(root) != before


def test_folders_are_seen_and_what_an_editor_hides_in_them_changes_nothing(root: Path) -> None:
    before = look_at(root)
    (root / "data/1/2/.a.yml.swp").write_text("a", "utf-8")
    os.utime(root / "data/1/2", ns=(1, 1))
    assert look_at(root) == before
    (root / "data/1/3").mkdir()
    assert [seen.path for seen in look_at(root) if seen not in before] == ["data/1/3"]


def test_links_that_lead_back_are_counted_and_not_followed(root: Path) -> None:
    for n in range(1, 3):
        (root / f"data/l{n}").symlink_to(".")
    assert names(root) == ["data/1/2/a.yml", "data/l1", "data/l2", "mkdocs.yml"]


def test_a_link_out_of_the_project_is_one_entry_and_another_target_is_a_change(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "b.yml").write_text("b", "utf-8")
    (root / "data/out").symlink_to(outside)
    (root / "data/gone").symlink_to(outside / "nothing")
    seen = look_at(root)
    assert names(root) == ["data/1/2/a.yml", "data/gone", "data/out", "mkdocs.yml"]
    (root / "data/out").unlink()
    (root / "data/out").symlink_to(outside / "b.yml")
    assert look_at(root) != seen


def test_a_part_that_is_itself_a_link_is_looked_into(root: Path) -> None:
    (root / "data").rename(root / "elsewhere")
    (root / "data").symlink_to("elsewhere")
    assert names(root) == ["data/1/2/a.yml", "mkdocs.yml"]
