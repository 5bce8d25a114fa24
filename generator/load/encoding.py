"""Bytes to text: UTF-8 only, and a plain word on everything else that clerks save."""

from __future__ import annotations

import codecs
import re

from generator.diagnostics import Location
from generator.load import reading_rules as rules
from generator.load.lines import line_starts, position
from generator.load.notebook import Notebook

_RESAVE = "请在编辑器里选“另存为”，编码选 UTF-8，再保存一次"
_MAGIC = (
    (b"PK\x03\x04", "ZIP 压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件（.xls 或 .doc）"),
    (b"%PDF-", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"\x1f\x8b", "GZIP 压缩包"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7-Zip 压缩包"),
    (b"SQLite format 3", "数据库文件"),
)
_ZIP_MEMBERS = (
    (b"xl/", "Excel 文件（.xlsx）"),
    (b"word/", "Word 文件（.docx）"),
    (b"ppt/", "PowerPoint 文件（.pptx）"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)


def decode(data: bytes, notebook: Notebook) -> str | None:
    """Return the text of a file without its byte order mark, or None with a finding."""
    kind = _foreign_kind(data)
    if kind:
        hint = "改回原来的扩展名，放到 source/ 文件夹；数据照它填写成 YAML 文本"
        notebook.note(rules.NOT_TEXT, f"这是{kind}，不是 YAML 文本", _top(notebook), hint=hint)
        return None
    if _looks_utf16(data):
        message = "文件按 UTF-16（记事本里叫“Unicode”）保存"
        notebook.note(rules.UTF16, message, _top(notebook), hint=_RESAVE)
        return None
    marked = data.startswith(codecs.BOM_UTF8)
    if marked:
        hint = "在编辑器里另存为不带 BOM 的 UTF-8"
        notebook.note(rules.BYTE_ORDER_MARK, "文件开头有 BOM 标记", _top(notebook), hint=hint)
    return _decode_utf8(data[3:] if marked else data, notebook)


def recoded(data: bytes) -> tuple[str, str] | None:
    """The text of a file that was saved in another encoding, and its name, where that is certain.

    Certain is what gives the same bytes when written back. A byte order mark counts, too.
    """
    if data.startswith(codecs.BOM_UTF8):
        text = _exactly(data[3:], "utf-8")
        return None if text is None else (text, "BOM")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        big = data.startswith(codecs.BOM_UTF16_BE)
        text = _exactly(data[2:], "utf-16-be" if big else "utf-16-le")
        return None if text is None or "\0" in text else (text, "UTF-16")
    if _foreign_kind(data) or _exactly(data, "utf-8") is not None or not _looks_gbk(data):
        return None
    text = _exactly(data, "gb18030")
    return None if text is None else (text, "GBK")


def _exactly(data: bytes, encoding: str) -> str | None:
    """The text, if it gives the same bytes again."""
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _decode_utf8(data: bytes, notebook: Notebook) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _explain(data, error.start, notebook)
        return None


def _explain(data: bytes, broken: int, notebook: Notebook) -> None:
    """Say whether the whole is GBK or a single place is damaged."""
    before = data[:broken].decode("utf-8", "replace")
    place = notebook.place(*position(line_starts(before), len(before)))
    if before.isascii() and _looks_gbk(data):
        message = "文件按 GBK（记事本里叫“ANSI”）保存，不是 UTF-8"
        notebook.note(rules.GBK, message, place, hint=_RESAVE)
        return
    message = f"字节 0x{data[broken]:02X} 不是 UTF-8 文字，这里的字已经损坏或用了别的编码"
    hint = "请对照原件重新录入这一处，再按 UTF-8 保存"
    notebook.note(rules.BROKEN_UTF8, message, place, hint=hint)


def _foreign_kind(data: bytes) -> str | None:
    """Name the format of a file that is no text, from its first bytes."""
    if _MARKUP.match(data[:200]):
        return "网页或 XML 文件"
    kind = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if kind and data.startswith(b"PK"):
        return next((name for part, name in _ZIP_MEMBERS if part in data), kind)
    return kind


def _looks_utf16(data: bytes) -> bool:
    """Whether it has the mark of UTF-16 (or 32), or every other byte is zero."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return True
    sample = data[:400]
    few, many = sorted((sample[0::2].count(0), sample[1::2].count(0)))
    return len(sample) >= 4 and many * 12 >= len(sample) and few * 40 <= len(sample)


def _looks_gbk(data: bytes) -> bool:
    """Whether it decodes as GB 18030 and most of the result is common Chinese text."""
    try:
        text = data[:20_000].decode("gb18030", "ignore")
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = [character for character in text if not character.isascii()]
    return len(foreign) > 1 and sum(map(_common, foreign)) * 2 > len(foreign)


def _common(character: str) -> bool:
    """Whether it is punctuation or one of the characters of GB 2312's first level."""
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xA1 <= lead <= 0xD7


def _top(notebook: Notebook) -> Location:
    return notebook.place(1, 1)
