"""Opening a file: what it is by its bytes, and the reader for it."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from generator.diagnostics.system import reason_of
from generator.exchange.incoming.document import Document, Refusal
from generator.exchange.incoming.foreign import foreign, remedy_of, taken_for
from generator.exchange.incoming.text_files import read_text_file
from generator.forms.edition import Edition

Say = Callable[[str], None]
"""Takes a sentence about how far the work is."""

EXTRAS = "make extras"
"""The command that installs the libraries that this room needs beyond the program's own."""

SUFFIXES = (".docx", ".xlsx", ".xls", ".pdf", ".txt", ".md", ".doc")
_TEXT = (".txt", ".md")
_LARGEST = 100 * 1024 * 1024
_LARGEST_UNPACKED = 400 * 1024 * 1024
_MOST_MEMBERS = 5_000
_HIGHEST_RATIO = 200
_RATIO_MATTERS_FROM = 30 * 1024 * 1024
_OLD = (".doc", ".xls")
_OLE, _ZIP, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK", b"%PDF-"
_KINDS = {".docx": "Word 文件", ".xlsx": "Excel 文件", ".pdf": "PDF", ".doc": "旧版 Word 文件",
          ".xls": "旧版 Excel 文件", ".txt": "文字"}  # fmt: skip
_BROKEN = Refusal("文件已损坏，打不开：可能没有下载完整。请重新取一份再导入。")
ZIP_ERRORS = (
    zipfile.BadZipFile,  # it says so itself
    zlib.error,  # what was packed is torn
    lzma.LZMAError,
    EOFError,
    NotImplementedError,  # packed in a way that it does not know
    RuntimeError,  # a member is locked
    ValueError,  # a place that it names is not there; names that are no text
    struct.error,
    OSError,
    KeyError,  # no member of that name
)
"""What zipfile raises of bytes that are no sound archive, when it is opened and when it is read.

tests/incoming/test_torn.py tears archives at random and lets nothing else pass.
"""


def read_bytes(path: Path) -> bytes | Refusal:
    """The bytes of a file; why not, where it cannot be read."""
    if path.is_dir():
        return Refusal(f"“{path}”是文件夹，请写要导入的文件。")
    if path.suffix.lower() not in SUFFIXES:
        return _unknown(path)
    try:
        if path.stat().st_size > _LARGEST:
            return Refusal(f"文件有 {path.stat().st_size >> 20} MB，超过 {_LARGEST >> 20} MB。")
        data = path.read_bytes()
    except FileNotFoundError:
        return Refusal(f"找不到文件“{path}”。")
    except OSError as error:
        return Refusal(f"读不了“{path}”：{reason_of(error)}。")
    return data or Refusal(f"“{path.name}”是空文件，一个字节也没有。")


def _unknown(path: Path) -> Refusal:
    """What to say of a file that no format here is named like."""
    shown = path.suffix or "没有扩展名"
    can = f"可以导入：{' '.join(SUFFIXES)}。"
    try:
        with path.open("rb") as file:
            kind, remedy = foreign(file.read(512)) or ("", "")
    except OSError:
        kind, remedy = "", ""
    remedy = remedy_of(path.suffix.lower()) or remedy
    said = f"这是{kind}（{shown}）。" if kind else f"不认识这种文件（{shown}）。"
    return Refusal(said + remedy + can)


def read_document(name: str, data: bytes, edition: Edition, say: Say) -> Document | Refusal:
    """A file's bytes as a document, by the reader of its format."""
    suffix = Path(name).suffix.lower()
    wrong = mismatch(suffix, data)
    if wrong is not None:
        return wrong
    if suffix in _TEXT:
        return read_text_file(data, edition)
    try:
        return _with_library(suffix, data, say)
    except ModuleNotFoundError as error:
        return Refusal(
            f"读 {suffix} 文件还需要安装 {error.name}：请在项目文件夹里运行 {EXTRAS}，再导入一次。"
            "文本文件（.txt、.md）不需要安装。"
        )


def _with_library(suffix: str, data: bytes, say: Say) -> Document | Refusal:
    if suffix == ".docx":
        from generator.exchange.incoming.word import read_word

        return read_word(data)
    if suffix == ".xlsx":
        from generator.exchange.incoming.workbooks import read_xlsx

        return read_xlsx(data)
    if suffix == ".xls":
        from generator.exchange.incoming.workbooks import read_xls

        return read_xls(data)
    if suffix == ".doc":
        from generator.exchange.incoming.old_word import read_old_word

        return read_old_word(data, say)
    from generator.exchange.incoming.pdf import read_pdf

    return read_pdf(data, say)


def mismatch(suffix: str, data: bytes) -> Refusal | None:
    """What is wrong with a file as a whole: another format than its name says, locked, broken."""
    found = _kind(data)
    if isinstance(found, Refusal):
        return found
    if found == ".encrypted":
        return Refusal("这个文件有打开密码。请在 Word 或 Excel 里去掉密码，另存后再导入。")
    if suffix in _TEXT:
        right = not found and foreign(data) is None
    else:
        right = found == suffix or (suffix in _OLD and found in (*_OLD, ".ole"))
    if right:
        return None
    named = found if found in (*_KINDS, ".zip") else ".txt" if _is_text(data) else ""
    return Refusal(taken_for(suffix, _KINDS.get(named, ""), named, data))


def _is_text(data: bytes) -> bool:
    if foreign(data) or b"\0" in data:
        return False
    try:
        return bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def unreadable(name: str, data: bytes) -> Refusal | None:
    """What is wrong with a file as far as its bytes tell, without reading what it says."""
    return mismatch(Path(name).suffix.lower(), data) or _torn(data)


def _torn(data: bytes) -> Refusal | None:
    """A ZIP archive of which a part is not what it was when it was packed."""
    if not data.startswith(_ZIP):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _BROKEN if archive.testzip() else None
    except ZIP_ERRORS:
        return _BROKEN


def _kind(data: bytes) -> str | Refusal:
    """The suffix that the bytes speak for; '' for what may be text."""
    if data.startswith(_PDF) or _PDF in data[:1024]:
        return ".pdf"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return ".encrypted"
        word = "WordDocument".encode("utf-16-le") in data
        book = any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))
        return ".doc" if word else ".xls" if book else ".ole"
    if data.startswith(_ZIP):
        return _zip_kind(data)
    return ""


def _zip_kind(data: bytes) -> str | Refusal:
    """What office file a ZIP archive is; a refusal where it is broken or far too big."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except ZIP_ERRORS:
        return _BROKEN
    whole = sum(member.file_size for member in members)
    too_dense = whole > _RATIO_MATTERS_FROM and whole > _HIGHEST_RATIO * len(data)
    if whole > _LARGEST_UNPACKED or len(members) > _MOST_MEMBERS or too_dense:
        return Refusal(f"这个文件展开后有 {whole >> 20} MB，不像正常的办公文件，没有打开。")
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        return ".encrypted"
    if "word/document.xml" in names:
        return ".docx"
    if "xl/workbook.xml" in names:
        return ".xlsx"
    return ".zip"
