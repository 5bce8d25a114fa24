"""A served folder, and a reader's box on it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Response

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
INPUT = "[data-md-component=search-query]"
LINK = ".md-search .md-search-result__link"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as nginx; else each answer waits 40 ms for an acknowledgement
    policy = POLICY

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@dataclass(frozen=True)
class Served:
    """Where a site is served."""

    address: str

    def open(self, browser: Browser, path: str = "", width: int = 1280, **options: Any) -> "Box":
        """A page of the site in a browser of its own, which has nothing in its cache."""
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        box = Box(context.new_page(), self.address)
        box.page.goto(self.address + path, wait_until="networkidle")
        return box


@contextmanager
def serve(folder: Path, below: str = "", policy: str = POLICY) -> Iterator[Served]:
    """Serve a folder under a policy, every file as it is, without compression."""
    given = type("_Given", (_Handler,), {"policy": policy})
    handler = partial(given, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(f"http://127.0.0.1:{server.server_port}/{below}")
    server.shutdown()
    server.server_close()


@dataclass
class Box:
    """The search box on a page; what was fetched and what the browser complained of is noted."""

    page: Page
    address: str
    fetched: dict[str, int] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("response", self._note)
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, answer: Response) -> None:
        path = answer.url.removeprefix(self.address)
        self.fetched[path] = int(answer.headers.get("content-length", "0"))

    def type(self, query: str) -> list[str]:
        """The addresses that the box offers, below the site's own, as soon as it offers them."""
        field = self.page.locator(INPUT)
        if not field.is_visible():
            self.page.click(".mz-search-button")
        field.fill(query)
        self.page.wait_for_function(
            "query => document.querySelector('.md-search [data-mz-find=list]')"
            ".dataset.query === query",
            arg=query,
        )
        return self.links()

    def links(self) -> list[str]:
        """The addresses of the results."""
        found = self.page.eval_on_selector_all(LINK, "all => all.map(a => decodeURI(a.href))")
        return [str(link).removeprefix(self.address) for link in found]

    def texts(self, part: str) -> list[str]:
        """What the results say: place, title or line."""
        return self.page.locator(f".md-search .mz-found__{part}").all_inner_texts()
