"""Words that run from right to left are isolated wherever they are seen; nothing else changes."""

import sys
import unicodedata

from generator.render.bidi import isolated, isolated_text

ALEF, SCHOOL = "א", "בית ספר"


def test_every_letter_of_that_direction_is_known() -> None:
    found = [
        chr(n)
        for n in range(sys.maxunicode)
        if unicodedata.bidirectional(chr(n)) in ("R", "AL", "AN")
        and unicodedata.category(chr(n)) not in ("Cf", "Cn")  # the loader refuses what is unseen
    ]
    assert len(found) > 2500
    assert [c for c in found if isolated(c) != f"<bdi>{c}</bdi>"] == []


def test_what_has_none_is_the_very_same_text() -> None:
    for text in ("", "<p>玉田县示例局2026年 120.00</p>", "ｆｕｌｌ（）︰𠀀 é ⚠"):
        assert isolated(text) == text == isolated_text(text)


def test_a_name_is_isolated_and_digits_beside_it_are_not_in_it() -> None:
    assert isolated(f"<p>局{SCHOOL}2026年</p>") == f"<p>局<bdi>{SCHOOL}</bdi>2026年</p>"
    assert isolated(f"{ALEF}&#34;{ALEF}") == f"<bdi>{ALEF}&#34;{ALEF}</bdi>"
    assert isolated(f"{ALEF} 12 {ALEF}") == f"<bdi>{ALEF}</bdi> 12 <bdi>{ALEF}</bdi>"
    assert isolated(f"<a>{ALEF}</a>/{ALEF}") == f"<a><bdi>{ALEF}</bdi></a>/<bdi>{ALEF}</bdi>"


def test_attributes_titles_and_scripts_stay_as_they_are() -> None:
    for text in (
        f'<a href="x#{ALEF}" title="{ALEF} 1">1</a>',
        f"<title>{ALEF}2026</title>",
        f'<svg><title id="t">{ALEF}2</title></svg>',
        f'<script type="application/ld+json">{{"a":"{ALEF}"}}</script>',
        f"<style>\n{ALEF}</style><textarea>{ALEF}</textarea>",
        f"<!-- {ALEF} -->",
    ):
        assert isolated(text) == text


def test_where_no_element_may_stand_characters_do_it() -> None:
    apart = f"\u2068{ALEF}\u2069"
    assert isolated(f'<option value="{ALEF}">{ALEF}1</option>{ALEF}') == (
        f'<option value="{ALEF}">{apart}1</option><bdi>{ALEF}</bdi>'
    )
    assert isolated(f"<text x='1'>{ALEF}<tspan>{ALEF}</tspan></text><p>{ALEF}") == (
        f"<text x='1'>{apart}<tspan>{apart}</tspan></text><p><bdi>{ALEF}</bdi>"
    )
    assert isolated_text(f"{ALEF} 2026") == f"{apart} 2026"
