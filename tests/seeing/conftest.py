"""The made-up site of two years and hard figures, rendered once, served, opened in Chromium."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.seeing import sites
from tests.site.build import Built
from tests.site.conftest import Quiet, site_shell
from tests.site.visit import Visitor

__all__ = ["site_shell"]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Built:
    from generator.shell.shell import build_shell
    from tests.trees import ROOT

    return Built(sites.render(tmp_path_factory.mktemp("seeing"), build_shell(ROOT)))


@pytest.fixture(scope="session")
def address(made: Built) -> Iterator[str]:
    """Where the made-up site is served."""
    handler = partial(Quiet, directory=str(Path(made.folder).resolve()))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Opens pages; whatever the browser complains of fails the test."""
    visitor = Visitor(browser, address)
    yield visitor
    visitor.leave()
    assert visitor.complaints == []
