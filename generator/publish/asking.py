"""Asking a web server for files: bounded in time, size and number of redirects.

Nothing that comes back is kept but its hash, and a manifest. Answers may be compressed, as those
that browsers get are.
"""

import hashlib
import http.client
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from generator.diagnostics.system import reason_of
from generator.publish.problems import shown

SECONDS = 30.0  # to connect, and between two pieces of an answer
LARGEST = 2 << 30  # bytes of one file
LARGEST_LISTING = 64 << 20
_REDIRECTS = 5
_PIECE = 1 << 16
_HEADERS = {
    "Accept-Encoding": "gzip",
    "Cache-Control": "no-cache",
    "User-Agent": "mingzhang-verify",
}

_FAILURES = (OSError, http.client.HTTPException, ValueError, zlib.error)

_Take = Callable[[bytes], object]


class AskError(Exception):
    """There was no answer that could be used; the message (中文) says why."""


class Answer(Struct, frozen=True):
    """A status, where it leads on (''), and the SHA-256 of its content when that was read."""

    status: int
    location: str = ""
    digest: str = ""


class Asker:
    """One connection after another to the servers of one place; for one thread."""

    def __init__(self, seconds: float = SECONDS, largest: int = LARGEST) -> None:
        self._seconds = seconds
        self._largest = largest
        self._connection: http.client.HTTPConnection | None = None
        self._host = ""

    def digest(self, address: str) -> Answer:
        """What an address answers, without following it elsewhere; raises AskError."""
        found = hashlib.sha256()
        answer = self._ask(address, found.update, self._largest)
        return Answer(answer.status, answer.location, found.hexdigest())

    def read(
        self, address: str, largest: int, redirects: int = _REDIRECTS
    ) -> tuple[str, int, bytes]:
        """Where an address leads to in the end, the status there, the content; raises AskError."""
        for _ in range(redirects + 1):
            content = bytearray()
            answer = self._ask(address, content.extend, largest)
            if not answer.location:
                return address, answer.status, bytes(content)
            address = urljoin(address, answer.location)
        often = f"超过 {redirects} 次" if redirects else f"“{shown(address)}”，请写转到的网址"
        raise AskError(f"转向{often}")

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            with suppress(OSError):
                self._connection.close()
        self._connection = None

    def _ask(self, address: str, take: _Take, largest: int) -> Answer:
        try:
            return self._once(address, take, largest)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            pass  # an idle connection that the server has closed; content has not begun
        except _FAILURES as error:
            raise self._failed(error) from error
        try:
            return self._once(address, take, largest)
        except _FAILURES as error:
            raise self._failed(error) from error

    def _once(self, address: str, take: _Take, largest: int) -> Answer:
        connection, path = self._connect(address)
        try:
            connection.request("GET", path, headers=_HEADERS)
            response = connection.getresponse()
        except BaseException:
            self.close()
            raise
        location = response.getheader("Location", "") if 300 <= response.status < 400 else ""
        try:
            for piece in _bounded(_unpacked(response), 0 if location else largest):
                take(piece)
        except BaseException as error:
            self.close()
            if isinstance(error, ConnectionResetError):
                raise AskError("传到一半断开") from error
            raise
        if location:
            self.close()
        return Answer(response.status, location)

    def _connect(self, address: str) -> tuple[http.client.HTTPConnection, str]:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise AskError("地址应以 http:// 或 https:// 开头")
        host = f"{parts.scheme}://{parts.netloc}"
        if self._connection is None or self._host != host:
            self.close()
            kind = (
                http.client.HTTPSConnection
                if parts.scheme == "https"
                else http.client.HTTPConnection
            )
            self._connection = kind(parts.hostname, parts.port, timeout=self._seconds)
            self._host = host
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
        return (
            self._connection,
            f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=?~')}" if parts.query else path,
        )

    def _failed(self, error: Exception) -> AskError:
        self.close()
        return AskError(_reason(error))


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := response.read(_PIECE):
        yield piece
    if response.length:  # what was promised and did not come
        raise AskError("传到一半断开")


def _unpacked(response: http.client.HTTPResponse) -> Iterator[bytes]:
    if response.getheader("Content-Encoding", "").strip().lower() != "gzip":
        yield from _pieces(response)
        return
    unpacking = zlib.decompressobj(wbits=31)
    for packed in _pieces(response):
        if unpacking.eof:
            raise AskError("压缩的内容后面还有别的")
        rest = packed
        while rest and not unpacking.eof:
            yield unpacking.decompress(rest, _PIECE)
            rest = unpacking.unconsumed_tail
    yield unpacking.flush()
    if not unpacking.eof:
        raise AskError("传到一半断开")


def _bounded(pieces: Iterator[bytes], largest: int) -> Iterator[bytes]:
    """The pieces as long as there are no more than ``largest`` bytes; 0: none is read at all."""
    size = 0
    if not largest:
        return
    for piece in pieces:
        size += len(piece)
        if size > largest:
            raise AskError(f"超过 {largest >> 20} MB，没有读完")
        yield piece


def _reason(error: Exception) -> str:
    match error:
        case TimeoutError():
            return "等待太久没有回应"
        case ssl.SSLCertVerificationError():
            return f"证书不能通过验证：{error.verify_message}"
        case ssl.SSLError():
            return "无法建立 HTTPS 连接"
        case http.client.IncompleteRead():
            return "传到一半断开"
        case http.client.RemoteDisconnected():
            return "没有回答就断开"
        case http.client.HTTPException() | zlib.error():
            return "回答不是有效的网页回应"
        case OSError():
            return f"连接不上：{reason_of(error)}"
    return "地址写得不对"
