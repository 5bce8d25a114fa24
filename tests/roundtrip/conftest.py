"""A desk with a full disclosure, for every test of this folder."""

from pathlib import Path

import pytest

from tests import trees
from tests.roundtrip.desk import Desk
from tests.roundtrip.written import FILES


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    trees.project(tmp_path)
    desk = Desk(tmp_path, capsys)
    for name, text in FILES.items():
        desk.put(name, text)
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return desk
