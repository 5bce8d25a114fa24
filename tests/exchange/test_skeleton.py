"""``mingzhang new``: a skeleton loads as it is, explains its keys, and overwrites nothing."""

from pathlib import Path

import pytest

from generator.diagnostics import Severity
from generator.examining import examine, look_through
from generator.exchange.printed_rows import chinese_number, printed_rows
from generator.exchange.schema import json_schema, shape
from generator.exchange.skeleton import NewDisclosure, new_disclosure, skeleton, write_new
from generator.forms.editions import DEFAULT
from generator.load.binding import bind
from generator.load.placeholders import MARK, as_draft, placeholders
from generator.load.problems import Problems
from generator.load.reader import read_text
from generator.load.reference import load_reference
from generator.load.structure_rules import UNFILLED
from generator.load.writing import format_text
from generator.model.cell import Cell, Row
from generator.model.disclosure import Disclosure, Kind
from generator.model.reference import Reference
from generator.project import Project
from tests.exchange.editor import in_editor, kind_of, mistakes
from tests.trees import DEPARTMENT, REGION, VALID, load, write

PLACE = f"{REGION}/{DEPARTMENT}/2031"
BOTH = pytest.mark.parametrize("kind", list(Kind))


def reference(root: Path) -> Reference:
    return load_reference(root, "data").reference


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with reference lists and no disclosure."""
    write(tmp_path, {name: text for name, text in VALID.items() if "/reference/" in name})
    return tmp_path


def planned(root: Path, place: str = PLACE, kind: str = Kind.FULL) -> NewDisclosure:
    new = new_disclosure(root, "data", place, kind, DEFAULT, reference(root))
    assert isinstance(new, NewDisclosure), new
    return new


def written(root: Path, kind: str = Kind.FULL) -> Disclosure:
    write_new(root, planned(root, kind=kind))
    [loaded] = load(root).disclosures
    assert loaded.disclosure is not None
    return loaded.disclosure


@BOTH
def test_it_loads_at_once_without_errors(root: Path, kind: Kind) -> None:
    write_new(root, planned(root, kind=kind))
    assert [f.message for f in examine(Project(root)).blocking()] == []


@BOTH
def test_it_is_a_draft(root: Path, kind: Kind) -> None:
    disclosure = written(root, kind)
    assert disclosure.draft
    found = look_through(Project(root))
    assert [one.read.draft for one in found.shown("")] == [True], "the preview does not show it"
    assert not any(found.shown("9999-12-31"))
    assert disclosure.kind is kind


@BOTH
def test_it_is_canonical(root: Path, kind: Kind) -> None:
    for path, text in planned(root, kind=kind).files.items():
        assert format_text(text) == text, path


@BOTH
def test_it_fits_the_schema_of_the_editor(root: Path, kind: Kind) -> None:
    for path, text in planned(root, kind=kind).files.items():
        assert mistakes(kind_of(path), in_editor(read_text(text, path).root)) == [], path


@BOTH
def test_every_file_has_a_place_to_fill_in(root: Path, kind: Kind) -> None:
    for path, text in planned(root, kind=kind).files.items():
        tree = read_text(text, path).root
        assert tree is not None
        found = placeholders(tree, path)
        assert found, path
        assert all(finding.blocks for finding in found)
        assert not any(finding.blocks for finding in as_draft(found))


def test_every_table_left_alone_is_noticed(root: Path) -> None:
    tree = read_text(next(t for p, t in planned(root).files.items() if "tables" in p), "").root
    assert tree is not None
    for form in DEFAULT.tables:
        table = tree.get(form.label)  # type: ignore[union-attr]
        assert table is not None
        assert placeholders(table, "tables.yml"), form.label


@BOTH
def test_every_key_of_every_file_is_named_and_explained(root: Path, kind: Kind) -> None:
    """Keys that are rarely wanted stand in a comment; 撤回 comes only after publication."""
    for path, text in planned(root, kind=kind).files.items():
        if "narrative" in path:
            continue
        keys = json_schema(kind_of(path), DEFAULT)["properties"]
        missing = [key for key in keys if f"{key}:" not in text]
        assert missing in ([], ["撤回"], ["状态"]), path
        assert text.count("# ") >= len(keys)


def test_the_tables_have_all_heads_and_lines(root: Path) -> None:
    disclosure = written(root)
    assert [table.form for table in disclosure.tables] == [form.id for form in DEFAULT.tables]
    summary = disclosure.tables[0]
    classes = [row.text("expenditure_item") for row in summary.rows if row.text("expenditure_item")]
    assert classes[:3] == ["一、一般公共服务支出", "二、社会保障和就业支出", "三、人行科目"]
    assert classes[3:] == ["本年支出合计", "年终结转结余", "支出总计"]
    assert [row.text("revenue_item") for row in summary.rows][-3:] == [
        "本年收入合计",
        "上年结转结余",
        "收入总计",
    ]
    assert not any(cell.amount for row in summary.rows for cell in _amounts(row))


def _amounts(row: Row) -> list[Cell]:
    return [cell for column, cell in row.cells.items() if column.endswith("amount")]


def test_the_official_list_gives_thirty_one_lines() -> None:
    names = load_reference(Path(__file__).parents[2], "data").reference.subjects.functional
    classes = [name for code, name in names.items() if len(code) == 3]
    texts = skeleton(REGION, "1", "2031", Kind.FULL, DEFAULT, class_names=tuple(classes))
    tables = texts[f"{REGION}/1/2031/tables.yml"]
    assert tables.count("项目: 三十一、人行科目}") == 2
    assert tables.count("项目: 一、一般公共服务支出}") == 2


def test_lines_are_numbered_as_printed() -> None:
    three_public = printed_rows(DEFAULT.forms["three_public_expenses"], (), MARK, "")
    names = [row["项目"] for row in three_public]
    assert names[1:4] == [
        "一、因公出国（境）费",
        "其中：教学科研人员因公出国（境）费",
        "其他因公出国（境）费",
    ]
    assert [chinese_number(n) for n in (1, 10, 11, 20, 31)] == [
        "一",
        "十",
        "十一",
        "二十",
        "三十一",
    ]


def test_a_known_department_fills_in_its_name(root: Path) -> None:
    write(root, {f"data/{REGION}/{DEPARTMENT}/department.yml": "部门编码: 101\n部门名称: 测试局\n"})
    new = planned(root)
    assert new.existing == (f"data/{REGION}/{DEPARTMENT}/department.yml",)
    tables = new.files[f"data/{PLACE}/tables.yml"]
    assert "部门: 101测试局" in tables
    assert "测试局小计" in new.files[f"data/{PLACE}/procurement.yml"]


def test_a_name_that_needs_quotes_gets_them(root: Path) -> None:
    name = "部门编码: 101\n部门名称: '局: {a, #b}'\n"
    write(root, {f"data/{REGION}/{DEPARTMENT}/department.yml": name})
    disclosure = written(root)
    assert disclosure.tables[0].head["department"].text == "101局: {a, #b}"


def test_what_exists_stays(root: Path) -> None:
    mine = {
        f"data/{PLACE}/tables.yml": "部门预算收支总表:\n",
        f"data/{PLACE}/projects/A1.yml": "项目编码: A1\n项目名称: 甲\n",
    }
    write(root, mine)
    new = planned(root)
    assert new.existing == (f"data/{PLACE}/tables.yml",)
    assert not any("/projects/" in path for path in new.files)
    write_new(root, new)
    assert {path: (root / path).read_text() for path in mine} == mine
    again = planned(root)
    assert again.files == {}
    assert write_new(root, new) == ()


@pytest.mark.parametrize(
    "place",
    [PLACE, f"data/{PLACE}", f"{PLACE}/"],
)
def test_the_place_may_be_a_folder_completed_by_the_shell(root: Path, place: str) -> None:
    assert planned(root, place).folder == f"data/{PLACE}"


@pytest.mark.parametrize(
    ("place", "kind", "said"),
    [
        ("101/2031", Kind.FULL, "区划/部门/年度"),
        (f"{REGION}/101/2031/x", Kind.FULL, "区划/部门/年度"),
        ("", Kind.FULL, "区划/部门/年度"),
        ("13022/101/2031", Kind.FULL, "六位数字"),
        ("１３０２２９/101/2031", Kind.FULL, "六位数字"),
        (f"{REGION}/../2031", Kind.FULL, "部门“..”不对"),
        (f"{REGION}/a-b/2031", Kind.FULL, "部门“a-b”不对"),
        (f"{REGION}/101/31", Kind.FULL, "四位年份"),
        (f"{REGION}/101/2131", Kind.FULL, "四位年份"),
        ("999902/101/2031", Kind.FULL, "data/reference/regions.csv 中加一行“999902,名称”"),
        (PLACE, "全部", "可选：完整公开、绩效文本"),
    ],
)
def test_wrong_arguments_are_answered(root: Path, place: str, kind: str, said: str) -> None:
    answer = new_disclosure(root, "data", place, kind, DEFAULT, reference(root))
    assert isinstance(answer, str)
    assert said in answer
    assert sorted(path.name for path in (root / "data").iterdir()) == ["reference"]


def test_nothing_is_made_behind_a_link(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (root / "data" / REGION).symlink_to(elsewhere)
    answer = new_disclosure(root, "data", PLACE, Kind.FULL, DEFAULT, reference(root))
    assert isinstance(answer, str)
    assert "不是普通文件夹" in answer


def test_marks_are_found_wherever_they_stand() -> None:
    text = "a: [一, （待填）]\nb: {c: 2（待填）}\nd: 13AXXXXXX1\ne: 有待填补空白\nf: XX局\n"
    tree = read_text(text, "x.yml").root
    assert tree is not None
    found = placeholders(tree, "data/x.yml")
    assert [(f.span.line, f.locations[0].path) for f in found] == [
        (1, "x.yml/a/2"),
        (2, "x.yml/b/c"),
        (3, "x.yml/d"),
    ]


def test_the_shapes_accept_every_file(root: Path) -> None:
    for path, text in planned(root).files.items():
        tree = read_text(text, path).root
        assert tree is not None
        problems = Problems(path)
        bind(tree, shape(kind_of(path), DEFAULT), problems)
        assert problems.findings == [], path


def weights(root: Path) -> set[tuple[str, Severity]]:
    """The files with marks left in them, and how heavy that weighs."""
    found = examine(Project(root)).findings
    return {(Path(f.span.file).name, f.severity) for f in found if f.rule == UNFILLED}


@BOTH
def test_marks_are_warnings_in_a_draft_and_errors_without(root: Path, kind: Kind) -> None:
    new = planned(root, kind=kind)
    write_new(root, new)
    names = {Path(path).name for path in new.files}
    assert weights(root) == {(name, Severity.WARNING) for name in names}
    about = root / f"data/{PLACE}/disclosure.yml"
    about.write_text(about.read_text().replace("草稿: 是", "草稿: 否"))
    assert weights(root) == {(name, Severity.ERROR) for name in names}
    assert examine(Project(root)).blocking()
