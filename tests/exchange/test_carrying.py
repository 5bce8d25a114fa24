"""`mingzhang new --from`: last year's names and texts, this year's amounts still to fill in."""

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.diagnostics import Severity
from generator.examining import examine
from generator.load.dataset import load_dataset
from generator.load.writing import format_file
from generator.project import Project
from tests.trees import ROOT

OPEN = "（待填）"


def years() -> list[str]:
    """Every disclosure of this repository, as 区划/部门/年度."""
    return sorted(
        path.parent.relative_to(ROOT / "data").as_posix()
        for path in (ROOT / "data").glob("[0-9]*/*/*/disclosure.yml")
    )


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def carry(place: str) -> tuple[str, int]:
    """Carry a disclosure into the next year; its place and the status."""
    home, _, year = place.rpartition("/")
    target = f"{home}/{int(year) + 1}"
    return target, main(["new", target, "--from", year])


@pytest.mark.parametrize("place", years())
def test_every_line_is_carried_and_every_amount_is_open(place: str, root: Path) -> None:
    target, status = carry(place)
    assert status == 0
    old, new = root / "data" / place, root / "data" / target
    left = {"acknowledgements.yml", "corrections.yml"}
    names = {p.relative_to(old) for p in old.rglob("*.yml")} - set(map(Path, left))
    assert {p.relative_to(new) for p in new.rglob("*") if p.is_file()} == names
    for name in names:
        before = (old / name).read_text("utf-8").splitlines()
        after = (new / name).read_text("utf-8").splitlines()
        after = [line for line in after if not line.startswith("草稿:")]
        for was, now in zip(before, after, strict=True):
            if now.strip().startswith(("预算年度", "截止时间")):
                continue
            assert re.fullmatch(re.escape(now).replace(OPEN, r'[^,}"]+'), was), (was, now)


@pytest.mark.parametrize("place", years())
def test_no_figure_of_last_year_is_left(place: str, root: Path) -> None:
    target, _ = carry(place)
    for loaded in load_dataset(root, "data").disclosures:
        record = loaded.disclosure
        assert record is not None
        if record.folder != f"data/{target}":
            continue
        assert record.draft
        for table in record.all_tables:
            cells = [
                c for row in table.printed_rows for id, c in row.cells.items() if id != "sequence"
            ]
            figures = [c.text for c in cells if re.fullmatch(r"-?[0-9]+\.[0-9]+", c.text)]
            assert not figures
        for project in record.projects:
            assert project.budget.text == OPEN
            assert {point.value.text for point in project.plan} == {OPEN}
        found = [f for f in loaded.findings if f.blocks]
        assert not found


def test_check_finds_what_is_open_and_nothing_keeps_the_site_back(root: Path) -> None:
    target, _ = carry(years()[-1])
    examined = examine(Project(root))
    assert not examined.blocking()
    mine = [f for f in examined.findings if f.span.file.startswith(f"data/{target}/")]
    assert "V-06" in {f.rule.code for f in mine}
    assert all(f.severity is not Severity.NOTICE for f in mine), "what could be better comes later"


def test_what_is_new_is_in_canonical_form(root: Path) -> None:
    target, _ = carry(years()[0])
    for path in (root / "data" / target).rglob("*.yml"):
        assert format_file(path, path.name).canonical, path


def test_years_and_amounts_in_texts_are_listed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, _ = carry("130321/430/2024")
    out = capsys.readouterr().out
    assert "处年份、金额或比例，没有改动，请逐处核对：" in out
    assert f"data/{target}/disclosure.yml:5 2024年部门预算信息公开目录" in out
    for line in re.findall(rf"^  (data/{target}/\S+):(\d+) (.{{4}})", out, re.MULTILINE):
        text = (root / line[0]).read_text("utf-8").splitlines()[int(line[1]) - 1]
        assert line[2] in text


def test_comments_stay_and_dates_do_not(root: Path) -> None:
    about = root / "data/130225/434/2024/disclosure.yml"
    text = about.read_text("utf-8")
    about.write_text(
        f"# 卷首\n{text}公开日期: 2024-02-20  # 当天\n# 以后\n"
        "撤回:\n  日期: 2024-11-01\n  # 里面\n  原因: 错\n联系方式: {电话: 0315-0000000}\n",
        "utf-8",
    )
    target, _ = carry("130225/434/2024")
    found = (root / "data" / target / "disclosure.yml").read_text("utf-8")
    assert found.startswith("# 卷首\n草稿: 是  # 写“是”时不发布\n")
    assert found.endswith(
        f"公开日期: {OPEN}  # 当天\n# 以后\n  # 里面\n联系方式: {{电话: 0315-0000000}}\n"
    )


def test_what_is_there_is_not_touched(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = root / "data/130225/434/2025"
    place.mkdir()
    (place / "narrative.yml").write_text("正文:\n  - 段: 已有\n", "utf-8")
    carry("130225/434/2024")
    assert (place / "narrative.yml").read_text("utf-8") == "正文:\n  - 段: 已有\n"
    assert "已有，没有改动 data/130225/434/2025/narrative.yml" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("130225/434/2025 --from 2019", "没有 data/130225/434/2019/disclosure.yml"),
        ("130225/434/2025 --from 2025", "就是要新建的年度"),
        ("130225/434/2025 --from ../..", "没有"),
        ("130225/434 --from 2024", "要写成 区划/部门/年度"),
    ],
)
def test_wrong_use(words: str, said: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", *words.split()]) == 2
    assert said in capsys.readouterr().err
    assert not (root / "data/130225/434/2025").exists()


def test_last_year_that_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data/130225/434/2024/narrative.yml").write_text("正文：\n", "utf-8")
    assert carry("130225/434/2024")[1] == 2
    assert "data/130225/434/2024/narrative.yml 读不出来" in capsys.readouterr().err
    assert not (root / "data/130225/434/2025").exists()
