"""What a file is that cannot be imported as it is, by its first bytes, and what to do with it."""

_PICTURE = (
    "里面没有可以读取的文字，改文件名没有用。请找部门的 Word、Excel 原件；只有扫描件，"
    "就先做文字识别（OCR），另存为 .docx 或 .txt 再导入，或者照着填写（mingzhang new）。"
)
_PACKED = "请先解压，再导入里面的文件。"
_OTHER = "请用 Word 或 WPS 打开，另存为 .docx，再导入。"
_MARKS = (
    (b"\x89PNG", "PNG 图片", _PICTURE),
    (b"\xff\xd8\xff", "JPEG 图片", _PICTURE),
    (b"GIF8", "GIF 图片", _PICTURE),
    (b"BM", "BMP 图片", _PICTURE),
    (b"II*\0", "TIFF 图片", _PICTURE),
    (b"MM\0*", "TIFF 图片", _PICTURE),
    (b"RIFF", "WebP 图片", _PICTURE),
    (b"{\\rtf", "RTF 文件", _OTHER),
    (b"<!DOCTYPE", "网页", _OTHER),
    (b"<!doctype", "网页", _OTHER),
    (b"<html", "网页", _OTHER),
    (b"Rar!", "RAR 压缩包", _PACKED),
    (b"7z\xbc\xaf", "7-Zip 压缩包", _PACKED),
    (b"\x1f\x8b", "GZIP 压缩包", _PACKED),
)
_SAVED_AS = {
    **dict.fromkeys((".csv", ".et", ".ods", ".xlsm", ".xlsb"), ".xlsx"),
    **dict.fromkeys((".wps", ".odt", ".rtf", ".docm", ".htm", ".html", ".mht"), ".docx"),
    ".ofd": ".pdf",
}
_ARCHIVE = ("压缩包", _PACKED)
_UNKNOWN = ("别的文件", "请用 Word、WPS 或能打开它的程序打开，另存为 .docx 或 .xlsx，再导入。")


def foreign(data: bytes) -> tuple[str, str] | None:
    """The kind of a file that is of none of the formats here, and what to do; None: unknown."""
    letters = data[:4] == b"RIFF" and data[8:12] != b"WEBP"
    if letters or (data[:2] == b"BM" and data[6:10] != bytes(4)):  # words may begin so
        return None
    start = data.lstrip()[:16]
    return next(((kind, remedy) for mark, kind, remedy in _MARKS if start.startswith(mark)), None)


def remedy_of(suffix: str) -> str:
    """What to do with a file that is named like another program's, '' where that is not known."""
    wanted = _SAVED_AS.get(suffix, "")
    return f"请用 Word、Excel 或 WPS 打开，另存为 {wanted} 再导入。" if wanted else ""


def taken_for(suffix: str, kind: str, right: str, data: bytes) -> str:
    """What to say of a file that is named by ``suffix`` and holds something else: a ``kind`` that
    can be imported under the suffix ``right`` ('' where there is none)."""
    if right == ".zip":
        kind, remedy = _ARCHIVE
    elif right:
        remedy = f"请把文件名的结尾改成 {right}，再导入一次。"
    else:
        kind, remedy = foreign(data) or _UNKNOWN
    return f"文件名的扩展名是 {suffix}，内容却是{kind}。{remedy}"
