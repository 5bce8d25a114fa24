"""What the README says of the example when something in it is changed."""

import re
from pathlib import Path

import pytest

from generator.diagnostics import Finding
from generator.examining import examine
from generator.pipeline import build_site
from generator.project import Project
from generator.render.shell import Shell
from tests.readme import documents
from tests.readme.documents import PLACE, TODAY

FOLDER = f"data/{'/'.join(PLACE)}"
TABLES, ABOUT = f"{FOLDER}/tables.yml", f"{FOLDER}/disclosure.yml"


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1
    path.write_text(before.replace(old, new), encoding="utf-8")


def findings(root: Path) -> tuple[Finding, ...]:
    return examine(Project(root)).findings


def snippet(start: str) -> str:
    """The block of the README, or the words set as code, that begins so."""
    text = documents.text("README.md")
    block = re.search(rf"^```yaml\n({re.escape(start)}.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return block[1] if block else next(s for s in documents.spans("README.md") if start in s)


def test_the_acknowledgement_fits_the_finding(root: Path) -> None:
    change(root, TABLES, "工资福利支出, 合计: 70.00", "工资福利支出, 合计: 70.01")
    assert [f.rule.code for f in findings(root) if f.blocks] == ["T6-R1"]
    documents.put(root, {f"{FOLDER}/acknowledgements.yml": snippet("- {规则:")})
    assert not [f for f in findings(root) if f.blocks]
    assert [f.rule.code for f in findings(root) if f.acknowledged] == ["T6-R1"]


def test_the_correction_is_listed(root: Path, shell: Shell) -> None:
    documents.put(root, {f"{FOLDER}/corrections.yml": snippet("- 日期:")})
    build_site(root, shell, root / "site", TODAY)
    page = (root / "site" / Path(*PLACE) / "corrections/index.html").read_text("utf-8")
    for said in ("2026-03-01", "101.00", "100.00", "-1.00", "录入差错"):
        assert said in page
    assert "/tables/expenditure_summary/#r4-total" in page
    assert "与数据不一致" not in page


def test_a_correction_that_the_data_do_not_bear_out_says_so(root: Path, shell: Shell) -> None:
    entry = snippet("- 日期:").replace("100.00", "99.00")
    documents.put(root, {f"{FOLDER}/corrections.yml": entry})
    assert [f.rule.code for f in findings(root)].count("W-09") == 1
    build_site(root, shell, root / "site", TODAY)
    page = (root / "site" / Path(*PLACE) / "corrections/index.html").read_text("utf-8")
    assert "更正记录说改为“99.00”，数据里现在是“100.00”" in page


@pytest.mark.parametrize(
    ("line", "left"),
    [("草稿: 是", set()), ("撤回: {", {"index.html"}), ("公开日期: 2999-01-01", set())],
)
def test_what_must_not_be_seen_is_not_there(
    root: Path, shell: Shell, line: str, left: set[str]
) -> None:
    written = snippet(line) if line.endswith("{") else line
    change(root, ABOUT, re.search(r"公开日期: .*", documents.files("README.md")[ABOUT])[0], written)  # type: ignore[index]
    build_site(root, shell, root / "site", TODAY)
    folder = root / "site" / Path(*PLACE)
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} == left


def test_a_former_code_leads_to_the_new_address(root: Path, shell: Shell) -> None:
    codes = next(s for s in documents.spans("README.md") if s.startswith("曾用编码: ["))
    department = root / FOLDER / "../department.yml"
    department.write_text(department.read_text("utf-8") + codes + "\n", encoding="utf-8")
    build_site(root, shell, root / "site", TODAY)
    assert "301/2026/" in (root / "site/130229/300/2026/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("科目名称: 工资福利支出, 合计: 70.00", "科目名称: 工资福利支出, 合计: 1,352.30"),
        ("科目名称: 工资福利支出, 合计: 70.00", '科目名称: 工资福利支出, 合计: "1,352.30"'),
        ("科目名称: 基本工资, 合计: 50.00", "科目名称: 基本工资, 合计：50.00"),
        ("科目名称: 基本工资, 合计: 50.00", "科目名称: 基本工资, 合计: ５０.００"),
    ],
)
def test_the_slips_of_the_table_are_errors(root: Path, old: str, new: str) -> None:
    change(root, TABLES, old, new)
    assert any(f.blocks and f.span.file == TABLES for f in findings(root))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("13022926P003011100013", "校验码应为 8"),
        ("13022926P003011100O18", "可能是 13022926P003011100018"),
        ("13022926P0030111000188", "可能是 13022926P003011100018"),
    ],
)
def test_a_mistyped_project_code_is_told(root: Path, wrong: str, told: str) -> None:
    right = "13022926P003011100018"
    (root / FOLDER / f"projects/{right}.yml").rename(root / FOLDER / f"projects/{wrong}.yml")
    change(root, f"{FOLDER}/projects/{wrong}.yml", right, wrong)
    assert any(told in f"{f.message} {f.hint}" for f in findings(root))


def test_left_out_totals_are_added_up(root: Path) -> None:
    lines = (root / TABLES).read_text("utf-8").splitlines(keepends=True)
    dropped = [line for line in lines if not re.search(r"科目编码: (20805|208|20103|201),", line)]
    assert len(dropped) < len(lines)
    (root / TABLES).write_text("".join(dropped), encoding="utf-8")
    ((record, _),) = examine(Project(root)).checked
    table = record.table("expenditure_summary")
    assert table is not None
    assert [row.text("subject_code") for row in table.rows if row.derived] == [
        *("201", "20103", "208", "20805")
    ]
