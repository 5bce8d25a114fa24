"""Where the time of a build goes: every look counts for one room, and none is forgotten."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.building.shares import OTHERS, ROOMS, Found, room_of, table

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("file", "room"),
    [
        (f"{ROOT}/generator/load/tree.py", "读取"),
        (f"{ROOT}/generator/publish/html.py", "读回网页里的链接"),
        (f"{ROOT}/generator/publish/release.py", "写入、核对链接、发布"),
        (f"{ROOT}/generator/model/money.py", ""),
        (f"{ROOT}/templates/pages/table.html", "渲染"),
        ("/usr/lib/python3/json/decoder.py", ""),
    ],
)
def test_the_room_of_a_file(file: str, room: str) -> None:
    assert room_of(file) == room


def test_every_room_is_there() -> None:
    """A room that was renamed would count for none."""
    for _, places in ROOMS:
        for place in places:
            assert (ROOT / "generator" / place).exists(), place


def test_shares_are_of_all_looks() -> None:
    shown = table(
        [(40, Found({"读取": 1, "渲染": 2, OTHERS: 1}, 7.25)), (400, Found({"核对": 3}, 60))]
    )
    rows = {cells[1]: cells[2:-1] for line in shown.splitlines() if (cells := line.split("|"))}
    assert rows["读取"] == ["25 %", "0 %"] and rows["渲染"] == ["50 %", "0 %"]
    assert rows["核对"] == ["0 %", "100 %"] and rows[OTHERS] == ["25 %", "0 %"]
    assert rows["处理器时间"] == ["7.2 s", "60.0 s"]


def test_a_build_is_looked_at(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "bench.building.shares", "2", "--folder", f"{tmp_path}"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    shares = [int(line.split("|")[2].split()[0]) for line in done.stdout.splitlines()[2:-1]]
    assert len(shares) == len(ROOMS) + 1 and 90 <= sum(shares) <= 110
    assert not list(tmp_path.iterdir())
