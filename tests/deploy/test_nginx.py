"""What the nginx configuration of deploy/ answers: types, headers, caching, what is not there."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.running import Server, nginx

LONG = "合计 1630.30 万元，与上年相比减少。" * 200
ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
HASHED = "/assets/stylesheets/main.484c7ddc.min.css"


def _write(site: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _site(folder: Path) -> None:
    first = folder / "releases" / "1"
    _write(
        first,
        {
            "index.html": f"<!doctype html><title>明账</title>{LONG}",
            "404.html": "<!doctype html><title>没有这一页</title>",
            "139901/301/2026/index.html": "<!doctype html>上年结转 1.00",
            "139901/301/2026/tables/revenue_summary.csv": LONG,
            "139901/301/2026/disclosure.json": '{"部门名称": "示例局"}',
            "139901/301/2026/source/original.txt": "部门预算收支总表",
            "139901/301/2026/source/公开 原件.txt": "原件",
            "139901/301/2026/projects/13990126P00TEST/index.html": "<!doctype html>项目",
            "assets/mingzhang/favicon.svg": "<svg/>",
            "embed/table/index.html": "<!doctype html>表",
            "ready.json": LONG,
            "empty/.keep": "",
            ".git/config": "secret",
            HASHED.lstrip("/"): "body { color: black }",
        },
    )
    (first / "ready.json.gz").write_bytes(gzip.compress(b"made at build time"))
    (folder / "outside.txt").write_text("outside", encoding="utf-8")
    (first / "outside.txt").symlink_to(folder / "outside.txt")
    _write(folder / "releases" / "2", {"index.html": "second", "404.html": "404"})


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("nginx")
    _site(folder)
    (folder / "current").symlink_to(folder / "releases" / "1")
    with nginx(folder) as running:
        yield running


def test_pages_are_html_in_utf8(server: Server) -> None:
    answer = server.get("/139901/301/2026/")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text == "<!doctype html>上年结转 1.00"


def test_folder_without_slash_is_redirected_without_naming_a_host(server: Server) -> None:
    answer = server.get("/139901/301/2026")
    assert answer.status == 301
    assert answer.headers["location"] == "/139901/301/2026/"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/139901/301/2026/tables/revenue_summary.csv", "text/csv; charset=utf-8"),
        ("/139901/301/2026/disclosure.json", "application/json; charset=utf-8"),
        ("/139901/301/2026/source/original.txt", "text/plain; charset=utf-8"),
        (HASHED, "text/css; charset=utf-8"),
    ],
)
def test_downloads_say_their_type_and_charset(server: Server, path: str, kind: str) -> None:
    assert server.get(path).headers["content-type"] == kind


@pytest.mark.parametrize(
    "path",
    ["/nowhere/", "/empty/", "/.git/config", "/outside.txt", "/404.html", "/%E6%97%A0/", "/a.csv"],
)
def test_what_is_not_a_page_answers_404_with_our_page(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert "没有这一页" in answer.text
    assert "cache-control" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/139901/301/2026/tables/revenue_summary.csv"])
def test_security_headers_stand_on_every_answer(server: Server, path: str) -> None:
    headers = server.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"] == f"{POLICY}; frame-ancestors 'self'"
    assert headers["server"] == "nginx"
    assert "strict-transport-security" not in headers
    assert not {"x-powered-by", "set-cookie", "last-modified"} & headers.keys()


def test_pages_and_server_state_one_policy() -> None:
    """What no page can say of itself comes from the server alone."""
    said = (ROOT / "templates/overrides/partials/policy.html").read_text("utf-8")
    assert f'content="{POLICY}">' in said


def test_only_embeddable_pages_may_be_framed(server: Server) -> None:
    headers = server.get("/embed/table/").headers
    assert headers["content-security-policy"] == f"{POLICY}; frame-ancestors *"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    for path in ("/139901/301/2026/?/embed/", "/embed", "/EMBED/table/"):
        policy = server.get(path).headers["content-security-policy"]
        assert policy.endswith("frame-ancestors 'self'"), path


def test_only_what_browsers_draw_themselves_may_be_styled_inline(server: Server) -> None:
    for path, styles in (("/assets/mingzhang/favicon.svg", "'unsafe-inline'"), ("/", "'self'")):
        policy = server.get(path).headers["content-security-policy"]
        assert f"script-src 'self'; style-src {styles};" in policy
    icon = server.get("/favicon.ico")
    assert (icon.status, icon.headers["content-type"]) == (200, "image/svg+xml; charset=utf-8")


def test_over_https_browsers_are_told_to_stay_there(server: Server, tmp_path: Path) -> None:
    """Once the line of the setting is in force; the other headers are the same."""
    _site(tmp_path)
    (tmp_path / "current").symlink_to(tmp_path / "releases" / "1")
    with nginx(tmp_path, secure=True) as secured:
        headers = secured.get("/").headers
    assert headers.pop("strict-transport-security") == "max-age=63072000"
    del headers["date"]
    plain = server.get("/").headers
    assert headers.items() >= {k: v for k, v in plain.items() if k not in ("date", "etag")}.items()


def test_each_kind_of_file_is_kept_as_long_as_it_may(server: Server) -> None:
    def kept(path: str) -> str:
        return server.get(path).headers["cache-control"]

    assert kept(HASHED) == "public, max-age=31536000, immutable"
    assert kept("/assets/mingzhang/favicon.svg") == "public, max-age=86400"
    for path in ("/", "/139901/301/2026/disclosure.json", "/139901/301/2026/source/original.txt"):
        assert kept(path) == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/139901/301/2026/source/%E5%85%AC%E5%BC%80%20%E5%8E%9F%E4%BB%B6.txt",
        "/139901/301/2026/source/%e5%85%ac%e5%bc%80%20%e5%8e%9f%e4%bb%b6.txt?download=1",
        "/139901/301/2026/projects/13990126P00TEST/",
    ],
)
def test_chinese_and_upper_case_addresses(server: Server, path: str) -> None:
    assert server.get(path).status == 200


def test_case_is_part_of_an_address(server: Server) -> None:
    assert server.get("/139901/301/2026/projects/13990126p00test/").status == 404


def test_unchanged_page_answers_304(server: Server) -> None:
    tag = server.get("/139901/301/2026/").headers["etag"]
    answer = server.get("/139901/301/2026/", If_None_Match=tag)
    assert (answer.status, answer.body) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/139901/301/2026/tables/revenue_summary.csv"])
def test_answers_are_compressed_on_the_way(server: Server, path: str) -> None:
    answer = server.get(path, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["vary"]
    assert LONG in gzip.decompress(answer.body).decode()


def test_compressed_copy_of_the_build_is_sent_as_it_is(server: Server) -> None:
    answer = server.get("/ready.json", Accept_Encoding="gzip")
    assert gzip.decompress(answer.body) == b"made at build time"
    assert server.get("/ready.json").text == LONG


def test_new_release_shows_at_once_and_back(server: Server) -> None:
    server.publish("2")
    assert server.get("/").text == "second"
    server.publish("1")
    assert LONG in server.get("/").text
