"""A repository for each test."""

from pathlib import Path

import pytest

from tests.changes import repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example of the README in a git repository of its own."""
    folder = tmp_path / "project"
    folder.mkdir()
    return repository.repository(folder)
