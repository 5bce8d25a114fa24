"""Cutting a page into a frame, and stamping it."""

from html import escape

import pytest

from generator.render.frame import SLOT_CLOSE, SLOT_OPEN, Frame, FrameError, cut, sentinel


def test_a_page_is_cut_at_its_slots_and_joined_again() -> None:
    frame = cut(f"<a>{sentinel('title')}</a><b>{sentinel('content')}</b>", ["title", "content"])
    assert frame == Frame(("<a>", "</a><b>", "</b>"), ("title", "content"))
    assert frame.stamp({"title": "甲", "content": "乙"}) == "<a>甲</a><b>乙</b>"


def test_a_slot_may_stand_in_several_places() -> None:
    frame = cut(sentinel("title") + "|" + sentinel("title"), ["title"])
    assert frame.stamp({"title": "甲"}) == "甲|甲"


def test_values_are_not_looked_at_again() -> None:
    frame = cut(f"{sentinel('title')}{sentinel('content')}", ["title", "content"])
    values = {"title": sentinel("content"), "content": "{{ 7 * 7 }}"}
    assert frame.stamp(values) == sentinel("content") + "{{ 7 * 7 }}"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        cut(sentinel("title"), ["title"]).stamp({})


@pytest.mark.parametrize(
    "html",
    [
        "no slot at all",
        sentinel("title") + sentinel("other"),
        sentinel("title") + SLOT_OPEN + "tit",
        sentinel("title") + "tle" + SLOT_CLOSE,
        sentinel("title") + escape(sentinel("title")),
        sentinel("title") + sentinel("title").replace("  ", " "),
        sentinel("title") + sentinel("title").replace("<title>", ""),
        sentinel("title") + "&#xfdd0;title&#xfdd1;",
        sentinel("title") + "&#64976;title&#64977;",
        sentinel("title") + "%EF%B7%90title%EF%B7%91",
        sentinel("title") + "\\ufdd0title\\ufdd1",
        sentinel("title") + "{{ page.title }}",
        sentinel("title") + "{% endblock %}",
    ],
)
def test_a_lost_or_damaged_slot_is_an_error(html: str) -> None:
    with pytest.raises(FrameError):
        cut(html, ["title"])
