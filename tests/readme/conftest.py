"""A shell of the pages made once, and a project whose data is the example of the README."""

from pathlib import Path

import pytest

from generator.render.shell import Shell
from generator.shell.shell import build_shell
from tests.readme import documents


@pytest.fixture(scope="package")
def shell() -> Shell:
    return build_shell(documents.ROOT)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return documents.project(tmp_path)
