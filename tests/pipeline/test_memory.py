"""What the process that leads a build holds in memory: little of each disclosure."""

import gc
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import getpid
from pathlib import Path
from random import Random
from resource import getpagesize
from unittest.mock import patch

import pytest
from msgspec.structs import replace

from bench.synthetic.projects import project as made_up
from bench.synthetic.projects import project_code
from generator.building.given import Given
from generator.building.memory import Memory
from generator.building.pieces import put_pieces
from generator.building.workers import Forks
from generator.examining import examine
from generator.pipeline import build_site
from generator.printing import disclosure_pdf
from generator.project import Project
from generator.publish import Release
from generator.store.store import Store
from tests.pipeline.sites import DAY, SHELL, department, disclosure, project
from tests.trees import REGION

_BYTES = 25_000  # of a disclosure with a project; what its pages list of each other has as many


def test_what_a_disclosure_costs(tmp_path: Path) -> None:
    """When all is made and verified, and nothing forgotten; in a process that did nothing else."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        _, few, many = pool.map(held, [tmp_path] * 3, (2, 10, 50))
    assert (many - few) / 40 < _BYTES


def held(folder: Path, count: int) -> int:
    root, found = site(folder / f"{count}", count), list[int]()
    verify = Release.verify

    def seen(self: Release, *given: object, **more: object) -> object:
        gc.collect()  # what is garbage is not held
        found.append(tracemalloc.get_traced_memory()[0])
        return verify(self, *given, **more)  # type: ignore[arg-type]

    with patch.object(Release, "verify", seen):
        tracemalloc.start()
        build_site(root, SHELL, root / "site", DAY, hands=Forks(2, 2), bulk=False)
        tracemalloc.stop()
    return found[0]


def site(root: Path, count: int) -> Path:
    files = dict[str, str]()
    for number in range(201, 201 + count):
        place, code = f"{REGION}/{number}", project_code(REGION, "2030", number, 1)
        project_of = made_up(Random(number), 1, code, "甲项目", 2000)
        files |= {**department(place=place), **disclosure("2030", place=place)}
        files[f"data/{place}/2030/projects/{code}.yml"] = project_of
    return project(root, files)


def test_cards_are_not_held(tmp_path: Path) -> None:
    def size(count: int) -> int:
        tracemalloc.start()
        memory = Memory(Store(tmp_path), f"{count}")
        for number in range(count):
            memory.put("step", f"{number:040}", f"{number:010000}")
        memory.save()
        assert memory.get("step", f"{0:040}", str) == f"{0:010000}"
        found = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return found

    assert (size(110) - size(10)) / 100 < 1_000  # bytes; a card has ten times as many


def test_cards_come_back_and_what_is_not_asked_for_goes(tmp_path: Path) -> None:
    store, text = Store(tmp_path), "x" * 100_000
    for turn in range(30):
        memory = Memory(store, "build")
        assert memory.get("step", f"{turn - 1}", str) == (text + f"{turn - 1}" if turn else None)
        assert memory.get("step", f"{turn - 3}", str) is None
        memory.put("step", f"{turn}", text + f"{turn}")
        memory.save()
    assert sum(path.stat().st_size for path in (tmp_path / "cards").iterdir()) < 2_000_000


@pytest.mark.parametrize("harm", ["cut", "turned", "gone"])
def test_damaged_cards_are_none(tmp_path: Path, harm: str) -> None:
    store = Store(tmp_path)
    memory = Memory(store, "build")
    memory.put("step", "key", "card")
    memory.save()
    (file,) = (path for path in (tmp_path / "cards").iterdir() if path.name != "build")
    data = file.read_bytes()
    file.write_bytes({"cut": data[:-1], "turned": data[::-1], "gone": b""}[harm])
    if harm == "gone":
        file.unlink()
    again = Memory(store, "build")
    assert again.get("step", "key", str) is None
    again.put("step", "key", "other")
    again.save()
    assert Memory(store, "build").get("step", "key", str) == "other"


def test_cards_that_cannot_be_kept_are_there_as_long_as_the_build(tmp_path: Path) -> None:
    (tmp_path / "cards").write_text("no folder")
    memory = Memory(Store(tmp_path), "build")
    memory.put("step", "key", "card")
    memory.save()
    assert memory.get("step", "key", str) == "card"


def test_what_is_given_comes_back_by_name(tmp_path: Path) -> None:
    given, store = Given(), Store(tmp_path)
    first = put_pieces(store, "one", {"a": b"1", "b": b"22"})
    second = put_pieces(store, "two", {"b": b"333"})
    given.add("one", first)
    given.add("two", second)
    assert list(given.of("b")) == [("one", first["b"]), ("two", second["b"])]
    assert list(given.names) == ["a", "b"] and (given.count("b"), given.count("c")) == (2, 0)
    assert given.digest("b") == first["b"].digest + second["b"].digest != given.digest("a")
    assert list(given.of("c")) == [] and given.digest("c") == b""


def test_cards_outlive_a_list_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    first = Memory(store, "build")
    first.put("step", "a", "old")
    first.save()
    second = Memory(store, "build")
    second._file = None  # as when so much lies waste that another file is begun
    second.put("step", "a", "new")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "put", lambda *given: False)
        second.save()
    assert Memory(store, "build").get("step", "a", str) == "old"


def test_a_build_beside_does_not_take_the_cards_away(tmp_path: Path) -> None:
    store = Store(tmp_path)
    Memory(store, "build").put("step", "x", "y")
    one, other = Memory(store, "build"), Memory(store, "build")
    one.put("step", "a", "1")
    other.put("step", "b", "2")
    other.save()  # drops the file of the first
    one.put("step", "c", "3")
    one.save()
    found = Memory(store, "build")
    assert [found.get("step", key, str) for key in "ac"] == ["1", "3"]


def test_forks_that_have_grown_make_room_for_others() -> None:
    found = list(Forks(2, 2, 3).map(beside, range(15)))
    assert [job for job, _ in found] == list(range(15))
    first, second, last = ({fork for _, fork in found[at : at + 6]} for at in (0, 6, 12))
    assert not first & second and not second & last and getpid() not in first | second | last


def beside(job: int) -> tuple[int, int]:
    """A job and the process that has done it."""
    return job, getpid()


def test_what_was_set_as_a_pdf_is_let_go_of(tmp_path: Path) -> None:
    """Typst keeps what it worked out for a document, in case the next one is like it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert pool.submit(grown, tmp_path).result() < 60


def grown(folder: Path) -> float:
    """The MB by which a process grows that sets some documents more."""
    found = examine(Project(site(folder, 1))).dataset
    (loaded,) = found.disclosures
    assert loaded.disclosure is not None
    many = replace(loaded.disclosure, projects=loaded.disclosure.projects * 40)
    sizes = []
    for number in range(12):
        disclosure_pdf(Project(folder), replace(many, year=f"{2000 + number}"), f"{number}")
        sizes.append(resident())
    return sizes[-1] - sizes[1]


def resident() -> float:
    """MB of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * getpagesize() / 1e6
