"""A site that is built in shares and joined is the site that is built at once, to the byte."""

import shutil
from pathlib import Path

import pytest

from generator.building.shards import PARTS, Share
from generator.building.workers import Here
from generator.pipeline import BuildRefused, build_shard, build_site
from tests.pipeline.sites import DAY, SHELL, project
from tests.pipeline.test_mapping import FILES, Made, build, edited

Site = dict[str, bytes]


def shard(root: Path, folder: Path, number: int, count: int) -> Path:
    """A share made by a job of its own, which has nothing but the data."""
    job = shutil.copytree(root, folder / f"job-{number}", ignore=shutil.ignore_patterns(".cache"))
    build_shard(job, SHELL, folder / f"{number}", Share(number, count), DAY, hands=Here())
    return folder / f"{number}"


def joined(root: Path, shards: list[Path]) -> Site:
    build_site(root, SHELL, root / "site", DAY, hands=Here(), shards=shards)
    folder = (root / "site").resolve()
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "project", *FILES)


@pytest.fixture
def whole(tmp_path: Path) -> Site:
    return build(project(tmp_path / "whole", *FILES))


@pytest.mark.parametrize("count", [1, 3, 7])
def test_shares_make_the_whole(
    root: Path,
    whole: Site,
    tmp_path: Path,
    made: Made,
    count: int,
) -> None:
    """More shares than disclosures too: then some are empty."""
    shards = [shard(root, tmp_path / "shards", n, count) for n in range(1, count + 1)]
    assert len(made) == 4
    made.clear()
    assert joined(root, shards) == whole
    assert made == []


def test_what_no_shard_has_is_made_where_it_is_joined(
    root: Path,
    whole: Site,
    tmp_path: Path,
    made: Made,
) -> None:
    shards = [shard(root, tmp_path / "shards", n, 2) for n in (1, 2)]
    lost, torn = sorted(path for each in shards for path in (each / PARTS).iterdir())[:2]
    lost.unlink()
    torn.write_bytes(torn.read_bytes()[:-100])
    (shards[0] / "cards").write_bytes(b"torn")
    made.clear()
    assert joined(root, shards) == whole
    assert len(made) == 2


def test_a_shard_of_other_data_is_not_taken(
    root: Path,
    tmp_path: Path,
    made: Made,
) -> None:
    shards = [shard(root, tmp_path / "shards", 1, 1)]
    text = next(root.glob("data/*/*/2029/narrative.yml")).relative_to(root)
    edited(str(text), "保障运转", "保障各项运转")(root)
    made.clear()
    after = joined(root, shards)
    assert made == [str(text.parent)]
    assert after == build(
        project(tmp_path / "clean", *FILES, {str(text): (root / text).read_text()})
    )


def test_a_share_with_an_error_is_refused(root: Path, tmp_path: Path) -> None:
    file = next(root.glob("data/*/*/2030/disclosure.yml"))
    file.write_text("类型: 没有这种\n")
    with pytest.raises(BuildRefused, match="没有这种"):
        build_shard(root, SHELL, tmp_path / "1", Share(1, 1), DAY)
    assert not (tmp_path / "1").exists()
