"""Of two years beside each other the budget is the later one; another side is no year."""

import pytest

from generator.exchange.incoming.earlier import columns_of_the_budget

OLD, NEW = "2025年预算数", "2026年预算数"


@pytest.mark.parametrize(
    ("heads", "kept"),
    [
        (["项目", OLD, NEW], [0, 2]),
        (["项目", NEW, OLD, "增减额", "增减%"], [0, 1]),
        (["项目", "上年预算数", "本年预算数", "比上年增减"], [0, 2]),
        (["项目", "合计", "基本支出"], [0, 1, 2]),
        (["项目", OLD], [0, 1]),
        (["项目", OLD, "项目", NEW], [0, 1, 2, 3]),
        (["项目", OLD, NEW, "项目", OLD, NEW], [0, 2, 3, 5]),
    ],
)
def test_which_columns_stay(heads: list[str], kept: list[int]) -> None:
    paths = {column: (head,) for column, head in enumerate(heads)}
    assert sorted(columns_of_the_budget(paths)) == kept
