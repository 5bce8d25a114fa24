"""The made-up site, built once, verified, served on loopback."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser

from generator.building.telling import expected_pages, promised
from generator.examining import examine
from generator.forms import hebei, registry
from generator.pipeline import render_into
from generator.project import Project
from generator.publish import file_facts, verify
from generator.render.shell import Shell
from tests import trees
from tests.site.build import Built
from tests.site.conftest import Quiet
from tests.site.explore.made import YUAN, files
from tests.site.visit import Visitor


@pytest.fixture(scope="session")
def made(site_shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The site of the made-up data, as a build would write it; every link on it leads somewhere."""
    root = tmp_path_factory.mktemp("made")
    shutil.copytree(trees.ROOT / "templates", root / "templates")
    trees.write(root, files())
    registry.register(replace(hebei.HEBEI, id="yuan", label=YUAN, unit="元"))
    folder = root / "site"
    render_into(root, site_shell, folder)
    checked = examine(Project(root)).checked
    expected = list(expected_pages(promised(record) for record, _ in checked))
    del registry._editions[YUAN]
    files_of = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    facts = {path: file_facts(path, file.read_bytes()) for path, file in files_of.items()}
    problems = verify(facts, expected=expected).problems
    assert problems == (), problems[:5]
    yield Built(folder)


@pytest.fixture(scope="session")
def made_address(made: Built) -> Iterator[str]:
    """Where the made-up site is served."""
    handler = partial(Quiet, directory=str(made.folder.resolve()))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(browser: Browser, made_address: str) -> Iterator[Visitor]:
    """Opens pages of the made-up site; whatever the browser complains of fails the test."""
    visitor = Visitor(browser, made_address)
    yield visitor
    visitor.leave()
    assert visitor.complaints == []
