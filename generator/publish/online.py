"""A site on the web held against the hashes that it should have."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from msgspec import Struct

from generator.publish.asking import LARGEST_LISTING, Asker, AskError
from generator.publish.held import Held
from generator.publish.manifest import LISTING
from generator.publish.problems import shown

_AT_ONCE = 6
_PATIENCE = 20  # files without an answer, after which the others are not asked for
_ERROR_PAGE = "404.html"  # a server may show it only where nothing is


class Found(Struct, frozen=True):
    """Where a site really stands (with a slash at its end), and its manifest; None without one."""

    base: str
    manifest: bytes | None


def find_site(address: str, asker: Asker | None = None) -> Found:
    """Follow an address that a person gave to its site; raises AskError."""
    parts = urlsplit(address)
    folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    base = urlunsplit((parts.scheme, parts.netloc, folder, "", ""))
    asker = asker or Asker()
    try:
        where, status, content = asker.read(urljoin(base, LISTING), LARGEST_LISTING)
    finally:
        asker.close()
    there = where.removesuffix(LISTING) if where.endswith(f"/{LISTING}") else base
    return Found(there, content if status == 200 else None)


def hold_address(base: str, files: Mapping[str, str], listed: Iterable[str] = ()) -> Held:
    """Ask for every file of ``files`` (path → SHA-256) as readers do, and for no other.

    A server does not say what else it has: ``extra`` are only those that the site itself has
    ``listed``.
    """
    paths = sorted(files)
    shares = [paths[n::_AT_ONCE] for n in range(_AT_ONCE)]
    silent: list[tuple[str, str]] = []
    missing: list[str] = []
    changed: list[tuple[str, str]] = []

    def ask(share: list[str]) -> None:
        asker = Asker()
        for path in share:
            if len(silent) >= _PATIENCE:
                silent.append((path, "前面的文件多次没有回应，没有再问"))
                continue
            try:
                fault = _fault(asker, base, path, files[path])
            except AskError as error:
                silent.append((path, str(error)))
                continue
            if fault is None:
                missing.append(path)
            elif fault:
                changed.append((path, fault))
        asker.close()

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(ask, shares))
    extra = tuple(sorted(set(listed) - files.keys()))
    order = tuple(sorted(missing)), tuple(sorted(changed)), extra, tuple(sorted(silent))
    return Held(len(files), *order)


def _fault(asker: Asker, base: str, path: str, digest: str) -> str | None:
    """What is wrong with a file, '' when nothing; None when it is not there."""
    address = urljoin(base, quote(_shown_at(path)) or ".")
    answer = asker.digest(address)
    if answer.location:
        return f"转向“{shown(answer.location)}”"
    if answer.status == 200 or (answer.status == 404 and path == _ERROR_PAGE):
        return "" if answer.digest == digest else "内容不同"
    return None if answer.status in (404, 410) else f"回答的状态是 {answer.status}"


def _shown_at(path: str) -> str:
    """The address of a file below the site: a page's is that of its folder."""
    return path[: -len("index.html")] if f"/{path}".endswith("/index.html") else path
