"""Blanks, which the comparison of texts leaves aside: genuine ones stay, layout blanks are gone."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from tests.fidelity.document import rebuild
from tests.fidelity.facts import FACTS
from tests.fidelity.layout import layout_of, lines_of, squeeze
from tests.fidelity.pieces import Disclosure, keys, leaves, load

LATIN_RUN = re.compile(r"[A-Za-z][!-~]*(?:[ \u00a0]+[A-Za-z][!-~]*)+")
BLANK_BY_HAN = re.compile(r"[\u3400-\u9fff]\s|\s[\u3400-\u9fff]")


@pytest.fixture(params=keys())
def disclosure(request: pytest.FixtureRequest) -> Disclosure:
    """Each disclosure that keeps its source text."""
    return load(request.param)


def _source_texts(disclosure: Disclosure) -> list[str]:
    return [text for _, texts, _ in lines_of(disclosure.source) for text in texts]


def _data_texts(disclosure: Disclosure) -> list[str]:
    return [text for node in disclosure.files.values() for _, text in leaves(node)]


def _latin_runs(texts: Iterable[str]) -> Counter[str]:
    return Counter(run for text in texts for run in LATIN_RUN.findall(text))


def test_blanks_between_latin_words_are_kept(disclosure: Disclosure) -> None:
    expected, actual = _latin_runs(_source_texts(disclosure)), _latin_runs(_data_texts(disclosure))
    lost, added = expected - actual, actual - expected
    assert not lost and not added, f"{disclosure.key}: lost {dict(lost)}, added {dict(added)}"


def test_inner_blanks_of_a_word_cell_are_kept(disclosure: Disclosure) -> None:
    """A Word dump keeps its cells whole: a blank inside one is the document's, save in labels."""
    if layout_of(disclosure.source) != "tabs":
        return
    labels = {piece.text for piece in rebuild(disclosure) if not piece.leaf} | {"合计"}
    data = set(_data_texts(disclosure))
    for text in _source_texts(disclosure):
        if " " in text and "\t" not in text and squeeze(text) not in labels:
            assert text in data, f"{disclosure.key}: {text!r} has lost a blank"


def test_no_scalar_is_empty_or_has_outer_blanks(disclosure: Disclosure) -> None:
    for file, node in disclosure.files.items():
        for path, text in leaves(node):
            place = f"{disclosure.key}/{file} {path}"
            assert text == text.strip(), f"{place}: {text!r} has outer blanks"
            assert text, f"{place} is empty; a blank cell has no key"


@pytest.mark.parametrize("key", [key for key, facts in FACTS.items() if facts.layout_blanks])
def test_layout_blanks_of_a_conversion_are_gone(key: str) -> None:
    """Wrapped cells left blanks next to 汉字; only a heading joined of two lines has one now."""
    for file, node in load(key).files.items():
        for path, text in leaves(node):
            joined = path.endswith(".题") and text.startswith("第")
            assert joined or not BLANK_BY_HAN.search(text), f"{key}/{file} {path}: {text!r}"
