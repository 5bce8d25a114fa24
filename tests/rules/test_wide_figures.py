"""Figures of the text in full-width characters are held against the tables like any others."""

import re
from pathlib import Path

import pytest

from generator.rules.engine import Checked
from generator.rules.narrative.prose_clauses import read
from tests.rules.disclosure_fixture import Fixture, check_fixture, read_fixture

FIXTURES = Path(__file__).parent / "fixtures"
# The rules that read figures, years, counts or numbering in the narrative or in a 用途.
CODES = (
    "N-01", "N-02", "N-03", "N-04", "N-05", "N-06", "N-07", "N-08", "N-09", "N-10", "N-11", "N-12",
    "N-16", "N-20", "N-21", "N-22", "N-24", "N-25", "A-03", "A-04", "A-05", "P-11", "P-12", "W-07",
)  # fmt: skip
WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
PROSE = re.compile(r"(?P<key>\s*(?:- )?(?:段|题|用途): )(?P<text>[^#]*)(?P<rest>.*)")


def _wide(text: str) -> str:
    return re.sub(r"(?<=[0-9])\.(?=[0-9])", "．", text).translate(WIDE)


def _widened(code: str, name: str) -> Fixture:
    """The fixture of a rule, its prose with full-width figures."""
    fixture = read_fixture(FIXTURES / code / name)
    return Fixture({file: _prose_widened(text) for file, text in fixture.files.items()})


def _prose_widened(text: str) -> str:
    lines = ((PROSE.fullmatch(line), line) for line in text.split("\n"))
    return "\n".join(m["key"] + _wide(m["text"]) + m["rest"] if m else line for m, line in lines)


def _places(checked: Checked, code: str) -> list[tuple[str, int, int, int]]:
    spans = [finding.span for finding in checked.findings if finding.rule.code == code]
    return [(span.file, span.line, span.column, span.length) for span in spans]


@pytest.mark.parametrize("name", ["fail.yml", "pass.yml"])
@pytest.mark.parametrize("code", CODES)
def test_a_rule_finds_the_same_at_the_same_place(code: str, name: str, tmp_path: Path) -> None:
    plain = check_fixture(read_fixture(FIXTURES / code / name), tmp_path / "plain")
    wide = check_fixture(_widened(code, name), tmp_path / "wide")
    assert _places(wide, code) == _places(plain, code)
    outcomes = [[c.outcome for c in of.comparisons if c.rule == code] for of in (plain, wide)]
    assert outcomes[0] == outcomes[1] != []


@pytest.mark.parametrize(
    "amount", ["１２９．４６", "129．46", "129.４6", "１,２９０.46", "１，290．46"]
)
def test_wide_and_mixed_figures_are_read(amount: str) -> None:
    (mention,) = read(f"２０２６年预算收入{amount}万元")
    number = "1290.46" if len(amount) > 6 else "129.46"
    assert (str(mention.number), mention.unit, mention.year) == (number, "万元", "2026")
    assert mention.words == "２０２６年预算收入"  # as printed


def test_shares_and_numbering() -> None:
    amount, share = read("１．差旅费２万元，比２０２５年减少１０．５％")
    assert (amount.words, str(amount.number)) == ("１．差旅费", "2")
    assert (share.change, str(share.number), share.unit, share.year) == (-1, "10.5", "%", "2025")


def test_messages_quote_the_text_as_printed(tmp_path: Path) -> None:
    checked = check_fixture(_widened("N-24", "fail.yml"), tmp_path)
    messages = [finding.message for finding in checked.findings if finding.rule.code == "N-24"]
    assert messages == ["“１０以上％”写法不规范"]


def test_the_year_of_a_heading_is_read(tmp_path: Path) -> None:
    heading = "narrative.yml:\n  正文:\n    - 题: ２０２５年部门预算信息公开\n"
    path = tmp_path / "fail.yml"
    path.write_text(heading, encoding="utf-8")
    assert len(_places(check_fixture(read_fixture(path), tmp_path), "W-02")) == 1
