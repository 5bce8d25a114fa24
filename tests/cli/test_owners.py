"""`mingzhang owners`: CODEOWNERS follows the list in the data, and a wrong list is told."""

from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.load.limits import LIMITS
from generator.load.reference import load_reference
from tests import trees

LIST = "data/reference/owners.csv"
OUT = Path(".github/CODEOWNERS")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    trees.project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(root: Path, *lines: str) -> None:
    (root / LIST).write_text("\n".join(("place,owners", *lines, "")), "utf-8")


def test_the_narrower_place_stands_last_where_it_counts(root: Path) -> None:
    place = f"{trees.REGION}/{trees.DEPARTMENT}"
    listed(root, f"{place},@zhang li@example.gov.cn", f"{trees.REGION},@org/county", "*,@org/all")
    assert main(["owners"]) == 0
    assert OUT.read_text("utf-8").splitlines()[1:] == [
        "* @org/all",
        f"/data/{trees.REGION}/ @org/county",
        f"/inbox/{trees.REGION}/ @org/county",
        f"/data/{place}/ @zhang li@example.gov.cn",
        f"/inbox/{place}/ @zhang li@example.gov.cn",
    ]
    assert main(["owners", "--check"]) == 0


def test_it_is_told_when_the_file_does_not_follow(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(root, "*,@org/all")
    assert main(["owners", "--check"]) == 1
    assert "请运行 mingzhang owners" in capsys.readouterr().err
    assert not OUT.exists()
    assert main(["owners", "-o", ".gitlab/CODEOWNERS"]) == 0
    assert "* @org/all" in Path(".gitlab/CODEOWNERS").read_text("utf-8")
    assert main(["owners"]) == 0
    OUT.write_text("* @someone-else\n", "utf-8")
    assert main(["owners", "--check"]) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("888888,@a", "没有“888888”这个地区"),
        (f"{trees.REGION}/777,@a", "这个部门"),
        (f"{trees.REGION}/../x,@a", "这个部门"),
        ("*,张三", "“张三”不是审核人"),
        ("*,@a\u202eb", "不是审核人"),
        ("*,", "没有写审核人"),
        ("*,@a\n*,@b", "已经有一行"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_written(
    root: Path, line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(root, line)
    assert main(["owners"]) == 1
    assert said in (told := capsys.readouterr().err)
    assert f"{LIST}:{2 + line.count(chr(10))}:" in told
    assert "\u202e" not in told
    assert not OUT.exists()
    codes = ["Y-11", "K-11"] if "\u202e" in line else ["K-11"]  # the sign itself, and the name
    assert [f.rule.code for f in load_reference(root, "data").findings] == codes


def test_a_list_that_cannot_be_read(root: Path) -> None:
    (root / LIST).write_bytes("place,owners\n*,张\n".encode("gbk"))
    assert main(["owners"]) == 1
    (root / LIST).write_text("a,b\n", "utf-8")
    assert main(["owners"]) == 1
    (root / LIST).unlink()
    assert main(["owners"]) == 0


def wrong(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a list that is not taken."""
    assert main(["owners"]) == 1
    assert not OUT.exists()
    assert [f.rule.code for f in load_reference(root, "data").findings] == ["K-11"]
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("place,owners\n*,@a,@b\n", "格子比第一行多"),
        (f"place,owners\n*,{'@a ' * 50_000}\n", "读不出来"),
        ('place,owners\n*,"@a\n', "读不出来"),
        (f"place,owners\n*,@a\n{',' * LIMITS.bytes}", "超过"),
    ],
)
def test_it_is_looked_at_as_closely_as_every_list(
    root: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / LIST).write_text(text, "utf-8")
    told = wrong(root, capsys)
    assert said in told
    assert "field" not in told


def test_a_hidden_character_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"place,owners,note\n*,@a,\n{trees.REGION},@b,\u200b\n"
    (root / LIST).write_text(text, "utf-8")
    assert main(["owners"]) == 1
    assert f"{LIST}:3:" in capsys.readouterr().err
    assert not OUT.exists()


def test_what_is_no_file_is_told_and_not_taken_for_no_list(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / LIST).mkdir()
    assert "应当是一个文件" in wrong(root, capsys)
    (root / LIST).rmdir()
    other = tmp_path / "other.csv"
    other.write_text("place,owners\n*,@a\n", "utf-8")
    (root / LIST).symlink_to(other)
    assert "符号链接" in wrong(root, capsys)


def test_a_list_that_may_not_be_opened(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(root, "*,@a")
    opened = Path.open

    def shut(path: Path, *words: Any, **named: Any) -> Any:
        if path.name == "owners.csv":
            raise PermissionError(13, "no")
        return opened(path, *words, **named)

    monkeypatch.setattr(Path, "open", shut)
    assert "无法打开" in wrong(root, capsys)


def test_ours_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(trees.ROOT)
    assert main(["owners", "--check"]) == 0
