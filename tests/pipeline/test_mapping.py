"""Disclosures are made side by side and kept: the site is the same, to the byte, every way."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from bench.synthetic.projects import project as made_up
from bench.synthetic.projects import project_code
from generator.building import commission
from generator.building.workers import workers
from generator.pipeline import BuildRefused, build_site, page_shell
from generator.project import Inputs, Project
from generator.publish import PublishError, manifest
from generator.record_files import Put, PutAll, RecordMaker, RecordPart
from generator.render import typesetting
from generator.render.frame import Frame
from generator.render.shell import Settings, Shell
from generator.views.page import Page
from generator.views.record import Record
from tests.pipeline.sites import DAY, PLACE, SHELL, department, disclosure, project
from tests.trees import REGION, ROOT

OTHER, THIRD = f"{REGION}/202", f"{REGION}/203"
CODE = project_code(REGION, "2030", 203, 1)
FILES = (
    *(department(), department(place=OTHER), department(place=THIRD)),
    *(disclosure("2029"), disclosure("2030"), disclosure(place=OTHER), disclosure(place=THIRD)),
    {f"data/{THIRD}/2030/projects/{CODE}.yml": made_up(Random(1), 1, CODE, "甲项目", 2000)},
)
Made = list[str]


def build(root: Path, shell: Shell = SHELL, jobs: int | None = 1) -> dict[str, bytes]:
    """Every file of the site, built where it was before."""
    build_site(root, shell, root / "site", DAY, hands=workers(jobs))
    folder = (root / "site").resolve()
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}


def clean(root: Path, shell: Shell = SHELL) -> dict[str, bytes]:
    """The same from nothing."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    for path in root.glob("site*"):
        path.unlink() if path.is_symlink() else shutil.rmtree(path)
    for path in root.glob(".site*"):
        shutil.rmtree(path)
    return build(root, shell)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "project", *FILES)


def test_processes_make_the_same_site(root: Path, tmp_path: Path) -> None:
    other = shutil.copytree(root, tmp_path / "other")
    alone = build(root)
    assert build(other, jobs=3) == alone
    assert len(alone) > 100


def test_what_is_the_same_is_not_made_again(root: Path, made: Made) -> None:
    first = build(root)
    assert len(made) == 4
    made.clear()
    assert build(root) == first
    assert made == []


def edited(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        file = root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return edit


def added(path: str, text: str) -> Callable[[Path], None]:
    def add(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    return add


def another_year(root: Path) -> None:
    for path, text in disclosure("2028").items():
        added(path, text)(root)


def withdrawn(root: Path) -> None:
    front = "撤回: {日期: 2030-01-01, 原因: 有误}\n"
    added(f"data/{OTHER}/2030/disclosure.yml", f"类型: 绩效文本\n{front}")(root)


YEAR_2029, YEAR_2030 = f"data/{PLACE}/2029", f"data/{PLACE}/2030"
TEXT = f"{YEAR_2029}/narrative.yml"
CASES = {
    "a text": (edited(TEXT, "保障运转", "保障各项运转"), {YEAR_2029}),
    "a term that all share": (edited(TEXT, "用于人员的支出", "另一种解释"), None),
    "a name": (
        edited(f"data/{OTHER}/department.yml", "测试202局", "新名称局"),
        {f"data/{OTHER}/2030"},
    ),
    "a namesake": (
        edited(f"data/{OTHER}/department.yml", "测试202局", "测试203局"),
        {f"data/{OTHER}/2030", f"data/{THIRD}/2030"},
    ),
    "a former code": (
        edited(f"data/{THIRD}/department.yml", "部门编码", "曾用编码: [303]\n部门编码"),
        {f"data/{THIRD}/2030"},
    ),
    "another year": (another_year, {f"data/{PLACE}/2028", YEAR_2029, YEAR_2030}),
    "a withdrawal": (withdrawn, {f"data/{OTHER}/2030"}),
    "the name of the region": (edited("data/reference/regions.csv", "测试县", "新县"), None),
    "a population": (
        added(
            "data/reference/population.csv",
            f"region,year,residents,source,date\n{REGION},2030,5,甲,2030-03-20\n",
        ),
        None,
    ),
    "a template": (edited("templates/macros/common.html", "上一页", "前一页"), None),
    "an original": (added(f"{YEAR_2030}/source/original.txt", "原文\n"), set()),
}


@pytest.mark.parametrize("case", CASES)
def test_no_page_is_ever_stale(root: Path, made: Made, case: str) -> None:
    """Whatever changes, the site is that of a clean build, and only what it touches is made."""
    change, touched = CASES[case]
    before = build(root)
    made.clear()
    change(root)
    after = build(root)
    if touched is not None:
        assert set(made) == touched
    assert after == clean(root)
    assert before != after


def test_settings_and_frames_are_part_of_it(root: Path) -> None:
    build(root)
    for shell in (
        replace(SHELL, settings=replace(SHELL.settings, site_name="另一个名称")),
        replace(SHELL, settings=replace(SHELL.settings, data_link="https://e.org/{path}#{line}")),
        replace(SHELL, settings=replace(SHELL.settings, site_url="https://e.org/")),
        Shell(SHELL.settings, SHELL.files, dict(map(other_head, SHELL.frames.items()))),
    ):
        assert built_over(root, shell) == clean(root, shell)


def built_over(root: Path, shell: Shell) -> dict[str, bytes]:
    """The site made where that of the usual shell was made before."""
    clean(root)
    return build(root, shell)


def other_head(item: tuple[tuple[str, int], Frame]) -> tuple[tuple[str, int], Frame]:
    """The frame of a page with another piece round its slots."""
    key, frame = item
    pieces = (frame.pieces[0].replace("<head>", "<head><meta name=other>"), *frame.pieces[1:])
    assert pieces != frame.pieces
    return key, Frame(pieces, frame.slots)


def test_a_pdf_is_part_of_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may be linked: whether it could be printed depends on more than on the data."""
    first = build(root)
    assert any(path.endswith("disclosure.pdf") for path in first)
    monkeypatch.setattr(typesetting, "versions", lambda: None)
    after = build(root)
    assert not any(path.endswith("disclosure.pdf") for path in after)
    assert after == clean(root)


def test_the_version_of_the_program_is_part_of_it(
    root: Path, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    made.clear()
    monkeypatch.setattr(commission, "code_version", lambda: "next")
    build(root)
    assert len(made) == 4


def test_what_was_changed_by_hand_is_mended(root: Path, made: Made) -> None:
    """The other tree still has it: nothing need be made."""
    first = build(root)
    made.clear()
    (page,) = (root / "site").resolve().glob(f"{PLACE}/2029/index.html")
    page.unlink()
    page.write_bytes(b"forged")
    assert build(root) == first
    assert made == []


def test_a_worker_that_is_killed_is_done_without(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = clean(root)
    shutil.rmtree(root / ".cache")
    here, make = os.getpid(), RecordMaker.make

    def dying(self: RecordMaker, record: Record, put: Put, put_all: PutAll) -> RecordPart:
        if os.getpid() != here and record.disclosure.folder == f"data/{OTHER}/2030":
            put(f"{OTHER}/2030/index.html", b"half")
            os._exit(137)
        return make(self, record, put, put_all)

    monkeypatch.setattr(RecordMaker, "make", dying)
    (root / "site").unlink()
    assert build(root, jobs=2) == expected


@pytest.mark.parametrize("error", [BlockingIOError(11, "no more processes"), NotImplementedError()])
def test_where_there_are_no_processes_all_is_made_here(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails() -> int:
        raise error

    expected = clean(root)
    shutil.rmtree(root / ".cache")
    (root / "site").unlink()
    monkeypatch.setattr(os, "fork", fails)
    assert build(root, jobs=2) == expected


KILLED = """
import os, sys, time
from pathlib import Path
from datetime import date
from generator.pipeline import build_site
from generator.building.workers import workers
from generator.record_files import RecordMaker
from tests.pipeline.sites import SHELL

def waiting(self, record, put, put_all):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one piece, whoever writes beside
    time.sleep(600)

RecordMaker.make = waiting
build_site(Path(sys.argv[1]), SHELL, Path(sys.argv[1]) / "site", date(2030, 6, 1), hands=workers(2))
"""


def test_workers_end_with_a_build_that_is_killed(root: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(root)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait()
    while alive := [pid for pid in workers if Path(f"/proc/{pid}").exists() and not ended(pid)]:
        assert alive, "the test runner's own limit ends a wait in vain"
        time.sleep(0.05)
    assert build(root), "the place is free for the next build"


def ended(pid: int) -> bool:
    try:
        return "State:\tZ" in Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return True


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_in_a_worker_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    before = build(root)

    def full(self: RecordMaker, record: Record, put: Put, put_all: PutAll) -> RecordPart:
        raise PublishError("disk-full", "磁盘已满")

    monkeypatch.setattr(RecordMaker, "make", full)
    shutil.rmtree(root / ".cache")
    with pytest.raises(BuildRefused, match="磁盘已满"):
        build(root, jobs=jobs)
    monkeypatch.undo()
    assert build(root) == before


def test_the_manifest_names_what_processes_made(root: Path) -> None:
    files = build(root, jobs=2)
    listed = dict(line.split("  ")[::-1] for line in files[manifest.LISTING].decode().splitlines())
    assert {path: manifest.digest_of(files[path]) for path in listed} == listed
    assert set(listed) == set(files) - {manifest.LISTING}


def test_a_place_that_cannot_be_written_is_done_without(root: Path, tmp_path: Path) -> None:
    other = shutil.copytree(root, tmp_path / "other")
    (other / ".cache").write_text("no folder")
    assert build(other) == build(root)
    assert build(other) == build(root)


@pytest.mark.parametrize("path", [TEXT, "data/reference/regions.csv", "templates/pages/home.html"])
def test_what_is_saved_while_a_site_is_made_is_never_half_on_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    before, file, make = clean(root), root / path, RecordMaker.make
    text = file.read_text("utf-8")

    def saving(self: RecordMaker, record: Record, put: Put, put_all: PutAll) -> RecordPart:
        file.write_text(f"{text}\n", "utf-8")
        return make(self, record, put, put_all)

    shutil.rmtree(root / ".cache")
    with monkeypatch.context() as patch:
        patch.setattr(RecordMaker, "make", saving)
        patch.setattr("generator.pipeline._MANY", 0)  # another process looks
        with pytest.raises(BuildRefused, match=f"{file.name}被改动了"):
            build(root)
    file.write_text(text, "utf-8")
    assert build(root) == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TEXT, "运转", "运行"),
        (TEXT, "运转", "运转（110101199003078515）"),  # what rules alone find is an error
        (f"data/{PLACE}/department.yml", "局", "院"),
        ("data/reference/regions.csv", "县", "区"),
    ],
)
def test_what_was_read_of_a_file_saved_meanwhile_is_not_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch, path: str, old: str, new: str
) -> None:
    """Saved between the look at the files and their reading, and put back after the build."""
    file, look = root / path, Project.inputs
    text = file.read_text("utf-8")
    before = clean(root)

    def early(project: Project) -> Inputs:
        found = look(project)
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        return found

    shutil.rmtree(root / ".cache")
    with monkeypatch.context() as patch:
        patch.setattr(Project, "inputs", early)
        with pytest.raises(BuildRefused, match=r"被改动了|W-08"):
            build(root)
    file.write_text(text, "utf-8")
    assert build(root) == before


@pytest.mark.parametrize(
    ("path", "old", "new", "load"),
    [
        (TEXT, "运转", "运行", "generator.building.reading.load_disclosure"),
        (f"data/{PLACE}/department.yml", "局", "院", "generator.building.stock.load_department"),
        ("data/reference/regions.csv", "县", "区", "generator.building.stock.load_reference"),
    ],
)
def test_what_stood_in_a_file_for_a_moment_is_not_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch, path: str, old: str, new: str, load: str
) -> None:
    """Saved before it is read, put back before the end of the build: as if nothing had been."""
    file, module = root / path, load.rpartition(".")[0]
    read = getattr(import_module(module), load.rpartition(".")[2])
    text = file.read_text("utf-8")
    before = clean(root)

    def reading(*args: object) -> object:
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        try:
            return read(*args)
        finally:
            file.write_text(text, "utf-8")

    shutil.rmtree(root / ".cache")
    with monkeypatch.context() as patch:
        patch.setattr(load, reading)
        with pytest.raises(BuildRefused, match=f"{file.name}被改动了"):
            build(root)
    assert build(root) == before


def test_what_changed_is_told_by_content_and_time(root: Path) -> None:
    file = root / TEXT
    before = Project(root).inputs()
    file.chmod(0o600)  # the number and the times of its entry are another's concern
    assert Project(root).changed(before) == []
    os.utime(file, ns=(1, 1))
    (root / "data" / "new.txt").write_text("甲")
    (root / "data/reference/regions.csv").unlink()
    changed = [TEXT, "data/new.txt", "data/reference/regions.csv"]
    assert Project(root).changed(before) == sorted(changed)


def test_a_shell_of_settings_saved_meanwhile_is_not_kept(root: Path) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text("site_name: 甲\n", "utf-8")

    def late(folder: Path) -> Shell:
        settings.write_text("site_name: 乙\n", "utf-8")
        return replace(SHELL, settings=Settings("乙"))

    assert page_shell(Project(root), late).settings.site_name == "乙"
    settings.write_text("site_name: 甲\n", "utf-8")
    assert page_shell(Project(root), lambda folder: SHELL) == SHELL


@pytest.mark.parametrize("fate", ["lives", "is killed", "fails"])
def test_a_single_disclosure_is_made_by_two(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    """Half of its pages come from another process, or where that ends early from this one."""
    build(root, jobs=2)
    page = root / f"data/{OTHER}/2030/disclosure.yml"
    page.write_text(f"{page.read_text('utf-8')}# 改过\n", "utf-8")
    shutil.rmtree(root / ".cache/mingzhang/cards")
    shutil.rmtree(root / "data" / PLACE)
    shutil.rmtree(root / "data" / THIRD)
    here, who, with_page = os.getpid(), tmp_path / "who", RecordMaker.with_page

    def noted(self: RecordMaker, page: Page) -> Iterable[tuple[str, bytes]]:
        with who.open("a", encoding="utf-8") as notes:
            notes.write(f"{os.getpid()}\n")
        if os.getpid() != here and fate == "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if os.getpid() != here and fate == "fails":
            raise PublishError("disk-full", "磁盘已满")
        return with_page(self, page)

    with monkeypatch.context() as patch:
        patch.setattr(RecordMaker, "with_page", noted)
        files = build(root, jobs=2)
    assert files == clean(root)
    mine, theirs = (
        [pid for pid in who.read_text("utf-8").split() if (pid == str(here)) is own]
        for own in (True, False)
    )
    assert theirs and (fate == "lives") == (len(mine) < 2 * len(theirs))
