"""The shared lists: regions and names of 科目, as a clerk may have saved them."""

from pathlib import Path

import pytest

from generator.load.reference import load_reference
from tests import trees

REGIONS = "data/reference/regions.csv"


def regions(root: Path) -> dict[str, str]:
    """The names of regions by code."""
    loaded = load_reference(root, "data")
    return {code: region.name for code, region in loaded.reference.regions.items()}


@pytest.mark.parametrize(
    "content",
    [
        "code,name\n999901,测试县\n",
        "\ufeffcode,name\r\n999901,测试县\r\n",
        "name,remark,code\n测试县,x,999901\n",
        'code,name\n999901,"测试县"\n,\n',
    ],
)
def test_a_list_as_saved_by_different_programs(content: str, tmp_path: Path) -> None:
    trees.project(tmp_path, {REGIONS: content})
    assert regions(tmp_path) == {"999901": "测试县"}
    assert load_reference(tmp_path, "data").findings == ()


def test_lists_that_are_missing_are_empty_and_told(tmp_path: Path) -> None:
    loaded = load_reference(tmp_path, "data")
    assert loaded.reference.regions == {}
    assert [(f.span.file, f.rule.code, f.blocks) for f in loaded.findings] == [
        (REGIONS, "K-06", True),
        ("data/reference/functional_subjects.csv", "K-06", False),
        ("data/reference/economic_subjects.csv", "K-06", False),
        ("data/reference/words.yml", "K-06", False),
    ]


def test_what_may_be_absent_is_not_told(tmp_path: Path) -> None:
    root = trees.project(tmp_path)
    assert not (root / "data/reference/population.csv").exists()
    assert not (root / "data/reference/owners.csv").exists()
    assert load_reference(root, "data").findings == ()


def test_a_list_in_another_encoding_is_a_finding_and_no_crash(tmp_path: Path) -> None:
    root = trees.project(tmp_path)
    (root / REGIONS).write_bytes("code,name\n999901,测试县\n".encode("gbk"))
    found = trees.findings(trees.load(root))
    assert (found[0].rule.code, found[0].span.file) == ("K-11", REGIONS)
    assert "UTF-8" in found[0].hint


def test_names_of_subjects_by_their_kind(tmp_path: Path) -> None:
    names = load_reference(trees.project(tmp_path), "data").reference.subjects
    assert names.name("2010303", (3, 5, 7)) == "机关服务"
    assert names.name("30101", (3, 5)) == "基本工资"
    assert names.name("999", (3, 5)) == names.name("999", (3, 5, 7)) == ""
