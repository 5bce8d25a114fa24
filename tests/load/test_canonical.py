"""The quick road gives the parser's tree, or nothing: held together by random texts."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.canonical import read_canonical
from generator.load.limits import LIMITS, Limits
from generator.load.lines import split_lines
from generator.load.nodes import Mapping, Node, Scalar
from generator.load.notebook import Notebook
from generator.load.tree import build_tree

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "data").glob("[0-9]*/**/*.yml"))


def slow(text: str) -> tuple[Node | None, int]:
    """What the parser reads, and how many remarks it has."""
    notebook = Notebook("x.yml")
    root = build_tree(text, split_lines(text), LIMITS, notebook)
    return root, len(notebook.findings())


def quick(text: str, limits: Limits = LIMITS) -> Node | None:
    return read_canonical(text, split_lines(text), limits)


def agrees(text: str) -> bool:
    """Whether the quick road was taken; then it must have led to the same place."""
    found = quick(text)
    if found is not None:
        assert (found, 0) == slow(text), text
    return found is not None


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT / "data")))
def test_every_data_file_without_comments_takes_the_quick_road(path: Path) -> None:
    text = path.read_text("utf-8")
    assert agrees(text) or "#" in text


CANONICAL = [
    "键: 值\n",
    "键: 值",
    "甲: 1.50\n乙: -3.00\n丙: 0123\n",
    '甲: ">90%"\n乙: \'*\'\n丙: ""\n',
    "甲:\n  乙:\n    丙: 值\n  丁: 值\n戊: 值\n",
    "表:\n  - {序号: 1, 收入: {项目: 一、甲, 预算数: 10.00}, 支出: {项目: 乙}}\n  - {序号: 2}\n",
    '列:\n  - 甲\n  - -3.00\n  - "1:2"\n',
    "列:\n  - 甲: 1\n    乙:\n      - 丙: 2\n  - 丁: 3\n后: 4\n",
    "次序: [公开表, 情况说明]\n",
    "甲: {乙: [一, 二], 丙: 三}\n",
    "时间: 8:30\n链接: https://example.org/a?b=c\n",
    '甲: 含有, 逗号 [括号] {花括号} "引号" 的文字\n',
]


@pytest.mark.parametrize("text", CANONICAL)
def test_canonical_texts_take_the_quick_road(text: str) -> None:
    assert agrees(text)


OTHER = [
    "", "\n", "甲\n", "- 甲\n甲: 1\n", "甲:\n", "甲: 1\n甲: 2\n", "甲: {乙: 1, 乙: 2}\n",
    "甲:值\n", "甲: 一: 二\n", "甲: 值 # 注释\n", "# 注释\n甲: 值\n", "甲: |\n  文\n",
    "甲: >5\n", "甲: *a\n", "甲: &a 1\n", "甲: !t 1\n", "甲: [1,352.30]\n",
    "甲: {乙: 1,352.30}\n", "甲: {乙: 1, 352.30}\n", "甲: {乙 1}\n", "甲: {}\n", "甲: []\n",
    "甲: 一\n  二\n", "  甲: 1\n乙: 2\n", "甲: 1\n  乙: 2\n", "甲:\n- 一\n",
    "甲:\n    - 一\n  - 二\n", "---\n甲: 1\n", "甲: 1\n...\n", "甲:\t1\n", "甲: 1\r\n",
    "甲: 'it''s'\n", '甲: "\\n"\n', "甲: '\n", "<<: {甲: 1}\n", "? 甲\n", "甲: 值 \n",
    "甲 : 1\n", "甲: 一\x85二\n", "甲: 一\u2028二\n", "甲: \u3000值\n", "\"甲\": 1\n",
    "甲: ~\n", "甲: [一, [二], ]\n", "列:\n  - 甲\n    乙: 1\n", "甲: {乙: 1}}\n",
    "甲: {乙: 1} 丙\n", "甲: -\n", "甲: - 一\n", "甲: 1\n\n乙: 2\n", "- - 一\n",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHER)
def test_what_is_not_certain_is_left_to_the_parser(text: str) -> None:
    assert quick(text) is None


def test_places_are_counted_from_one_in_characters() -> None:
    root = quick('甲:\n  - {乙: 一, 丙: "二"}\n')
    assert isinstance(root, Mapping)
    (_, rows), *_ = root.entries
    (row,) = list(rows)  # type: ignore[arg-type]
    assert isinstance(row, Mapping) and (row.line, row.column) == (2, 5)
    assert row.entries[1] == (Scalar("丙", 2, 12), Scalar("二", 2, 15, False))


def test_what_holds_too_much_is_left_to_the_parser() -> None:
    assert quick("甲: 值\n", Limits(nodes=3)) is None
    assert quick("甲: 一二三\n", Limits(characters=5)) is None
    assert quick("甲: {乙: {丙: {丁: 1}}}\n", Limits(depth=3)) is None
    assert quick("甲:\n  乙:\n    丙:\n      丁: 1\n", Limits(depth=3)) is None


SIGNS = st.sampled_from([*":-#{}[],'\"?&*!|>%@`~=< \t\n\r甲1.\u3000\xa0", ": ", "- ", ", ", "\n  "])


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from([*CANONICAL, *(p.read_text("utf-8")[:700] for p in FILES[:8])]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2), SIGNS), min_size=1, max_size=4),
)
def test_a_canonical_text_with_a_few_signs_changed(
    text: str, edits: list[tuple[float, int, str]]
) -> None:
    for where, dropped, put in edits:
        at = int(where * len(text))
        text = text[:at] + put + text[at + dropped :]
    agrees(text)


PIECES = st.lists(
    st.sampled_from(
        [
            *":-#{}[],'\"?&*!|>%~<",
            " ",
            "  ",
            "\n",
            "\n  ",
            "\n    ",
            ": ",
            "- ",
            ", ",
            "甲",
            "乙",
            "1",
            "2.0",
        ]
    ),
    max_size=24,
)


@settings(max_examples=2500, deadline=None)
@given(PIECES)
def test_random_signs(pieces: list[str]) -> None:
    agrees("甲: 1\n" + "".join(pieces))
    agrees("".join(pieces))
