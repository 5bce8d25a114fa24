"""`.cache/` is believed as the program is: nothing puts one there that came out of a change."""

import re
import subprocess
from collections.abc import Iterator
from typing import Any

import yaml

from tests.trees import ROOT

PIPELINES = (
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    *sorted((ROOT / ".workflow").glob("*.yml")),
    ROOT / ".gitlab-ci.yml",
)


def settings(value: Any) -> Iterator[tuple[str, Any]]:
    """Every key of a pipeline with its value, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key), inner
            yield from settings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from settings(inner)


def test_no_pipeline_restores_a_cache() -> None:
    """Whoever opens a pull request could fill it for the build that publishes."""
    assert len(PIPELINES) >= 9
    for path in PIPELINES:
        found = list(settings(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)))
        assert found, path
        assert [key for key, value in found if re.match("cache", key) and value != []] == [], path
        used = [str(value) for key, value in found if key == "uses"]
        assert not [name for name in used if "cache" in name], path
        said = " ".join(str(value) for key, value in found if key in ("run", "script", "commands"))
        assert ".cache" not in said, path


def test_the_look_sees_a_cache() -> None:
    for text in ("cache: pip", "with: {cache: pip}", "jobs: [{cache: {paths: [.cache]}}]"):
        assert any(key == "cache" for key, _ in settings(yaml.safe_load(text)))


def test_none_lies_in_the_repository_or_gets_into_an_image() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    assert {".cache/", "/.cache/", ".cache"} & set(ignored)
    assert ".cache" in (ROOT / "deploy/Containerfile.dockerignore").read_text("utf-8").split()
    listed = subprocess.run(
        ["git", "ls-files", "--", ".cache", "*/.cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert listed.stdout == ""
