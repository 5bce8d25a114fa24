"""The nginx configuration of deploy/, in a real nginx on a port of this machine."""

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

CONFIG = Path(__file__).parents[2] / "deploy" / "nginx" / "mingzhang.conf"

MAIN = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
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


@dataclass(frozen=True)
class Server:
    """A running nginx and the folder whose ``current`` it serves; ``secure``: over HTTPS."""

    folder: Path
    port: int
    secure: bool = False

    @property
    def address(self) -> str:
        """Where the site stands; it ends with a slash."""
        return f"http{'s' if self.secure else ''}://127.0.0.1:{self.port}/"

    def get(self, path: str, **headers: str) -> Answer:
        with closing(self.connect()) as connection:
            return ask(connection, path, **headers)

    def connect(self) -> http.client.HTTPConnection:
        """A connection that can be asked several times."""
        if self.secure:
            trusted = ssl.create_default_context(cafile=str(self.folder / "site.pem"))
            return http.client.HTTPSConnection("127.0.0.1", self.port, context=trusted)
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def publish(self, release: str) -> None:
        """Rename a new link over the one in force, as deploy/publish does."""
        link = self.folder / "next"
        link.symlink_to(self.folder / "releases" / release)
        link.replace(self.folder / "current")


def ask(connection: http.client.HTTPConnection, path: str, **headers: str) -> Answer:
    """One request, its headers given with _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=named)
    response = connection.getresponse()
    fields = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, fields, response.read())


@contextmanager
def nginx(folder: Path, secure: bool = False) -> Iterator[Server]:
    """nginx with the configuration of deploy/, serving what ``current`` in a folder leads to."""
    binary = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert binary, "nginx is missing: run tests/install-system-packages.sh"
    port = _free_port()
    _configure(folder, port, secure)
    command = [binary, "-e", str(folder / "error.log"), "-p", str(folder), "-c", "nginx.conf"]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr
    process = subprocess.Popen(command)
    try:
        _wait(process, port)
        yield Server(folder, port, secure)
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _configure(folder: Path, port: int, secure: bool) -> None:
    text = CONFIG.read_text(encoding="utf-8")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;": "",
        "root /srv/mingzhang/current;": f"root {folder}/current;",
    }
    if secure:
        _make_certificate(folder)
        changes["listen 80;"] = (
            f"listen 127.0.0.1:{port} ssl; ssl_certificate {folder}/site.pem; "
            f"ssl_certificate_key {folder}/site.key;"
        )
        changes["# https "] = "https "
    for there, here in changes.items():
        assert text.count(there) == 1
        text = text.replace(there, here)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    main = MAIN.format(folder=folder, types="/etc/nginx/mime.types")
    (folder / "nginx.conf").write_text(main, encoding="utf-8")


def _make_certificate(folder: Path) -> None:
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    words += ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(folder / "site.key"), "-out", str(folder / "site.pem")]
    subprocess.run(["openssl", *words, *files], check=True, capture_output=True)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        assert process.poll() is None, "nginx did not start"
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
