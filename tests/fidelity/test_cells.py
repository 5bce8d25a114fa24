"""No character differs, or only one too many: cells, columns and whole projects are guarded too."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest

from tests.fidelity.facts import FACTS
from tests.fidelity.forms import PLAN_HEADS, TABLES
from tests.fidelity.mutate import Steps, assert_found, damaged, path_of, rewritten, walk
from tests.fidelity.pieces import Disclosure, Node, load


@pytest.fixture(params=FACTS)
def disclosure(request: pytest.FixtureRequest) -> Disclosure:
    """Each document whose facts are known."""
    return load(request.param)


def test_a_filled_blank_is_found(disclosure: Disclosure) -> None:
    """What the document leaves out stays out: a cell, a plan value, the text of a section."""
    for file, record in disclosure.projects():
        assert_found(rewritten(disclosure, file, ("其他资金",), "0.00"), f"{file} 其他资金")
        for head in PLAN_HEADS:
            if head not in record["资金支出计划"]:
                damage = rewritten(disclosure, file, ("资金支出计划", head), "100%")
                assert_found(damage, f"{file} 资金支出计划")
    for steps, node in walk(disclosure.files["narrative.yml"]):
        if isinstance(node, dict) and "栏目" in node and "内容" not in node:
            filled = partial(_update, {"内容": [{"段": "无"}]})
            damage = damaged(disclosure, "narrative.yml", steps, filled)
            assert_found(damage, f"narrative.yml {path_of(steps)}.内容[0].段")


def test_a_character_in_the_next_cell_is_found(disclosure: Disclosure) -> None:
    """No character differs; the border of the cell does."""
    for file, record in disclosure.projects():
        row = record["绩效指标"][-1]
        moved = {
            "三级指标": row["三级指标"][:-1],
            "绩效指标描述": row["三级指标"][-1] + row["绩效指标描述"],
        }
        steps: Steps = ("绩效指标", len(record["绩效指标"]) - 1)
        damage = damaged(disclosure, file, steps, partial(_update, moved))
        assert_found(damage, f"{file} {path_of(steps)}")


def test_a_figure_in_the_next_column_is_found(disclosure: Disclosure) -> None:
    """No character differs; the blank cell does."""
    for name, table in disclosure.files.get("tables.yml", {}).items():
        columns = [column for column in TABLES[name][1] if "." not in column]
        for index, row in enumerate(table.get("行", [])):
            for left, right in pairwise(columns):
                if left in row and right not in row:
                    steps: Steps = (name, "行", index)
                    damage = damaged(disclosure, "tables.yml", steps, _moving(left, right))
                    assert_found(damage, f"tables.yml {name}.行[{index}].{left}")


def _update(values: dict[str, Node], node: Node) -> None:
    node.update(values)


def _moving(left: str, right: str) -> Callable[[Node], None]:
    def move(row: Node) -> None:
        row[right] = row.pop(left)

    return move


def test_two_projects_in_each_others_place_are_found(disclosure: Disclosure) -> None:
    (first, one), (second, two) = disclosure.projects()[:2]
    damage = rewritten(disclosure, first, ("序号",), two["序号"])
    damage = rewritten(damage, second, ("序号",), one["序号"])
    assert_found(damage, f"{second} 表题")


def test_a_missing_project_is_found(disclosure: Disclosure) -> None:
    names = [file for file, _ in disclosure.projects()]
    for index, name in enumerate(names):
        files = {file: node for file, node in disclosure.files.items() if file != name}
        neighbours = [f"{other} " for other in names[max(0, index - 1) : index + 2]]
        assert_found(replace(disclosure, files=files), *neighbours)
