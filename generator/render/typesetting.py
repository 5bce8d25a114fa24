"""From a document to a PDF, through ``templates/print``: the only file that knows Typst.

Typst gives tagged PDF (PDF/UA-1) without a system library. The fonts come from a package, never
from the machine: the same document is the same file everywhere. All data reach the template as one
JSON value, so that no text of a disclosure is ever read as markup.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.store.installed import version_of
from generator.views.print_document import PrintDocument

if TYPE_CHECKING:
    from typst import Fonts

LIBRARIES = ("typst", "pylopdf-fonts-zh-cn")
_FONTS = "pylopdf_fonts_zh_cn"
_KEPT = 10  # documents for which Typst keeps what it worked out for another: some 25 MB of each
_ROUNDS = 4  # one round finds all that the fonts of the body lack; others may come to light by it
_begun_in = 0  # the process in which Typst has begun its threads
_NO_GLYPH = re.compile(r'the text `?"(.+?)"`? could not be displayed')


class Unprintable(Exception):
    """The document cannot be set; the message says why, for the user."""


def versions() -> tuple[str, ...] | None:
    """The versions of the typesetter and its fonts; None where one of them is not installed."""
    found = {name: version_of(name) for name in LIBRARIES}
    return tuple(f"{name}={at}" for name, at in found.items()) if all(found.values()) else None


def encoded(document: PrintDocument) -> str:
    """All that a document says, as the template reads it."""
    return msgspec.json.encode(document).decode()


def typeset(template: Path, content: str) -> bytes:
    """The PDF of an encoded document; it is dated as the document says, or not at all.

    A character that no font has is printed as its number, ``〔U+1F600〕``, and the last page says
    so: an empty box in its place would not be the document. Raises Unprintable for all else.
    """
    absent: tuple[str, ...] = ()
    for _ in range(_ROUNDS):
        made = _compiled(template, _numbered(content, absent), absent)
        if isinstance(made, bytes):
            return made
        absent += made
    raise Unprintable(f"PDF 的字体里没有的字太多：{''.join(absent[:20])}")


def _compiled(template: Path, content: str, absent: tuple[str, ...]) -> bytes | tuple[str, ...]:
    """The PDF, or the characters that were found to be in no font."""
    import typst

    _end_if_forked()
    said = "、".join(f"{number(character)}" for character in absent)
    try:
        made = typst.compile(
            template,
            root=template.parent,
            font_paths=_fonts(),
            sys_inputs={"document": content, "absent": said},
            pdf_standards="ua-1",
            timestamp=0,  # the clock is not asked
        )
    except typst.TypstError as error:
        found = "".join(_NO_GLYPH.findall(f"{error} {error.diagnostic}"))
        missing = tuple(c for c in dict.fromkeys(found) if c not in absent)
        if missing:
            return missing
        raise Unprintable(f"排印没有成功：{error}") from error
    finally:
        _forget()
    assert isinstance(made, bytes)
    return made


def _forget() -> None:
    """Have Typst let go of what it keeps, by as many empty documents: that costs next to nothing,
    and a process that sets hundreds needs a third of the memory."""
    import typst

    for _ in range(_KEPT):
        typst.compile(b"", font_paths=_fonts())


def _numbered(content: str, absent: tuple[str, ...]) -> str:
    """The content with each of these characters as its number; JSON holds them as they are."""
    return content.translate({ord(character): number(character) for character in absent})


def number(character: str) -> str:
    """What stands for a character that cannot be printed."""
    return f"〔U+{ord(character):04X}〕"


def _end_if_forked() -> None:
    """End a fork of a process in which Typst has worked: it would wait for ever for threads that
    only that process has. What a fork leaves undone is done there."""
    global _begun_in
    if _begun_in not in (0, os.getpid()):
        os._exit(1)
    _begun_in = os.getpid()


@lru_cache(maxsize=1)
def _fonts() -> Fonts:
    import typst

    found = find_spec(_FONTS)
    folders = list(found.submodule_search_locations or ()) if found else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
