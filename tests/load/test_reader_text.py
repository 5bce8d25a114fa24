"""What stands in a file is what the tree says: every scalar verbatim, every place exact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.reader import read_text


def root(text: str) -> Node:
    reading = read_text(text, "a.yml")
    assert reading.findings == ()
    assert reading.root is not None
    return reading.root


def value(written: str) -> Scalar:
    mapping = root(f"值: {written}\n")
    assert isinstance(mapping, Mapping)
    node = mapping.get("值")
    assert isinstance(node, Scalar)
    return node


NUMBERS = ["20.00", "0123", "007", "1_000", "1e5", "0x1F", "0o17", "1:30", ".inf", "-0", "+1"]
WORDS_OF_YAML = ["yes", "no", "on", "~", "null", "true", "NaN", "2025-01-01", "=9", "<5"]
OURS = ["2010303", "13022525P004T4010026T", "53.4857", "35%", "≥90%", "≤15mg/l", "“三公”经费"]
ODD = ["一、二", "a#b", "a:b", "a*b", "(甲)", "¥5", "；"]


@pytest.mark.parametrize("written", [*NUMBERS, *WORDS_OF_YAML, *OURS, *ODD])
def test_plain_scalars_stay_as_written(written: str) -> None:
    assert value(written) == Scalar(written, 1, 4, True)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('">90%"', ">90%"),
        ("'it''s'", "it's"),
        ('"20.00"', "20.00"),
        ('""', ""),
        ('"一\\n二"', "一\n二"),
        ("MPLS VPN 电路", "MPLS VPN 电路"),
        ("'# 不是注释'", "# 不是注释"),
    ],
)
def test_quotes_are_taken_off_and_nothing_else(written: str, text: str) -> None:
    node = value(written)
    assert node.text == text
    assert node.plain is not written.startswith(("'", '"'))


def test_blank_and_empty_text_are_told_apart() -> None:
    mapping = root('甲:\n乙: ""\n丙: {丁: , 戊: 1}\n')
    assert isinstance(mapping, Mapping)
    first, second, third = (node for _, node in mapping)
    assert isinstance(first, Scalar)
    assert first.blank
    assert isinstance(second, Scalar)
    assert not second.blank
    assert isinstance(third, Mapping)
    assert getattr(third.get("丁"), "blank", False)


def test_places_count_characters_not_bytes() -> None:
    mapping = root("表:\n  - {项目: 机关𠀀服务, 合计: 3}\r\n  - x\n")
    assert isinstance(mapping, Mapping)
    rows = mapping.get("表")
    assert isinstance(rows, Sequence)
    first, second = rows
    assert isinstance(first, Mapping)
    assert (rows.line, rows.column, first.line, first.column) == (2, 3, 2, 5)
    assert first.key("合计") == Scalar("合计", 2, 17)
    assert first.get("合计") == Scalar("3", 2, 21)
    assert second == Scalar("x", 3, 5)
    assert first.get("没有") is None
    assert first.key("没有") is None


def test_comments_and_one_document_mark_are_fine() -> None:
    text = "---\n# 注释\n甲: 1 # 说明\n乙: 2\n...\n"
    assert isinstance(root(text), Mapping)


def test_text_blocks_keep_their_lines() -> None:
    assert isinstance(root("段: |\n  第一：甲\n  第二：乙\n尾: 1\n"), Mapping)


SAFE = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn")
)
ODD_ONES = "\ufffd\u115f\u1160\u2800\u3164\uffa0"
WORDS = st.text(
    SAFE.filter(lambda c: c not in ODD_ONES and not "\U0001f000" <= c <= "\U0001faff"), max_size=30
)


@settings(derandomize=True, database=None, deadline=None, max_examples=200)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_any_text_in_single_quotes_comes_back(words: list[str]) -> None:
    text = "".join("- '{}'\n".format(word.replace("'", "''")) for word in words)
    sequence = root(text)
    assert isinstance(sequence, Sequence)
    assert [getattr(node, "text", None) for node in sequence] == words


@settings(derandomize=True, database=None, deadline=None, max_examples=200)
@given(st.from_regex(r"[0-9A-Za-z一-龥._/≥≤+][0-9A-Za-z一-龥.%_/≥≤+]{0,19}", fullmatch=True))
def test_any_plain_word_comes_back(word: str) -> None:
    assert value(word).text == word
    assert value(word).plain
