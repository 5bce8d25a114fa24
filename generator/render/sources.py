"""Where that was written by hand of which a finished page says what is wrong with it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_SETTINGS = "mkdocs.yml"
_QUOTED = re.compile(r"“([^”]+)”")


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


def as_written(place: str, subject: str, message: str) -> str:
    """A message about a link of mkdocs.yml that quotes it as it stands there.

    On the page it is told from that page; ``place`` is where ``source_of`` found it.
    """
    if not place.startswith(f"{_SETTINGS}:"):
        return message
    target = subject.removesuffix("index.html")
    return _QUOTED.sub(lambda _: f"“{target}”", message, count=1)


def _written(page: str) -> Iterator[str]:
    name = page.removesuffix("index.html").rstrip("/")
    yield from (f"content/{name}.md", f"content/{name}/index.md", f"content/{name}/README.md")


def _place(root: Path, file: str, words: Iterable[str]) -> str:
    lines = (root / file).read_text("utf-8", "replace").splitlines()
    found = (n for word in words for n, line in enumerate(lines, 1) if word in line)
    return next((f"{file}:{number}" for number in found), "")
