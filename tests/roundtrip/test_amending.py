"""A YAML text changed in its place, however it is written."""

from typing import Any

import pytest

from generator.exchange.editing.amending import amended
from generator.exchange.editing.wants import Fields, Kept, Listing, New, Want
from generator.load.spans import Items, Leaf, Pairs, Spot, spans

ORDER = ("a", "b", "c", "list", "deep")


def fields(**values: Want | None) -> Fields:
    return Fields(values, ORDER)


def change(text: str, want: Want) -> str | None:
    root = spans(text)
    assert root is not None
    return amended(text, root, want)


def at(text: str, *path: Any) -> tuple[Spot, Spot]:
    """The root of a text, and what stands at a path in it."""
    root = found = spans(text)
    for step in path:
        assert isinstance(found, Pairs | Items)
        found = found.get(step) if isinstance(found, Pairs) else found.items[step]
    assert root is not None and found is not None
    return root, found


@pytest.mark.parametrize(
    ("text", "want", "result"),
    [
        # on one line
        ("x: {a: 1, c: 3}\n", fields(b="2"), "x: {a: 1, b: 2, c: 3}\n"),
        ("x: {b: 1,   c: 3}\n", fields(a="2"), "x: {a: 2, b: 1,   c: 3}\n"),
        ("x: {a: 1, c: 3}\n", fields(a=None), "x: {c: 3}\n"),
        ("x: {a: 1, c: 3}\n", fields(c=None), "x: {a: 1}\n"),
        ("x: {a: 1, c: 3,}\n", fields(c=None, b="2"), "x: {a: 1, b: 2}\n"),
        ("x: {a: , c: 3}\n", fields(a="1"), "x: {a: 1, c: 3}\n"),
        ("x: {}\n", fields(a="1"), "x: {a: 1}\n"),
        ("x: {a: 1}  # c\n", fields(a="x, y"), 'x: {a: "x, y"}  # c\n'),
        ("x: {a: {b: 1}, c: 2}\n", fields(a=fields(b="9", c="8")), "x: {a: {b: 9, c: 8}, c: 2}\n"),
        ("x: {a: 1,\n  c: 3}\n", fields(a="2", b="5"), "x: {a: 2, b: 5, c: 3}\n"),
        # in several lines
        ("x:\n  a: 1  # one\n  c: 3\n", fields(b="2"), "x:\n  a: 1  # one\n  b: 2\n  c: 3\n"),
        ("x:\n  b: 1\n", fields(a="2", c="3"), "x:\n  a: 2\n  b: 1\n  c: 3\n"),
        ("x:\n  a: 1\n  c: 3", fields(list="9"), "x:\n  a: 1\n  c: 3\n  list: 9"),
        ("x:\n  a: 1\n  # of c\n  c: 3\n", fields(a=None), "x:\n  # of c\n  c: 3\n"),
        ("x:\n  a: 1  # why\n  c: 3\n", fields(a=None), "x:\n  a:  # why\n  c: 3\n"),
        ("x:\n  a:\n  c: 3\n", fields(a="x: y"), 'x:\n  a: "x: y"\n  c: 3\n'),
        ("x:\n  a: |-\n    t\n    u\n  c: 3\n", fields(a="v"), "x:\n  a: v\n  c: 3\n"),
        ("x:\n  a: 't ''u'''\n", fields(a="it's"), "x:\n  a: 'it''s'\n"),
        ("x:\n  a: 1, 2 [3]\n", fields(a="4, 5 [6]"), "x:\n  a: 4, 5 [6]\n"),
        ("x:\r\n  a: 1\r\n  c: 3\r\n", fields(b="2"), "x:\r\n  a: 1\r\n  b: 2\r\n  c: 3\r\n"),
        ("x:\n  a: 1\n", fields(deep=fields(b="1")), "x:\n  a: 1\n  deep: {b: 1}\n"),
        (
            "x:\n  a: 1\n",
            fields(list=Listing((New("p"), New("q")))),
            "x:\n  a: 1\n  list:\n    - p\n    - q\n",
        ),
    ],
)
def test_a_record(text: str, want: Want, result: str) -> None:
    assert change(text, Fields({"x": want}, ("x",))) == result


LIST = """list:  # key
  # of the first
  - {a: 1}  # one
  # of the second
  - a: 2
    b: |-
      t
  - {a: 3}
c: end
"""


def listed(text: str, items: Any) -> str | None:
    root, found = at(text, "list")
    assert isinstance(found, Items)
    return amended(text, root, Fields({"list": Listing(tuple(items(found.items)))}, ("list", "c")))


def test_items_move_with_what_stands_above_them() -> None:
    assert listed(LIST, lambda i: (Kept(i[1]), Kept(i[2]), Kept(i[0]))) == (
        "list:  # key\n  # of the second\n  - a: 2\n    b: |-\n      t\n  - {a: 3}\n"
        "  # of the first\n  - {a: 1}  # one\nc: end\n"
    )


def test_a_comment_that_a_blank_line_parts_from_the_first_item_is_of_the_list() -> None:
    text = "list:\n  # of the list\n\n  # of one\n  # of one too\n  - one\n  - two\n"
    assert listed(text, lambda i: (Kept(i[1]), Kept(i[0]))) == (
        "list:\n  # of the list\n\n  - two\n  # of one\n  # of one too\n  - one\n"
    )
    assert listed(text, lambda i: (New("new"), Kept(i[0]), Kept(i[1]))) == (
        "list:\n  # of the list\n\n  - new\n  # of one\n  # of one too\n  - one\n  - two\n"
    )
    assert listed(text, lambda i: (Kept(i[1]),)) == (
        "list:\n  # of the list\n\n  # of one\n  # of one too\n  - two\n"
    )


def test_items_go_and_come() -> None:
    assert listed(LIST, lambda i: (Kept(i[0]), New(fields(a="9")), Kept(i[2], fields(a="4")))) == (
        "list:  # key\n  # of the first\n  - {a: 1}  # one\n  - {a: 9}\n"
        "  # of the second\n  - {a: 4}\nc: end\n"
    )


def test_a_list_that_is_emptied_keeps_its_comments() -> None:
    root, _ = at(LIST, "list")
    assert amended(LIST, root, Fields({"list": None}, ("list",))) == (
        "list:  # key\n  # of the first\n  # of the second\nc: end\n"
    )


def test_texts_that_begin_with_a_dash() -> None:
    text = "list:\n  - -1\n  - '- x'\n  - y\n"
    assert listed(text, lambda i: (Kept(i[2]), Kept(i[0]), Kept(i[1], "- z"))) == (
        "list:\n  - y\n  - -1\n  - '- z'\n"
    )


def test_a_list_in_brackets() -> None:
    text = "list: [a, 'b', \"c\"]  # t\n"
    result = listed(text, lambda i: (Kept(i[1]), New("d, e"), Kept(i[0], "f")))
    assert result == "list: ['b', \"d, e\", f]  # t\n"


@pytest.mark.parametrize(
    "text",
    [
        "x: {a: 1, # of a\n  c: 3}\n",
        "list: [a, # of a\n  b]\nx: {a: 1}\n",
    ],
)
def test_a_comment_that_would_be_lost_stops_everything(text: str) -> None:
    if text.startswith("x"):
        assert change(text, Fields({"x": fields(a=None)})) is None
    else:
        assert listed(text, lambda i: (Kept(i[1]),)) is None


def test_spans_end_where_values_end() -> None:
    text = "a: 甲乙\nb: '丙'\nc: [😀, \"x\"]\n"
    root = spans(text)
    assert isinstance(root, Pairs)
    found = [value for _, value in root.entries]
    assert [text[s.start : s.last] for s in found] == ["甲乙", "'丙'", '[😀, "x"]']
    assert isinstance(found[0], Leaf)


def test_what_does_not_read_as_it_was_meant_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The result is read again: a slip of ours writes nothing."""
    for wrong in ("y", "[", "1}, z: {a: 2"):
        monkeypatch.setattr("generator.exchange.editing.amending.written", lambda *_, w=wrong: w)
        assert change("x: {a: 1, c: 3}\n", fields_of_x("x")) is None


def fields_of_x(text: str) -> Fields:
    return Fields({"x": fields(a=text)}, ("x",))
