"""Where that was written by hand of which a finished page says what is wrong with it."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

_SETTINGS, _PAGES = "mkdocs.yml", "content/"
_QUOTED = re.compile(r"“([^”]+)”")
_LINK = re.compile(r"[^“”]+“(?P<url>[^”]+)”指向的“(?P<target>[^”]+)”")


def source_of(root: Path, page: str, subject: str, message: str) -> str:
    """File and line below ``root`` of what is quoted in a message about a page; of a page that
    was written by hand at least the file. '' where neither is found: it comes from the data.

    ``subject`` is the file of the site that a link leads to; those of mkdocs.yml name it from the
    root, and stand on every page.
    """
    own = [file for file in _written(page) if (root / file).is_file()]
    for file in own:
        if place := _place(root, file, _QUOTED.findall(message)):
            return place
    target = subject.removesuffix("index.html")
    linked = [f"{key}: {quote}{target}" for key in ("href", "image") for quote in ("", '"', "'")]
    return _place(root, _SETTINGS, linked if target else ()) or next(iter(own), "")


def as_written(root: Path, place: str, subject: str, message: str) -> str:
    """A message about a link that quotes it, and where it leads, as its author sees them.

    ``place`` is where ``source_of`` found it. What stands in mkdocs.yml is quoted as it stands
    there: on the page it is told from that page. A file that a page of content/ names lies beside
    that page, not below the address that the page has on the site.
    """
    file = place.partition(":")[0]
    if file == _SETTINGS and file != place:
        target = subject.removesuffix("index.html")
        return _QUOTED.sub(lambda _: f"“{target}”", message, count=1)
    link = _LINK.match(message) if file.startswith(_PAGES) else None
    wanted = _beside(file, link["url"]) if link else ""
    if link is None or not wanted or (root / wanted).exists():  # in HTML the address counts
        return message
    return f"{message[: link.start('target')]}{wanted}{message[link.end('target') :]}"


def _beside(file: str, url: str) -> str:
    """The file that a page of content/ means by a relative link; '' where it means an address."""
    path = url.partition("#")[0].partition("?")[0]
    found = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))
    named = posixpath.splitext(path)[1] and not path.startswith("/")
    return found if named and found.startswith(_PAGES) else ""


def _written(page: str) -> Iterator[str]:
    name = page.removesuffix("index.html").rstrip("/")
    yield from (f"content/{name}.md", f"content/{name}/index.md", f"content/{name}/README.md")


def _place(root: Path, file: str, words: Iterable[str]) -> str:
    lines = (root / file).read_text("utf-8", "replace").splitlines()
    found = (n for word in words for n, line in enumerate(lines, 1) if word in line)
    return next((f"{file}:{number}" for number in found), "")
