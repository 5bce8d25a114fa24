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
    tasks = (
        (lambda: said.append("a"), lambda: None),
        (lambda: said.append("b"), lambda: said.append("before b")),
    )
    times = medians(tasks, 2)
    assert (said, len(times)) == (["a", "before b", "b", "a", "before b", "b"], 2)
