"""``build --keep-going``: what has errors stands there as it was last published, and says so."""

import shutil
from datetime import date
from pathlib import Path
from random import Random

import pytest

from bench.synthetic.projects import project as made_up_project
from bench.synthetic.projects import project_code
from generator.building.workers import Here
from generator.pipeline import BuildRefused, Built, build
from generator.project import Project
from tests.pipeline.sites import DAY, NARRATIVE, PLACE, SHELL, department, project
from tests.pipeline.sites import disclosure as made_up
from tests.trees import REGION, write

LATER = date(2030, 7, 1)
OTHER = f"{REGION}/202"
NOTICE = "没有通过检查，还没有发布。这里显示的和可以下载的文件，都是 2030-06-01 最后一次发布时的。"
ORIGINAL = "来源: {文件: original.txt}\n"
Site = dict[str, bytes]


def files() -> list[dict[str, str]]:
    return [
        *(department(), department(place=OTHER), made_up("2029"), made_up(place=OTHER)),
        made_up("2030", ORIGINAL),
        {f"data/{PLACE}/2030/source/original.txt": "印发的原文\n"},
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose site was published."""
    root = project(tmp_path / "project", *files())
    built(root, DAY)
    return root


def built(root: Path, day: date = LATER, keep_going: bool = True) -> Built | None:
    made = build(
        Project(root), root / "site", day, lambda _: SHELL, hands=Here(), keep_going=keep_going
    )
    shutil.rmtree(root / ".cache/mingzhang/held", ignore_errors=True)  # nobody needs it any more
    return made


def site(root: Path) -> Site:
    folder = (root / "site").resolve()
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}


def clean(tmp_path: Path, *changed: dict[str, str]) -> Site:
    """The site of the project with some files changed, built from nothing."""
    root = project(tmp_path / "clean", *files(), *changed)
    built(root)
    return site(root)


def said(found: Built | None) -> dict[str, str]:
    assert found is not None
    return {"/".join(id): day for id, day in found.held.since.items()}


def new_text(place: str, words: str) -> dict[str, str]:
    return {f"data/{place}/narrative.yml": NARRATIVE.replace("保障运转", words)}


def broken(place: str = f"{PLACE}/2030") -> dict[str, str]:
    return {f"data/{place}/disclosure.yml": "类型: 没有这种\n"} | new_text(place, "尚未核对")


def test_the_others_are_published_and_the_last_content_of_one_stays(
    root: Path, tmp_path: Path
) -> None:
    before = site(root)
    changed = new_text(f"{OTHER}/2030", "保障全部运转")
    write(root, broken())
    write(root, changed)
    found = built(root)
    assert said(found) == {f"{PLACE}/2030": "2030-06-01"}
    after, expected = site(root), clean(tmp_path, changed)
    own = {path for path in expected if path.startswith(f"{PLACE}/2030/")}
    assert after.keys() == expected.keys()
    differing = {path for path in after if after[path] != expected[path]}
    pages = {path for path in own if path.endswith(".html")}
    figures = {path for path in after if path.startswith(f"embed/{PLACE}/2030/")}
    assert differing - {"manifest.txt"} == pages | figures  # the notice, and nothing else
    for path in pages:
        page = after[path].decode()
        assert NOTICE in page, path
        assert page.count("mz-notice") == 1
    assert after[f"{PLACE}/2030/disclosure.json"] == before[f"{PLACE}/2030/disclosure.json"]
    assert after[f"{PLACE}/2030/source/original.txt"] == "印发的原文\n".encode()
    assert not [path for path, content in after.items() if "尚未核对".encode() in content]


def test_again_it_is_the_same_and_as_of_the_same_day(root: Path) -> None:
    write(root, broken())
    built(root)
    before = site(root)
    again = built(root, date(2030, 8, 1))
    assert again is not None
    assert not again.outcome.changed
    assert again.held.errors
    assert site(root) == before


def test_a_good_build_is_one_from_nothing(root: Path, tmp_path: Path) -> None:
    write(root, broken())
    built(root)
    good = {f"data/{PLACE}/2030/disclosure.yml": f"类型: 绩效文本\n{ORIGINAL}"}
    good |= new_text(f"{PLACE}/2030", "发布了")
    write(root, good)
    found = built(root, keep_going=False)
    assert found is not None
    assert not found.held.errors
    assert site(root) == clean(tmp_path, good)


def test_with_nothing_wrong_it_is_a_plain_build(root: Path) -> None:
    before = site(root)
    assert built(root, DAY) is None
    built(root, LATER)
    assert site(root) == before


def test_what_was_wrong_is_wrong_the_next_time(root: Path) -> None:
    write(root, broken())
    built(root)
    with pytest.raises(BuildRefused, match="没有这种"):
        built(root, keep_going=False)


def test_what_was_never_published_is_left_out(root: Path, tmp_path: Path) -> None:
    write(root, broken(f"{PLACE}/2031"))
    found = built(root)
    assert said(found) == {f"{PLACE}/2031": ""}
    assert site(root) == clean(tmp_path)


def test_without_what_was_kept_a_disclosure_is_left_out(root: Path) -> None:
    shutil.rmtree(root / ".cache")
    write(root, broken())
    assert said(built(root)) == {f"{PLACE}/2030": ""}
    assert not [path for path in site(root) if path.startswith(f"{PLACE}/2030/")]
    assert f"{PLACE}/2029/index.html" in site(root)


def test_the_next_year_is_held_against_what_readers_see(root: Path) -> None:
    """What is made of last year's figures fits those that stand on the site."""
    write(root, new_text(f"{PLACE}/2029", "改过的去年") | broken(f"{PLACE}/2029"))
    built(root)
    shown = [text.decode() for path, text in site(root).items() if path.endswith(".html")]
    assert not [text for text in shown if "改过的去年" in text]
    assert NOTICE in site(root)[f"{PLACE}/2029/index.html"].decode()
    assert NOTICE not in site(root)[f"{PLACE}/2030/index.html"].decode()


def test_an_error_of_a_department_is_that_of_all_its_years(root: Path) -> None:
    write(root, {f"data/{PLACE}/department.yml": "部门编码: 999\n部门名称: 改了名\n"})
    found = built(root)
    assert said(found) == dict.fromkeys((f"{PLACE}/2029", f"{PLACE}/2030"), "2030-06-01")
    page = site(root)[f"{PLACE}/2030/index.html"].decode()
    assert NOTICE in page
    assert "测试101局" in page
    assert "改了名" not in "".join(map(repr, site(root).values()))


def test_a_year_whose_folder_was_misnamed_stays(root: Path) -> None:
    folder = root / f"data/{PLACE}/2030"
    folder.rename(folder.with_name("２０３０"))
    found = built(root)
    assert said(found) == dict.fromkeys((f"{PLACE}/2029", f"{PLACE}/2030"), "2030-06-01")
    # The original lies in no folder that is read: it is taken from the published site.
    assert site(root)[f"{PLACE}/2030/source/original.txt"] == "印发的原文\n".encode()


def test_a_new_department_that_is_wrong_is_left_out(root: Path, tmp_path: Path) -> None:
    place = f"{REGION}/303"
    write(root, made_up(place=place))
    write(root, {f"data/{place}/department.yml": "部门编码: 304\n"})
    assert said(built(root)) == {f"{place}/2030": ""}
    assert site(root) == clean(tmp_path)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/reference/regions.csv", "code,name\n"),
        ("data/reference/functional_subjects.csv", "code;name\n"),
        ("data/错放/101/2030/disclosure.yml", "类型: 绩效文本\n"),
    ],
)
def test_what_concerns_everything_stops_everything(root: Path, path: str, text: str) -> None:
    before = site(root)
    write(root, {path: text})
    with pytest.raises(BuildRefused, match="关系到整个网站"):
        built(root)
    assert site(root) == before


def test_nothing_good_publishes_nothing(tmp_path: Path) -> None:
    root = project(tmp_path / "bad", department(), broken())
    with pytest.raises(BuildRefused, match=r"disclosure\.yml:1(?s:.*)这次什么也不发布"):
        built(root)
    assert not (root / "site").exists()


def test_what_was_saved_meanwhile_is_not_taken_for_published(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files are read for keeping once the site stands: one saved by then is another."""
    from generator.publish import Release

    swap, path = Release.swap, root / f"data/{PLACE}/2030/narrative.yml"
    good = path.read_text()

    def saving(self: Release) -> object:
        done = swap(self)
        path.write_text(good.replace("保障运转", "保存在发布之后"))
        return done

    write(root, new_text(f"{PLACE}/2030", "发布的") | new_text(f"{OTHER}/2030", "另一份"))
    monkeypatch.setattr(Release, "swap", saving)
    built(root)
    monkeypatch.undo()
    write(root, broken())
    assert said(built(root)) == {f"{PLACE}/2030": ""}


def test_what_is_right_only_beside_what_is_not_shown_is_held_as_well(tmp_path: Path) -> None:
    """A project moves from one department to another: both show it as it was, or both as it is."""
    code = project_code(REGION, "2030", 203, 1)
    here, there = (f"data/{place}/2030/projects/{code}.yml" for place in (PLACE, OTHER))
    text = made_up_project(Random(1), 1, code, "甲项目", 2000)
    root = project(tmp_path / "project", *files(), {here: text})
    built(root, DAY)
    before = site(root)
    (root / here).unlink()
    write(root, {there: text} | broken())
    found = built(root)
    assert said(found) == dict.fromkeys((f"{PLACE}/2030", f"{OTHER}/2030"), "2030-06-01")
    assert found is not None
    assert {error.rule.code for error in found.held.errors} >= {"P-06"}
    assert site(root).keys() == before.keys()
