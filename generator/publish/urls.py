"""Which file of the site an address on one of its pages means."""

import re
from urllib.parse import unquote, urlsplit

from msgspec import Struct

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HARMLESS = frozenset(["mailto", "tel", "data", "about", "blob", "sms"])
_WEB = frozenset(["http", "https", "ws", "wss", "ftp"])


class Place(Struct, frozen=True):
    """Where an address leads.

    kind: file (`path` in the site), external (`path` is the address), none (nothing to check),
    script (`javascript:` and the like), outside (our host, not our site), relative (a relative
    address where the page has no place of its own).
    """

    kind: str
    path: str = ""


_KEPT = 20_000  # addresses that are remembered: the map of a site has every page of it once
NOT_FOUND = "404.html"  # shown at any depth: it has no folder to start from
NONE = Place("none")
OUTSIDE = Place("outside")
RELATIVE = Place("relative")
SCRIPT = Place("script")


class Site:
    """Resolves addresses for a site at `address`.

    `address` is 'https://example.org/sub/', '/sub/' or '/': the path under which the site is
    served and, when given, the host whose absolute addresses are the site's own.
    """

    def __init__(self, address: str = "/") -> None:
        parts = urlsplit(address)
        self.origin = f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else ""
        self.scheme = parts.scheme or "https"
        base = parts.path if parts.path.startswith("/") else f"/{parts.path}"
        self.base = base if base.endswith("/") else f"{base}/"
        self._known: dict[tuple[str, str], tuple[Place, str]] = {}

    def resolve(self, page: str, url: str) -> tuple[Place, str]:
        """Find the place of `url` written in the file `page` (site path), and its fragment.

        A fragment is as written (still percent-encoded), '' when there is none.
        """
        if page == NOT_FOUND or url[:1] in ("", "#", "?"):
            return self._place(page, url)
        folder = "" if url[0] == "/" else page.rpartition("/")[0]
        rest = url
        while rest.startswith("../") and folder:
            # climbing first lets sibling pages share what is remembered
            folder, rest = folder.rpartition("/")[0], rest[3:]
        key = (folder, rest)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[key] = self._place(page, url)
        return found

    def _place(self, page: str, url: str) -> tuple[Place, str]:
        rest, _, fragment = url.partition("#")
        rest = rest.partition("?")[0]
        if not rest:
            return Place("file", page), fragment
        scheme = _SCHEME.match(rest)
        if scheme or rest[:2].replace("\\", "/") == "//":
            return self._absolute(url, rest, scheme[1].lower() if scheme else ""), fragment
        if page == NOT_FOUND and rest[0] not in "/\\":
            return RELATIVE, fragment
        return self._find(page.rpartition("/")[0], rest), fragment

    def _absolute(self, url: str, rest: str, scheme: str) -> Place:
        if scheme in _HARMLESS:
            return NONE
        if scheme and scheme not in _WEB:
            return SCRIPT
        full = rest.replace("\\", "/")
        full = full if scheme else f"{self.scheme}:{full}"
        ours = self.origin
        if ours and (full.lower() == ours or full.lower().startswith(f"{ours}/")):
            return self._find("", full[len(ours) :] or "/")
        return Place("external", url)

    def _find(self, folder: str, rest: str) -> Place:
        path = unquote(rest.replace("\\", "/"))
        if not path.startswith("/"):
            path = f"{self.base}{folder}/{path}" if folder else f"{self.base}{path}"
        full = _normal(path)
        if full + "/" == self.base:
            full = self.base
        if not full.startswith(self.base):
            return OUTSIDE
        inside = full[len(self.base) :]
        if not inside or inside.endswith("/"):
            inside += "index.html"
        return Place("file", inside)


def _normal(path: str) -> str:
    """An absolute path without '.' and '..', as browsers do it; empty segments stay."""
    done: list[str] = []
    segments = path[1:].split("/")
    for segment in segments:
        if segment == "..":
            del done[-1:]
        elif segment != ".":
            done.append(segment)
    if segments[-1] in (".", ".."):
        done.append("")
    return "/" + "/".join(done)
