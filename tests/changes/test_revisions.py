"""Which states can be compared, and what is said when one cannot."""

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.comparing import CannotCompare
from tests.changes.repository import (
    FOLDER,
    PROJECT,
    TABLES,
    commit,
    git,
    part,
    put,
    report,
    repository,
)

FIGURE = "预算数: 30.00"


def called(root: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(root)
    return main(["diff", *line.split()])


def test_revisions_tags_and_ranges(root: Path) -> None:
    git(root, "tag", "v1")
    git(root, "checkout", "-q", "-b", "work")
    put(root, PROJECT, FIGURE, "预算数: 31.00")
    commit(root)
    git(root, "checkout", "-q", "main")
    put(root, PROJECT, "用途: 购置", "用途: 采购")
    commit(root)
    assert [c.what for c in part(report(root, "v1", "work").disclosures[0], "项目 ").changes] == [
        "预算数"
    ]
    assert len(part(report(root, "main..work").disclosures[0], "项目 ").changes) == 2
    assert len(part(report(root, "main...work").disclosures[0], "项目 ").changes) == 1
    assert report(root, "v1", "v1").same


def test_a_folder_beside_a_revision_and_beside_a_folder(root: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(root / "data", old / "data")
    put(root, PROJECT, FIGURE, "预算数: 31.00")
    for base, head in ((str(old), None), (str(old / "data"), str(root)), ("HEAD", str(root))):
        (found,) = report(root, base, head).disclosures
        assert [c.what for c in part(found, "项目 ").changes] == ["预算数"]
    assert report(root, "HEAD", str(old)).same


def test_folders_need_no_repository(root: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(root / "data", old / "data")
    shutil.rmtree(root / ".git")
    put(root, PROJECT, FIGURE, "预算数: 31.00")
    assert len(report(root, str(old)).disclosures) == 1


def test_a_project_that_is_a_part_of_a_repository(root: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    shutil.copytree(root, outer / "sites/one", ignore=shutil.ignore_patterns(".git"))
    git(outer, "init", "-q")
    commit(outer)
    put(outer / "sites/one", PROJECT, FIGURE, "预算数: 31.00")
    assert len(report(outer / "sites/one").disclosures) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nowhere", "git 里没有“nowhere”这个版本，也没有这个文件夹"),
        ("HEAD nowhere", "没有“nowhere”"),
        ("HEAD~3", "没有“HEAD~3”"),
        ("--format xml", "--format 不能是“xml”"),
        ("a b c", "不认识的参数 c"),
    ],
)
def test_wrong_words(
    root: Path,
    line: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    try:
        status = called(root, line, monkeypatch)
    except SystemExit as stop:
        status = int(stop.code or 0)
    shown = capsys.readouterr()
    assert (status, shown.out) == (2, "")
    assert said in shown.err


def test_no_repository(root: Path) -> None:
    shutil.rmtree(root / ".git")
    with pytest.raises(CannotCompare, match="这里不是 git 仓库"):
        report(root)


def test_no_commit_yet(root: Path) -> None:
    shutil.rmtree(root / ".git")
    git(root, "init", "-q")
    with pytest.raises(CannotCompare, match="还没有提交"):
        report(root)


def test_a_clone_without_its_history(root: Path, tmp_path: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    put(root, PROJECT, FIGURE, "预算数: 31.00")
    commit(root)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    assert report(clone).same
    for words in ("HEAD~1", first):
        with pytest.raises(CannotCompare, match=r"浅克隆.*fetch --unshallow.*fetch-depth: 0"):
            report(clone, words)


def test_attributes_of_the_repository_hide_nothing(root: Path) -> None:
    (root / ".gitattributes").write_text("data/** export-ignore text eol=crlf\n", "utf-8")
    put(root, PROJECT, FIGURE, "预算数: 31.00")
    commit(root)
    assert len(report(root, "HEAD~1", "HEAD").disclosures) == 1


def test_links_are_not_followed(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("正文:\n  - 段: 秘密\n", "utf-8")
    (root / FOLDER / "narrative.yml").unlink()
    (root / FOLDER / "narrative.yml").symlink_to(secret)
    base = git(root, "rev-parse", "HEAD")
    commit(root)
    for found in (report(root, base), report(root, base, "HEAD")):
        assert "秘密" not in str(found)
        assert "K-14" in {problem.rule for problem in found.problems.broken}


def test_data_broken_on_one_side(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root, TABLES, "  单位: 万元\n", "  单位：万元\n", 9)
    put(root, PROJECT, FIGURE, "预算数: 31.00")
    assert called(root, "", monkeypatch) == 1
    out = capsys.readouterr().out
    assert "读不出来的数据（其余照常对比）" in out
    assert f"工作区：{TABLES}:5 「单位」后面是全角冒号" in out
    assert "预算数：30.00 → 31.00（+1.00）" in out
    assert "部门预算收支总表" not in out
    base = git(root, "rev-parse", "HEAD")
    commit(root)
    put(root, TABLES, "  单位：万元\n", "  单位: 万元\n", 9)
    assert called(root, "", monkeypatch) == 1
    assert f"HEAD：{TABLES}:5" in capsys.readouterr().out
    assert called(root, f"{base} --format json", monkeypatch) == 0


@pytest.mark.parametrize("wrong", ["预算数: 三十", "预算数: 1,330.00"])
def test_a_figure_that_cannot_be_read_is_no_change_of_money(
    root: Path, wrong: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root, PROJECT, FIGURE, wrong)
    assert called(root, "", monkeypatch) == 1
    out = capsys.readouterr().out
    assert f"工作区：{PROJECT}:" in out
    assert "预算数：30.00 → （这一行读不出来）  [" in out
    assert "corrections.yml" not in out
    assert "已消除的问题" not in out
    put(root, PROJECT, wrong, "预算数: 31.00")
    called(root, "", monkeypatch)
    assert "corrections.yml" in capsys.readouterr().out


def test_a_difference_is_no_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, PROJECT, FIGURE, "预算数: 31.00")
    for format in ("text", "markdown", "json"):
        assert called(root, f"--format {format}", monkeypatch) == 0


def test_a_file_that_is_too_large_is_not_read(root: Path) -> None:
    (root / FOLDER / "narrative.yml").write_text("#" * 3_000_000, "utf-8")
    commit(root)
    found = report(root, "HEAD~1", "HEAD")
    assert {problem.rule for _, problem in found.unreadable} == {"Y-02"}


def test_the_same_comparison_twice_is_the_same(tmp_path: Path) -> None:
    shown = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        repository(folder)
        put(folder, PROJECT, FIGURE, "预算数: 31.00")
        shown.append(report(folder))
    assert shown[0] == shown[1]
