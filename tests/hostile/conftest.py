"""The lab for bad inputs, and a site all of whose texts are hostile."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.pipeline import render_into
from generator.render.shell import Shell
from generator.shell.shell import build_shell
from tests import trees
from tests.hostile import filling
from tests.hostile.lab import Lab
from tests.hostile.watching import Watcher, served
from tests.site.build import Built


@pytest.fixture(scope="package")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """The project with its site built; what is said meanwhile is of no interest."""
    lab = Lab(tmp_path_factory.mktemp("hostile"))
    lab.prepare()
    return lab


@pytest.fixture
def lab(prepared: Lab, capsys: pytest.CaptureFixture[str]) -> Iterator[Lab]:
    """The lab, listening to what is said on both streams."""

    def read() -> tuple[str, str]:
        said = capsys.readouterr()
        return said.out, said.err

    read()
    before, prepared.read = prepared.read, read
    yield prepared
    prepared.read = before


@pytest.fixture(scope="package")
def shell() -> Shell:
    return build_shell(trees.ROOT)


@pytest.fixture(scope="package")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which every text of every disclosure is hostile."""
    root = tmp_path_factory.mktemp("filled")
    shutil.copytree(trees.ROOT / "templates", root / "templates")
    shutil.copytree(trees.ROOT / "content", root / "content")
    shutil.copy(trees.ROOT / "mkdocs.yml", root)
    trees.write(root, filling.files())
    return root


@pytest.fixture(scope="package")
def hostile_site(filled: Path, shell: Shell) -> Built:
    """Its pages, as the preview shows them: the checks would keep them from being published."""
    render_into(filled, shell, filled / "site")
    return Built(filled / "site")


@pytest.fixture
def watcher(browser: Browser, hostile_site: Built) -> Iterator[Watcher]:
    """A tab on that site; nothing may have run, and nobody else been asked."""
    with served(hostile_site.folder) as address:
        watcher = Watcher(browser, address)
        yield watcher
        watcher.context.close()
    assert watcher.said == []
