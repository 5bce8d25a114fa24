"""In a browser, under the strict policy: dark mode, drawer and folding work."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.render.shell import LAYOUTS, Shell

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
TABLE = """
<section class="mz-paper"><h1 class="mz-paper__title" id="t">收入总表</h1>
<p class="mz-paper__head"><span>部门</span> <span>预算年度：2024</span> <span>单位：万元</span></p>
<div class="mz-sheet" role="region" tabindex="0" aria-labelledby="t">
<table class="mz-table" data-blank="3">
<thead><tr><th rowspan="2">序号</th> <th class="mz-name" rowspan="2">项目</th>
<th colspan="3">收入</th></tr><tr><th>合计</th> <th>事业收入</th> <th>其他收入</th></tr></thead>
<tbody><tr><td class="mz-seq">1</td> <th class="mz-name">机关服务</th>
<td class="mz-num">1352.30</td> <td class="mz-num" id="blank"></td>
<td class="mz-num">1.00</td></tr>
</tbody></table></div></section>"""


@dataclass
class Site:
    """A served site and the pages opened on it; ``complaints`` is what the browser did not like."""

    address: str
    browser: Browser
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str, width: int = 1280, **options: Any) -> Page:
        context = self.browser.new_context(viewport={"width": width, "height": 800}, **options)
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._note_foreign(request.url))
        page.goto(self.address + path, wait_until="load")
        return page

    def _note_foreign(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.complaints.append(url)


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder under the policy and keeps quiet."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def write(folder: Path, shell: Shell) -> None:
    """The shell's files and a data page of each layout."""
    files = dict(shell.files)
    for layout, slots in LAYOUTS.items():
        values = dict.fromkeys(slots, "") | {"title": "收入总表", "content": TABLE, "kind": "table"}
        files[f"{layout}/index.html"] = shell.stamp(layout, 1, values).encode()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.fixture(scope="module")
def served(
    shell: Shell, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    write(folder, shell)

    def handler(*given: Any) -> Handler:
        return Handler(*given, directory=str(folder))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(f"http://127.0.0.1:{server.server_port}/", browser)
    server.shutdown()


@pytest.fixture
def site(served: Site) -> Iterator[Site]:
    served.complaints.clear()
    yield served
    assert served.complaints == []
    for context in served.browser.contexts:
        with suppress(Exception):
            context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_no_page_breaks_the_policy_or_the_width(site: Site, width: int, scheme: str) -> None:
    for path in ("record/", "plain/", "about/", "guide/", "404.html"):
        page = site.open(path, width, color_scheme=scheme)
        dark = page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        assert dark == (scheme == "dark")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_theme_asks_for_no_index_of_its_own(site: Site) -> None:
    page = site.open("about/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("[data-md-component=search-query]").click()
    page.wait_for_timeout(500)
    # The engine comes when the box is reached for; an index, whoever's, is another matter.
    assert [url for url in asked if "/assets/mingzhang/search/" not in url] == []


def test_dark_mode_is_remembered(site: Site) -> None:
    page = site.open("record/")
    page.click(".mz-palette label:not([hidden])")
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_the_drawer_opens_and_closes_by_keyboard(site: Site) -> None:
    page = site.open("record/", 375)
    links = page.locator(".mz-side--site")
    assert not links.is_visible()
    page.focus("button.mz-drawer-button")
    page.keyboard.press("Enter")
    links.wait_for(state="visible")
    assert page.get_attribute("button.mz-drawer-button", "aria-expanded") == "true"
    page.keyboard.press("Escape")
    links.wait_for(state="hidden")


def test_blank_columns_fold_away_on_narrow_screens_alone(site: Site) -> None:
    assert site.open("record/", 1280).locator("#blank").is_visible()
    page = site.open("record/", 375)
    assert not page.locator("#blank").is_visible()
    assert page.locator("thead th[colspan]").get_attribute("colspan") == "2"
    page.click(".mz-fold button")
    assert page.locator("#blank").is_visible()
    assert page.locator("thead th[colspan]").get_attribute("colspan") == "3"


def test_what_the_address_points_at_is_not_folded_away(site: Site) -> None:
    assert site.open("record/#blank", 375).locator("#blank").is_visible()


def test_pages_read_without_scripts(site: Site) -> None:
    page = site.open("record/", 375, java_script_enabled=False)
    assert page.locator("text=1352.30").is_visible()
    assert page.locator("#blank").is_visible()
    page.click("label.mz-drawer-button")
    page.locator(".mz-side--site").wait_for(state="visible")


def test_escaped_texts_stay_texts(site: Site, shell: Shell) -> None:
    hostile = escape('"><img src=x onerror=alert(1)><script>alert(2)</script>')
    html = shell.stamp("plain", 0, dict.fromkeys(LAYOUTS["plain"], hostile) | {"kind": "x"})
    context = site.browser.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: site.complaints.append(dialog.message))
    page.set_content(html)
    assert page.locator("img[src=x]").count() == 0
