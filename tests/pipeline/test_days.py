"""Drafts and days: a build shows what is public on its day, the preview shows everything."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from generator.pipeline import BuildRefused, build_site
from generator.project import stated_day
from tests.pipeline.sites import (
    PLACE,
    SHELL,
    department,
    disclosure,
    previewed,
    project,
    published,
    shown,
)
from tests.trees import YEAR

YEARS = ("2028", "2029", YEAR, "2031")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A public year, a draft, one due on the first of June, one without a day."""
    return project(
        tmp_path,
        department(),
        disclosure("2028", "公开日期: 2028-02-01\n"),
        disclosure("2029", "草稿: 是\n公开日期: 2029-02-01\n"),
        disclosure(YEAR, "公开日期: 2030-06-01\n"),
        disclosure("2031"),
    )


def years(files: dict[str, str]) -> list[str]:
    """The years that have pages."""
    return [year for year in YEARS if f"{PLACE}/{year}/" in files]


def told_of(files: dict[str, str], year: str) -> list[str]:
    """The files that say anything of a year."""
    return [address for address, text in files.items() if f"{year}年" in text + address]


def test_a_draft_is_never_published_and_a_disclosure_not_before_its_day(root: Path) -> None:
    early, due = published(root, date(2030, 5, 31)), published(root, date(2030, 6, 1))
    assert years(early) == ["2028", "2031"]
    assert years(due) == ["2028", YEAR, "2031"]
    assert told_of(early, "2029") + told_of(early, YEAR) + told_of(due, "2029") == []
    assert f"{PLACE}/{YEAR}/disclosure.json" in due
    assert f"{PLACE}/{YEAR}/disclosure.json" not in early


def test_the_preview_shows_drafts_and_what_is_to_come(root: Path) -> None:
    files = previewed(root)
    assert years(files) == list(YEARS)
    assert [d.year for d in shown(root, None)] == list(YEARS)
    assert f"{PLACE}/2029/disclosure.json" in files


def test_the_preview_shows_data_that_a_build_refuses(root: Path) -> None:
    file = root / f"data/{PLACE}/2028/disclosure.yml"
    file.write_text(file.read_text("utf-8") + "次叙: [公开表]\n", "utf-8")
    with pytest.raises(BuildRefused, match="次叙"):
        published(root)
    assert years(previewed(root)) == list(YEARS)


def test_a_skeleton_can_be_previewed(root: Path) -> None:
    from generator.exchange.skeleton import NewDisclosure, new_disclosure, write_new
    from generator.forms.editions import DEFAULT
    from generator.load.reference import load_reference
    from generator.model.disclosure import Kind

    reference = load_reference(root, "data").reference
    new = new_disclosure(root, "data", f"{PLACE}/2032", Kind.FULL, DEFAULT, reference)
    assert isinstance(new, NewDisclosure)
    write_new(root, new)
    files = previewed(root)
    assert f"{PLACE}/2032/tables/expenditure_summary/" in files
    assert years(published(root)) == ["2028", YEAR, "2031"]


def test_a_build_that_is_told_no_day_is_for_the_stated_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, expected in (
        (date(2030, 5, 31), ["2028", "2031"]),
        (date(2030, 6, 1), ["2028", YEAR, "2031"]),
    ):
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        build_site(root, SHELL, root / "site")
        assert [y for y in YEARS if (root / f"site/{PLACE}/{y}").is_dir()] == expected


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2030, 6, 1, 15, 59, 59, tzinfo=UTC), date(2030, 6, 1)),
        (datetime(2030, 6, 1, 16, 0, 0, tzinfo=UTC), date(2030, 6, 2)),
        (datetime(2030, 12, 31, 20, 0, 0, tzinfo=UTC), date(2031, 1, 1)),
        (datetime(1970, 1, 1, tzinfo=UTC), date(1970, 1, 1)),
    ],
)
def test_the_stated_day_is_that_of_china(
    moment: datetime, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    for zone in ("UTC", "Pacific/Auckland", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        assert stated_day() == day


@pytest.mark.parametrize("stated", [None, "", "heute", "-1", "1.5"])
def test_what_states_no_moment_leaves_the_clock(
    stated: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if stated is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    before = (datetime.now(UTC) + timedelta(hours=8)).date()
    assert before <= stated_day() <= (datetime.now(UTC) + timedelta(hours=8)).date()
