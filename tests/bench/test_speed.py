"""The measurement of time runs, over every disclosure; what it measures is no matter of a test."""

from pathlib import Path

from bench.speed import medians, run

ROOT = Path(__file__).resolve().parents[2]


def test_every_disclosure_has_its_line() -> None:
    head, rule, *lines = run(rounds=1).splitlines()
    assert {line.count("|") for line in (head, rule, *lines)} == {head.count("|")}
    assert len(lines) == len(list(ROOT.glob("data/*/*/*/disclosure.yml")))


def test_tasks_take_turns() -> None:
    said: list[str] = []
    times = medians((lambda: said.append("a"), lambda: said.append("b")), 2)
    assert (said, len(times)) == (["a", "b", "a", "b"], 2)
