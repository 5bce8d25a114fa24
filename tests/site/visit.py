"""A reader's browser: opens pages at a width and notes what it complains of."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from tests.site.build import Built
from tests.site.markup import one

WIDTHS = (1280, 768, 375)


class Visitor:
    """One browser with a context for each set of options; they are closed when it leaves."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.complaints: list[str] = []
        self._browser = browser
        self._pages: dict[str, Page] = {}
        self._contexts: list[BrowserContext] = []
        self._here = ""

    def open(self, path: str, width: int = 1280, **options: Any) -> Page:
        """A page of the site, in the tab that was opened with the same options."""
        key = f"{width} {sorted(options.items())}"
        if key not in self._pages:
            self._pages[key] = self._tab(width, options)
        self._here = f"{path} at {width}"
        self._pages[key].goto(self.address + path, wait_until="load")
        return self._pages[key]

    def leave(self) -> None:
        """Close everything."""
        for context in self._contexts:
            context.close()

    def _tab(self, width: int, options: dict[str, Any]) -> Page:
        context = self._browser.new_context(viewport={"width": width, "height": 800}, **options)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self._complain(message.text))
        page.on("pageerror", lambda error: self._complain(str(error)))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("request", lambda request: self._asked(request.url))
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self._complain(f"asks another host: {url}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400:
            self._complain(f"refused: {answer.url} {answer.status}")

    def _failed(self, request: Request) -> None:
        """What was still on its way when the reader went on is no failure."""
        if request.failure != "net::ERR_ABORTED":
            self._complain(f"failed: {request.url} {request.failure}")

    def _complain(self, text: str) -> None:
        self.complaints.append(f"{self._here}: {text}")


def kind_of(site: Built, address: str) -> str:
    """The kind that a page calls itself."""
    page = one(site.page(address), ".mz-page")
    names = (page.attributes.get("class") or "").split()
    return next(name for name in names if name.startswith("mz-page--"))


def samples(site: Built) -> list[str]:
    """The largest page of each kind, and every page that shows a table."""
    by_kind: dict[str, list[str]] = {}
    for address in site.addresses():
        by_kind.setdefault(kind_of(site, address), []).append(address)
    largest = {max(pages, key=lambda p: len(site.read(p))) for pages in by_kind.values()}
    return sorted(largest | set(by_kind.get("mz-page--table", [])))
