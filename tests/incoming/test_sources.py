"""The five source texts, imported, give the data that stand in ``data/``, cell for cell."""

from pathlib import Path

import pytest

from generator.load.writing import format_text
from tests.incoming.trial import KEYS, ROOT, Trial, below, content, differences, loaded

EVERY = pytest.mark.parametrize("key", KEYS)
UNKNOWN, DOUBTS = "没有看懂", "不能确定"


def source(key: str) -> Path:
    return ROOT / "data" / key / "source/original.txt"


def test_there_are_five() -> None:
    assert len(KEYS) == 5


@EVERY
def test_a_source_gives_the_data_that_stand_here(project: Trial, key: str) -> None:
    report = project.done(source(key), key)
    got, department = loaded(project.root, key)
    wanted, known = loaded(ROOT, key)
    assert differences(got, wanted) == {}
    assert list(content(got)) == list(content(wanted))
    assert department and known
    assert (department.name.text, [(u.code.text, u.name.text) for u in department.units]) == (
        known.name.text,
        [(u.code.text, u.name.text) for u in known.units],
    )
    assert below(report, UNKNOWN) == []
    assert below(report, DOUBTS) == []


@EVERY
def test_what_is_written_is_canonical_a_draft_and_has_its_source(project: Trial, key: str) -> None:
    project.done(source(key), key)
    for name, data in project.files().items():
        if name.endswith(".yml"):
            assert format_text(data.decode()) == data.decode(), name
    assert project.disclosure(key).draft
    assert project.files()[f"{key}/source/original.txt"] == source(key).read_bytes()


@EVERY
def test_the_report_tells_what_was_taken_and_what_the_checks_find(project: Trial, key: str) -> None:
    report = project.done(source(key), key)
    record = project.disclosure(key)
    for table in record.all_tables:
        assert f"{len(table.rows)} 行" in report
    for item in record.projects:
        assert f"{item.code} {item.name}：{len(item.indicators)} 条指标" in report
    assert "## 检查结果" in report
    assert f"mingzhang check data/{key}" in report
    assert "mingzhang serve" in report
    assert "草稿" in report


def test_with_one_character_changed_the_comparison_fails(project: Trial, tmp_path: Path) -> None:
    """The comparison above sees a single cell."""
    key = KEYS[-1]
    changed = tmp_path / "x.txt"
    changed.write_text(source(key).read_text("utf-8").replace("53.4857", "53.4858", 1), "utf-8")
    project.done(changed, key)
    found = differences(project.disclosure(key), loaded(ROOT, key)[0])
    assert list(found.values()) == [("53.4858", "53.4857")]
