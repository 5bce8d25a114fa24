"""A change of what readers have seen asks for an entry in the 更正记录 that speaks of it."""

from pathlib import Path

import pytest
import yaml

from generator.changes import text
from generator.changes.wording import correction
from generator.comparing import compare
from tests.changes.repository import ABOUT, FOLDER, PROJECT, TABLES, TEXT, commit, only, put

NAME = "政府办公厅（室）及相关机构事务"
ROW = f"{{序号: 3, 科目编码: 20103, 科目名称: {NAME}, 合计: 100.00, 基本支出: 70.00"
PLACE = "部门预算支出总表/20103/基本支出"


def change_a_figure(root: Path) -> None:
    put(root, TABLES, ROW, ROW.replace("基本支出: 70.00", "基本支出: 71.00"), 2)


def record(root: Path, *entries: str) -> None:
    (root / FOLDER / "corrections.yml").write_text(
        "".join(f"- {{{e}}}\n" for e in entries), "utf-8"
    )


def entry(place: str, after: str = "71.00", day: str = "2026-03-01") -> str:
    return f"日期: {day}, 位置: {place}, 原为: 70.00, 改为: {after}, 原因: 录入差错"


def places(root: Path) -> set[str]:
    return {change.path.removeprefix("tables.yml/") for change in only(root).uncovered}


GENERAL = "部门预算一般公共预算财政拨款支出表/20103/基本支出"


def test_a_change_without_an_entry_is_named(root: Path) -> None:
    change_a_figure(root)
    assert places(root) == {PLACE, GENERAL}


@pytest.mark.parametrize(
    "place", [PLACE, f"tables.yml/{PLACE}", "部门预算支出总表/20103", "部门预算支出总表"]
)
def test_an_entry_for_the_place_or_for_more_speaks_of_it(root: Path, place: str) -> None:
    change_a_figure(root)
    record(root, entry(place))
    assert places(root) == {GENERAL}


def test_an_entry_with_another_figure_does_not(root: Path) -> None:
    change_a_figure(root)
    record(root, entry(PLACE, after="72.00"))
    assert PLACE in places(root)


def test_an_entry_that_was_there_before_does_not(root: Path) -> None:
    record(root, entry(PLACE))
    commit(root)
    change_a_figure(root)
    assert PLACE in places(root)
    record(root, entry(PLACE), entry(PLACE))
    assert places(root) == {GENERAL}


def test_a_row_and_a_project_put_in(root: Path) -> None:
    new = "    - {科目编码: 30228, 科目名称: 工会经费, 合计: 0.50, 公用经费: 0.50}\n"
    put(root, TABLES, "    - {序号: 7, 科目编码: 30231", f"{new}    - {{序号: 7, 科目编码: 30231")
    (root / PROJECT).unlink()
    table = "部门预算一般公共预算财政拨款基本支出表"
    code = PROJECT.rsplit("/", 1)[-1]
    assert places(root) == {f"{table}/30228", f"projects/{code}"}
    record(
        root,
        f"日期: 2026-03-01, 位置: {table}/30228/合计, 改为: 0.50, 原因: 漏录",
        f"日期: 2026-03-01, 位置: {code.removesuffix('.yml')}, 原因: 取消",
    )
    assert places(root) == set()


def test_of_a_text_the_words_that_changed_are_enough(root: Path) -> None:
    put(root, TEXT, "段: 负责全县示例工作。", "段: 负责全县样例工作。")
    (change,) = only(root).uncovered
    record(root, f"日期: 2026-03-01, 位置: {change.path}, 原为: 示例, 改为: 样例, 原因: 错字")
    assert not only(root).uncovered


@pytest.mark.parametrize(
    ("old", "new"),
    [("公开日期: 2026-02-20", "草稿: 是"), ("公开日期: 2026-02-20", "公开日期: 2026-12-02")],
)
def test_what_nobody_has_seen_asks_for_nothing(root: Path, old: str, new: str) -> None:
    put(root, ABOUT, old, new)
    commit(root)
    change_a_figure(root)
    assert not only(root).uncovered
    assert not only(root).public


def test_the_day_decides_what_has_been_seen(root: Path) -> None:
    change_a_figure(root)
    for day, seen in (("2026-02-19", False), ("2026-02-20", True)):
        (change,) = compare(root, None, None, day).disclosures
        assert (change.public, bool(change.uncovered)) == (seen, seen)


def test_what_is_no_part_of_the_document_asks_for_nothing(root: Path) -> None:
    put(root, ABOUT, "公开日期: 2026-02-20", "公开日期: 2026-02-21")
    (root / FOLDER / "acknowledgements.yml").write_text(
        "- {规则: T6-R1, 位置: a, 说明: b}\n", "utf-8"
    )
    assert only(root).count == 2
    assert not only(root).uncovered


def test_the_line_that_is_offered_is_what_is_wanted(root: Path) -> None:
    """Put into corrections.yml as it stands, it speaks of the change and agrees with the data."""
    change_a_figure(root)
    put(root, TEXT, "段: 负责全县示例工作。", '段: "负责全县“样例”: #工作。"')
    put(root, PROJECT, "指标值: 10台", '指标值: ">12台"')
    lines = [correction(change, "2026-12-01") for change in only(root).uncovered]
    assert len(lines) == 4
    assert all(
        f"  {line}" in text.render(compare(root, None, None, "2026-12-01")) for line in lines
    )
    file = root / FOLDER / "corrections.yml"
    file.write_text("\n".join(lines).replace("（待填）", "差错") + "\n", "utf-8")
    assert len(yaml.safe_load(file.read_text("utf-8"))) == 4
    assert not only(root).uncovered
    found = compare(root, None, None, "2026-12-01").problems.broken
    assert not [p for p in found if p.rule == "W-09" or p.file.endswith("corrections.yml")]
