"""`mingzhang verify`: what is missing, changed or extra, on a disk and over HTTP; odd servers."""

import gzip
import hashlib
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.publish import asking, online
from generator.publish.sums import read_sums

FILES = {
    "index.html": "首页",
    "404.html": "没有这一页",
    "130229/301/2026/index.html": "上年结转 1.00",
    "130229/301/2026/source/公开 原件 #1?.txt".replace("?", ""): "原件",
    "assets/a.css": "a{}",
}


def write(folder: Path, files: dict[str, str] = FILES) -> Path:
    """A site with its manifest."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    lines = (f"{hashlib.sha256(files[n].encode()).hexdigest()}  {n}\n" for n in sorted(files))
    (folder / "manifest.txt").write_text("".join(lines), "utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site")


Capture = pytest.CaptureFixture[str]


def verify(capsys: Capture, *words: object) -> tuple[int, str]:
    """The exit status and everything that was said."""
    status = main(["verify", *map(str, words)])
    said = capsys.readouterr()
    assert not any(c in said.out + said.err for c in "\x1b\r\u202e\u200b")
    return status, said.out + said.err


def test_the_manifest_is_what_sha256sum_reads(site: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "manifest.txt"]
    assert subprocess.run(command, cwd=site, check=False).returncode == 0


def test_a_whole_folder(site: Path, capsys: Capture) -> None:
    status, said = verify(capsys, site)
    digest = hashlib.sha256((site / "manifest.txt").read_bytes()).hexdigest()
    assert (status, said) == (0, f"核对 6 个文件：全部相同。\n清单的 SHA-256：{digest}\n")


def test_every_difference_of_a_folder_is_told(site: Path, tmp_path: Path, capsys: Capture) -> None:
    (site / "index.html").write_text("别的", "utf-8")
    (site / "assets/a.css").unlink()
    (site / "404.html").unlink()
    (site / "404.html").symlink_to("index.html")
    (site / "多\u202e.html").write_text("", "utf-8")
    status, said = verify(capsys, site)
    assert status == 1
    assert said.splitlines()[:5] == [
        "缺少 assets/a.css",
        "改动 404.html：是链接",
        "改动 index.html：内容不同",
        "多出 多\\u202e.html",
        "核对 6 个文件：缺少 1 个，改动 2 个，多出 1 个。",
    ]


def test_compressed_copies_belong_to_their_files(site: Path, capsys: Capture) -> None:
    copy = site / "index.html.gz"
    for content, told in (
        (gzip.compress("首页".encode()), ""),
        (gzip.compress("首頁".encode()), "改动 index.html.gz：压缩副本与原文件不同"),
        (gzip.compress("首页".encode())[:-6], "改动 index.html.gz：压缩副本已损坏"),
        (b"x", "改动 index.html.gz：压缩副本已损坏"),
    ):
        copy.write_bytes(content)
        status, said = verify(capsys, site)
        assert (status, told in said) == (int(bool(told)), True)
    copy.unlink()
    (site / "more.gz").write_bytes(b"")
    assert "多出 more.gz" in verify(capsys, site)[1]


def test_against_the_manifest_that_was_kept(site: Path, tmp_path: Path, capsys: Capture) -> None:
    """Whoever changes a page can change the manifest beside it: the own copy is what counts."""
    kept = tmp_path / "kept.txt"
    kept.write_bytes((site / "manifest.txt").read_bytes())
    write(site, {**FILES, "index.html": "假的", "more/index.html": "多的"})
    assert verify(capsys, site)[0] == 0
    for place in (site, None):
        with served(site) as address:
            status, said = verify(capsys, place or address, "--manifest", kept)
        assert status == 1
        for line in ("改动 index.html：内容不同", "改动 manifest.txt：内容不同"):
            assert line in said
        assert "多出 more/index.html" in said


BAD = {
    "": "清单不能用：是空的",
    "<!doctype html>\n": "清单不能用：第 1 行不是",
    f"{'0' * 64}  ../../etc/passwd\n": "路径不能使用",
    f"{'0' * 64}  /etc/passwd\n": "路径不能使用",
    f"{'0' * 64}  a\u202eb\n": "路径不能使用",
    f"{'0' * 64}  a\n{'0' * 64}  a\n": "路径重复",
    f"{'0' * 63}  a\n": "第 1 行不是",
    "\x1b[31m\u202e\n": "第 1 行不是",
}


@pytest.mark.parametrize("content", sorted(BAD))
def test_a_bad_manifest_is_refused(site: Path, capsys: Capture, content: str) -> None:
    (site / "manifest.txt").write_text(content, "utf-8")
    status, said = verify(capsys, site)
    assert status == 2 and BAD[content] in said
    assert read_sums(b"\xff\xfe").wrong


def test_wrong_places(tmp_path: Path, capsys: Capture) -> None:
    assert verify(capsys, tmp_path / "nowhere")[0] == 2
    status, said = verify(capsys, tmp_path)
    assert status == 2 and "没有 manifest.txt" in said
    status, said = verify(capsys, tmp_path, "--manifest", tmp_path / "no.txt")
    assert status == 2 and "无法读取" in said
    for address in (
        "http://",
        "http://[",
        "https:///x",
        "http://a:99999/",
        "http://x\x1b[31m.invalid/",
    ):
        status, said = verify(capsys, address)
        assert status == 2 and "无法核对" in said, address


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with serving(partial(Quiet, directory=str(folder))) as address:
        yield address


def test_a_whole_site_on_the_web(site: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "top").mkdir()
    (tmp_path / "top/repo").symlink_to(site)
    with served(tmp_path / "top") as address:
        for given in (f"{address}repo/", f"{address}repo", f"{address}repo/?x#y"):
            assert verify(capsys, given)[0] == 0, given
        status, said = verify(capsys, address)
        assert status == 2 and "没有 manifest.txt" in said


def test_every_difference_on_the_web_is_told(site: Path, capsys: Capture) -> None:
    (site / "index.html").write_text("别的", "utf-8")
    (site / "assets/a.css").unlink()
    with served(site) as address:
        status, said = verify(capsys, address)
    assert status == 1
    assert "缺少 assets/a.css\n改动 index.html：内容不同\n" in said


class Odd(Quiet):
    """A server that answers a file as it should, the others in its own ways."""

    site: Path

    def do_GET(self) -> None:
        way = getattr(self, f"do_{self.path.strip('/').replace('.', '_')}", None)
        if way is None:
            super().do_GET()
        else:
            way()

    def answer(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_loop(self) -> None:
        self.answer(302, Location="/loop")

    def do_away(self) -> None:
        self.answer(301, Location="https://elsewhere.example/")

    def do_file(self) -> None:
        self.answer(301, Location="file:///etc/passwd")

    def do_broken(self) -> None:
        self.answer(500)

    def do_short(self) -> None:
        self.answer(200, b"abc", Content_Length="1000")
        self.close_connection = True

    def do_bomb(self) -> None:
        packed = gzip.compress(b"0" * (20 << 20))
        self.answer(200, packed, Content_Encoding="gzip")

    def do_cut(self) -> None:
        self.answer(200, gzip.compress(b"0" * 5000)[:-9], Content_Encoding="gzip")

    def do_nogzip(self) -> None:
        self.answer(200, b"plain", Content_Encoding="gzip")

    def do_packed(self) -> None:
        self.answer(200, gzip.compress(b"right"), Content_Encoding="gzip")

    def do_behind(self) -> None:
        self.answer(200, gzip.compress(b"right") + b"0" * 100_000, Content_Encoding="gzip")

    def do_slow(self) -> None:
        time.sleep(8)
        self.answer(200)

    def do_garbage(self) -> None:
        self.wfile.write(b"\x00\xff" * 100_000)
        self.close_connection = True


WAYS = {
    "loop": "改动 loop：转向“/loop”",
    "away": "改动 away：转向“https://elsewhere.example/”",
    "broken": "改动 broken：回答的状态是 500",
    "short": "没有读到 short：传到一半断开",
    "bomb": "没有读到 bomb：超过 1 MB，没有读完",
    "cut": "没有读到 cut：传到一半断开",
    "behind": "没有读到 behind：压缩的内容后面还有别的",
    "nogzip": "没有读到 nogzip：回答不是有效的网页回应",
    "slow": "没有读到 slow：等待太久没有回应",
    "garbage": "没有读到 garbage：回答不是有效的网页回应",
}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, smaller."""
    monkeypatch.setattr(online, "Asker", partial(asking.Asker, seconds=6.0, largest=1 << 20))
    monkeypatch.setattr(online, "LARGEST_LISTING", 1 << 20)


def test_odd_answers(tmp_path: Path, capsys: Capture, impatient: None) -> None:
    site = write(tmp_path / "site", dict.fromkeys(("fine.txt", "packed", *WAYS), "right"))
    with serving(partial(Odd, directory=str(site))) as address:
        status, said = verify(capsys, address)
    assert status == 1
    assert set(WAYS.values()) == set(said.splitlines()[:-2])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("loop", "转向超过 5 次"),
        ("file", "地址应以 http:// 或 https:// 开头"),
        ("bomb", "超过 1 MB，没有读完"),
        ("garbage", "回答不是有效的网页回应"),
        ("slow", "等待太久没有回应"),
        ("broken", "没有 manifest.txt"),
    ],
)
def test_odd_manifests(
    tmp_path: Path, capsys: Capture, impatient: None, path: str, told: str
) -> None:
    class Leading(Odd):
        def do_manifest_txt(self) -> None:
            getattr(self, f"do_{path}")()

    with serving(partial(Leading, directory=str(tmp_path))) as address:
        status, said = verify(capsys, address)
    assert status == 2 and told in said


def test_a_moved_site_is_followed_once(site: Path, capsys: Capture) -> None:
    with served(site) as new:

        class Moved(Quiet):
            def do_GET(self) -> None:
                self.send_response(301)
                self.send_header("Location", new + self.path.lstrip("/"))
                self.send_header("Content-Length", "0")
                self.end_headers()

        with serving(Moved) as old:
            status, said = verify(capsys, old)
    assert status == 0 and said.startswith(f"网址转到 {new}\n")


def test_a_host_that_falls_silent_is_not_asked_for_ever(
    tmp_path: Path, capsys: Capture, impatient: None
) -> None:
    names = {f"{n}.txt": "x" for n in range(200)}
    site, asked = write(tmp_path / "site", names), list[str]()

    class Dying(Quiet):
        def do_GET(self) -> None:
            asked.append(self.path)
            if self.path != "/manifest.txt":
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            super().do_GET()

        def finish(self) -> None:
            with suppress(OSError, ValueError):
                super().finish()

    with serving(partial(Dying, directory=str(site))) as address:
        status, said = verify(capsys, address)
    assert status == 1 and "没有再问" in said and "没有读到 201 个" in said
    assert len(set(asked)) < 40


def test_an_unreachable_host(capsys: Capture) -> None:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: Any = probe.getsockname()[1]
    status, said = verify(capsys, f"http://127.0.0.1:{port}/")
    assert status == 2 and "连接不上" in said
