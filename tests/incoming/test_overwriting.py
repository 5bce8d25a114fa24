"""Existing data: not touched without --force; with it, what people wrote survives."""

from pathlib import Path

from tests.incoming.trial import KEYS, ROOT, Trial, below, differences, loaded

KEY = next(key for key in KEYS if (ROOT / "data" / key / "tables.yml").exists())
ROW = "    - {序号: 4, 科目编码: 2010303"
SOURCE = ROOT / "data" / KEY / "source/original.txt"


def edit(project: Trial, name: str, *pairs: tuple[str, str]) -> Path:
    path = project.root / "data" / KEY / name
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return path


def test_without_force_nothing_is_written(project: Trial) -> None:
    project.done(SOURCE, KEY)
    said = project.refused(SOURCE, KEY)
    assert "已经有数据" in said and "--force" in said


def test_a_folder_with_nothing_but_the_source_is_no_data(project: Trial) -> None:
    home = project.root / "data" / KEY / "source"
    home.mkdir(parents=True)
    (home / "original.txt").write_bytes(SOURCE.read_bytes())
    project.done(home / "original.txt", KEY)


def test_what_did_not_change_stays_byte_for_byte(project: Trial) -> None:
    project.done(SOURCE, KEY)
    edit(project, "tables.yml", ("部门预算收入总表:", "# 一条注释\n部门预算收入总表:"))
    edit(project, "narrative.yml", ("  - 题: 第一部分", "  - 题: '第一部分"), ("说明\n", "说明'\n"))
    before = project.files()
    project.done(SOURCE, KEY, force=True)
    assert project.files() == before


def test_comments_stay_with_their_lines(project: Trial) -> None:
    project.done(SOURCE, KEY)
    edit(
        project,
        "tables.yml",
        (
            "    - {序号: 4, 科目编码: 2010303",
            "    # 下面这一行核对过\n    - {序号: 4, 科目编码: 2010303",
        ),
        ("合计: 1352.30,", "合计: 1352.99,"),
        ("部门预算支出总表:", "部门预算支出总表:  # 张三 核对"),
    )
    report = project.done(SOURCE, KEY, force=True)
    text = (project.root / "data" / KEY / "tables.yml").read_text("utf-8")
    assert f"    # 下面这一行核对过\n{ROW}" in text
    assert "部门预算支出总表:  # 张三 核对" in text
    assert "1352.99" not in text
    assert differences(project.disclosure(KEY), loaded(ROOT, KEY)[0]) == {}
    assert below(report, "不能确定") == []


def test_a_comment_without_its_line_is_kept_and_told(project: Trial) -> None:
    project.done(SOURCE, KEY)
    edit(project, "assets.yml", ("行:", "行:\n  # 这一行多出来\n  - {项目: 文物, 价值: 1.00}"))
    report = project.done(SOURCE, KEY, force=True)
    text = (project.root / "data" / KEY / "assets.yml").read_text("utf-8")
    assert "# 这一行多出来" in text
    assert "文物" not in text
    assert differences(project.disclosure(KEY), loaded(ROOT, KEY)[0]) == {}
    assert "## 检查结果" in report


def test_acknowledgements_dates_and_corrections_stay(project: Trial) -> None:
    project.done(SOURCE, KEY)
    home = project.root / "data" / KEY
    known = (ROOT / "data" / KEY / "acknowledgements.yml").read_bytes()
    (home / "acknowledgements.yml").write_bytes(known)
    correction = "- {日期: 2024-03-01, 位置: x, 原为: 1, 改为: 2, 原因: 录入差错}\n"
    (home / "corrections.yml").write_text(correction, "utf-8")
    edit(
        project,
        "disclosure.yml",
        ("草稿: 是\n", ""),
        (
            "来源: {",
            "公开日期: 2024-02-20\n联系方式: {电话: 0335-0000000}\n来源: {网址: 'https://x.cn/', ",
        ),
    )
    report = project.done(SOURCE, KEY, force=True)
    assert (home / "acknowledgements.yml").read_bytes() == known
    assert (home / "corrections.yml").read_text("utf-8") == correction
    record = project.disclosure(KEY)
    assert not record.draft, "what was published stays so"
    assert record.published.text == "2024-02-20"
    assert record.contact[0][1].text == "0335-0000000"
    assert record.source.address.text == "https://x.cn/"
    assert "（已注明）" in report
    assert "没有改动" in report


def test_a_project_that_the_document_lacks_is_kept_and_told(project: Trial) -> None:
    project.done(SOURCE, KEY)
    home = project.root / "data" / KEY / "projects"
    first = sorted(home.iterdir())[0]
    other = home / "13032124P00331810099X.yml"
    other.write_text(first.read_text("utf-8").replace(first.stem, other.stem), "utf-8")
    report = project.done(SOURCE, KEY, force=True)
    assert other.exists()
    assert any(other.name in line for line in below(report, "不能确定"))


def test_a_department_that_is_there_is_not_touched(project: Trial) -> None:
    home = project.root / "data" / Path(KEY).parent
    home.mkdir(parents=True)
    text = "部门编码: 430  # 我们的\n部门名称: 某某中心\n"
    (home / "department.yml").write_text(text, "utf-8")
    report = project.done(SOURCE, KEY)
    assert (home / "department.yml").read_text("utf-8") == text
    assert any("某某中心" in line for line in below(report, "不能确定"))
