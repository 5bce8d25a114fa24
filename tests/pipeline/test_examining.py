"""What the rules are given: whole files, filled-in drafts, and what is public beside it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.building.reading import incomplete_files
from generator.diagnostics import Finding, Outcome, Severity
from generator.examining import Examined, examine
from generator.load.dataset import load_dataset
from generator.project import Project
from tests.pipeline.sites import LISTS, PLACE, department, disclosure
from tests.trees import REGION, YEAR, write

FOLDER = f"data/{PLACE}/{YEAR}"
TABLES = f"{FOLDER}/tables.yml"
T3, T6 = "部门预算支出总表", "部门预算一般公共预算财政拨款基本支出表"
WRONG_SUMS = f"""\
{T3}:
  行:
    - {{科目名称: 合计, 合计: 9.00, 基本支出: 5.00, 项目支出: 3.00}}
    - {{科目编码: 201, 科目名称: 一般公共服务支出, 合计: 9.00, 基本支出: 9.00}}
{T6}:
  行:
    - {{科目名称: 合计, 合计: 9.00, 人员经费: 9.00}}
"""


def project(root: Path, *files: dict[str, str]) -> Project:
    """A project with a department, a disclosure that has nothing wrong, and these files."""
    for put in (LISTS, department(), disclosure(), *files):
        write(root, put)
    return Project(root)


def codes(findings: Iterable[Finding], file: str = "") -> set[str]:
    """The rules that found something in a file."""
    return {finding.rule.code for finding in findings if file in finding.span.file}


def compared(examined: Examined) -> set[str]:
    """The rules that compared something."""
    return {
        comparison.rule
        for _, checked in examined.checked
        for comparison in checked.comparisons
        if comparison.outcome is not Outcome.UNCHECKED
    }


def test_a_whole_file_is_summed(tmp_path: Path) -> None:
    examined = examine(project(tmp_path, {TABLES: WRONG_SUMS}))
    assert codes(examined.findings, TABLES) >= {"T3-R1", "T3-H1"}
    assert compared(examined) >= {"T3-R1", "T3-H1", "T6-R1"}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("基本支出: 5.00", "基本支出: 五", "V-01"),
        ("基本支出: 5.00", "基本支处: 5.00", "K-01"),
        (f"{T6}:\n", f"{T6}:\n  状态: 空表列示\n", "K-13"),
        ("合计: 9.00, 基本支出: 5.00", "合计: 9.00, 合计: 9.00", "Y-30"),
    ],
)
def test_the_tables_of_a_file_that_is_not_whole_are_not_summed(
    old: str, new: str, rule: str, tmp_path: Path
) -> None:
    """One finding of loading says it; every sum over the file would only echo it."""
    before = compared(examine(project(tmp_path / "whole", {TABLES: WRONG_SUMS})))
    broken = project(tmp_path / "broken", {TABLES: WRONG_SUMS.replace(old, new, 1)})
    examined = examine(broken)
    assert rule in codes(examined.findings, TABLES)
    assert not {code for code in codes(examined.findings, TABLES) if code[0] in "TX"}
    assert not {code for code in compared(examined) if code[0] in "TX"}
    assert {code for code in before if code[0] in "TX"}
    # What stands in other files is judged all the same; which tables there are stays open.
    assert compared(examined) >= {code for code in before if code[0] in "NSW"} - {"S-03"}
    assert "S-03" not in compared(examined)


def test_the_files_that_rules_must_not_judge_by(tmp_path: Path) -> None:
    files = {
        TABLES: WRONG_SUMS.replace("基本支出: 5.00", "基本支出: 五"),
        f"{FOLDER}/procurement.yml": "行: [\n",
        f"{FOLDER}/assets.yml": "行:\n  - {项目: 资产总额, 价值: 1.00}\n",
        f"{FOLDER}/projects/A1.yml": "项目编码: A2\n项目名称: 甲\n",
        f"{FOLDER}/projects/A3.yml": "项目编码: A3\n项目名称: 乙（待填）\n",
        f"{FOLDER}/source/别的.txt": "",
    }
    made = project(tmp_path, files, disclosure(more="来源: {文件: 没有.docx}\n"))
    (loaded,) = load_dataset(made.root, made.data_dir).disclosures
    found = {(finding.rule.code, finding.blocks) for finding in loaded.findings}
    assert found >= {("V-01", True), ("K-04", True), ("K-06", True), ("K-07", False)}
    assert ("V-06", True) in found
    assert loaded.incomplete == ("procurement.yml",)
    # A place to fill in leaves the rest of its file whole; a warning is no harm.
    assert sorted(incomplete_files(loaded)) == [
        "disclosure.yml",
        "procurement.yml",
        "projects/A1.yml",
        "tables.yml",
    ]


def test_a_draft_with_places_to_fill_in_is_told_its_errors_and_no_notices(tmp_path: Path) -> None:
    files = {TABLES: WRONG_SUMS.replace("一般公共服务支出", "（待填）")}
    made = project(tmp_path, files, disclosure(more="草稿: 是\n"))
    for build in ("read afresh", "recalled from the store"):
        examined = examine(made)
        assert codes(examined.findings) >= {"V-06", "T3-R1", "T3-H1"}, build
        assert all(f.severity is not Severity.NOTICE for f in examined.findings), build
        assert examined.blocking() == (), build


def test_they_run_on_a_draft_that_is_filled_in_and_hold_nothing_back(tmp_path: Path) -> None:
    examined = examine(project(tmp_path, {TABLES: WRONG_SUMS}, disclosure(more="草稿: 是\n")))
    assert codes(examined.findings, TABLES) >= {"T3-R1", "T3-H1"}
    assert examined.blocking() == ()
    assert [draft.year for draft in examined.drafts] == [YEAR]


def test_they_run_where_a_place_to_fill_in_is_an_error(tmp_path: Path) -> None:
    """Not a draft: nothing is spared."""
    files = {TABLES: WRONG_SUMS.replace("一般公共服务支出", "（待填）")}
    examined = examine(project(tmp_path, files))
    assert codes(examined.blocking(), TABLES) >= {"V-06", "T3-R1"}


def test_the_same_findings_come_from_the_store(tmp_path: Path) -> None:
    files = {TABLES: WRONG_SUMS, f"{FOLDER}/source/别的.txt": ""}
    made = project(tmp_path, files, disclosure(more="来源: {文件: 没有.docx}\n"))
    first = examine(made)
    assert examine(made).findings == first.findings
    assert examine(made).checked == first.checked


def test_what_lies_in_source_is_looked_at_again(tmp_path: Path) -> None:
    """The originals are no file that is read, but which of them there are is told."""
    named = "来源: {文件: 公开文本.docx, 网址: https://example.org/budget}\n"
    made = project(tmp_path, disclosure(more=named))
    assert codes(examine(made).findings, "disclosure.yml") == {"K-06"}
    original = tmp_path / FOLDER / "source/公开文本.docx"
    write(tmp_path, {original.relative_to(tmp_path).as_posix(): "原文"})
    assert examine(made).findings == ()
    original.rename(original.with_name("改名.docx"))
    assert codes(examine(made).findings) == {"K-06", "K-07"}


PROJECT = "序号: 1\n项目编码: A1\n项目名称: 甲项目\n"
NEIGHBOUR = f"{REGION}/102"


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        ("", "", {"101": "102", "102": "101"}),
        # What is public is held against what is public, a draft against everything.
        ("", "草稿: 是\n", {"102": "101"}),
        ("草稿: 是\n", "草稿: 是\n", {"101": "102", "102": "101"}),
    ],
)
def test_a_code_that_another_disclosure_uses_too(
    own: str, other: str, told: dict[str, str], tmp_path: Path
) -> None:
    neighbour = {f"data/{NEIGHBOUR}/{YEAR}/projects/A1.yml": PROJECT}
    made = project(
        tmp_path,
        *(disclosure(more=own), {f"{FOLDER}/projects/A1.yml": PROJECT}),
        *(department(place=NEIGHBOUR), disclosure(more=other, place=NEIGHBOUR), neighbour),
    )
    found = [f for f in examine(made).findings if f.rule.code == "P-06"]
    assert {f.span.file.split("/")[2]: f.message for f in found} == {
        code: f"项目编码 A1 在别的公开里也有：测试{elsewhere}局{YEAR}年"
        for code, elsewhere in told.items()
    }
