"""Files that are no UTF-8, or no text at all."""

import io
import zipfile

from tests.hostile.cases import ABOUT, OFFICE, PROJECT, Case, added, example, written

_TEXT = example()[PROJECT]
_OFFICE = example()[OFFICE]
_OTHERS = ("gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-7")
_BYTES = {
    "big5": "部門編碼: 301\n".encode("big5"),
    "shift_jis": "部門: 301\n".encode("shift_jis"),
    "euc-kr": "예산: 301\n".encode("euc-kr"),
    "latin-1": "名: é\n".encode() + "é".encode("latin-1"),
    "overlong": "名: ".encode() + b"\xc0\xaf\n",
    "a surrogate": "名: ".encode() + b"\xed\xa0\x80\n",
    "too high": "名: ".encode() + b"\xf4\x90\x80\x80\n",
    "a lone continuation": "名: ".encode() + b"\x80\n",
    "cut in a letter": _TEXT.encode()[:-2],
    "a letter of GBK among UTF-8": _TEXT.encode() + "好".encode("gbk"),
    "UTF-16 behind UTF-8": _TEXT.encode() + "好".encode("utf-16-le"),
    "a program": b"\x7fELF\x02\x01\x01" + bytes(200),
    "a program of Windows": b"MZ\x90\x00" + bytes(200),
    "gzip": b"\x1f\x8b\x08\x00" + bytes(50),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    "a web page": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "a database": b"SQLite format 3\x00" + bytes(100),
    "noise": bytes(range(256)) * 8,
    "nothing": b"",
    "one mark of byte order": b"\xef\xbb\xbf",
    "blanks": b" \n\n\t\n",
    "a comment": "# 只有注释\n".encode(),
    "a line of dashes": b"---\n",
    "JSON that is cut": b'{"a": [1, 2',
    "XML": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
}


def _zipped(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(member), "x")
    return buffer.getvalue()


CASES = (
    *(Case(name, written(OFFICE, _OFFICE.encode(name)), OFFICE) for name in _OTHERS),
    *(Case(name, written(PROJECT, data), PROJECT) for name, data in _BYTES.items()),
    *(
        Case(member, written(PROJECT, _zipped(member)), PROJECT)
        for member in ("xl/workbook.xml", "word/document.xml", "x")
    ),
    Case(
        "two marks of byte order", written(OFFICE, b"\xef\xbb\xbf" * 2 + _OFFICE.encode()), OFFICE
    ),
    Case("a mark of byte order inside", added(ABOUT, "标题: 部门\ufeff预算\n"), ABOUT, ("U+FEFF",)),
    Case("fine: a mark of byte order", written(OFFICE, b"\xef\xbb\xbf" + _OFFICE.encode())),
    Case("fine: line ends of Windows", written(OFFICE, _OFFICE.replace("\n", "\r\n"))),
    Case("fine: line ends of old Macs", written(OFFICE, _OFFICE.replace("\n", "\r"))),
)
