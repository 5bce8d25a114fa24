"""What no single file tells: the originals in source/, and whether a table's state is given."""

from pathlib import Path

import pytest

from generator.forms import registry
from generator.load.coherence import is_original, published_sources, source_files
from generator.model.table import TableState
from tests import trees

FRONT = "类型: 完整公开\n来源: {文件: %s}\n"


def told(root: Path) -> list[tuple[str, bool, str, str]]:
    """Rule, whether it blocks, place and message of every finding."""
    return [
        (f.rule.code, f.blocks, str(f.span).removeprefix(f"{trees.FOLDER}/"), f.message)
        for f in trees.findings(trees.load(root))
    ]


def offered(root: Path, named: str) -> list[str]:
    """The names of the originals that readers may have."""
    return [path.name for path in published_sources(root / trees.FOLDER, named)]


def test_a_named_original_that_is_not_there(tmp_path: Path) -> None:
    root = trees.project(tmp_path, {"disclosure.yml": FRONT % "公开文本.docx"})
    (finding,) = trees.findings(trees.load(root))
    assert told(root) == [
        ("K-06", True, "disclosure.yml:2:10", "source/ 里没有“公开文本.docx”"),
    ]
    assert finding.span.length == len("公开文本.docx")
    assert finding.locations[0].path == "disclosure.yml/来源/文件"
    assert finding.hint == "把原件放进 source/ 文件夹，或改正文件名"
    trees.write(root, {f"{trees.FOLDER}/source/公开文本.docx": "原文"})
    assert told(root) == []


def test_nothing_need_be_named(tmp_path: Path) -> None:
    yaml = "类型: 完整公开\n来源: {网址: https://example.org/a}\n"
    assert told(trees.project(tmp_path, {"disclosure.yml": yaml})) == []


@pytest.mark.parametrize("named", ["../disclosure.yml", "sub/a.txt", "sub", ".a.txt", "~$a.docx"])
def test_what_is_no_file_of_the_folder_itself_cannot_be_named(named: str, tmp_path: Path) -> None:
    root = trees.project(tmp_path, {"disclosure.yml": FRONT % f"'{named}'", "source/sub/a.txt": ""})
    trees.write(root, {f"{trees.FOLDER}/source/{name}": "" for name in (".a.txt", "~$a.docx")})
    assert told(root) == [("K-06", True, "disclosure.yml:2:11", f"source/ 里没有“{named}”")]
    assert offered(root, named) == []


def test_files_beside_the_original_are_told_and_kept_back(tmp_path: Path) -> None:
    files = {
        "disclosure.yml": FRONT % "公开文本.docx",
        "source/公开文本.docx": "原文",
        "source/original.txt": "文字",
        "source/original.pdf": "原文",
        "source/originals.txt": "不是",
        "source/内部台账.xlsx": "不公开",
        "source/.DS_Store": "",
        "source/~$公开文本.docx": "",
    }
    root = trees.project(tmp_path, files)
    message = "这个文件没有写进 来源，不会公开"
    assert told(root) == [
        ("K-07", False, "source/originals.txt:1:1", message),
        ("K-07", False, "source/内部台账.xlsx:1:1", message),
    ]
    assert offered(root, "公开文本.docx") == ["original.pdf", "original.txt", "公开文本.docx"]
    assert offered(root, "") == ["original.pdf", "original.txt"]
    assert offered(root, "内部台账.xlsx") == ["original.pdf", "original.txt", "内部台账.xlsx"]


@pytest.mark.parametrize("named", ["原件.html", "原件.svg", "原件.js", "原件.pdf.html", "原件"])
def test_what_a_browser_would_run_is_not_offered(named: str, tmp_path: Path) -> None:
    files = {"disclosure.yml": FRONT % named, f"source/{named}": "<script>"}
    root = trees.project(tmp_path, files)
    message = f"“{named}”这种格式不能作为原件公开"
    assert told(root) == [("K-05", True, "disclosure.yml:2:10", message)]
    assert offered(root, named) == []


def test_a_scan_is_an_original(tmp_path: Path) -> None:
    files = {
        "disclosure.yml": FRONT % "扫描件.JPG",
        "source/扫描件.JPG": "",
        "source/original.png": "",
    }
    root = trees.project(tmp_path, files)
    assert (told(root), offered(root, "扫描件.JPG")) == ([], ["original.png", "扫描件.JPG"])


def test_links_are_no_originals(tmp_path: Path) -> None:
    root = trees.project(tmp_path / "project", {"disclosure.yml": FRONT % "secret.txt"})
    trees.write(tmp_path, {"outside/secret.txt": "x", "outside/original.txt": "x"})
    source = root / trees.FOLDER / "source"
    source.mkdir()
    for name in ("secret.txt", "original.txt"):
        (source / name).symlink_to(tmp_path / "outside" / name)
    assert source_files(root / trees.FOLDER) == []
    assert offered(root, "secret.txt") == []
    assert [code for code, *_ in told(root)] == ["K-06"]


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("original.txt", True),
        ("original.PDF", True),
        ("original.tar.gz", False),
        ("original.txt.bak", False),
        ("original.yml", False),
        ("original", False),
        ("Original.txt", False),
        ("original-2.txt", False),
        ("my original.txt", False),
        (".original", False),
    ],
)
def test_what_is_called_original(name: str, original: bool) -> None:
    assert is_original(name) is original


STATES = """\
部门预算收支总表:
  状态: 空表列示
部门预算收入总表:
  状态: 有数据
  行:
    - {科目名称: 合计}
部门预算支出总表:
  行:
    - {科目名称: 合计}
部门预算财政拨款收支总表: {}
"""


def test_a_state_is_given_or_follows_from_silence(tmp_path: Path) -> None:
    """Rows or none: what is not said to be empty counts as filled in, and raises no alarm."""
    root = trees.project(tmp_path, {"tables.yml": STATES})
    assert told(root) == []
    assert [(table.state, table.state_given) for table in trees.disclosure(root).tables] == [
        (TableState.EMPTY, True),
        (TableState.FILLED, True),
        (TableState.FILLED, False),
        (TableState.FILLED, False),
    ]


def test_rows_without_figures_may_stand_in_an_empty_table(tmp_path: Path) -> None:
    """Some are printed with their heads and names and nothing in them."""
    rows = "  状态: 空表列示\n  行:\n    - {序号: 1, 科目编码: 201, 科目名称: 一般公共服务支出}\n"
    root = trees.project(tmp_path, {"tables.yml": f"部门预算支出总表:\n{rows}"})
    assert told(root) == []


def test_every_contradiction_is_told_where_it_stands(tmp_path: Path) -> None:
    yaml = """\
部门预算收入总表:
  状态: 不适用
  行:
    - {科目编码: 2010303, 合计: 3.00}
部门预算支出总表:
  状态: 有数据
"""
    files = {"tables.yml": yaml, "procurement.yml": "状态: 有数据\n"}
    root = trees.project(tmp_path, files)
    assert told(root) == [
        ("K-13", True, "procurement.yml:1:1", "“政府采购预算”的状态是“有数据”，却没有一行"),
        ("K-13", True, "tables.yml:2:1", "“部门预算收入总表”的状态是“不适用”，却有金额"),
        ("K-13", True, "tables.yml:6:1", "“部门预算支出总表”的状态是“有数据”，却没有一行"),
    ]


def test_the_parts_of_a_document_are_those_that_its_editions_put_in_order(tmp_path: Path) -> None:
    parts = registry.parts()
    assert parts[:2] == ("公开表", "情况说明")
    assert len(set(parts)) == len(parts)
    orders = [o for label in registry.labels() for o in registry.edition(label).orders.values()]
    assert set(parts) == {part for order in orders for part in order}
    root = trees.project(
        tmp_path, {"disclosure.yml": f"类型: 完整公开\n次序: [{'、'.join(parts)}]\n"}
    )
    (finding,) = trees.findings(trees.load(root))
    assert finding.rule.code == "K-05"
    root = trees.project(
        tmp_path, {"disclosure.yml": f"类型: 完整公开\n次序: [{', '.join(parts)}]\n"}
    )
    assert told(root) == []
    assert trees.disclosure(root).order == parts


def test_a_code_used_twice_is_told_with_both_files(tmp_path: Path) -> None:
    """Their pages would have one address, whatever is acknowledged: the advice is not to rename."""
    again = {"projects/B2.yml": "序号: 2\n项目编码: A1\n项目名称: 乙项目\n"}
    root = trees.project(tmp_path, again)
    (finding,) = trees.findings(trees.load(root))
    message = "项目编码“A1”与 projects/A1.yml 的相同，两个网页会是一个网址"
    assert told(root) == [("K-08", True, "projects/B2.yml:2:7", message)]
    assert finding.hint and "对照原件核对这个文件和 projects/A1.yml" in finding.hint


def test_codes_that_differ_in_capitals_alone_make_one_address_too(tmp_path: Path) -> None:
    root = trees.project(tmp_path, {"projects/a1.yml": "序号: 2\n项目编码: a1\n项目名称: 乙\n"})
    assert [(rule, place) for rule, _, place, _ in told(root)] == [("K-08", "projects/a1.yml:2:7")]


def test_projects_without_a_code_are_not_taken_for_one(tmp_path: Path) -> None:
    files = {f"projects/{name}.yml": f"项目名称: {name}\n" for name in ("B", "C")}
    assert {rule for rule, *_ in told(trees.project(tmp_path, files))} == {"K-03"}
