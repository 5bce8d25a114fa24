"""`mingzhang fix`: says what it did, line by line; the file then loads, or what is left is said."""

from pathlib import Path

import pytest

from generator.cli import main
from tests import trees

TABLES = f"{trees.FOLDER}/tables.yml"
TYPED = """\
部门预算支出总表:
  单位：万元
  行:
    - {科目名称: 合计, 合计: 1,352.30}  # 照原件
"""


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees.project(tmp_path, {"tables.yml": TYPED})
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)


def test_what_is_done_is_said_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix"]) == 0
    assert capsys.readouterr().out == (
        f"{TABLES}:2: Y-41 用了全角冒号或逗号\n"
        "  -   单位：万元\n"
        "  +   单位: 万元\n"
        f"{TABLES}:4: Y-46 花括号里的金额带千位分隔符\n"
        "  -     - {科目名称: 合计, 合计: 1,352.30}  # 照原件\n"
        "  +     - {科目名称: 合计, 合计: 1352.30}  # 照原件\n"
        "改正了 1 个文件。\n"
    )
    text = Path(TABLES).read_text("utf-8")
    assert text == TYPED.replace("：万元", ": 万元").replace("1,352.30", "1352.30")
    assert main(["fix"]) == 0
    assert capsys.readouterr().out == "没有需要改正的。\n"
    assert main(["check", "--select", "Y,V,K"]) == 0


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "--dry-run"]) == 0
    assert "可以改正 1 个文件。" in capsys.readouterr().out
    assert Path(TABLES).read_text("utf-8") == TYPED


def test_what_is_left_is_said_and_the_rest_is_mended(capsys: pytest.CaptureFixture[str]) -> None:
    Path(TABLES).write_text(TYPED.replace("合计: 1,352.30", "合计: 约80"), "utf-8")
    assert main(["fix"]) == 1
    out = capsys.readouterr().out
    assert "  +   单位: 万元\n" in out
    assert "下面这些要由人来改：" in out
    assert f"{TABLES}:4:" in out and "V-01" in out and "合计: 约80" in out


def test_only_the_paths_that_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", f"{trees.FOLDER}/narrative.yml"]) == 0
    assert Path(TABLES).read_text("utf-8") == TYPED
    assert main(["fix", "nowhere"]) == 2


def test_a_file_saved_as_gbk(capsys: pytest.CaptureFixture[str]) -> None:
    Path(TABLES).write_bytes(TYPED.encode("gbk"))
    assert main(["fix"]) == 0
    assert f"{TABLES}: 由 GBK 改存为 UTF-8\n" in capsys.readouterr().out
    assert "合计: 1352.30" in Path(TABLES).read_text("utf-8")


def test_hostile_text_does_nothing_in_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Path(TABLES).write_text(TYPED.replace("# 照原件", "# \u202e##[error]"), "utf-8")
    main(["fix"])
    out = capsys.readouterr().out
    assert "\u202e" not in out and "##[" not in out
