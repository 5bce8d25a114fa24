"""F-01: a row is held against the rows as they are printed, and told once."""

from pathlib import Path

import pytest

from tests.rules.disclosure_fixture import Fixture, check_fixture

HEAD = "类型: 完整公开\n版式: 河北部门预算\n"


def told(folder: Path, numbers: list[str]) -> list[tuple[str, str | None, str | None]]:
    rows = "".join(f"    - {{序号: {n}, 项目: 第{i}项}}\n" for i, n in enumerate(numbers))
    files = {
        "department.yml": "部门编码: 301\n部门名称: 玉田县示例局\n",
        "disclosure.yml": HEAD,
        "tables.yml": f"部门预算财政拨款“三公”经费支出表:\n  行:\n{rows}",
    }
    found = check_fixture(Fixture(files), folder).findings
    return [(f.message, f.expected, f.actual) for f in found if f.rule.code == "F-01"]


@pytest.mark.parametrize(
    "numbers", ["1 2 2a 3", "1 2 2a 4", "a 1 2", "a 2 3", "1 2a 2b 2 3", "1 2a 2b 4"]
)
def test_what_follows_an_odd_number_is_told_only_where_it_fits_nowhere(
    numbers: str, tmp_path: Path
) -> None:
    said = told(tmp_path, numbers.split())
    assert [actual for _, _, actual in said] == [n for n in numbers.split() if not n.isdecimal()]


def test_what_fits_nowhere_is_told_of_the_row_above_as_it_reads(tmp_path: Path) -> None:
    assert told(tmp_path, ["1", "2", "2a", "7", "8"])[1:] == [
        ("上一行的序号不是数字，再往上是 2，这一行应为 4", "4", "7")
    ]
    assert told(tmp_path / "x", ["1", "4", "5"]) == [("上一行序号是 1，这一行应为 2", "2", "4")]
    assert told(tmp_path / "y", ["2", "3"]) == [("序号应从 1 开始", "1", "2")]
