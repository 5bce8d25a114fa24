"""`mingzhang check`: what matters stands last, and what may be acknowledged can be pasted."""

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests import trees

WRONG = "序号: 1\n项目编码: A1\n项目名称: 甲项目\n预算数: 81.00\n财政资金: 80.00\n"
FILE = f"{trees.FOLDER}/projects/A1.yml"


def at(root: Path, monkeypatch: pytest.MonkeyPatch, about: str = "") -> None:
    """A project whose only sum is wrong."""
    trees.project(root, {"projects/A1.yml": WRONG, "disclosure.yml": f"类型: 完整公开\n{about}"})
    (root / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(root)


def test_errors_stand_last_and_can_be_shown_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(tmp_path, monkeypatch)
    assert main(["check"]) == 1
    shown = capsys.readouterr().out
    weights = [shown.find(f": {word} ") for word in ("提示", "警告", "错误")]
    assert weights == sorted(weights)
    assert -1 not in weights
    assert main(["check", "--errors"]) == 1
    alone = capsys.readouterr().out
    assert shown.endswith(alone)
    assert ": 警告 " not in alone
    assert "个警告" in alone.splitlines()[-1]


def test_only_errors_for_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(tmp_path, monkeypatch)
    assert main(["check", "--errors", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert {finding["severity"] for finding in document["findings"]} == {"error"}


def test_errors_of_a_draft_block_nothing_and_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(tmp_path, monkeypatch, "草稿: 是\n")
    assert main(["check", "--select", "P-08"]) == 0
    closing = capsys.readouterr().out.splitlines()[-1]
    assert closing == "共 1 个错误（其中 1 个在草稿里，不影响发布），涉及 1 个文件。"


def test_the_line_to_paste_acknowledges_the_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(tmp_path, monkeypatch)
    main(["check", "--select", "P-08"])
    line = capsys.readouterr().out.partition("加一行：")[2].splitlines()[0]
    assert line == (
        '- {规则: P-08, 位置: projects/A1.yml/预算数, 应为: "80.00", 实为: "81.00", 说明: 原件如此}'
    )
    trees.write(tmp_path, {f"{trees.FOLDER}/acknowledgements.yml": f"{line}\n"})
    assert main(["check", "--select", "P-08,K"]) == 0
    shown = capsys.readouterr().out
    assert f"{FILE}:4:6: P-08 项目预算数 = 财政资金 + 其他资金 已注明\n" in shown
    assert "过时" not in shown
    assert main(["fmt", "--check"]) == 0


def test_a_link_is_reported_and_what_it_names_is_not_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("秘密\n", "utf-8")
    root = trees.project(tmp_path / "project")
    (root / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    (root / trees.FOLDER / "link.yml").symlink_to(secret)
    monkeypatch.chdir(root)
    for format in ("text", "json", "github", "sarif"):
        main(["check", "--format", format])
        shown = capsys.readouterr().out
        assert "link.yml" in shown or format == "github"  # which shows the worst ten
        assert "秘密" not in shown
