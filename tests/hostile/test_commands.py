"""The other commands on bad input, and the program as a process of its own."""

import os
import subprocess
import sys

import pytest

from tests.hostile.cases import DEPARTMENT, REGION, YEAR
from tests.hostile.corpus import cases
from tests.hostile.judging import annotated, spoken
from tests.hostile.lab import DAY, Lab, Outcome

_CASES = {case.name: case for case in cases()}
_KINDS = sorted({name.partition(":")[0] for name in _CASES})
# Of each module every so many; those that are written in a moment.
_SAMPLE = [name for n, name in enumerate(_CASES) if n % 9 == 0 and "5,000" not in name]
_PROCESSES = [next(n for n in _CASES if n.startswith(kind)) for kind in _KINDS]
_PLACE = f"{REGION}/{DEPARTMENT}/{YEAR}"
_COMMANDS = (
    ("check", "--format", "json"),
    ("check", "--format", "sarif"),
    ("check", "--errors", f"data/{_PLACE}"),
    ("fmt", "--check"),
    ("fix", "--dry-run"),
    ("diff", ".pristine", "data"),
    ("diff", ".pristine", "data", "--format", "markdown"),
    ("export", _PLACE, "--format", "json"),
)


@pytest.mark.parametrize("name", _SAMPLE)
def test_every_command_says_what_it_has_to_say(lab: Lab, name: str) -> None:
    with lab.holding(_CASES[name].put):
        for words in _COMMANDS:
            outcome = lab.run(*words)
            assert outcome.status in (0, 1, 2), words
            assert not [said for said in spoken(outcome) if "traceback" in said], words
            if "json" not in words and "sarif" not in words:
                assert list(spoken(outcome)) == [], words


@pytest.mark.parametrize("name", [*_PROCESSES, "trees: a project named in GBK"])
def test_as_a_process(lab: Lab, name: str) -> None:
    """Exit status, streams and bytes are those of a shell; with a locale that knows no Chinese."""
    case = _CASES[name]
    with lab.holding(case.put):
        before = lab.standing()
        for words in (("check",), ("check", "--format", "github"), ("build", "--date", DAY)):
            done = subprocess.run(
                [sys.executable, "-m", "generator", *words],
                cwd=lab.root,
                env=os.environ | {"PYTHONIOENCODING": "utf-8", "LC_ALL": "C"},
                capture_output=True,
                check=False,
            )
            outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
            assert done.returncode == (1 if case.rejected else 0), outcome
            assert list(annotated(outcome) if "github" in words else spoken(outcome)) == []
        assert (lab.standing() == before) is case.rejected
