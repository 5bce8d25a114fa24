"""Two releases behind a real nginx: switched under load, gone back from, asked for again."""

import gzip
import http.client
import runpy
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.deploy.running import Server, ask, nginx
from tests.deploy.sites import PROGRAM, built, call, publish, releases, version

SWITCHES = 300
ONE, TWO = version("1234.50"), version("1234.60")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Two releases in which nothing but a digit differs; the second is in force."""
    for name, files in (("1", ONE), ("2", TWO)):
        publish(built(tmp_path / name, files), tmp_path / "srv")
    with nginx(tmp_path / "srv") as running:
        yield running


def address(name: str) -> str:
    return f"/{name.removesuffix('index.html')}"


PAGES = [name for name in ONE if name != "404.html"]


def test_a_changed_figure_of_the_same_length_never_answers_304(server: Server) -> None:
    """Neither as it is nor compressed, neither by tag nor by date, forward nor back."""
    for coding in ("identity", "gzip"):
        call(server.folder, "--to", releases(server.folder)[1])
        new = {n: server.get(address(n), Accept_Encoding=coding) for n in PAGES}
        call(server.folder, "--back")
        for name in PAGES:
            known, changed = new[name].headers["etag"], ONE[name] != TWO[name]
            dates = {"If_Modified_Since": "Fri, 20 Nov 2099 00:00:00 GMT"}
            again = server.get(address(name), Accept_Encoding=coding, If_None_Match=known)
            assert again.status == (200 if changed else 304), name
            assert server.get(address(name), Accept_Encoding=coding, **dates).status == 200
            whole = server.get(address(name), Accept_Encoding=coding)
            assert (whole.headers["etag"] == known) == (not changed)
            assert len(whole.body) > 0


def test_what_both_releases_have_is_kept_by_browsers(server: Server) -> None:
    """The tag is that of the content: a release in between changes nothing."""
    tag = server.get("/assets/same.css").headers["etag"]
    call(server.folder, "--back")
    assert server.get("/assets/same.css", If_None_Match=tag).status == 304


@dataclass
class Reader(threading.Thread):
    """Asks for every page over and over, on one connection, as two browsers would."""

    server: Server
    until: threading.Event
    bad: list[str] = field(default_factory=list)
    answers: int = 0
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        with closing(self.server.connect()) as connection:
            while not self.until.is_set():
                for name in PAGES:
                    for coding in ("identity", "gzip"):
                        self._ask(connection, name, coding)

    def _ask(self, connection: http.client.HTTPConnection, name: str, coding: str) -> None:
        try:
            answer = ask(connection, address(name), Accept_Encoding=coding)
        except (OSError, http.client.HTTPException) as error:
            self.bad.append(f"{name}: {error!r}")
            return
        self.answers += 1
        packed = answer.headers.get("content-encoding") == "gzip"
        text = (gzip.decompress(answer.body) if packed else answer.body).decode()
        if answer.status != 200 or text not in (ONE[name], TWO[name]):
            self.bad.append(f"{name}: {answer.status} {text[:80]}")
        self.seen.add(text)


def test_no_bad_answer_while_releases_are_switched(server: Server) -> None:
    until = threading.Event()
    readers = [Reader(server, until) for _ in range(3)]
    for reader in readers:
        reader.start()
    names = releases(server.folder)
    program = runpy.run_path(str(PROGRAM))
    place = program["Place"](str(server.folder), "ssh")
    for number in range(SWITCHES):
        place.run(program["BACK"], names[number % 2])
    until.set()
    for reader in readers:
        reader.join()
        assert reader.bad == []
    assert sum(reader.answers for reader in readers) > 10 * SWITCHES
    assert set().union(*(r.seen for r in readers)) == {
        text for files in (ONE, TWO) for name, text in files.items() if name != "404.html"
    }


def test_publishing_and_throwing_away_under_load(server: Server, tmp_path: Path) -> None:
    """Releases come and go; whoever asks gets a page of one of them."""
    until = threading.Event()
    reader = Reader(server, until)
    reader.start()
    for number in range(12):
        name, files = (("1", ONE), ("2", TWO))[number % 2]
        assert "已发布" in publish(tmp_path / name, server.folder, "--keep", "1")
        assert files
    until.set()
    reader.join()
    assert reader.bad == []
    assert len(releases(server.folder)) == 1
