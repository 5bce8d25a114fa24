"""The nginx configuration of deploy/, in a real nginx on a port of this machine."""

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

CONFIG = Path(__file__).parents[2] / "deploy" / "nginx" / "mingzhang.conf"
LONG = "合计 1630.30 万元，与上年相比减少。" * 200
HASHED = "/assets/stylesheets/main.484c7ddc.min.css"

MAIN = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    include {types};
    default_type application/octet-stream;
    client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp;
    fastcgi_temp_path {folder}/tmp;
    uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
    include {folder}/site.conf;
}}
"""


class Answer(NamedTuple):
    """A response as it came over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Server:
    """A running nginx and the folder it serves from."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port

    def get(self, path: str, **headers: str) -> Answer:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            response = connection.getresponse()
            fields = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, fields, response.read())

    def publish(self, release: str) -> None:
        """Rename a new link over the one in force, as deploy/README.md does with mv -T."""
        link = self.folder / "next"
        link.symlink_to(self.folder / "releases" / release)
        link.replace(self.folder / "current")


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


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _configure(folder: Path, port: int) -> None:
    text = CONFIG.read_text(encoding="utf-8")
    for there, here in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("listen [::]:80;", ""),
        ("root /srv/mingzhang/current;", f"root {folder}/current;"),
    ):
        assert text.count(there) == 1
        text = text.replace(there, here)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    main = MAIN.format(folder=folder, types="/etc/nginx/mime.types")
    (folder / "nginx.conf").write_text(main, encoding="utf-8")


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        assert process.poll() is None, "nginx did not start"
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder, port = tmp_path_factory.mktemp("nginx"), _free_port()
    binary = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert binary, "nginx is missing: run tests/install-system-packages.sh"
    running = Server(folder, port)
    _site(folder)
    running.publish("1")
    _configure(folder, port)
    command = [binary, "-e", str(folder / "error.log"), "-p", str(folder), "-c", "nginx.conf"]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr
    process = subprocess.Popen(command)
    try:
        _wait(process, port)
        yield running
    finally:
        process.terminate()
        process.wait(10)


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
    assert headers["content-security-policy"].startswith("default-src 'none';")
    assert headers["content-security-policy"].endswith("frame-ancestors 'self'")
    assert headers["server"] == "nginx"


def test_only_embeddable_pages_may_be_framed(server: Server) -> None:
    policy = server.get("/embed/table/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors *")


def test_only_files_with_a_hash_are_kept_long(server: Server) -> None:
    assert server.get(HASHED).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert server.get("/").headers["cache-control"] == "no-cache"
    assert server.get("/139901/301/2026/disclosure.json").headers["cache-control"] == "no-cache"


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
