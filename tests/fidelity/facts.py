"""Known facts about the documents of this repository: the data must come out at them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """One document: SHA-256 of its source, its counts, Σ预算数 in 万元, errors it must keep.

    `layout_blanks` says that its conversion left blanks inside wrapped cells, which are gone here;
    an error is the printed text and what somebody might make of it.
    """

    sha256: str
    projects: int
    indicators: int
    total: str
    layout_blanks: bool
    errors: tuple[tuple[str, str], ...]


FACTS: dict[str, Facts] = {
    "130225/507/2025": Facts(
        "edbbd953eec98e6717fc0d0e9275b6e9f593b8e8474938c4ed47560963a27ecf",
        *(5, 45, "484.00"),
        layout_blanks=True,
        errors=(
            ("补涉及", "不涉及"),
            ("298辆，。", "298辆。"),
            ("10以上%", "10%以上"),
        ),
    ),
    "130281/430/2023": Facts(
        "f238c3593af9b172ef891cd6cfe800f32d30dc960b849285f0a334ddf5a5d215",
        *(8, 75, "1106.70"),
        layout_blanks=False,
        errors=(
            ("≥972023年12月底前", "≥97%"),
            ("（五)", "（五）"),
            ("安科计算机", "安可计算机"),
            ("单位位", "单位"),
        ),
    ),
    "130321/430/2024": Facts(
        "29d93acf73f9108870a4b10beecbbbc32d260e9826489d6ca0a0ceebbfc04c70",
        *(12, 115, "336.11"),
        layout_blanks=False,
        errors=(
            ("财政资金4元", "财政资金4万元"),
            ("旨费", "经费"),
            ("，，", "，"),
            ("系统优采购", "系统采购"),
        ),
    ),
    "130225/434/2024": Facts(
        "6fef99b1f5e87b33a71d2e82248c258c13c7346fe3f04c4ddc772e46a5e73603",
        *(11, 101, "1323.00"),
        layout_blanks=False,
        errors=(("100百", "100%"),),
    ),
    "130535/430/2024": Facts(
        "05ca58e8d8f37e2c3a8c2c8751c529019c55608428bb9aafd768bf7705679783",
        *(11, 77, "1100.0539"),
        layout_blanks=True,
        errors=(("正常运转.", "正常运转。"),),
    ),
}
