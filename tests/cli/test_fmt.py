"""`mingzhang fmt --check`: the difference is shown, nothing is written, and the status says so."""

from pathlib import Path

import pytest

from generator.cli import main
from tests import trees

FILE = f"{trees.FOLDER}/narrative.yml"
TYPED = "正文:\n    -   段:   第一段   # 照录\n"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees.project(tmp_path, {"narrative.yml": TYPED})
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)


def test_check_shows_the_difference_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--check"]) == 1
    assert capsys.readouterr().out == (
        f"--- {FILE}（现在）\n+++ {FILE}（排版后）\n@@ -1,3 +1,3 @@\n 正文:\n"
        "-    -   段:   第一段   # 照录\n+  - 段: 第一段         # 照录\n \n"
    )
    assert Path(FILE).read_text("utf-8") == TYPED


def test_after_fmt_there_is_nothing_to_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt"]) == 0
    assert capsys.readouterr().out == f"已整理 {FILE}\n"
    assert main(["fmt", "--check"]) == 0
    assert capsys.readouterr().out == ""


def test_what_cannot_be_read_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path(FILE).write_text("正文：\n", "utf-8")
    assert main(["fmt", "--check"]) == 1
    assert f"没有整理 {FILE}：读不懂，请先运行 check" in capsys.readouterr().out
    assert main(["fmt"]) == 1
    assert f"没有整理 {FILE}" in capsys.readouterr().out
    assert Path(FILE).read_text("utf-8") == "正文：\n"


def test_the_difference_is_no_command_to_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    Path(FILE).write_text('正文:\n    - 段: "##[error]x"\n# ::a\n::b: 1\n', "utf-8")
    main(["fmt", "--check"])
    out = capsys.readouterr().out
    assert "@@" in out
    assert "##[" not in out
    assert not [line for line in out.splitlines() if line.lstrip().startswith("::")]
