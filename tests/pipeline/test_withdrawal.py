"""撤回: from its day on one page is left of a disclosure, and nothing of it stands elsewhere."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.building.telling import promised
from generator.examining import examine
from generator.project import Project
from generator.public import as_public
from tests.pipeline.sites import (
    DAY,
    PLACE,
    department,
    disclosure,
    previewed,
    project,
    published,
    searched,
    shown,
)
from tests.trees import YEAR

HOME = f"{PLACE}/{YEAR}/"
NEXT = f"{PLACE}/2031/"
SAID = "撤回: {日期: 2030-06-01, 原因: 公布了错误的版本}\n"
ITS_OWN = {
    f"data/{HOME}projects/A1.yml": "序号: 1\n项目编码: A1\n项目名称: 独有项目\n",
    f"data/{HOME}source/original.txt": "独有原文",
    f"data/{HOME}narrative.yml": """\
正文:
  - 题: 一、总体绩效目标
    栏目: 总体绩效目标
    内容: [段: 独有文字。, {名词: 独有名词, 释义: 独有释义。}]
  - 题: 二、分项绩效目标
    栏目: 分项绩效目标
    内容: [段: 办好各项事务。]
  - 题: 三、工作保障措施
    栏目: 工作保障措施
    内容: [段: 加强管理。]
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two years, of which the first is withdrawn on the first of June 2030.

    Its project has many mistakes, all acknowledged, so that it can be seen until then.
    """
    made = project(tmp_path, department(), disclosure(more=SAID), ITS_OWN, disclosure("2031"))
    _acknowledge_all(made)
    return made


def _acknowledge_all(root: Path) -> None:
    examined = examine(Project(root))
    entries = [
        f'- {{规则: {f.rule.code}, 位置: "{f.locations[0].path}", 说明: 原件如此'
        + (f', 应为: "{f.expected}"' if f.expected else "")
        + (f', 实为: "{f.actual}"' if f.actual else "")
        + "}\n"
        for f in examined.findings
        if f.blocks and f.places
    ]
    assert entries
    (root / f"data/{HOME}acknowledgements.yml").write_text("".join(entries), "utf-8")
    assert examine(Project(root)).blocking() == ()


def own(files: dict[str, str]) -> list[str]:
    """The addresses of the withdrawn year."""
    return [address for address in files if address.startswith(HOME)]


def test_until_its_day_nothing_is_to_be_seen_of_it(root: Path) -> None:
    files = published(root, DAY - timedelta(days=1))
    assert {f"{HOME}checks/", f"{HOME}disclosure.json", f"{HOME}projects/A1/"} <= set(own(files))
    assert files[f"{HOME}source/original.txt"] == "独有原文"
    assert not [address for address, text in files.items() if "公布了错误的版本" in text]
    assert "已撤回" not in files[f"{PLACE}/"] + files[""]
    assert "独有释义" in files["glossary/"]
    assert f"{HOME}checks/" in files["checks/"]


@pytest.mark.parametrize("day", [DAY, date(2099, 1, 1)])
def test_from_its_day_on_one_page_says_so(day: date, root: Path) -> None:
    files = published(root, day)
    assert own(files) == [HOME]
    assert "这份公开已于 2030-06-01 撤回。" in files[HOME]
    assert "公布了错误的版本" in files[HOME]
    assert f"{NEXT}checks/" in files, "the other years stand as they did"


def test_nothing_of_it_stands_anywhere(root: Path) -> None:
    files = published(root)
    for words in ("独有项目", "独有原文", "独有文字", "独有名词", "独有释义"):
        assert not [address for address, text in files.items() if words in text], words
    leading = [a for a, text in files.items() if f"{PLACE}/{YEAR}/checks/" in text]
    assert leading == [], "of the checks, the rules and the sitemap"
    assert f"{NEXT}checks/" in files["checks/"]
    assert f"<loc>/{HOME}</loc>" in files["sitemap.xml"]
    assert files["sitemap.xml"].count(f"/{HOME}") == 1


def test_it_is_named_as_withdrawn_where_the_years_are_listed(root: Path) -> None:
    files = published(root)
    for address in (f"{PLACE}/", ""):
        rows = [row for row in files[address].split("<li>") if f'{YEAR}/"' in row]
        assert any("已撤回" in row for row in rows), address
    place = f"{PLACE}/{YEAR}/"
    assert [address for address in searched(files) if address.startswith(place)] == [place]
    assert "已撤回 公布了错误的版本" in files[f"search/lines/{place}0.json"]


def test_the_rules_tell_what_they_found_only_until_then(root: Path) -> None:
    before = published(root, DAY - timedelta(days=1))
    after = published(root)
    found = [a for a in before if a.startswith("rules/") and f"{HOME}checks/#f" in before[a]]
    assert found
    assert not [a for a in after if a.startswith("rules/") and HOME in after[a]]


def test_the_preview_shows_what_is_going_to_be_said(root: Path) -> None:
    files = previewed(root)
    assert own(files) == [HOME]
    assert "公布了错误的版本" in files[HOME]


def test_the_pages_that_must_be_there_follow(root: Path) -> None:
    assert [p for p in expected(root) if p.startswith(HOME)] == [HOME]
    assert f"{HOME}projects/A1/" in expected(root, DAY - timedelta(days=1))


def expected(root: Path, day: date = DAY) -> list[str]:
    return [page for record in shown(root, day) for page in promised(record)]


def test_what_the_public_sees(root: Path) -> None:
    (withdrawn, checked), (standing, its) = examine(Project(root)).checked
    assert checked.comparisons and checked.findings
    assert as_public(standing, its, DAY) == (standing, its)
    early, kept = as_public(withdrawn, checked, DAY - timedelta(days=1))
    assert early.withdrawal is None
    assert (early.projects, early.narrative) == (withdrawn.projects, withdrawn.narrative)
    assert kept == checked
    for day in (DAY, None):
        shown, nothing = as_public(withdrawn, checked, day)
        assert shown.withdrawal == withdrawn.withdrawal
        assert (shown.projects, shown.narrative, shown.acknowledgements) == ((), (), ())
        assert (nothing.comparisons, nothing.findings) == ((), ())


def test_what_is_withdrawn_keeps_nothing_back(tmp_path: Path) -> None:
    """Errors are the usual reason for a 撤回: they must not hold up the rest of the site."""
    made = project(tmp_path, department(), disclosure(more=SAID), ITS_OWN, disclosure("2031"))
    examined = examine(Project(made))
    blocking = [finding for finding in examined.findings if finding.blocks]
    assert blocking
    assert list(examined.blocking(DAY - timedelta(days=1))) == blocking, "until then it is shown"
    assert examined.blocking(DAY) == ()
