"""A difference of exactly ten thousand or a thousand times is told as one of units."""

from pathlib import Path

import pytest

from generator.rules.scale import unit_hint
from tests.rules.arithmetic import T3, findings, record

TEN_THOUSAND = "两者正好相差一万倍，可能一处以元、一处以万元为单位"
THOUSAND = "两者正好相差一千倍，可能一处以元、一处以千元为单位"


@pytest.mark.parametrize(
    ("expected", "actual", "said"),
    [
        ("12.3456", "123456", TEN_THOUSAND),
        ("123456.00", "12.3456", TEN_THOUSAND),
        ("-0.50", "-5000", TEN_THOUSAND),
        ("≤30.00", "300000", TEN_THOUSAND),
        ("80.00", "80000.00", THOUSAND),
        ("80.00", "8000.00", ""),
        ("80.00", "-800000.00", ""),
        ("80.00", "800000.01", ""),
        ("0", "0.00", ""),
        ("0", "10000", ""),
        ("100%", "1000000%", ""),
        ("", "10000", ""),
        (None, None, ""),
    ],
)
def test_what_is_told(expected: str | None, actual: str | None, said: str) -> None:
    assert unit_hint(expected, actual) == said


def test_it_is_told_first_and_what_to_do_after_it(tmp_path: Path) -> None:
    rows = """\
{科目名称: 合计, 合计: 90000.00, 基本支出: 9.00}
{科目编码: 201, 科目名称: 一般公共服务支出, 合计: 9.00, 基本支出: 9.00}
"""
    hints = {f.hint for f in findings(record(tmp_path, {T3: rows})) if f.actual == "90000.00"}
    assert hints and all(hint.startswith(f"{TEN_THOUSAND}；对照原件") for hint in hints)
