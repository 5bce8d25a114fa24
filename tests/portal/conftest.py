"""Two members, served where they say that they are, and a portal over them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portal.members import FIRST, SECOND, make, member, project, settings
from tests.search.served import Served, serve


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of two published sites."""
    top = tmp_path_factory.mktemp("members")
    return member(top / "first", FIRST), member(top / "second", SECOND)


@pytest.fixture(scope="session")
def served(
    sites: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Served, Served]]:
    """The members on the web, the second below a folder of its host."""
    top = tmp_path_factory.mktemp("host")
    (top / "budget").symlink_to(sites[1])
    with serve(sites[0]) as first, serve(top, "budget/") as second:
        yield first, second


Members = list[tuple[str, str, Path | None]]


@pytest.fixture(scope="session")
def members(sites: tuple[Path, Path], served: tuple[Served, Served]) -> Members:
    return [
        (name, web.address, folder)
        for name, web, folder in zip(("甲县", "乙县"), served, sites, strict=True)
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "project")


@pytest.fixture(scope="session")
def portal(members: Members, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal made from the folders of its members."""
    root = project(tmp_path_factory.mktemp("portal") / "project")
    status, said = make(root, settings(root, members))
    assert (status, said.splitlines()[-1][:6]) == (0, "门户已更新，")
    return root / "portal"
