"""Under the policy of the real server, in Chromium: every kind of page and feature, in silence."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.deploy.running import Server, nginx
from tests.deploy.sites import built, publish
from tests.search.served import serve
from tests.site.build import Built
from tests.site.records import TABLE_IDS, Record, records
from tests.site.visit import samples

TABLE = TABLE_IDS["部门预算支出总表"]
# What a browser says of a policy, whatever it does with the rest of its console.
WATCH = """addEventListener('securitypolicyviolation', e => console.error(
  `VIOLATION ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`))"""


class Reader:
    """A tab, and everything that the browser had to say against a page."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.said: list[str] = []
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_init_script(WATCH)
        self.page = context.new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("response", self._answered)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "about:")):
            self.said.append(f"asks {url}")

    def _answered(self, answer: Response) -> None:
        policy = answer.headers.get("content-security-policy", "")
        if not policy.startswith("default-src 'none'; script-src 'self';"):
            self.said.append(f"no policy: {answer.url}")


@pytest.fixture
def reader(browser: Browser, published: Server) -> Iterator[Reader]:
    reader = Reader(browser, published.address)
    yield reader
    reader.page.context.close()
    assert reader.said == []


@pytest.fixture
def full() -> Record:
    return next(record for record in records().values() if record.tables)


def test_every_kind_of_page(site: Built, reader: Reader) -> None:
    addresses = samples(site)
    addresses += ["about/", "guide/", *(a for a in site.addresses() if a.startswith("embed/"))]
    for address in dict.fromkeys(addresses):
        if address == "404.html":
            continue
        reader.open(address)
        assert reader.said == [], address
    assert len(addresses) > 100


def test_a_page_that_is_not_there(reader: Reader) -> None:
    page = reader.open("%E6%B2%A1%E6%9C%89/")
    assert "没有找到" in page.locator("h1").inner_text()
    page.locator("article a", has_text="首页").click()
    page.wait_for_url(reader.address)
    assert len(reader.said) == 1 and "404" in reader.said.pop()


def test_files_that_a_browser_shows(reader: Reader, full: Record) -> None:
    data = (f"{full.key}/disclosure.json", f"{full.key}/source/original.txt")
    icon = ("assets/mingzhang/favicon.svg", "assets/images/favicon.png", "favicon.ico")
    for path in ("feed.xml", "sitemap.xml", "manifest.txt", *data, *icon):
        reader.open(path)


def test_searching(reader: Reader) -> None:
    page = reader.open("about/")
    page.locator("[data-md-component=search-query]").fill("公务用车")
    page.wait_for_selector(".md-search [data-query=公务用车] a")
    filters = page.locator(".md-search [data-mz-find=filters]")
    filters.locator("[name=kind]").select_option("项目")
    page.wait_for_timeout(300)
    page.locator(".md-search [data-query=公务用车] a").first.click()
    page.wait_for_url(re.compile("/projects/"))
    reader.open("search/?q=jgyxjf").wait_for_selector("article a[href*='/']")


def test_lists(reader: Reader) -> None:
    for path in ("projects/", "indicators/", "subjects/"):
        page = reader.open(path)
        for field in page.locator("article select").all():
            field.select_option(index=1) if field.is_visible() else None
        for head in page.locator("article th button").all()[:3]:
            head.click()
        page.wait_for_timeout(300)
        assert page.locator("article a").count()


def test_comparing(reader: Reader) -> None:
    keys = sorted(records())[:2]
    page = reader.open(f"compare/?d={keys[0]}&d={keys[1]}")
    page.wait_for_selector("#compare-headlines, #compare-result h2")


def test_terms_units_print_size_and_scheme(reader: Reader, full: Record) -> None:
    for path in (f"{full.key}/narrative/overview/", f"{full.key}/tables/{TABLE}/"):
        page = reader.open(path)
        if page.locator("#mz-units").count():
            page.select_option("#mz-units", "元")
        page.locator(".mz-large-button").click()
        page.locator("label[for^=__palette]").locator("visible=true").click()
        if page.locator("a.mz-term").count():
            page.locator("a.mz-term").first.hover()
            page.wait_for_selector("[role=tooltip]")
        large = page.locator("html.mz-large").count()
        page.reload()
        assert page.locator("html.mz-large").count() == large, "kept"


def test_sharing_and_printing(reader: Reader, full: Record) -> None:
    page = reader.open(f"{full.key}/tables/{TABLE}/")
    page.locator("#share summary").click()
    page.locator("#cite button").first.click()
    page.locator("#r1 a[href^='#']").click()
    page.emulate_media(media="print")
    page.pdf()
    reader.open(f"{full.key}/full/").pdf()


def test_framed_by_another_site(
    browser: Browser, published: Server, full: Record, tmp_path: Path
) -> None:
    """A figure in a page of others is shown; any other page of ours is not."""
    for where in ("", "embed/"):
        address = f"{published.address}{where}{full.key}/tables/{TABLE}/"
        (tmp_path / "index.html").write_text(f'<iframe src="{address}">', encoding="utf-8")
        with serve(tmp_path, policy="") as other:
            reader = Reader(browser, published.address)
            reader.page.goto(other.address, wait_until="networkidle")
            shown = [frame for frame in reader.page.frames if frame.url == address]
            assert bool(shown and shown[0].locator("table").count()) == (where == "embed/")
            said = [text for text in reader.said if "content-security-policy" in text.lower()]
            said += [text for text in reader.said if "Content Security Policy" in text]
            assert all("frame-ancestors" in text for text in said)
            assert bool(said) == (where == "")
            reader.page.context.close()


PROBES = {
    "<script>document.title = 'ran'</script>": "script-src",
    "<img src=x onerror=\"document.title = 'ran'\">": "script-src",
    "<p style='color: red'>x</p>": "style-src",
    "<style>p { color: red }</style>": "style-src",
    "<script src=https://other.example/x.js></script>": "script-src",
    "<img src=https://other.example/x.png>": "img-src",
    "<iframe src=https://other.example/></iframe>": "frame-src",
    "<object data=https://other.example/></object>": "object-src",
    "<base href=https://other.example/>": "base-uri",
}


@pytest.mark.parametrize("markup", sorted(PROBES))
@pytest.mark.parametrize("by", ["server", "page"])
def test_what_would_be_refused(
    browser: Browser, site: Built, tmp_path: Path, markup: str, by: str
) -> None:
    """The same by the server's header and by the page's own word: the tests above can fail."""
    said = (site.folder / "about/index.html").read_text("utf-8")
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', said)
    assert policy
    head = policy[0] if by == "page" else ""
    page = (
        f"<!doctype html><html><head>{head}<title>still</title></head><body>{markup}</body></html>"
    )
    publish(built(tmp_path / "site", {"index.html": page, "404.html": ""}), tmp_path / "srv")
    if by == "page":
        reader = Reader(browser, (tmp_path / "site/index.html").as_uri().removesuffix("index.html"))
        reader.open("index.html")
    else:
        with nginx(tmp_path / "srv") as server:
            reader = Reader(browser, server.address)
            reader.open("")
    reader.page.wait_for_timeout(100)
    assert reader.page.title() == "still"
    assert any(f"VIOLATION {PROBES[markup]}" in told for told in reader.said), reader.said
    reader.page.context.close()
    shutil.rmtree(tmp_path / "srv")
