"""The site of this repository's data and larger ones, served on loopback, opened in Chromium."""

from collections.abc import Iterator

import pytest

from generator.pipeline import build_site
from generator.render.shell import Shell
from generator.shell.shell import build_shell
from tests.fidelity.pieces import ROOT
from tests.search.served import Served, serve
from tests.site.build import Built


@pytest.fixture(scope="session")
def site_shell() -> Shell:
    return build_shell(ROOT)


@pytest.fixture(scope="session")
def site(site_shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Built:
    output = tmp_path_factory.mktemp("built") / "site"
    build_site(ROOT, site_shell, output)
    return Built(output)


@pytest.fixture(scope="session")
def served(site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site below a sub-path, as on a shared host."""
    top = tmp_path_factory.mktemp("host")
    (top / "budget").symlink_to(site.folder.resolve())
    with serve(top, "budget/") as served:
        yield served
