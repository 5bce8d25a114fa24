"""GitHub Pages: what its action takes, and the site there: below a name, or on a domain."""

import re
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser

from generator.cli import main
from generator.pipeline import build_site
from generator.shell.shell import build_shell
from tests.deploy.test_policy import WATCH
from tests.fidelity.pieces import ROOT
from tests.site.build import Built
from tests.site.records import TABLE_IDS, records

PLACES = {
    "below a name": "https://owner.github.io/repo/",
    "on a domain": "https://budget.example.gov.cn/",
}


@dataclass(frozen=True)
class Placed:
    """A site that was built for an address, and where it is served as if it stood there."""

    site: Built
    url: str
    address: str


class Pages(SimpleHTTPRequestHandler):
    """As GitHub Pages answers: its own 404 page, none of our headers."""

    error_page: Path

    def send_error(self, code: int, *words: object) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.error_page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module", params=sorted(PLACES))
def placed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Placed]:
    url, folder = PLACES[request.param], tmp_path_factory.mktemp("pages")
    below = urlsplit(url).path.strip("/")
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    if not below:
        (folder / "content/CNAME").write_text("budget.example.gov.cn\n", "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert settings.count('site_url: ""') == 1
    (folder / "mkdocs.yml").write_text(
        settings.replace('site_url: ""', f"site_url: {url}"), "utf-8"
    )
    build_site(ROOT, build_shell(folder), folder / "site")
    host = folder / "host"
    host.mkdir()
    (host / below if below else folder / "top").symlink_to(folder / "site")
    served = host if below else folder / "top"
    handler = type("_Pages", (Pages,), {"error_page": folder / "site/404.html"})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(served)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{below}/".replace("//", "/").replace(
        ":/", "://"
    )
    yield Placed(Built(folder / "site"), url, address)
    server.shutdown()
    server.server_close()


def test_the_artifact_is_what_the_action_takes(placed: Placed, tmp_path: Path) -> None:
    """Packed as actions/upload-pages-artifact does: plain files alone, none left behind."""
    words = ["--dereference", "--hard-dereference", "--directory", str(placed.site.folder)]
    words += ["-cf", str(tmp_path / "artifact.tar"), "--exclude=.git", "--exclude=.github"]
    subprocess.run(["tar", *words, "--exclude=.[^/]*", "."], check=True)
    with tarfile.open(tmp_path / "artifact.tar") as archive:
        members = archive.getmembers()
    assert all(member.isreg() or member.isdir() for member in members)
    files = {m.name.removeprefix("./"): m.size for m in members if m.isreg()}
    assert files.keys() == placed.site.digests().keys(), "hidden files are left out by the action"
    assert "index.html" in files and "404.html" in files
    assert sum(files.values()) < 1 << 30 and max(files.values()) < 100 << 20
    assert not [name for name in files if re.search(r'["<>:|*?\\\r\n]', name)]
    assert all(member.mode & 0o444 == 0o444 for member in members)


def test_the_workflow_hands_over_the_folder_of_the_build() -> None:
    flow = yaml.load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"), yaml.BaseLoader)
    steps = [step for step in flow["jobs"]["build"]["steps"] if "pages" in step.get("uses", "")]
    assert [step["with"] for step in steps] == [{"path": "site/"}]


def test_a_domain_of_ones_own(placed: Placed) -> None:
    """CNAME reaches the site as it is written; without one there is none."""
    own = placed.url == PLACES["on a domain"]
    assert placed.site.has("CNAME") == own
    for address in ("", "about/"):
        assert f'<link rel="canonical" href="{placed.url}{address}">'.encode() in (
            placed.site.read(address)
        )
    assert f"<loc>{placed.url}</loc>".encode() in placed.site.read("sitemap.xml")


def test_the_site_works_where_it_stands(placed: Placed, browser: Browser) -> None:
    """Links, search, comparison, figures to embed, the page for what is not there; no headers."""
    key = next(key for key, record in records().items() if record.tables)
    context = browser.new_context()
    context.add_init_script(WATCH)
    page, said, asked = context.new_page(), list[str](), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(placed.address)
    page.locator("article a", has_text=re.compile("20[0-9]{2}")).first.click()
    page.locator(".mz-header__links a", has_text="比较").click()
    page.wait_for_url(f"{placed.address}compare/")
    keys = sorted(records())[:2]
    page.goto(f"{placed.address}compare/?d={keys[0]}&d={keys[1]}")
    page.wait_for_selector("#compare-headlines, #compare-result h2")
    page.locator("[data-md-component=search-query]").fill("公务用车")
    page.wait_for_selector(".md-search [data-query=公务用车] a")
    page.locator(".md-search [data-query=公务用车] a").first.click()
    page.wait_for_selector("article h1")
    page.goto(f"{placed.address}embed/{key}/tables/{TABLE_IDS['部门预算支出总表']}/")
    assert page.locator("table").is_visible()
    assert said == []
    page.goto(f"{placed.address}{key}/nowhere/at/all/")
    assert "没有找到" in page.locator("h1").inner_text()
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.mz-footer')).borderTopStyle"
    ) == ("solid")
    home = page.locator("article a", has_text="首页").evaluate("a => a.pathname")
    assert home == urlsplit(placed.url).path
    assert len(said) == 1 and "404" in said[0], said
    outside = [url for url in asked if not url.startswith((placed.address, "data:"))]
    assert outside == []
    context.close()


def test_verify_finds_nothing_amiss(placed: Placed, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", placed.address]) == 0, capsys.readouterr().out
