"""The command line called wrongly: 中文, status 2, the word that was probably meant."""

import re
from pathlib import Path

import pytest

from generator.arguments import command_line
from generator.cli import main
from generator.rule_catalogue import all_rules
from tests import trees


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees.project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    (tmp_path / "README.md").write_text("说明\n", "utf-8")
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)


def called(line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Status, standard output and what was said of errors."""
    try:
        status = main(line.split())
    except SystemExit as stop:
        assert isinstance(stop.code, int)
        status = stop.code
    shown = capsys.readouterr()
    return status, shown.out, shown.err


@pytest.mark.parametrize(
    ("line", "said", "usage"),
    [
        ("bulid", "没有“bulid”这个命令，是不是 build？", "mingzhang [-h]"),
        ("bulid --foo", "是不是 build？", "mingzhang [-h]"),
        ("", "缺少 命令", "mingzhang [-h]"),
        ("check --erors", "不认识的参数 --erors，是不是 --errors？", "mingzhang check"),
        ("check --formt=json", "是不是 --format？", "mingzhang check"),
        ("check --format jsn", "--format 不能是“jsn”，是不是 json？", "mingzhang check"),
        ("check --format", "需要一个值", "mingzhang check"),
        ("check --errors=3", "不带值", "mingzhang check"),
        ("new a --kind 完整公示", "是不是 完整公开？", "mingzhang new"),
        ("new", "缺少 区划/部门/年度", "mingzhang new"),
        ("schema tabels", "是不是 tables？", "mingzhang schema"),
        ("build --date x", "不是日期", "mingzhang build"),
        ("serve --address 8000", "应写成 地址:端口", "mingzhang serve"),
        ("serve --address 127.0.0.1:70000", "应写成 地址:端口", "mingzhang serve"),
    ],
)
def test_wrong_words(line: str, said: str, usage: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = called(line, capsys)
    assert (status, out) == (2, "")
    assert said in err
    assert f"用法：{usage}" in err
    assert "usage" not in err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("check README.md", "“README.md”不是数据文件，请写 data/ 里的"),
        ("check content", "不是数据文件"),
        ("check ..", "不是数据文件"),
        ("check nowhere", "找不到“nowhere”，请写 data/ 里的"),
        ("check data/999901/102", "是不是“data/999901/101”？"),
        ("check data/999901/101/2030/tabels", "找不到"),
        ("check 999901/101", "是不是“data/999901/101”？"),
        ("check --select NOPE", "没有“NOPE”这条规则"),
        ("check --ignore T1,T1-5", "没有“T1-5”这条规则，是不是“T1-05”？"),
        ("explain I7", "是不是“I-07”？"),
        ("explain NOPE", "规则代码见检查结果"),
        ("fmt README.md", "不是数据文件"),
    ],
)
def test_wrong_use(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = called(line, capsys)
    assert (status, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    "line",
    [
        "check",
        "check .",
        "check data",
        "check data/999901/101/2030/disclosure.yml",
        "check --select T1,I-07,wrong-check-character --ignore x",
        "explain p-08",
    ],
)
def test_right_use(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(line, capsys)[0] in (0, 1)


@pytest.mark.parametrize("command", ["", *command_line()[1]])
def test_the_help_is_in_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = called(f"{command} -h", capsys)
    assert (status, err) == (0, "")
    assert out.startswith(f"用法：mingzhang {command}".rstrip())
    assert "选项：" in out
    assert "显示这份帮助" in out
    for english in ("usage", "positional", "options:", "show this", "exit"):
        assert english not in out


def test_no_hint_names_a_command_that_does_not_exist() -> None:
    said = [rule.explanation for rule in all_rules()]
    said += [path.read_text("utf-8") for path in (trees.ROOT / "generator").rglob("*.py")]
    named = {word for text in said for word in re.findall(r"mingzhang ([a-z]+)", text)}
    assert "check" in named
    assert named <= command_line()[1].keys()


def test_a_rule_is_explained_and_a_family_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """As `--select` takes them: a code, a name, or a code's beginning."""
    one = called("explain t1-05", capsys)
    assert one[0] == 0 and one[1].startswith("T1-05 ") and "查什么：" in one[1]
    name = next(rule.name for rule in all_rules() if rule.code == "T1-05")
    assert called(f"explain {name}", capsys) == one
    status, said, _ = called("explain T6", capsys)
    codes = [line.split()[0] for line in said.splitlines() if line.startswith("T6-")]
    assert status == 0 and codes == [r.code for r in all_rules() if r.code.startswith("T6")]
    assert "查什么" not in said
    assert called("explain T66", capsys)[0] == 2
