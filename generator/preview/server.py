"""The preview as a server on this machine: answers while files are watched."""

import ipaddress
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from msgspec import Struct, field

from generator.preview.answers import OWN, Answer, Desk
from generator.preview.state import State

_PATIENCE = 20.0  # seconds that a browser is kept waiting for news


class Showing(Struct):
    """The state that is shown now; whoever waits for the next is told.

    ``stale`` is set where it has to be made anew though no file was changed.
    """

    state: State
    stale: threading.Event = field(default_factory=threading.Event)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def show(self, state: State) -> None:
        """Show another state from now on."""
        with self._changed:
            self.state = state
            self._changed.notify_all()

    def news(self, seen: str) -> str:
        """The name of the state as soon as it is another than ``seen``; '' after a while."""
        with self._changed:
            told = self._changed.wait_for(lambda: self.state.name != seen, _PATIENCE)
            return self.state.name if told else ""


class Server(ThreadingHTTPServer):
    """Serves what is shown on ``host:port``. Only browsers of this machine where that is local."""

    daemon_threads = True

    def __init__(self, address: str, showing: Showing, desk: Desk) -> None:
        host, _, port = address.rpartition(":")
        self.local_only = _is_local(host)
        self.showing, self.desk = showing, desk
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host.strip("[]"), int(port)), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no error worth a word."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def begin(self) -> None:
        """Answer in the background until ``shutdown``."""
        threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self._send(self._answer())

    def do_HEAD(self) -> None:
        self._send(self._answer(), content=False)

    def _answer(self) -> Answer:
        if self.server.local_only and not _is_local(_host(self.headers.get("Host", ""))):
            return Answer(403)  # a page elsewhere whose name was made to lead here
        address = urlsplit(self.path)
        path, desk, showing = unquote(address.path), self.server.desk, self.server.showing
        if path == f"{desk.mount}{OWN}news":
            seen = parse_qs(address.query).get("seen", [""])[0]
            return Answer(200, content=showing.news(seen).encode())
        answer = desk.answer(showing.state, path)
        if answer.stale:
            showing.stale.set()
        return answer

    def _send(self, answer: Answer, content: bool = True) -> None:
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if content:
            self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is said of requests."""


def _host(header: str) -> str:
    return header.rpartition(":")[0] if header.rpartition(":")[2].isdigit() else header


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
