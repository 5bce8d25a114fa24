"""The index of Material's search: its own entries and those of the data pages.

Chinese is cut into words by jieba and the words are separated by zero-width spaces, which is how
Material's plugin does it and what the separator in mkdocs.yml expects.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from generator.views.page import SearchEntry

_WORD_BREAK = "\u200b"


@lru_cache(maxsize=2)
def _tokenizer(vocabulary: tuple[str, ...]) -> Any:
    import logging

    logging.getLogger("jieba").disabled = True  # a level would be set anew by the import
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    for word in vocabulary:
        tokenizer.add_word(word)
    return tokenizer


def _segmented(text: str, vocabulary: tuple[str, ...]) -> str:
    words = _tokenizer(vocabulary).cut(text) if text else ()
    return escape(_WORD_BREAK.join(word for word in words), quote=False)


def entry(entry: SearchEntry, vocabulary: tuple[str, ...]) -> dict[str, str]:
    """One entry of the index; ``vocabulary`` are names of the field that count as one word."""
    return {
        "location": entry.path,
        "title": _segmented(entry.title, vocabulary),
        "text": _segmented(entry.text, vocabulary),
    }


def index(config: Mapping[str, Any], docs: Iterable[Mapping[str, Any]]) -> bytes:
    """The file ``search/search_index.json``."""
    record = {"config": dict(config), "docs": list(docs)}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
