"""``mingzhang build --keep-going`` as a clerk sees it: what is said, and on the page."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.cli import main
from tests.pipeline.sites import PLACE, department, disclosure, project
from tests.trees import ROOT, write

PAGE = f"site/{PLACE}/2030/index.html"
BROKEN = {f"data/{PLACE}/2030/disclosure.yml": "类型: 没有这种\n"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in its real shell, with two years."""
    root = project(tmp_path / "project", department(), disclosure("2029"), disclosure("2030"))
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    monkeypatch.chdir(root)
    return root


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["build", "--jobs", "1", *words])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_what_is_said_and_seen(
    root: Path, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "--date", "2030-06-01", "--keep-going")[0] == 0
    write(root, BROKEN)
    status, out, err = said(capsys, "--date", "2030-07-01")
    assert (status, out) == (1, "")
    assert err.endswith("网站没有改动。\n")
    status, out, err = said(capsys, "--date", "2030-07-01", "--keep-going")
    assert status == 1
    assert out.startswith("网站已更新：")
    assert f"data/{PLACE}/2030/disclosure.yml:1:" in err
    assert "1 个错误" in err
    assert err.endswith(
        "1 份公开有错误，网站上保留最后一次发布的内容，网页上注明了：\n"
        f"  {PLACE}/2030（2030-06-01 发布的内容）\n"
    )
    page = browser.new_page()
    page.goto((root / PAGE).resolve().as_uri())
    notice = page.get_by_text(
        "没有通过检查，还没有发布。这里显示的和可以下载的文件，都是 2030-06-01"
    )
    assert notice.is_visible()
    page.close()


def test_what_is_left_out_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, BROKEN)
    status, out, err = said(capsys, "--keep-going")
    assert (status, out[:6]) == (1, "网站已更新：")
    assert "1 份公开有错误，又没有可以保留的内容" in err
    assert err.endswith(f"  {PLACE}/2030\n")
    assert not (root / PAGE).exists()


def test_a_share_cannot_know(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "--keep-going", "--shard", "1/2", "-o", "one")
    assert (status, out) == (2, "")
    assert "--keep-going 不能和 --shard 一起用" in err
    assert not (root / "one").exists()
