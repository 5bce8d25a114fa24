"""What a spreadsheet shows for a number."""

import pytest

from generator.exchange.incoming.shown_numbers import shown

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("stored", "pattern", "text"),
    [
        ("35126", "General", "35126"),
        ("35126", "", "35126"),
        ("35126", "@", "35126"),
        ("35126", "G/通用格式", "35126"),
        ("5", 'General"台"', "5台"),
        ("12345", "0000000", "0012345"),
        ("-7", "000", "-007"),
        ("7.5", "00.0#", "07.5"),
        ("1352.3", "#,##0.00", "1352.30"),
        ("17.13", ACCOUNTING, "17.13"),
        ("-17.13", ACCOUNTING, "-17.13"),
        ("0", ACCOUNTING, "-"),
        ("3.14", "¥#,##0.00", "3.14"),
        ("3.14", "[$¥-804]#,##0.00", "3.14"),
        ("3.14", "[$€-2]#,##0.00", "€3.14"),
        ("-3", "#,##0.00_);(#,##0.00)", "-3.00"),
        ("-3", "0.00;[Red]0.00", "-3.00"),
        ("0", "0;-0;;@", ""),
        ("0", "#,###", ""),
        ("0.25", "0%", "25%"),
        ("20", '0.00"万元"', "20.00万元"),
        ("20", "0.00万元", "20.00万元"),
        ("132.1100000000001", "0.00", "132.11"),
        ("0.30000000000000004", "General", "0.3"),
        ("5", '"a;b"0', "a;b5"),
        ("1e300", "0", "1" + "0" * 300),
    ],
)
def test_what_is_shown(stored: str, pattern: str, text: str) -> None:
    found = shown(stored, pattern)
    assert (found.text, found.doubt, found.known) == (text, "", True)


@pytest.mark.parametrize(
    ("stored", "pattern", "text", "doubt"),
    [
        ("35126", "#,##0.00,", "35.13", "缩小了 1000 倍"),
        ("35126", "#,##0,", "35", "缩小了 1000 倍"),
        ("35126000", "0.0,,", "35.1", "缩小了 1000000 倍"),
        ("17.126", ACCOUNTING, "17.13", "实际存的是 17.126"),
        ("3.4", "0", "3", "实际存的是 3.4"),
        ("-3", "0.00;0.00", "3.00", "实际存的是 -3"),
        ("33.333333333333336", "General", "33.333333333333336", "小数位数很多"),
        ("7", ";;;", "", "实际存的是 7"),
        ("7", '"已定"', "已定", "实际存的是 7"),
    ],
)
def test_what_is_shown_is_not_what_is_stored(
    stored: str, pattern: str, text: str, doubt: str
) -> None:
    found = shown(stored, pattern)
    assert (found.text, found.known) == (text, True)
    assert doubt in found.doubt


@pytest.mark.parametrize(
    "pattern",
    [
        "# ?/?",
        "0.00E+00",
        "[DBNum1]General",
        "[DBNum2][$-804]0",
        "[>100]0;0.00",
        "[h]",
        "aaaa",
        "000-0000",
        "-0.00",
        "0.0.0",
        "0%%",
        '0"',
        "0" * 400,
        "0" + "," * 400,
        "0." + "0" * 4000,
    ],
)
def test_a_format_that_is_not_understood(pattern: str) -> None:
    found = shown("5", pattern)
    assert (found.text, found.known) == ("5", False)
    assert "读不懂" in found.doubt


@pytest.mark.parametrize("stored", ["inf", "-inf", "nan"])
def test_no_number(stored: str) -> None:
    assert not shown(stored, "0.00").known


@pytest.mark.parametrize(
    ("stored", "pattern", "bare"),
    [
        ("2010399", "#,##0", False),
        ("201", "#,##0", True),
        ("5", "¥0.00", False),
        ("-5", "0;(0)", False),
        ("-5", "0;[Red]0", False),
        ("-5", "0;-0", True),
        ("5", '0"台"', True),
    ],
)
def test_whether_anything_was_left_out(stored: str, pattern: str, bare: bool) -> None:
    assert shown(stored, pattern).bare is bare
