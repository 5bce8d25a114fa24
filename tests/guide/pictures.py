"""The pictures of the guide: `make guide` looks at the example of the README with a browser.

``python -m tests.guide.pictures [FOLDER]``. What is shown is what the pages of the guide do to the
example, step by step. The same machine gives the same bytes; another has other fonts.
"""

import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pdfplumber
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, sync_playwright

from generator.exporting import export
from generator.preview.running import serve
from generator.project import Project
from generator.shell.shell import shell_or_reason
from tests.browsers import chromium_path
from tests.guide.place import EXAMPLE
from tests.guide.steps import FOLDER, Changed, Command, apply, steps
from tests.incoming.office import converted
from tests.preview.conftest import free_address
from tests.readme import documents

_COLOURS = 64
_WIDTH = 960


@dataclass(frozen=True)
class Picture:
    """A picture: its name, height, the page that is shown, and what was done to the example."""

    name: str
    height: int
    path: str
    prepare: Callable[[Path], None]
    seen: str  # what must be there before it is taken


@dataclass(frozen=True)
class Sheet(Picture):
    """A sheet of the workbook that is given out, as LibreOffice prints it: the page that says
    ``seen``."""


def _draft(root: Path) -> None:
    apply(root, Changed(f"data/{EXAMPLE}/disclosure.yml", "版式:", "草稿: 是\n版式:"))
    _wrong(root)


def _wrong(root: Path) -> None:
    right = "科目名称: 机关服务, 合计: 100.00, 基本支出: 70.00"
    tables = root / f"data/{EXAMPLE}/tables.yml"
    text = tables.read_text("utf-8")
    assert right in text
    tables.write_text(text.replace(right, right.replace("100.00", "101.00"), 1), "utf-8")


def _done(page: str, count: int) -> Callable[[Path], None]:
    """The first changes of a page of the guide."""

    def prepare(root: Path) -> None:
        for step in [s for s in steps(page) if not isinstance(s, Command)][:count]:
            apply(root, step)

    return prepare


PICTURES = (
    Picture("preview", 640, f"{EXAMPLE}/tables/expenditure_summary/", _draft, "#mzp"),
    Picture("finding", 640, f"{EXAMPLE}/assets/", _done("correct.md", 1), "#mzp"),
    Picture("corrections", 420, f"{EXAMPLE}/corrections/", _done("correct.md", 4), "article h1"),
    Sheet("workbook", 300, "部门预算支出总表", _wrong, "2010303"),
    Picture("acknowledged", 560, f"{EXAMPLE}/checks/", _done("findings.md", 2), "article h1"),
)


def take(picture: Picture, browser: Browser) -> bytes:
    """The picture as WebP."""
    with tempfile.TemporaryDirectory() as folder:
        root = documents.project(Path(folder))
        picture.prepare(root)
        if isinstance(picture, Sheet):
            return _webp(_printed(picture, root))
        with _previewed(root) as address:
            page = browser.new_page(viewport={"width": _WIDTH, "height": picture.height})
            page.goto(f"{address}{picture.path}", wait_until="load")
            page.locator(picture.seen).first.wait_for()
            shown = _steady(page)
            page.close()
    return _webp(Image.open(BytesIO(shown)))


def _webp(shown: Image.Image) -> bytes:
    image = shown.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    out = BytesIO()
    image.convert("RGB").save(out, "WEBP", lossless=True, method=6)
    return out.getvalue()


def _printed(picture: Sheet, root: Path) -> Image.Image:
    """The top of the page of a workbook that holds a sheet, as wide as all pictures."""
    book = root / "x.xlsx"
    done = export(Project(root), EXAMPLE, "xlsx", str(book))
    assert done.status == 0, done.wrong
    with pdfplumber.open(converted(book, "pdf", root)) as pages:
        found = next(p for p in pages.pages if _shows(p.extract_text() or "", picture))
        drawn: Image.Image = found.to_image(resolution=144).original.convert("RGB")
    left, top, right, _ = ImageOps.invert(drawn.convert("L")).getbbox() or (0, 0, 0, 0)
    cut = drawn.crop((left - 8, top - 8, right + 8, drawn.height))
    sized = cut.resize((_WIDTH, cut.height * _WIDTH // cut.width), Image.Resampling.LANCZOS)
    return sized.crop((0, 0, _WIDTH, picture.height))


def _shows(text: str, picture: Sheet) -> bool:
    """Whether a page is that of the sheet, and not the list of all sheets."""
    return all(word in text for word in (picture.path, picture.seen, "序号"))


def _steady(page: Page) -> bytes:
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return page.screenshot(animations="disabled", caret="hide")


@contextmanager
def _previewed(root: Path) -> Iterator[str]:
    stopped, begun, address = threading.Event(), threading.Event(), free_address()
    given = (Project(root), address, shell_or_reason, lambda said: begun.set(), stopped)
    running = threading.Thread(target=serve, args=given, daemon=True)
    running.start()
    assert begun.wait(60)
    try:
        yield f"http://{address}/"
    finally:
        stopped.set()
        running.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for picture in PICTURES:
            (folder / f"{picture.name}.webp").write_bytes(take(picture, browser))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / "pictures")
