"""From a document to a PDF, through ``templates/print``: the only file that knows Typst.

Typst gives tagged PDF (PDF/UA-1) without a system library. The fonts come from a package, never
from the machine: the same document is the same file everywhere. All data reach the template as one
JSON value, so that no text of a disclosure is ever read as markup.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.views.print_document import PrintDocument

if TYPE_CHECKING:
    from typst import Fonts

LIBRARIES = ("typst", "pylopdf-fonts-zh-cn")
_FONTS = "pylopdf_fonts_zh_cn"
_NO_GLYPH = re.compile(r'the text `?"(.+?)"`? could not be displayed')


class Unprintable(Exception):
    """The document cannot be set; the message says why, for the user."""


def versions() -> tuple[str, ...] | None:
    """The versions of the typesetter and its fonts; None where one of them is not installed."""
    try:
        return tuple(f"{name}={version(name)}" for name in LIBRARIES)
    except PackageNotFoundError:
        return None


def encoded(document: PrintDocument) -> str:
    """All that a document says, as the template reads it."""
    return msgspec.json.encode(document).decode()


def typeset(template: Path, content: str) -> bytes:
    """The PDF of an encoded document; it is dated as the document says, or not at all.

    Raises Unprintable where a character is in none of the fonts: a box in its place would not be
    the document.
    """
    import typst

    try:
        made = typst.compile(
            template,
            root=template.parent,
            font_paths=_fonts(),
            sys_inputs={"document": content},
            pdf_standards="ua-1",
            timestamp=0,  # the clock is not asked
        )
    except typst.TypstError as error:
        raise Unprintable(_reason(str(error))) from error
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def _fonts() -> Fonts:
    import typst

    found = find_spec(_FONTS)
    folders = list(found.submodule_search_locations or ()) if found else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _reason(message: str) -> str:
    missing = _NO_GLYPH.search(message)
    if missing:
        shown = missing.group(1)
        codes = " ".join(f"U+{ord(character):04X}" for character in shown)
        return f"PDF 的字体里没有“{shown}”（{codes}）"
    return f"排印没有成功：{message}"
