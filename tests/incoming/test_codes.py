"""项目编码 printed twice, not at all, or so that they cannot be codes: no project is lost."""

from pathlib import Path

import pytest

from generator.load.binding import is_code
from tests.incoming.test_other_counties import DOUBTS, PLACE, UNKNOWN, given, told
from tests.incoming.trial import Trial, below

FORM = """
项目支出绩效目标表

| 项目编码 | {} | 项目名称 | {} |
|---|---|---|---|
| 预算数 | 3.00 | | |
| 绩效目标 | 完成 | | |

| 一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据 |
|---|---|---|---|---|---|
| 产出指标 | 数量指标 | 次数 | 次数 | 2次 | 计划 |
"""
CODE = "13022926P003011100018"


def forms(*codes: str) -> str:
    return "\n".join(FORM.format(code, f"项目{n}") for n, code in enumerate(codes, 1))


def files(project: Trial) -> list[str]:
    return sorted(name.rpartition("/")[2] for name in project.files() if "/projects/" in name)


def test_a_code_printed_twice_loses_no_project(project: Trial, tmp_path: Path) -> None:
    record, report = given(project, tmp_path, forms(CODE, CODE, CODE.lower()))
    assert sorted(item.name for item in record.projects) == ["项目1", "项目2", "项目3"]
    assert sorted(item.code for item in record.projects) == [CODE, CODE, CODE.lower()]
    assert len(files(project)) == len({name.lower() for name in files(project)}) == 3
    assert "projects/ 里的 3 个文件" in report
    assert told(report, DOUBTS, "项目2", "项目1", CODE, "相同")
    found = [line for line in below(report, "检查结果") if "K-08" in line]
    assert len(found) == 2, "what is published would have one address for three pages"


def test_a_code_that_looks_like_a_placeholder_is_not_written_over(
    project: Trial, tmp_path: Path
) -> None:
    record, _ = given(project, tmp_path, forms("13022926PXXXXXXXXXX02", ""))
    assert sorted(item.name for item in record.projects) == ["项目1", "项目2"]
    assert len(files(project)) == 2


@pytest.mark.parametrize("code", ["2026-001", "P01", "A", "13022926P00301110001-2"])
def test_what_the_data_allow_is_taken_as_it_is(project: Trial, tmp_path: Path, code: str) -> None:
    record, report = given(project, tmp_path, forms(code))
    assert [item.code for item in record.projects] == [code]
    assert files(project) == [f"{code}.yml"]
    assert not told(report, DOUBTS, code) and not told(report, UNKNOWN, code)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        (f"{CODE}（延续）", CODE),
        (f"{CODE} (延续项目)", CODE),
        (f"{CODE}【新增】", CODE),
        ("１３０２２９２６Ｐ００３０１１１０００１８", CODE),
        ("2026–001", "2026-001"),
    ],
)
def test_a_code_in_other_dress_is_read_and_told(
    project: Trial, tmp_path: Path, printed: str, code: str
) -> None:
    record, report = given(project, tmp_path, forms(printed))
    assert [item.code for item in record.projects] == [code]
    assert files(project) == [f"{code}.yml"]
    assert told(report, DOUBTS, "".join(printed.split()), f"按 {code} 收入")


@pytest.mark.parametrize("printed", ["延续项目", "2026/001", "../../x", "-1-", "con", "1" * 41])
def test_what_cannot_be_a_code_is_kept_and_told(
    project: Trial, tmp_path: Path, printed: str
) -> None:
    record, report = given(project, tmp_path, forms(printed))
    [item] = record.projects
    assert "XXXXXX" in item.code and is_code(item.code)
    assert told(report, DOUBTS, "项目1", printed, "占位")
    assert any("V-06" in line for line in below(report, "检查结果"))
    [path] = (project.root / f"data/{PLACE}/projects").iterdir()
    comment = f"# 原件印的项目编码：{printed}\n"
    assert path.read_text("utf-8").startswith(comment)
    path.write_text(path.read_text("utf-8").replace("3.00", "4.00"), "utf-8")
    project.done(tmp_path / "x.md", PLACE, force=True)
    assert path.read_text("utf-8").count(comment) == 1


def test_a_dash_for_a_code_is_no_code(project: Trial, tmp_path: Path) -> None:
    record, report = given(project, tmp_path, forms("—"))
    assert ["XXXXXX" in item.code for item in record.projects] == [True]
    assert told(report, UNKNOWN, "项目1", "没有项目编码")
