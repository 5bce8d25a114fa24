"""What stands below data/: strangers and links are reported and not followed, missing files too."""

from pathlib import Path

import pytest

from generator.load.discovery import discover
from tests import trees

DEPARTMENT = f"data/{trees.REGION}/{trees.DEPARTMENT}"


def shown(root: Path) -> list[tuple[str, str, str]]:
    """Rule, place and message of every finding."""
    return [(f.rule.code, str(f.span), f.message) for f in trees.findings(trees.load(root))]


def test_regions_departments_and_years_come_in_order(tmp_path: Path) -> None:
    for name in ("999902/7", "999901/101/2031", "999901/101/2029", "999901/20"):
        (tmp_path / "data" / name).mkdir(parents=True)
    tree = discover(tmp_path)
    assert [folder.shown for folder in tree.departments] == [
        "data/999901/101",
        "data/999901/20",
        "data/999902/7",
    ]
    assert [year.year for year in tree.departments[0].disclosures] == ["2029", "2031"]
    assert tree.findings == ()


def test_a_project_without_data_is_empty(tmp_path: Path) -> None:
    assert discover(tmp_path).departments == ()


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("data/说明.txt", "文件"),
        ("data/99990/101/tables.yml", "文件夹"),
        ("data/999901/一〇一/说明.txt", "文件夹"),
        (f"{DEPARTMENT}/2030年/tables.yml", "文件夹"),
        (f"{DEPARTMENT}/1830/disclosure.txt", "文件夹"),
        (f"{DEPARTMENT}/department.yaml", "文件"),
        (f"{trees.FOLDER}/project/A2.yml", "文件夹"),
        (f"{trees.FOLDER}/table.yml", "文件"),
        (f"{trees.FOLDER}/projects/A2.yaml", "文件"),
        (f"{trees.FOLDER}/projects/old/A2.yml", "文件夹"),
    ],
)
def test_a_stranger_is_reported(name: str, what: str, tmp_path: Path) -> None:
    root = trees.project(tmp_path, {name: "项目编码: A2\n项目名称: 乙\n"})
    (found,) = trees.findings(trees.load(root))
    assert found.rule.code == "K-07"
    assert not found.blocks
    assert name.startswith(found.span.file)
    assert f"不认识的{what}“{found.span.file.rsplit('/', 1)[-1]}”，没有读取" == found.message


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("data/99990/101/department.yml", "data/99990"),
        ("data/玉山县/101/2030/disclosure.yml", "data/玉山县"),
        ("data/999901/一〇一/department.yml", "data/999901/一〇一"),
        ("data/999901/测试局/2030/disclosure.yml", "data/999901/测试局"),
        (f"{DEPARTMENT}/2030年/disclosure.yml", f"{DEPARTMENT}/2030年"),
        (f"{DEPARTMENT}/1830/disclosure.yml", f"{DEPARTMENT}/1830"),
        (f"{trees.FOLDER}/2031/disclosure.yml", f"{trees.FOLDER}/2031"),
        (f"{trees.FOLDER}/projects/102/department.yml", f"{trees.FOLDER}/projects/102"),
    ],
)
def test_data_below_a_wrong_name_keep_the_site_from_being_published(
    name: str, folder: str, tmp_path: Path
) -> None:
    """What lies there would be missing from the site, or vanish from it, without a word."""
    root = trees.project(tmp_path, {name: "类型: 完整公开\n"})
    (found,) = trees.findings(trees.load(root))
    assert (found.rule.code, found.rule.name) == ("K-12", "misplaced-data")
    assert found.blocks
    assert str(found.span) == f"{folder}:1:1"
    assert found.message == f"不认识的文件夹“{folder.rsplit('/', 1)[-1]}”，没有读取"
    assert "data/<六位区划>/<部门编码>/<四位年份>/" in found.hint


def test_data_behind_a_link_or_hidden_are_nobodys(tmp_path: Path) -> None:
    root = trees.project(tmp_path / "project", {"data/.old/101/department.yml": "部门编码: 101\n"})
    trees.write(tmp_path, {"outside/department.yml": "部门编码: 9\n"})
    (root / "data/外面").symlink_to(tmp_path / "outside")
    assert shown(root) == [("K-07", "data/外面:1:1", "不认识的符号链接“外面”，没有读取")]


def test_hidden_files_reserved_folders_and_sources_are_none(tmp_path: Path) -> None:
    root = trees.project(
        tmp_path,
        {
            "data/.DS_Store": "",
            f"{DEPARTMENT}/.gitkeep": "",
            f"{DEPARTMENT}/units/101001/2030/tables.yml": "x",
            "final/tables.yml": "x",
            "source/original.txt": "原文",
            "projects/.keep": "",
        },
    )
    assert shown(root) == []


@pytest.mark.parametrize(
    "name",
    [
        "data/reference",
        "data/999902",
        "data/999901/102",
        f"{DEPARTMENT}/department.yml",
        f"{DEPARTMENT}/2031",
        f"{trees.FOLDER}/tables.yml",
        f"{trees.FOLDER}/source",
        f"{trees.FOLDER}/projects",
        f"{trees.FOLDER}/projects/A2.yml",
    ],
)
def test_a_link_is_reported_and_not_followed(name: str, tmp_path: Path) -> None:
    root = trees.project(tmp_path / "project")
    path = root / name
    outside = tmp_path / "outside" / path.name
    outside.parent.mkdir()
    if path.exists():
        path.rename(outside)
    elif path.suffix:
        outside.write_text("项目编码: A2\n项目名称: 外面的\n", encoding="utf-8")
    else:
        (outside / "2030").mkdir(parents=True)
    path.symlink_to(outside)
    dataset = trees.load(root)
    links = [(f.rule.code, f.span.file, f.message) for f in trees.findings(dataset)]
    assert ("K-14", name, f"不认识的符号链接“{path.name}”，没有读取") in links
    loaded = [d.disclosure for d in dataset.disclosures if d.disclosure]
    assert [record.key for record in loaded] == [("999901", "101", "2030")]
    assert not any("外面的" in str(record) for record in loaded)


@pytest.mark.parametrize("name", ["tables.yaml", "tables.YML", "tables.yml.txt"])
def test_a_data_file_that_an_editor_named(name: str, tmp_path: Path) -> None:
    root = trees.project(tmp_path, {name: "x"})
    (found,) = trees.findings(trees.load(root))
    assert found.rule.code == "K-07"
    assert "改名为 tables.yml；" in found.hint


def test_a_copy_of_a_data_file_is_not_to_be_renamed(tmp_path: Path) -> None:
    (found,) = trees.findings(trees.load(trees.project(tmp_path, {"tables - 副本.yml": "x"})))
    assert "改名" not in found.hint


def test_a_department_without_its_file(tmp_path: Path) -> None:
    root = trees.project(tmp_path)
    (root / DEPARTMENT / "department.yml").unlink()
    assert shown(root) == [
        ("K-06", f"{DEPARTMENT}/department.yml:1:1", "部门文件夹里没有 department.yml")
    ]


def test_a_year_without_its_file_is_no_disclosure(tmp_path: Path) -> None:
    root = trees.project(tmp_path)
    (root / trees.FOLDER / "disclosure.yml").unlink()
    assert shown(root) == [
        ("K-06", f"{trees.FOLDER}/disclosure.yml:1:1", "这个年度没有 disclosure.yml")
    ]
    assert trees.load(root).disclosures[0].disclosure is None


def test_a_disclosure_needs_no_other_file(tmp_path: Path) -> None:
    root = trees.project(tmp_path)
    (root / trees.FOLDER / "narrative.yml").unlink()
    (root / trees.FOLDER / "projects/A1.yml").unlink()
    assert shown(root) == []
    record = trees.disclosure(root)
    assert (record.tables, record.narrative, record.projects) == ((), (), ())


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    root = trees.project(tmp_path)
    (root / trees.FOLDER / "tables.yml").mkdir()
    assert [place[0] for place in shown(root)] == ["K-07"]


def test_an_entry_of_a_list_is_told_by_its_number(tmp_path: Path) -> None:
    root = trees.project(tmp_path, {"corrections.yml": "- {日期: 2030-01-01, 位子: x}\n"})
    labels = {f.locations[0].label for f in trees.findings(trees.load(root))}
    assert "第1项 位子" in labels
