"""The measurement of the PDFs runs, over every disclosure."""

from pathlib import Path

from bench.printing import run

ROOT = Path(__file__).resolve().parents[2]


def test_every_disclosure_has_its_line() -> None:
    head, rule, *lines = run(rounds=2).splitlines()
    assert {line.count("|") for line in (head, rule, *lines)} == {head.count("|")}
    assert len(lines) == len(list(ROOT.glob("data/*/*/*/disclosure.yml")))
