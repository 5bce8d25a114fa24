"""Files that cannot be imported: one clear sentence, exit status 1, nothing written."""

import errno
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
import xlsxwriter
from PIL import Image

from generator.cli import main
from generator.exchange.incoming import opening, storing
from generator.importing import WrongPlace
from tests.incoming.make_documents import Style, pieces
from tests.incoming.make_word import write_word
from tests.incoming.office import converted
from tests.incoming.trial import KEYS, ROOT, Trial

PLACE = "130229/301/2026"
SOURCE = ROOT / "data" / KEYS[1] / "source/original.txt"


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def small_word(folder: Path) -> Path:
    path = folder / "small.docx"
    write_word(pieces(ROOT / "data" / KEYS[1], Style())[:60], path)
    return path


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.docx", "x.xlsx", "x.xls", "x.pdf", "x.doc"])
def test_an_empty_file(project: Trial, tmp_path: Path, name: str) -> None:
    assert "空文件" in project.refused(saved(tmp_path, name, b""), PLACE)


def test_a_text_of_blanks(project: Trial, tmp_path: Path) -> None:
    assert "没有一个字" in project.refused(saved(tmp_path, "x.txt", b" \n\n \t\n"), PLACE)


@pytest.mark.parametrize("name", ["x.docx", "x.xlsx", "x.pdf", "x.doc", "x.xls"])
def test_a_text_under_another_name(project: Trial, tmp_path: Path, name: str) -> None:
    said = project.refused(saved(tmp_path, name, SOURCE.read_bytes()), PLACE)
    assert "扩展名" in said and name[1:] in said


def test_a_word_file_under_the_name_of_another(project: Trial, tmp_path: Path) -> None:
    data = small_word(tmp_path).read_bytes()
    for name in ("x.xlsx", "x.pdf", "x.txt"):
        assert "内容却是Word 文件" in project.refused(saved(tmp_path, name, data), PLACE)


@pytest.mark.parametrize(
    ("data", "kind", "remedy"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG 图片", "文字识别（OCR）"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "JPEG 图片", "改文件名没有用"),
        (b"BM\x36\x10\0\0\0\0\0\0" + bytes(99), "BMP 图片", "文字识别（OCR）"),
        (b"Rar!\x1a\x07\0" + bytes(99), "RAR 压缩包", "先解压"),
        (b"{\\rtf1 x}", "RTF 文件", "另存为 .docx"),
        (b"\x01\x02\x03" + bytes(99), "别的文件", "另存为 .docx"),
        (b"BMW", "文字", "文件名的结尾改成 .txt"),
    ],
)
def test_what_a_file_is_and_what_to_do_with_it(
    project: Trial, tmp_path: Path, data: bytes, kind: str, remedy: str
) -> None:
    said = project.refused(saved(tmp_path, "x.docx", data), PLACE)
    assert f"扩展名是 .docx，内容却是{kind}。" in said
    assert remedy in said


def test_a_picture_under_its_own_name(project: Trial, tmp_path: Path) -> None:
    said = project.refused(saved(tmp_path, "x.png", b"\x89PNG\r\n\x1a\n"), PLACE)
    assert "这是PNG 图片（.png）" in said and "文字识别（OCR）" in said


@pytest.mark.parametrize(
    ("name", "other"), [("x.csv", ".xlsx"), ("x.ET", ".xlsx"), ("x.wps", ".docx")]
)
def test_a_file_of_another_program(project: Trial, tmp_path: Path, name: str, other: str) -> None:
    said = project.refused(saved(tmp_path, name, b"x"), PLACE)
    assert f"另存为 {other} 再导入" in said


def test_a_text_that_begins_like_a_picture() -> None:
    assert opening.mismatch(".txt", b"BMW 2026") is None


def test_an_unknown_suffix_a_folder_a_missing_file(project: Trial, tmp_path: Path) -> None:
    assert "不认识这种文件" in project.refused(saved(tmp_path, "x.wps", b"x"), PLACE)
    assert "文件夹" in project.refused(tmp_path, PLACE)
    assert "找不到" in project.refused(tmp_path / "none.pdf", PLACE)


@pytest.mark.parametrize("half", [30, 60, 95])
def test_a_broken_archive(project: Trial, tmp_path: Path, half: int) -> None:
    data = small_word(tmp_path).read_bytes()
    said = project.refused(saved(tmp_path, "x.docx", data[: len(data) * half // 100]), PLACE)
    assert "已损坏" in said


@pytest.mark.parametrize("name", ["x.docx", "x.xlsx", "x.xls", "x.pdf", "x.doc", "x.txt", "x.wps"])
def test_a_file_that_cannot_be_read_is_told_before_anything_is_asked(
    project: Trial,
    tmp_path: Path,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without --to too: the place does not matter to a file that nobody can read."""
    monkeypatch.chdir(project.root)
    word = small_word(tmp_path).read_bytes()
    torn = bytearray(word)
    torn[len(word) // 3] ^= 0xFF
    other = word if name != "x.docx" else SOURCE.read_bytes()
    for data in (other, b"", word[: len(word) // 2], *([bytes(torn)] if name == "x.docx" else [])):
        assert main(["import", str(saved(tmp_path, name, data))]) == 1
        assert "--to" not in capsys.readouterr().err
    if name == "x.txt":
        assert main(["import", str(saved(tmp_path, name, SOURCE.read_bytes()))]) == 2
        assert "--to" in capsys.readouterr().err


def test_an_archive_with_rubbish_inside(project: Trial, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<不是 XML")
    assert "可能已损坏" in project.refused(path, PLACE)
    book = tmp_path / "x.xlsx"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("xl/workbook.xml", "<不是 XML")
    assert "可能已损坏" in project.refused(book, PLACE)


def test_a_broken_pdf(project: Trial, tmp_path: Path) -> None:
    said = project.refused(saved(tmp_path, "x.pdf", b"%PDF-1.7\n" + b"\x00\xff" * 500), PLACE)
    assert "PDF" in said


def test_an_archive_that_unpacks_to_gigabytes(project: Trial, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (80 << 20))
    assert path.stat().st_size < 200_000
    assert "不像正常的办公文件" in project.refused(path, PLACE)


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_are_read(project: Trial, tmp_path: Path, encoding: str) -> None:
    data = SOURCE.read_text("utf-8").encode(encoding)
    assert "条指标" in project.done(saved(tmp_path, "x.txt", data), PLACE)


def test_bytes_that_are_no_text(project: Trial, tmp_path: Path) -> None:
    said = project.refused(saved(tmp_path, "x.txt", bytes(range(128, 256)) * 20), PLACE)
    assert "不是文本" in said


def test_a_scan(project: Trial, tmp_path: Path) -> None:
    picture = Image.new("RGB", (600, 800), "white")
    picture.save(tmp_path / "x.pdf")
    assert "扫描" in project.refused(tmp_path / "x.pdf", PLACE)
    picture.save(tmp_path / "x.png")
    word = docx.Document()
    word.add_picture(str(tmp_path / "x.png"))
    word.save(str(tmp_path / "x.docx"))
    assert "扫描" in project.refused(tmp_path / "x.docx", PLACE)


def test_a_password(project: Trial, tmp_path: Path) -> None:
    locked = (
        'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"x"}}'
    )
    pdf = converted(small_word(tmp_path), locked, tmp_path)
    assert "密码" in project.refused(pdf, PLACE)
    # The container of encrypted office files: an OLE file with a stream of this name.
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
    for name in ("x.docx", "x.xlsx"):
        assert "密码" in project.refused(saved(tmp_path, name, ole + b"\0" * 500), PLACE)


def test_formulas_without_values(project: Trial, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["B2"] = "合计", 1, "=SUM(B1:B1)"
    book.save(tmp_path / "x.xlsx")
    said = project.refused(tmp_path / "x.xlsx", PLACE)
    assert "公式" in said and "B2" in said and "Excel" in said


def test_an_empty_workbook(project: Trial, tmp_path: Path) -> None:
    xlsxwriter.Workbook(str(tmp_path / "x.xlsx")).close()
    assert "没有文字和数字" in project.refused(tmp_path / "x.xlsx", PLACE)


def test_another_document_altogether(project: Trial, tmp_path: Path) -> None:
    text = "关于召开会议的通知\n\n各单位：\n\n定于明天召开会议，请准时参加。\n".encode()
    assert "不像部门预算公开" in project.refused(saved(tmp_path, "x.txt", text), PLACE)
    final = (
        "某县示例局2025年度部门决算公开\n\n一、部门职责\n\n负责工作。\n\n"
        "二、“三公”经费支出决算情况\n\n无。\n"
    )
    assert "决算公开" in project.refused(saved(tmp_path, "y.txt", final.encode()), PLACE)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("130229/301", "要写成"),
        ("13022/301/2026", "六位数字"),
        ("999999/301/2026", "不认识行政区划"),
        ("130229/局/2026", "部门"),
        ("130229/301/26", "四位年份"),
    ],
)
def test_a_wrong_place_is_told_as_new_tells_it(project: Trial, place: str, said: str) -> None:
    result = project.run(SOURCE, place)
    assert isinstance(result, WrongPlace)
    assert said in result.message
    assert project.files() == {}


def test_the_status_is_1_and_nothing_is_raised(
    project: Trial,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project.root)
    empty = saved(tmp_path, "x.pdf", b"")
    assert main(["import", str(empty), "--to", PLACE]) == 1
    assert "空文件" in capsys.readouterr().err
    assert main(["import", str(SOURCE), "--to", "1/2/3"]) == 2
    assert main(["import", str(SOURCE), "--to", PLACE, "--report", str(tmp_path / "r.md")]) == 0
    out = capsys.readouterr().out
    report, undo = (tmp_path / "r.md").read_text("utf-8"), out.rstrip("\n").rpartition("\n")[2]
    assert out == f"{report}\n{undo}\n"
    assert undo.startswith("不要这次读入的，可以整个删去")
    assert main(["import", str(SOURCE), "--to", PLACE]) == 1
    assert "--force" in capsys.readouterr().err


def test_a_disk_that_fills_leaves_nothing(project: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    project.done(SOURCE, PLACE)
    before = project.files()
    write = storing._write
    moved: list[Path] = []

    def full(place: Path, data: bytes) -> None:
        moved.append(place)
        if len(moved) == 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(place, data)

    monkeypatch.setattr(storing, "_write", full)
    assert "磁盘已满" in project.refused(SOURCE, PLACE, force=True)
    moved.clear()
    assert "磁盘已满" in project.refused(SOURCE, "130229/302/2026")
    assert project.files() == before
    assert [p.name for p in (project.root / "data").iterdir() if p.name.startswith(".")] == []


def test_a_move_that_fails_is_undone(project: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    count: list[Path] = []
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".import-"):
            count.append(self)
            if len(count) == 3:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert "没有留下任何改动" in project.refused(SOURCE, PLACE)
    assert not (project.root / "data/130229").exists()


def test_libraries_that_are_missing_are_named_with_the_command(
    project: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = small_word(tmp_path)
    for name in [n for n in sys.modules if n.startswith("generator.exchange.incoming.word")]:
        if name.rpartition(".")[2] in ("word", "word_numbers"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    said = project.refused(file, PLACE)
    assert "make extras" in said and "docx" in said
    assert "条指标" in project.done(SOURCE, PLACE), "text needs no extra"


def test_the_command_that_messages_name_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert f"\n{opening.EXTRAS.removeprefix('make ')}: " in makefile
    done = subprocess.run(["make", "-n", "extras"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0


def test_no_libreoffice_no_old_word(
    project: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = converted(small_word(tmp_path), "doc", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "LibreOffice" in project.refused(old, PLACE)
