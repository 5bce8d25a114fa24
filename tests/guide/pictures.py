"""The pictures of the guide: `make guide` looks at the example of the README with a browser.

``python -m tests.guide.pictures [FOLDER]``. What is shown is what the pages of the guide do to the
example, step by step. The same machine gives the same bytes; another has other fonts.
"""

import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from generator.preview.running import serve
from generator.project import Project
from generator.shell.shell import shell_or_reason
from tests.guide.place import EXAMPLE
from tests.guide.steps import FOLDER, Changed, Command, apply, steps
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


def _draft(root: Path) -> None:
    apply(root, Changed(f"data/{EXAMPLE}/disclosure.yml", "版式:", "草稿: 是\n版式:"))
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
    Picture("acknowledged", 560, f"{EXAMPLE}/checks/", _done("findings.md", 2), "article h1"),
)


def take(picture: Picture, browser: Browser) -> bytes:
    """The picture as WebP."""
    with tempfile.TemporaryDirectory() as folder:
        root = documents.project(Path(folder))
        picture.prepare(root)
        with _previewed(root) as address:
            page = browser.new_page(viewport={"width": _WIDTH, "height": picture.height})
            page.goto(f"{address}{picture.path}", wait_until="load")
            page.locator(picture.seen).first.wait_for()
            shown = _steady(page)
            page.close()
    image = Image.open(BytesIO(shown)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    out = BytesIO()
    image.convert("RGB").save(out, "WEBP", lossless=True, method=6)
    return out.getvalue()


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
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    assert found, "no Chromium here: tests/install-system-packages.sh installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
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
