"""Search entries of the hand-written pages, from what MkDocs' search plugin read of them."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

from generator.views.page import SearchEntry, SearchLine

KIND = "指南"
_TAG = re.compile(r"<[^>]*>")


def written_pages(docs: Iterable[Mapping[str, Any]]) -> list[SearchEntry]:
    """An entry a page, a line a section. ``docs`` have location, title and text, as HTML."""
    pages: dict[str, list[SearchLine]] = {}
    titles: dict[str, str] = {}
    for doc in docs:
        page, _, anchor = doc["location"].partition("#")
        title, text = _plain(doc["title"]), _plain(doc["text"])
        titles.setdefault(page, title)
        line = f"{title}：{text}" if anchor and text else text or title
        if line:
            pages.setdefault(page, []).append(SearchLine(line, anchor, (title,) if anchor else ()))
    return [
        SearchEntry(page, titles[page], lines=tuple(lines), kind=KIND)
        for page, lines in pages.items()
    ]


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).replace("\u200b", "").split())
