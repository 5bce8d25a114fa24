"""Bytes and characters: only UTF-8, nothing invisible, and a plain word on everything else."""

import io
import zipfile
from pathlib import Path

import pytest

from generator.load.nodes import Mapping, Scalar
from generator.load.reader import Reading, read_file, read_text

TEXT = "部门名称: 青龙县机关事务中心\n预算数: 80.00\n"


def read(data: bytes, folder: Path) -> Reading:
    path = folder / "a.yml"
    path.write_bytes(data)
    return read_file(path, "a.yml")


def zipped(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(member), "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "place", "word"),
    [
        (TEXT.encode("gbk"), "Y-06", "1:1", "GBK"),
        (b"name: " + TEXT.encode("gb18030"), "Y-06", "1:7", "GBK"),
        (TEXT.encode("utf-16"), "Y-05", "1:1", "UTF-16"),
        (TEXT.encode("utf-16-le"), "Y-05", "1:1", "UTF-16"),
        (TEXT.encode("utf-16-be"), "Y-05", "1:1", "UTF-16"),
        ("甲: 好\n乙: ".encode() + b"\xff\n", "Y-07", "2:4", "0xFF"),
        ("甲: 好\n乙: ".encode() + "好".encode("gbk"), "Y-07", "2:4", "UTF-8"),
        ("甲: 好".encode()[:-1], "Y-07", "1:4", "UTF-8"),
        (b"a: \xed\xa0\x80\n", "Y-07", "1:4", "UTF-8"),
        (b"a: \xc0\xaf\n", "Y-07", "1:4", "UTF-8"),
        (zipped("xl/workbook.xml"), "Y-04", "1:1", "xlsx"),
        (zipped("word/document.xml"), "Y-04", "1:1", "docx"),
        (zipped("readme"), "Y-04", "1:1", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Y-04", "1:1", ".xls"),
        (b"%PDF-1.7\n", "Y-04", "1:1", "PDF"),
        (b"<!DOCTYPE html><html>", "Y-04", "1:1", "网页"),
    ],
)
def test_other_encodings_and_formats(
    data: bytes, code: str, place: str, word: str, tmp_path: Path
) -> None:
    reading = read(data, tmp_path)
    (finding,) = reading.findings
    assert (finding.rule.code, str(finding.span)) == (code, f"a.yml:{place}")
    assert word in finding.message
    assert finding.hint
    assert (reading.root, reading.text) == (None, "")


def test_a_byte_order_mark_is_noted_and_counts_no_column(tmp_path: Path) -> None:
    reading = read(b"\xef\xbb\xbf" + TEXT.encode(), tmp_path)
    (finding,) = reading.findings
    assert (finding.rule.code, finding.severity, finding.blocks) == ("Y-08", "notice", False)
    assert isinstance(reading.root, Mapping)
    assert reading.root.key("部门名称") == Scalar("部门名称", 1, 1)
    assert reading.text == TEXT


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends(line_end: str, tmp_path: Path) -> None:
    reading = read(TEXT.replace("\n", line_end).encode(), tmp_path)
    assert reading.findings == ()
    assert isinstance(reading.root, Mapping)
    assert reading.root.get("预算数") == Scalar("80.00", 2, 6)


UNREADABLE = (
    "\0\x01\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f\u2028\u2029\ufdd0\ufdef\ufffe\uffff"
    "\U0001fffe\U0010ffff\ud800\udfff"
)
INVISIBLE = (
    "\xad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff"
    "\ufe0f\u3164\uffa0\u2800\U000e0041\U000e0100"
)


@pytest.mark.parametrize("character", UNREADABLE)
def test_control_characters_are_rejected(character: str) -> None:
    reading = read_text(f"甲: 一\n乙: 机关{character}事务\n", "a")
    (finding,) = reading.findings
    assert (finding.rule.code, str(finding.span)) == ("Y-10", "a:2:6")
    assert f"U+{ord(character):04X}" in finding.message
    assert reading.root is None


@pytest.mark.parametrize("character", INVISIBLE)
def test_invisible_characters_are_errors(character: str) -> None:
    (finding,) = read_text(f"甲: 机关{character}事务\n", "a").findings
    assert (finding.rule.code, str(finding.span), finding.blocks) == ("Y-11", "a:1:6", True)


@pytest.mark.parametrize(
    ("character", "code", "severity"),
    [
        ("\ufffd", "Y-12", "error"),
        ("\ue000", "Y-13", "warning"),
        ("\U000f0000", "Y-13", "warning"),
        ("\u00a0", "Y-14", "warning"),
        ("\u2003", "Y-14", "warning"),
        ("\U0001f600", "Y-15", "warning"),
    ],
)
def test_doubtful_characters(character: str, code: str, severity: str) -> None:
    (finding,) = read_text(f"甲: 机关{character}事务\n", "a").findings
    assert (finding.rule.code, str(finding.span), finding.severity) == (code, "a:1:6", severity)


@pytest.mark.parametrize(
    ("escape", "code"),
    [("\\u202e", "Y-11"), ("\\0", "Y-10"), ("\\e", "Y-10"), ("\\_", "Y-14"), ("\\L", "Y-10")],
)
def test_escapes_bring_nothing_in(escape: str, code: str) -> None:
    (finding,) = read_text(f'甲: "机关{escape}事务"\n', "a").findings
    assert (finding.rule.code, str(finding.span)) == (code, "a:1:4")


def test_rare_and_traditional_characters_are_text() -> None:
    assert read_text("甲: 𠀀㐀龍·①ⅢＡ　“”…—～〇㎡℃±×½é\n", "a").findings == ()
