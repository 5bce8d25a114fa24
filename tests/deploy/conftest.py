"""The site of this repository's data as it is published: by deploy/publish, behind nginx."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.render.shell import Shell
from tests.deploy.running import Server, nginx
from tests.deploy.sites import publish
from tests.site.build import Built
from tests.site.conftest import site, site_shell

__all__ = ["Shell", "site", "site_shell"]


@pytest.fixture(scope="session")
def published(site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("published")
    publish(site.folder, folder)
    with nginx(folder) as running:
        yield running
