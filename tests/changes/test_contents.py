"""What is said of a change: money, 科目, project, indicator, text; renames, moves, formatting."""

from pathlib import Path

from generator.changes import markdown, text
from generator.changes.change import State
from tests.changes.repository import (
    ABOUT,
    FOLDER,
    PROJECT,
    TABLES,
    TEXT,
    commit,
    git,
    only,
    part,
    put,
    report,
    said,
)

OFFICE = "{序号: 4, 科目编码: 2010303, 科目名称: 机关服务, 合计: 100.00, 基本支出: 70.00"


def test_nothing_changed(root: Path) -> None:
    assert report(root).same
    assert report(root, "HEAD", "HEAD").same


def test_money_comes_before_and_after_with_its_change(root: Path) -> None:
    put(root, TABLES, "项目: 收入总计, 预算数: 120.00", "项目: 收入总计, 预算数: 130.50")
    put(root, TABLES, "项目: 支出总计, 预算数: 120.00", "项目: 支出总计, 预算数: 119.50")
    found = {m.label: (m.before, m.after, m.difference, m.unit) for m in only(root).money}
    assert found["收入"] == ("120.00", "130.50", "+10.50", "万元")
    assert found["支出"] == ("120.00", "119.50", "-0.50", "万元")
    assert found["差额"] == ("0.00", "11.00", "+11.00", "万元")
    assert found["项目合计"] == ("30.00", "30.00", "+0.00", "万元")


def test_a_figure_is_told_by_table_subject_and_column(root: Path) -> None:
    put(root, TABLES, OFFICE, OFFICE.replace("100.00", "101.00"), 2)
    found = part(only(root), "部门预算支出总表")
    assert said(found.changes) == [("changed", "2010303 机关服务 合计", "100.00", "101.00")]
    (change,) = found.changes
    assert change.difference == "+1.00"
    assert change.path == "tables.yml/部门预算支出总表/2010303/合计"
    line = (root / TABLES).read_text("utf-8").splitlines()[change.line - 1]
    assert "2010303" in line and "101.00" in line


def test_blank_and_zero_are_different_and_20_0_is_no_other_value(root: Path) -> None:
    put(
        root,
        TABLES,
        "{序号: 6, 项目: 三、公务接待费}",
        "{序号: 6, 项目: 三、公务接待费, 合计: 0.00}",
    )
    put(root, PROJECT, "预算数: 30.00", "预算数: 30.0")
    change = only(root)
    table = said(part(change, "部门预算财政拨款“三公”").changes)
    assert table == [("changed", "三、公务接待费 合计", "", "0.00")]
    assert said(part(change, "项目 示例").changes) == [("changed", "预算数", "30.00", "30.0")]


def test_a_row_put_in_is_one_change_and_no_other_row_is_said_to_differ(root: Path) -> None:
    new = "    - {科目编码: 30228, 科目名称: 工会经费, 合计: 0.50, 公用经费: 0.50}\n"
    put(root, TABLES, "    - {序号: 7, 科目编码: 30231", f"{new}    - {{序号: 7, 科目编码: 30231")
    found = part(only(root), "部门预算一般公共预算财政拨款基本支出表")
    assert said(found.changes) == [("added", "30228 工会经费", "", "合计 0.50、公用经费 0.50")]
    assert not found.moved


def test_a_subject_renamed_is_no_row_taken_out_and_another_put_in(root: Path) -> None:
    put(root, TABLES, "科目编码: 30201, 科目名称: 办公费", "科目编码: 30201, 科目名称: 办公经费")
    found = part(only(root), "部门预算一般公共预算财政拨款基本支出表")
    assert said(found.changes) == [("renamed", "30201 科目名称", "办公费", "办公经费")]


def test_a_line_without_code_is_known_again_by_its_likeness(root: Path) -> None:
    put(root, TABLES, "项目: 二、公务用车购置及运维费", "项目: 二、公务用车购置及运行维护费")
    found = part(only(root), "部门预算财政拨款“三公”")
    assert [c.kind.value for c in found.changes] == ["renamed"]


def test_rows_in_another_order_are_moved_and_not_changed(root: Path) -> None:
    lines = (root / TABLES).read_text("utf-8").splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if "科目编码: 30201" in line)
    lines[at - 1], lines[at] = lines[at], lines[at - 1]
    (root / TABLES).write_text("".join(lines), "utf-8")
    found = part(only(root), "部门预算一般公共预算财政拨款基本支出表")
    assert not found.changes
    assert len(found.moved) == 1
    assert not report(root).formatting


def test_a_project_with_the_same_code_and_another_name_is_renamed(root: Path) -> None:
    put(root, PROJECT, "项目名称: 示例设备购置项目", "项目名称: 示例设备更新项目")
    found = part(only(root), "项目 示例设备更新项目")
    assert said(found.changes) == [("renamed", "项目名称", "示例设备购置项目", "示例设备更新项目")]


def test_a_project_whose_code_was_corrected_is_the_same_project(root: Path) -> None:
    code = "13022926P00301110002Y"
    put(root, PROJECT, "13022926P003011100018", code)
    git(root, "mv", PROJECT, f"{FOLDER}/projects/{code}.yml")
    change = only(root)
    assert said(part(change, "项目 示例").changes)[0][0] == "renamed"
    assert not [p for p in change.parts if p.label == "项目"]


def test_projects_that_came_and_went(root: Path) -> None:
    (root / PROJECT).unlink()
    code = "13022926P00301110002Y"
    text = f"序号: 1\n项目编码: {code}\n项目名称: 别的\n预算数: 5.00\n"
    (root / FOLDER / f"projects/{code}.yml").write_text(text, "utf-8")
    found = said(part(only(root), "项目").changes)
    assert found == [
        ("removed", "示例设备购置项目", "预算数 30.00 万元，6 条指标", ""),
        ("added", "别的", "", "预算数 5.00 万元，0 条指标"),
    ]


def test_an_indicator_reworded_is_the_same_indicator(root: Path) -> None:
    put(root, PROJECT, "三级指标: 设备验收合格率", "三级指标: 验收合格率")
    put(root, PROJECT, "指标值: 10台", "指标值: 12台")
    found = said(part(only(root), "项目 示例").changes)
    assert found == [
        ("changed", "购置设备数量 指标值", "10台", "12台"),
        ("renamed", "三级指标", "设备验收合格率", "验收合格率"),
    ]


def test_plan_and_goals(root: Path) -> None:
    put(root, PROJECT, "6月底: 50%", "6月底: 60%")
    put(root, PROJECT, "  - 2.设备投入使用\n", "  - 2.设备全部投入使用\n  - 3.运行正常\n")
    found = said(part(only(root), "项目 示例").changes)
    assert found == [
        ("changed", "资金支出计划 6月底", "50%", "60%"),
        ("changed", "绩效目标", "2.设备投入使用", "2.设备全部投入使用"),
        ("added", "绩效目标", "", "3.运行正常"),
    ]


def test_text(root: Path) -> None:
    put(root, TEXT, "段: 负责全县示例工作。", "段: 负责全县示例和其他工作。")
    put(root, TEXT, "指本级财政当年拨付的资金。", "指本级财政拨付的资金。")
    found = said(part(only(root), "说明文字").changes)
    assert found[0] == (
        "changed",
        "部门职责及机构设置 段落",
        "负责全县示例工作。",
        "负责全县示例和其他工作。",
    )
    assert found[1][1] == "名词解释 名词"


def test_the_place_of_a_form_is_called_as_the_form_is(root: Path) -> None:
    put(root, TEXT, "段: 负责全县示例工作。", "表: 项目绩效目标表")
    found = said(part(only(root), "说明文字").changes)
    assert ("项目绩效目标表" in {now for _, _, _, now in found}) and "project" not in str(found)


def test_a_form_within_the_text(root: Path) -> None:
    put(root, TEXT, "单位规格: 正科级", "单位规格: 副科级")
    (change,) = part(only(root), "机构设置").changes
    assert (change.before, change.after) == ("正科级", "副科级")


def test_comments_quotes_and_the_order_of_keys_are_formatting(root: Path) -> None:
    put(root, PROJECT, "预算数: 30.00\n", '# 说明\n预算数: "30.00"\n')
    put(root, TEXT, "{序号: 1、, 名词: 财政拨款收入", "{名词: 财政拨款收入, 序号: 1、")
    found = report(root)
    assert not found.disclosures
    assert {(f.file, f.how) for f in found.formatting} == {
        (PROJECT, "只有注释、引号、缩进或空行不同"),
        (TEXT, "只有键的先后不同"),
    }
    assert not found.problems.broken


def test_what_a_disclosure_says_of_itself(root: Path) -> None:
    put(root, ABOUT, "公开日期: 2026-02-20", "公开日期: 2026-02-21")
    put(root, ABOUT, "{题: 十、名词解释, 页: 19}", "{题: 十、名词解释, 页: 18}")
    found = part(only(root), "公开信息").changes
    assert [(c.what, c.printed) for c in found] == [("目录", True), ("公开日期", False)]


def test_a_department_renamed(root: Path) -> None:
    put(root, f"{FOLDER}/../department.yml", "部门名称: 玉田县示例局", "部门名称: 玉田县样例局")
    (found,) = report(root).departments
    assert said(found.changes) == [("renamed", "部门名称", "玉田县示例局", "玉田县样例局")]


def test_a_department_with_another_code_is_the_same_department(root: Path) -> None:
    git(root, "mv", "data/130229/301", "data/130229/302")
    department = root / "data/130229/302/department.yml"
    text = department.read_text("utf-8").replace("部门编码: 301", "部门编码: 302")
    department.write_text(f"{text}曾用编码: [301]\n", "utf-8")
    (found,) = report(root).disclosures
    assert found.state is State.MOVED
    assert found.remark == "地址 130229/301/2026 → 130229/302/2026"
    assert not found.parts


def test_new_removed_and_withdrawn(root: Path) -> None:
    base = git(root, "rev-parse", "HEAD")
    git(root, "mv", FOLDER, "data/130229/301/2025")
    put(root, "data/130229/301/2025/disclosure.yml", "公开日期: 2026", "公开日期: 2025")
    states = {d.key: d.state for d in report(root, base).disclosures}
    assert states == {"130229/301/2025": State.NEW, "130229/301/2026": State.REMOVED}
    commit(root)
    git(root, "revert", "--no-edit", "HEAD")
    put(root, ABOUT, "来源:", "撤回: {日期: 2026-11-01, 原因: 错误的版本}\n来源:")
    assert only(root).state is State.WITHDRAWN


def test_problems_that_came_and_went(root: Path) -> None:
    put(root, TABLES, "科目名称: 工资福利支出, 合计: 70.00", "科目名称: 工资福利支出, 合计: 70.01")
    found = report(root).problems
    assert [p.rule for p in found.broken] == ["T6-R1", "T6-H1", "T6-H2"]
    assert not found.satisfied
    before = commit(root)
    put(root, TABLES, "科目名称: 工资福利支出, 合计: 70.01", "科目名称: 工资福利支出, 合计: 70.00")
    found = report(root, before).problems
    assert [p.rule for p in found.satisfied] == ["T6-R1", "T6-H1", "T6-H2"]
    assert not found.broken


def test_what_was_rounding_and_is_wrong_now(root: Path) -> None:
    row = "科目名称: 工资福利支出, 合计: "
    put(root, TABLES, f"{row}70.00", f"{row}70.01")
    before = commit(root)
    put(root, TABLES, f"{row}70.01", f"{row}77.00")
    found = report(root, before).problems
    assert [(p.severity, p.rule) for p in found.broken] == [("错误", "T6-H1"), ("错误", "T6-H2")]
    assert not found.satisfied
    after = commit(root)
    back = report(root, after, before).problems
    assert [(p.severity, p.rule) for p in back.satisfied] == [("错误", "T6-H1"), ("错误", "T6-H2")]


def test_figures_inside_the_tables_are_counted_beside_the_money(root: Path) -> None:
    put(root, TABLES, "科目名称: 工资福利支出, 合计: 70.00", "科目名称: 工资福利支出, 合计: 70.01")
    put(root, PROJECT, "预算数: 30.00", "预算数: 30.0")
    put(root, TABLES, "三、公务接待费}", "三、公务接待费, 合计: 0.00}")
    row = "    - {科目编码: 30228, 科目名称: 工会经费, 合计: 0.50}\n"
    put(root, TABLES, "    - {序号: 7, 科目编码: 30231", f"{row}    - {{序号: 7, 科目编码: 30231")
    said = "数字有改动的：部门预算一般公共预算财政拨款基本支出表 2 处"
    found = report(root)
    assert f"    {said}\n" in text.render(found)
    assert f"：{said}\n" in markdown.render(found)


def test_two_findings_of_one_row_are_told_apart(root: Path) -> None:
    put(root, TABLES, "工资福利支出, 合计: 70.00, 人员经费: 70.00",
        "工资福利支出, 合计: 70.01, 人员经费: 70.01")  # fmt: skip
    lines = [line for line in text.render(report(root)).splitlines() if "T6-H2" in line]
    assert len(lines) == len(set(lines)) == 2
    assert "工资福利支出 人员经费" in lines[1]


def test_a_problem_that_was_acknowledged(root: Path) -> None:
    put(root, TABLES, "科目名称: 工资福利支出, 合计: 70.00", "科目名称: 工资福利支出, 合计: 70.01")
    commit(root)
    place = "tables.yml/部门预算一般公共预算财政拨款基本支出表/301/合计"
    entry = f'- {{规则: T6-R1, 位置: {place}, 应为: "70.00", 实为: "70.01", 说明: 原件如此}}\n'
    (root / FOLDER / "acknowledgements.yml").write_text(entry, "utf-8")
    found = report(root)
    assert [p.rule for p in found.problems.acknowledged] == ["T6-R1"]
    assert not found.problems.broken and not found.problems.satisfied
    assert [c.kind.value for c in part(found.disclosures[0], "原文如此").changes] == ["added"]


def test_a_line_put_in_above_makes_no_finding_new(root: Path) -> None:
    put(root, TABLES, "科目名称: 工资福利支出, 合计: 70.00", "科目名称: 工资福利支出, 合计: 70.01")
    commit(root)
    (root / TABLES).write_text("# 说明\n\n" + (root / TABLES).read_text("utf-8"), "utf-8")
    assert not report(root).problems.broken


def test_other_files(root: Path) -> None:
    source = root / FOLDER / "source"
    source.mkdir()
    (source / "original.txt").write_text("原件", "utf-8")
    put(
        root,
        "data/reference/words.yml",
        "\n",
        "\n",
        (root / "data/reference/words.yml").read_text("utf-8").count("\n"),
    )
    assert [(f.file, f.how) for f in report(root).files] == [
        (f"{FOLDER}/source/original.txt", "新增")
    ]
    commit(root)
    (source / "original.txt").write_text("另一份", "utf-8")
    assert [f.how for f in report(root).files] == ["有改动"]
