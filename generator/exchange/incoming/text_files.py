"""Text files: which encoding, which layout; .txt and .md as office programs save them."""

import codecs
import re

from generator.exchange.incoming.document import Document, Refusal
from generator.exchange.incoming.pipes import read_pipes
from generator.exchange.incoming.plain import read_plain
from generator.exchange.incoming.tab_rows import has_tab_rows, read_tab_rows
from generator.exchange.incoming.tabs import read_tabs
from generator.exchange.incoming.wording import tidied
from generator.forms.edition import Edition

_BOOKMARK = re.compile(r"\[bookmark: [^\]]*\]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HAN = re.compile("[\u4e00-\u9fff]")


def decoded(data: bytes) -> tuple[str, str] | Refusal:
    """The text and the name of its encoding: UTF-8, UTF-16 or GB 18030."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _as(data, name) or _broken(name)
    zeros = data[:400:2].count(0), data[1:400:2].count(0)
    if max(zeros) * 4 > len(data[:400]) // 2:
        name = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        return _as(data, name) or _broken(name)
    found = _as(data, "utf-8") or _as(data, "gb18030")
    if found is None or (found[1] == "gb18030" and not _HAN.search(found[0])):
        return Refusal("这个文件不是文本，或者文字已经损坏：既不是 UTF-8，也不是 GBK 编码。")
    return found


def _as(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _broken(name: str) -> Refusal:
    return Refusal(f"文件开头写明是 {name} 编码，里面却有坏字节，可能没有下载完整。")


def read_text_file(data: bytes, edition: Edition) -> Document | Refusal:
    """A text file as a document, by whichever of the four layouts it has."""
    found = decoded(data)
    if isinstance(found, Refusal):
        return found
    text, encoding = found
    lines = tidied(_BOOKMARK.sub("", text)).split("\n")
    if not any(line.strip() for line in lines):
        return Refusal("这个文件是空的，没有一个字。")
    if has_tab_rows(lines) and not _has_pipes(lines):
        document = read_tab_rows(lines)
    elif any(line.startswith("\t") for line in lines):
        document = read_tabs(lines)
    elif _has_pipes(lines):
        document = read_pipes(lines)
    else:
        document = read_plain(lines, edition)
    note = () if encoding in ("utf-8", "utf-8-sig") else (("全文", f"按 {encoding} 编码读出"),)
    return Document(
        document.format,
        document.parts,
        document.layout_blanks,
        document.draft_only,
        (*document.ignored, *note),
        document.doubts,
    )


def _has_pipes(lines: list[str]) -> bool:
    return any(line.lstrip().startswith("|") for line in lines)
