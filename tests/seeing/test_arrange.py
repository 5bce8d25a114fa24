"""Parts made fit for drawing: sorted, chains joined, the smallest folded with their exact sum."""

from decimal import Decimal

from generator.views.seeing.arrange import arranged
from generator.views.seeing.figure import group, remarks, tiles_of
from generator.views.seeing.part import Part
from tests.seeing.parts import part, total, whole

LONG = "关于" + "名" * 56 + "项目"


def shown(divided: Part, most: int = 40) -> list[tuple[int, str, str]]:
    return [(level, p.label, p.text) for level, p in arranged(divided, most)]


def test_the_largest_comes_first_and_blanks_last() -> None:
    divided = whole("9.00", 甲="1.00", 乙="", 丙="6.00", 丁="2.00", 戊="0.00")
    assert [label for _, label, _ in shown(divided)] == [*"丙丁甲戊乙"]


def test_two_hundred_parts_are_folded_with_their_exact_sum() -> None:
    texts = [f"{n}.0{n % 10}" for n in range(1, 201)]
    divided = part("支出", "1", *(part(f"第{n}项", text) for n, text in enumerate(texts, 1)))
    rows = shown(divided)
    assert len(rows) <= 40
    kept = [text for _, label, text in rows if not label.startswith("其他")]
    (rest,) = [(label, text) for _, label, text in rows if label.startswith("其他")]
    assert rest[0] == f"其他 {200 - len(kept)} 项"
    assert Decimal(rest[1]) + total(*kept) == total(*texts)
    assert [row.computed for row in group(divided, 40).rows][-1]


def test_a_single_small_part_is_not_folded() -> None:
    divided = part("支出", "1", *(part(f"{n}", f"{n}") for n in range(1, 26)))
    assert [label for _, label, _ in shown(divided)][-1] == "1"


def test_only_parts_as_large_as_themselves_are_joined() -> None:
    chain = part("类", "4.00", part("款", "4.00", part("项", "4.00")))
    other = part("类乙", "3.00", part("款乙", "2.99"))
    assert shown(part("支出", "7.00", chain, other)) == [
        (0, "类 › 款 › 项", "4.00"),
        (0, "类乙", "3.00"),
        (1, "款乙", "2.99"),
    ]


def test_deep_and_broad_is_kept_short() -> None:
    sections = [
        part(f"款{n}", "5.00", *(part(f"项{n}-{m}", "0.50") for m in range(10))) for n in range(10)
    ]
    classes = [part(f"类{n}", "50.00", *sections) for n in range(9)]
    assert 9 <= len(shown(part("支出", "450.00", *classes), 14)) <= 15


def test_a_long_name_is_never_cut() -> None:
    (row, _) = group(whole("3", **{LONG: "2", "乙": "1"}), 40).rows
    assert row.label == LONG and len(LONG) == 60


def test_what_does_not_add_up_is_said_with_both_figures() -> None:
    divided = whole("267.41", 甲="200.00", 乙="67.42")
    (note,) = remarks(divided, "万元")
    for figure in ("267.41", "267.42", "0.01"):
        assert f"{figure} 万元" in note
    assert [row.share for row in group(divided, 9).rows] == ["74.8%", "25.2%"]
    assert not tiles_of(divided)


def test_negative_parts_have_no_shares_and_that_is_said() -> None:
    divided = whole("100.00", 甲="120.00", 乙="-20.00")
    first, second = group(divided, 9).rows
    assert (first.share, second.share) == ("", "")
    assert second.bar and second.bar.negative
    assert any("负数" in note for note in remarks(divided, "万元"))


def test_thin_blank_and_nought_are_three_things() -> None:
    divided = whole("1000000000", 甲="1000000000", 乙="0.0001", 丙="", 丁="0.00")
    rows = {row.label: row for row in group(divided, 9).rows}
    assert rows["乙"].bar is None and rows["乙"].remark == "太小，画不出"
    assert rows["乙"].share == "<0.1%" and rows["甲"].share == "100.0%"
    assert rows["丙"].remark == "空白" and rows["丙"].share == "" and rows["丙"].text == ""
    assert rows["丁"].remark == "" and rows["丁"].bar is None and rows["丁"].text == "0.00"
    assert rows["丁"].share == "0.0%"
