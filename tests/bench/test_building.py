"""The measurement of building: turns, costs, ratios, tables. How long it takes is no matter."""

import subprocess
import sys
from math import isnan
from pathlib import Path

import pytest

from bench.building.counting import Size, size_of
from bench.building.floor import main as write_again
from bench.building.places import Place, change_one_figure
from bench.building.processes import Cost, Failed, run
from bench.building.report import report
from bench.building.rounds import Measured, Results, measure
from bench.building.rows import Row, own_rows
from bench.synthetic.county import ROOT, make_data


def row(id: str, code: str, slow: bool = False, against: str = "hugo") -> Row:
    """A row that runs Python and leaves a page in its output."""

    def command(place: Place) -> tuple[list[str], Path]:
        return [sys.executable, "-c", code, str(place.output(id))], place.folder

    return Row(id, id, command, lambda place: None, id, against, slow)


WRITES = """
import sys; from pathlib import Path
with open("turns", "a") as turns: turns.write(Path(sys.argv[1]).name)
page = Path(sys.argv[1], "130102/101/2024/index.html")
page.parent.mkdir(parents=True, exist_ok=True); page.write_text("12345")
"""


def test_rows_take_turns_and_slow_ones_only_run_small(tmp_path: Path) -> None:
    places = [Place("tmpfs", size, tmp_path / f"{size}") for size in (1, 2)]
    for place in places:
        place.folder.mkdir()
    rows = [row("hugo", WRITES), row("a", WRITES), row("z", WRITES, slow=True)]
    results = measure(rows, places, rounds=2, slow_up_to=1, tell=lambda words: None)
    assert (tmp_path / "1/turns").read_text() == "hugoazhugoaz"
    assert (tmp_path / "2/turns").read_text() == "hugoahugoa"
    assert {one.site for one in results.measured} == {Size(1, 5, 1, 5)}
    assert len(results.loads) == 2


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


MEMORY = """
import sys
from pathlib import Path
from bench.building.processes import run
for code in ("", "b'x' * 300_000_000"):
    print(run([sys.executable, "-c", code], Path(sys.argv[1])).memory)
"""


def test_memory_is_that_of_the_process(tmp_path: Path) -> None:
    """Asked by a small process: what a child inherits for a moment counts as its own."""
    asked = [sys.executable, "-c", MEMORY, str(tmp_path)]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    small, large = map(float, said.split())
    assert large > small + 200
    assert isnan(run([sys.executable, "-c", "print(1.5)"], tmp_path, True).memory)


def fixed(
    id: str, size: int, pages: int, seconds: tuple[float, ...], slow: bool = False
) -> Measured:
    """Runs that took so long."""
    costs = [Cost(one, one * 2, 10.0) for one in seconds]
    site = Size(pages, pages * 1000, pages, pages * 1000)
    return Measured(row(id, "", slow), Place("tmpfs", size, Path()), costs, site)


def test_ratios_and_what_a_page_costs() -> None:
    results = Results(
        (
            fixed("hugo", 1, 10, (2.0, 4.0, 3.0)),
            fixed("pages", 1, 10, (1.0, 1.0, 3.0)),
            fixed("slow", 1, 10, (5.0, 5.0, 5.0), slow=True),
            fixed("hugo", 2, 20, (4.0, 8.0, 6.0)),
            fixed("pages", 2, 20, (2.0, 2.0, 2.0)),
            fixed("slow", 2, 20, (7.0, 7.0, 7.0), slow=True),
            fixed("hugo", 3, 30, (9.0, 9.0, 9.0)),
        ),
        (0.5, 1.5, 1.0),
    )
    ours = results.find("pages", "tmpfs", 1)
    assert ours is not None
    assert results.ratio(ours) == 2.0  # of 2, 4 and 1, round by round
    told = report(results)
    assert "|tmpfs|1|pages|10|1000|10，0.0 MB|1.00 s|1.00–3.00|2.00|2.00 s|10 MB|" in told
    assert "|tmpfs|1 → 2|pages|0.00 s|100.000 ms|200.000 ms|" in told
    assert "|tmpfs|3|slow|9 s|1.00|" in told
    assert "3 轮交替运行，每轮开始时的负载 0.5–1.5。" in told


def test_the_floor_writes_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "a/130102/101/2024"
    source.mkdir(parents=True)
    (source / "index.html").write_bytes(b"one")
    (tmp_path / "a/site.css").write_bytes(b"other")
    assert write_again(tmp_path / "a", tmp_path / "b") > 0
    assert size_of(tmp_path / "b") == size_of(tmp_path / "a") == Size(1, 3, 2, 8)


def test_one_figure_changes_and_no_other(tmp_path: Path) -> None:
    place = Place("tmpfs", 1, tmp_path)
    make_data(place.project / "data", 1)
    (path,) = (place.project / "data").glob("*/*/*/assets.yml")
    before = path.read_text("utf-8")
    for _ in range(2):
        change_one_figure(place)
        after = path.read_text("utf-8")
        assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
        before = after


def test_every_row_knows_what_it_is_held_against() -> None:
    assert {one.against for one in own_rows()} == {"hugo", "hugo-changed"}
    assert len({one.id for one in own_rows()}) == len(own_rows())
