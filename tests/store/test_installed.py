"""The versions of libraries that are told by their folders are those that Python knows."""

import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from generator.store import installed


def test_of_everything_installed_here() -> None:
    known = {found.name: found.version for found in distributions()}
    assert len(known) > 20
    assert {name: installed.version_of(name) for name in known} == known


def test_the_first_place_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, version in (("a", "2.0"), ("b", "1.0")):
        (tmp_path / place / f"Some_Thing-{version}.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / n) for n in ("no", "a", "b")])
    installed._listed.cache_clear()
    try:
        assert installed.version_of("some-thing") == "2.0"
        assert installed.version_of("nothing-of-that-name") == ""
    finally:
        installed._listed.cache_clear()
