"""LibreOffice as a clerk at her desk: it opens a workbook, changes cells, and saves it as .xlsx.

The steps are a Basic macro, run without a window in a profile of its own.
"""

import re
import shutil
import subprocess
from atexit import register
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

_COLOURED = re.compile(r"<td[^>]*bgcolor=\"#(FFC7CE|FFEB9C|FBCB9C)\"[^>]*>(.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PROFILE = "user/basic/Standard"
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Desk"/>
</library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"
  xlink:type="simple" library:link="false"/>
</library:libraries>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Desk"
 script:language="StarBasic">{code}</script:module>
"""
_CODE = """
Sub Main
  On Error Goto Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{steps}
  book.calculateAll()
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL("{target}", saving())
  book.close(True)
Failed:
  StarDesktop.terminate()
End Sub
"""


@cache
def _profile() -> Path:
    """The profile of this process, made once: the first start in a new one takes longest."""
    program = shutil.which("soffice")
    assert program, "no LibreOffice here: tests/install-system-packages.sh installs it"
    folder = Path(mkdtemp(prefix="mingzhang-desk-"))
    register(shutil.rmtree, folder, ignore_errors=True)
    words = [program, f"-env:UserInstallation={folder.as_uri()}", "--headless"]
    # A new profile puts its own, empty library in the place of ours: it starts once without.
    subprocess.run([*words, "--terminate_after_init"], check=False, capture_output=True)
    (folder / _PROFILE).mkdir(parents=True, exist_ok=True)
    return folder


def coloured(folder: Path, path: Path) -> dict[str, list[tuple[str, str]]]:
    """The cells that a format has coloured, by sheet: colour and what they show."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, part in _pages(folder, path).items():
        found[name] = [(colour, _TAG.sub("", shown)) for colour, shown in _COLOURED.findall(part)]
    return found


def reddened(folder: Path, path: Path) -> dict[str, set[tuple[int, int]]]:
    """Row and column of the cells that are red, from 0 and without the hidden ones, by sheet.

    The column holds only in rows without merged cells.
    """
    return {
        name: {
            (row, column)
            for row, line in enumerate(re.findall(r"<tr.*?</tr>", part, re.DOTALL))
            for column, cell in enumerate(re.findall(r"<td[^>]*>", line))
            if 'bgcolor="#FFC7CE"' in cell
        }
        for name, part in _pages(folder, path).items()
    }


def _pages(folder: Path, path: Path) -> dict[str, str]:
    """Every sheet as HTML, as LibreOffice shows it."""
    program = shutil.which("soffice")
    assert program
    words = [program, f"-env:UserInstallation={_profile().as_uri()}", "--headless"]
    words += ["--convert-to", "html:HTML (StarCalc)", "--outdir", str(folder), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=600)
    text = (folder / f"{path.stem}.html").read_text("utf-8")
    parts = text.split('<a name="table')[1:] or text.split('<A NAME="table')[1:]
    names = [re.search(r"<em>(.*?)</em>", part) for part in parts]
    return {name.group(1): part for name, part in zip(names, parts, strict=True) if name}


def edited(folder: Path, source: Path, steps: Sequence[str]) -> Path:
    """The workbook as LibreOffice saves it after the steps, each a statement of Basic."""
    program = shutil.which("soffice")
    assert program, "no LibreOffice here: tests/install-system-packages.sh installs it"
    target = folder / "edited.xlsx"
    assert source != target
    target.unlink(missing_ok=True)
    profile = _profile()
    words = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    basic = profile / _PROFILE
    code = _CODE.format(
        source=source.as_uri(), target=target.as_uri(), steps="\n".join(f"  {s}" for s in steps)
    )
    code = code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    (basic / "script.xlb").write_text(_LIBRARY, "utf-8")
    (basic.parent / "script.xlc").write_text(_LIBRARIES, "utf-8")
    (basic / "Desk.xba").write_text(_MODULE.format(code=code), "utf-8")
    done = subprocess.run(
        [*words, "macro:///Standard.Desk.Main"],
        check=False,
        capture_output=True,
        timeout=300,
    )
    assert target.is_file(), done.stdout.decode() + done.stderr.decode()
    return target
