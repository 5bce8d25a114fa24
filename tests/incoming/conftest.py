"""A project to import into, for every test of this folder."""

from pathlib import Path

import pytest

from tests.incoming.trial import Trial, trial


@pytest.fixture
def project(tmp_path: Path) -> Trial:
    """A project of its own without any disclosure."""
    folder = tmp_path / "project"
    folder.mkdir()
    return trial(folder)
