"""`mingzhang export`: one disclosure as files, and what is said when that cannot be."""

import json
from errno import ENOSPC
from pathlib import Path

import pytest

from generator.cli import main
from tests import trees
from tests.exchange.office import grid, opened

PLACE = f"{trees.REGION}/{trees.DEPARTMENT}/{trees.YEAR}"
NAME = PLACE.replace("/", "-")


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    trees.project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_official_forms_are_the_default(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", PLACE]) == 0
    assert capsys.readouterr().out == f"写入 {NAME}.xlsx\n"
    cover = opened((root / f"{NAME}.xlsx").read_bytes())["目录"]
    assert any("测试县" in cell for line in grid(cover) for cell in line)


@pytest.mark.parametrize("output", ["mine.xlsx", "."])
def test_a_workbook_that_is_there_is_kept(
    root: Path, capsys: pytest.CaptureFixture[str], output: str
) -> None:
    kept = root / ("mine.xlsx" if output != "." else "disclosure.xlsx")
    kept.write_bytes(b"edited")
    assert main(["export", PLACE, "-o", output]) == 1
    assert "没有覆盖" in capsys.readouterr().err
    assert kept.read_bytes() == b"edited"
    assert main(["export", PLACE, "-o", output, "--force"]) == 0
    assert opened(kept.read_bytes())


def test_csv_is_a_folder(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", f"data/{PLACE}/", "--format", "csv"]) == 0
    assert f"个文件到 {NAME}-csv" in capsys.readouterr().out
    assert "甲项目" in (root / f"{NAME}-csv/projects.csv").read_text("utf-8-sig")


def test_a_place_of_ones_own(root: Path) -> None:
    assert main(["export", PLACE, "--format", "json", "-o", "a/b.json"]) == 0
    assert json.loads((root / "a/b.json").read_bytes())["year"] == trees.YEAR
    (root / "c").mkdir()
    assert main(["export", PLACE, "--format", "json", "-o", "c"]) == 0
    assert (root / "c/disclosure.json").read_bytes() == (root / "a/b.json").read_bytes()


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["-o", "x.xls"], "-o x.xlsx"),
        (["-o", "x.et"], "-o x.xlsx"),
        (["-o", "甲局2.0版"], "-o 甲局2.0版.xlsx"),
        (["-o", "x.csv"], "-o x.xlsx；要 csv 就加 --format csv"),
        (["--format", "json", "-o", "x.xlsx"], "-o x.json；要 xlsx 就加 --format xlsx"),
        (["--format", "pdf", "-o", "x.doc"], "-o x.pdf"),
        (["--format", "csv", "-o", "x.csv"], "请写一个文件夹，如 -o x"),
    ],
)
def test_a_name_of_another_kind_of_file(
    root: Path, words: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(root.iterdir())
    assert main(["export", PLACE, *words]) == 2
    assert meant in capsys.readouterr().err
    assert sorted(root.iterdir()) == before
    assert main(["export", PLACE, "-o", "X.XLSX"]) == 0


def test_nothing_to_write(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / trees.FOLDER / "projects/A1.yml").unlink()
    assert main(["export", PLACE, "--format", "csv"]) == 0
    assert "没有可写的文件" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("place", "said"),
    [("999901/101/2031", f"是不是“{PLACE}”？"), ("乱写", "应写成 区划/部门/年度")],
)
def test_a_place_there_is_not(place: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", place]) == 2
    assert said in capsys.readouterr().err


def test_data_that_cannot_be_read_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / trees.FOLDER / "projects/A1.yml").write_text("项目编码: [", "utf-8")
    assert main(["export", PLACE]) == 1
    shown = capsys.readouterr()
    assert f"{trees.FOLDER}/projects/A1.yml:1" in shown.out
    assert "没有导出" in shown.err
    assert not (root / f"{NAME}.xlsx").exists()


def test_a_place_that_cannot_be_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "file").write_text("", "utf-8")
    assert main(["export", PLACE, "-o", "file/a.xlsx"]) == 1
    assert "无法写入“file/a.xlsx”" in capsys.readouterr().err


def test_a_disk_that_is_full_costs_no_workbook(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "a.xlsx").write_bytes(b"mine")

    def half(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", half)
    for name, left in (("a.xlsx", b"mine"), ("b.xlsx", None)):
        assert main(["export", PLACE, "-o", name, "--force"]) == 1
        assert f"无法写入“{name}”" in capsys.readouterr().err
        assert (root / name).read_bytes() == left if left else not (root / name).exists()
    assert not list(root.glob(".*.part"))
