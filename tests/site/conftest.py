"""The site of this repository's data, built once, served on loopback, opened in Chromium."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from generator.pipeline import build_site
from generator.render.shell import Shell
from generator.shell.shell import build_shell
from tests.fidelity.pieces import ROOT
from tests.site.build import Built
from tests.site.records import Record, records
from tests.site.visit import Visitor

# Loopback is all there is: what asks another host fails, whether the machine is online or not.


@pytest.fixture(scope="session")
def site_shell() -> Shell:
    return build_shell(ROOT)


@pytest.fixture(scope="session")
def site(site_shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Built:
    output = tmp_path_factory.mktemp("built") / "site"
    build_site(ROOT, site_shell, output)
    return Built(output)


@pytest.fixture(params=sorted(records()))
def record(request: pytest.FixtureRequest) -> Record:
    """Each published disclosure."""
    return records()[request.param]


# The policy of deploy/: a browser refuses, and says so, what is inline or comes from elsewhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, with the policy, and says nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Built) -> Iterator[str]:
    """Where the site is served; it ends with a slash."""
    handler = partial(Quiet, directory=str(site.folder.resolve()))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Opens pages; whatever the browser complains of, and every foreign request, fails the test."""
    visitor = Visitor(browser, address)
    yield visitor
    visitor.leave()
    assert visitor.complaints == []
