"""The five source texts, imported, give the data that stand in ``data/``, cell for cell."""

from pathlib import Path

import pytest

from generator.importing import Imported
from generator.load.writing import format_text
from generator.rule_catalogue import all_rules
from tests.changes.repository import commit, git
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


@EVERY
def test_no_finding_is_told_twice_in_the_same_words(project: Trial, key: str) -> None:
    """Two sums of one row are two lines: each says its cell and both figures."""
    found = below(project.done(source(key), key), "检查结果")
    assert len(found) == len(set(found))
    titles = tuple(f"{r.code} {r.title}" for r in all_rules() if r.code.startswith("T"))
    assert not [line for line in found if line.endswith(titles)]


def test_what_was_read_in_can_be_taken_back(project: Trial) -> None:
    key = KEYS[0]
    result = project.run(source(key), key)
    assert isinstance(result, Imported)
    folder, own = f"data/{key}", f"data/{key.rpartition('/')[0]}/department.yml"
    assert f"可以整个删去：{folder} 和 {own}" in result.undo[-1]
    git(project.root, "init", "-q")
    result = project.run(source(key), key, force=True)
    assert isinstance(result, Imported)
    assert "git restore" not in "".join(result.undo), "git never had it"
    assert "退不回去" in result.undo[-1]
    commit(project.root)
    wanted = project.files()
    project.done(other := source(KEYS[1]), key, force=True)
    assert project.files() != wanted
    result = project.run(other, key, force=True)
    assert isinstance(result, Imported)
    said = next(line for line in result.undo if "git restore" in line)
    words = said.partition("git restore ")[2].partition("（")[0].partition("，再")[0]
    git(project.root, "restore", *words.split())
    assert {name: project.files()[name] for name in wanted} == wanted
    assert not [line for line in result.report if "git restore" in line], "no matter of a review"


def test_with_one_character_changed_the_comparison_fails(project: Trial, tmp_path: Path) -> None:
    """The comparison above sees a single cell."""
    key = KEYS[-1]
    changed = tmp_path / "x.txt"
    changed.write_text(source(key).read_text("utf-8").replace("53.4857", "53.4858", 1), "utf-8")
    project.done(changed, key)
    found = differences(project.disclosure(key), loaded(ROOT, key)[0])
    assert list(found.values()) == [("53.4858", "53.4857")]
