"""Word files before 2007 (.doc): converted by LibreOffice, where it is installed."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator.exchange.incoming.document import Document, Refusal
from generator.exchange.incoming.word import read_word

_PROGRAMS = ("soffice", "libreoffice")
_PATIENCE = 180  # seconds


def read_old_word(data: bytes, say: Callable[[str], None]) -> Document | Refusal:
    """A .doc file, by way of .docx."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        return Refusal(
            "读旧版 Word 文件（.doc）要用 LibreOffice，这台机器上没有。"
            "请用 Word 或 WPS 打开，另存为 .docx 后再导入；"
            "或安装 LibreOffice（apt install libreoffice-writer）。"
        )
    say("正在用 LibreOffice 转换 .doc ……")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        source = home / "source.doc"
        source.write_bytes(data)
        command = [program, "--headless", f"-env:UserInstallation={(home / 'profile').as_uri()}",
                   "--convert-to", "docx", "--outdir", str(home / "out"), str(source)]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return Refusal(
                "LibreOffice 没有转换成这个 .doc 文件。请用 Word 另存为 .docx 后再导入。"
            )
        made = home / "out/source.docx"
        if not made.is_file():
            return Refusal(
                "LibreOffice 打不开这个 .doc 文件：可能已损坏，或有打开密码。"
                "请用 Word 去掉密码，另存为 .docx 后再导入。"
            )
        return read_word(made.read_bytes())
