"""``mingzhang build`` says what stands in the data and is not published."""

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.pipeline.sites import PLACE, department, disclosure, project
from tests.trees import ROOT


def test_drafts_and_days_to_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(
        tmp_path,
        department(),
        disclosure("2028"),
        disclosure("2029", "草稿: 是\n公开日期: 2029-02-01\n"),
        disclosure("2030", "公开日期: 2030-06-01\n"),
    )
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    monkeypatch.chdir(root)
    draft = f"另有 1 份草稿没有发布：{PLACE}/2029。"
    later = f"另有 1 份还没到公开日期，没有发布：{PLACE}/2030（2030-06-01）。"
    for first in ("网站已更新：", "没有变化，"):
        assert main(["build", "--jobs", "1", "--date", "2030-05-31"]) == 0
        told = capsys.readouterr().out.splitlines()
        assert told[0].startswith(first)
        assert told[1:] == [draft, later]
    shutil.rmtree(root / f"data/{PLACE}/2029")
    assert main(["build", "--jobs", "1", "--date", "2030-06-01"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
