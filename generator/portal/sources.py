"""The published files of a member, each held against the hash that its manifest tells."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread, Timer
from typing import Protocol, TypeVar
from urllib.parse import quote, urljoin

from msgspec import Struct, field

from generator.diagnostics.system import reason_of
from generator.portal.errors import PortalError
from generator.portal.settings import Member
from generator.publish.asking import LARGEST_LISTING, Asker, AskError
from generator.publish.manifest import LISTING
from generator.publish.problems import shown
from generator.publish.sums import read_sums
from generator.store.store import Store

LARGEST = 64 << 20  # bytes of one file
MOST = 1 << 30  # bytes of all files that are read at once
KIND = "members"  # the files of members in the store, by their hash
_AT_ONCE = 6
PATIENCE = 600.0  # seconds in which a member gives its manifest, or the files of one step
T = TypeVar("T")


class Source(Protocol):
    """Where the files of a member come from."""

    def listing(self) -> bytes:
        """The manifest; raises PortalError."""

    def read(self, paths: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
        """Files by path, from pairs of path and hash; raises PortalError."""


class Published(Struct, frozen=True):
    """A member with the hashes of its files."""

    member: Member
    source: Source
    sums: Mapping[str, str]

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Some of its files; raises PortalError where one is not there or is another."""
        wanted = list(paths)
        for path in wanted:
            if path not in self.sums:
                raise self.wrong(f"没有 {path}，不是这个版本生成的网站；请那边用新版本再发布一次")
        found: dict[str, bytes] = {}
        size = 0
        for path, content in self.source.read((path, self.sums[path]) for path in wanted):
            if hashlib.sha256(content).hexdigest() != self.sums[path]:
                raise self.wrong(f"{path} 与清单不一致：正在更新或者损坏了，请过一会再试")
            found[path] = content
            size += len(content)
            if size > MOST:
                raise self.wrong(f"内容太多，超过 {MOST >> 20} MB")
        return {path: found[path] for path in wanted}

    def wrong(self, why: str) -> PortalError:
        """An error of this member."""
        return wrong(self.member, why)


def wrong(member: Member, why: str) -> PortalError:
    """An error of a member."""
    return PortalError(f"站点“{member.name}”（{member.folder or member.address}）：{why}。")


def published(member: Member, store: Store) -> Published:
    """A member as it is published now; raises PortalError."""
    source: Source = Folder(member) if member.folder else Web(member, store)
    sums = read_sums(source.listing())
    if sums.wrong:
        raise wrong(member, f"清单 {LISTING} 不能用：{sums.wrong}")
    return Published(member, source, sums.files)


class Folder(Struct, frozen=True):
    """A published site on this machine."""

    member: Member

    def listing(self) -> bytes:
        """The manifest."""
        return self._file(LISTING)

    def read(self, paths: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
        """Files by path."""
        return ((path, self._file(path)) for path, _ in paths)

    def _file(self, path: str) -> bytes:
        file = (self.member.folder or Path()) / path
        try:
            if not file.is_file():  # a pipe would be waited for
                raise wrong(self.member, f"读不到 {path}：没有这个文件")
            with file.open("rb") as stream:
                content = stream.read(LARGEST + 1)
        except OSError as error:
            raise wrong(self.member, f"读不到 {path}：{reason_of(error)}") from error
        if len(content) > LARGEST:
            raise wrong(self.member, f"{path} 超过 {LARGEST >> 20} MB")
        return content


class Web(Struct, frozen=True):
    """A site on the web. What was fetched once is kept in ``store`` by its hash."""

    member: Member
    store: Store
    stopped: Event = field(default_factory=Event)

    def listing(self) -> bytes:
        """The manifest."""
        (content,) = self._at_once([self._listing])
        return content

    def read(self, paths: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
        """Files by path; those of a new hash are asked for, several at once."""
        pairs = list(paths)
        shares = (pairs[n::_AT_ONCE] for n in range(_AT_ONCE))
        for share in self._at_once([partial(self._share, share) for share in shares]):
            yield from share

    def _at_once(self, works: Sequence[Callable[[], T]]) -> Iterator[T]:
        """What all the works give, as they end; a member that never ends is not waited for, nor
        are its threads when the program is done."""
        ended: SimpleQueue[T | Exception] = SimpleQueue()
        bell = Timer(PATIENCE, ended.put, (self._late(),))
        threads = [Thread(target=_run, args=(work, ended), daemon=True) for work in works]
        bell.daemon = True
        for thread in (bell, *threads):
            thread.start()
        finished = False
        try:
            for _ in works:
                came = ended.get()
                if isinstance(came, Exception):
                    raise came
                yield came
            finished = True
        finally:
            bell.cancel()
            if not finished:  # nobody asks any more
                self.stopped.set()

    def _late(self) -> PortalError:
        spent = f"{PATIENCE // 60:.0f} 分钟还没有读完，不再等下去"
        return wrong(self.member, f"{spent}；已经读到的留着，再运行一次会接着读")

    def _listing(self) -> bytes:
        asker = Asker()
        try:
            return self._ask(asker, LISTING, LARGEST_LISTING)
        finally:
            asker.close()

    def _share(self, pairs: list[tuple[str, str]]) -> list[tuple[str, bytes]]:
        asker, found = Asker(), []
        try:
            for path, digest in pairs:
                if self.stopped.is_set():
                    break
                content = self.store.get_bytes(KIND, digest, 0, -1)
                if content is None:
                    content = self._ask(asker, path, LARGEST)
                    if hashlib.sha256(content).hexdigest() == digest:
                        self.store.put_bytes(KIND, digest, content)
                found.append((path, content))
        finally:
            asker.close()
        return found

    def _ask(self, asker: Asker, path: str, largest: int) -> bytes:
        address = urljoin(self.member.address, quote(path))
        try:
            _, status, content = asker.read(address, largest, redirects=0)
        except AskError as error:
            raise wrong(self.member, f"读不到 {shown(path)}：{error}") from error
        if status != 200:
            raise wrong(self.member, f"读不到 {shown(path)}：回答的状态是 {status}")
        return content


def _run(work: Callable[[], T], ended: "SimpleQueue[T | Exception]") -> None:
    try:
        ended.put(work())
    except Exception as error:  # raised again by whoever waits
        ended.put(error)
