"""What the preview answers: the site's own files, nothing of this machine, nothing to others."""

import http.client
import re
import shutil
import time
from pathlib import Path

import pytest

from generator.pipeline import build_site
from generator.preview.answers import OWN
from generator.preview.making import NoShell, state_of
from generator.preview.watching import look_at, name_of
from generator.project import Project
from generator.shell.shell import build_shell, shell_or_reason
from tests.preview.conftest import Preview
from tests.readme import documents


def ask(preview: Preview, path: str, host: str = "") -> tuple[int, bytes, dict[str, str]]:
    place = preview.address.split("/")[2]
    connection = http.client.HTTPConnection(place)
    connection.request("GET", path, headers={"Host": host or place})
    answer = connection.getresponse()
    told = (answer.status, answer.read(), dict(answer.getheaders()))
    connection.close()
    return told


def linked(preview: Preview, kind: str) -> str:
    """The address of a file of the theme that the first page asks for."""
    page = ask(preview, "/")[1].decode()
    found = re.search(rf'(?:href|src)="(assets/[^"]+[.]{kind})"', page)
    assert found, page[:3000]
    return f"/{found[1]}"


def test_every_kind_of_file_is_there(preview: Preview) -> None:
    for path, kind in (
        ("/", "text/html"),
        ("/130229/301/2026/disclosure.json", "application/json"),
        ("/130229/301/2026/tables/expenditure_summary.csv", "text/csv"),
        (linked(preview, "js"), "text/javascript"),
        (linked(preview, "css"), "text/css"),
        ("/sitemap.xml", "xml"),
        (f"/{OWN}preview.js", "text/javascript"),
    ):
        status, content, headers = ask(preview, path)
        assert (status, bool(content)) == (200, True), path
        assert kind in headers["Content-Type"], path
    assert ask(preview, "/about")[2]["Location"] == "/about/"
    assert ask(preview, "//about//x/../")[2]["Location"] == "/about/"
    assert ask(preview, "/nothing/")[0] == 404


def test_what_was_dropped_from_the_cache_comes_again(preview: Preview) -> None:
    shutil.rmtree(preview.root / ".cache")
    for path in ("/130229/301/2026/full/", "/130229/301/", "/130229/301/2026/checks/"):
        status, page, _ = ask(preview, path)
        for _ in range(600):
            if status == 200:
                break
            assert "正在重新准备" in page.decode()
            time.sleep(0.1)
            status, page, _ = ask(preview, path)
        assert status == 200


def test_a_served_page_has_the_policy_and_no_script_within(preview: Preview) -> None:
    page = ask(preview, "/130229/301/2026/")[1].decode()
    assert "Content-Security-Policy" in page
    runs = [tag for tag in re.findall(r"<script[^>]*>", page) if 'type="application/' not in tag]
    assert len(runs) > 3
    assert all(" src=" in tag for tag in runs)
    assert " onclick" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/../mkdocs.yml",
        "/..%2f..%2fmkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        f"/{OWN}../overlay.html",
        f"/{OWN}overlay.html",
        f"/{OWN}..%2f..%2fmkdocs.yml",
    ],
)
def test_nothing_else_of_this_machine_is_given(preview: Preview, path: str) -> None:
    status, content, _ = ask(preview, path)
    assert status in (302, 404)
    assert b"site_name" not in content
    assert b"{%" not in content


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example"])
def test_a_page_elsewhere_whose_name_leads_here_is_told_nothing(
    preview: Preview, host: str
) -> None:
    assert ask(preview, "/", host)[:2] == (403, b"")
    assert ask(preview, "/", "localhost:8000")[0] == 200


def test_news_comes_when_a_file_is_saved(preview: Preview) -> None:
    name = name_of(look_at(preview.root))
    assert ask(preview, f"/{OWN}news?seen=other")[1].decode() == name
    preview.change("content/about.md", "# ", "# 一")
    assert ask(preview, f"/{OWN}news?seen={name}")[1] not in (b"", name.encode())


def test_below_the_path_of_the_sites_address(tmp_path: Path) -> None:
    from generator.preview.answers import Desk

    root = documents.project(tmp_path)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    address = 'site_url: "https://example.org/budget/"'
    (root / "mkdocs.yml").write_text(settings.replace('site_url: ""', address), "utf-8")
    state = state_of(Project(root), look_at(root), shell_or_reason, None)
    desk = Desk(root / "templates", "/budget/")
    assert desk.answer(state, "/").location == "/budget/"
    assert desk.answer(state, "/budget/about/").status == 200
    missing = desk.answer(state, "/elsewhere/")
    assert missing.status == 404
    assert b"/budget/assets/" in missing.content


def test_without_a_frame_it_does_not_begin(tmp_path: Path) -> None:
    root = documents.project(tmp_path)
    (root / "mkdocs.yml").write_text("site_nam: 站\n", "utf-8")
    with pytest.raises(NoShell, match="site_name"):
        state_of(Project(root), look_at(root), shell_or_reason, None)


def test_nothing_of_it_reaches_the_built_site(tmp_path: Path) -> None:
    root = documents.project(tmp_path)
    build_site(root, build_shell(root), root / "site", documents.TODAY)
    files = [path for path in (root / "site").rglob("*") if path.is_file()]
    assert len(files) > 100
    for path in files:
        if path.suffix in (".html", ".js", ".css", ".json", ".txt"):
            content = path.read_bytes()
            for word in (b"__mingzhang", b"mzp", b"preview.js", b"preview.css"):
                assert word not in content, path
