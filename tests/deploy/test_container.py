"""The container file, read as text: no image can be built in the tests."""

import os
import re
import shlex
import subprocess
from pathlib import Path

from tests.deploy.running import CONFIG
from tests.fidelity.pieces import ROOT

FOLDER = ROOT / "deploy"
BASE = re.compile(r"docker\.io/[a-z/-]+:[\w.-]+[0-9][\w.-]*(@sha256:[0-9a-f]{64})?")
# What skopeo does, without a network: the digest follows from the name.
SKOPEO = """#!/bin/sh
echo "$*" >> "$0.asked"
case "$*" in *nothing*) echo "no such image" >&2; exit 1 ;; esac
printf 'sha256:%s\\n' "$(printf %s "$4" | sha256sum | cut -c 1-64)"
"""


def instructions() -> list[tuple[str, str]]:
    """The instructions with their words, lines that are continued put together."""
    lines = (FOLDER / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    said = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    return [(name, words) for name, words in said]


def test_every_instruction_is_one() -> None:
    known = {"FROM", "RUN", "WORKDIR", "COPY", "ENV", "USER", "EXPOSE"}
    assert {name for name, _ in instructions()} <= known
    bases = [words.split()[0] for name, words in instructions() if name == "FROM"]
    assert all(BASE.fullmatch(base) for base in bases)
    assert [words for name, words in instructions() if name == "USER"][-1] == "101", "nginx there"


def test_what_is_copied_is_there() -> None:
    stages = {w.split()[-1] for name, w in instructions() if name == "FROM" and " AS " in w}
    ignored = (FOLDER / "Containerfile.dockerignore").read_text("utf-8").split()
    for name, words in instructions():
        if name != "COPY":
            continue
        first, *_ = shlex.split(words)
        if first.startswith("--from="):
            assert first.removeprefix("--from=") in stages
        else:
            assert (ROOT / first).exists() and first.split("/")[0] not in ignored


def test_what_runs_is_there_and_what_is_replaced_stands_once() -> None:
    runs = " ".join(words for name, words in instructions() if name == "RUN")
    assert "make site && deploy/publish /srv/mingzhang" in runs
    config = CONFIG.read_text("utf-8")
    assert "root /srv/mingzhang/current;" in config
    for there in ("listen 80;", "listen [::]:80;", "server_name "):
        assert config.count(there) == 1
    found = re.findall(r"-e 's/([^'/]+)/([^'/]+)/'", runs)
    assert len(found) == 3
    for pattern, replacement in found:
        assert re.search(pattern, config)
        config = re.sub(pattern, replacement, config)
    assert "listen 8080;" in config and "listen [::]:8080;" in config and "server_name _;" in config


def test_what_the_build_needs_is_not_left_out() -> None:
    ignored = (FOLDER / "Containerfile.dockerignore").read_text("utf-8").split()
    needed = "Makefile pyproject.toml mkdocs.yml data content templates generator deploy README.md"
    assert not {*needed.split(), "LICENSE", "requirements.lock"} & set(ignored)


def pinned(folder: Path, text: str) -> "subprocess.CompletedProcess[str]":
    """deploy/pin run on a container file, with a skopeo that needs no network."""
    (folder / "Containerfile").write_text(text, "utf-8")
    program = folder / "skopeo"
    program.write_text(SKOPEO, "utf-8")
    program.chmod(0o755)
    return subprocess.run(
        [FOLDER / "pin", folder / "Containerfile"],
        env=os.environ | {"PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_digests_are_written_behind_the_names_and_renewed(tmp_path: Path) -> None:
    text = (FOLDER / "Containerfile").read_text("utf-8")
    bases = [words.split()[0].partition("@")[0] for n, words in instructions() if n == "FROM"]
    for start in (text, re.sub(r"(FROM \S+)", rf"\1@sha256:{'0' * 64}", text)):
        done = pinned(tmp_path, start)
        assert done.returncode == 0, done.stderr
        said = (tmp_path / "Containerfile").read_text("utf-8")
        now = [line.split()[1] for line in said.splitlines() if line.startswith("FROM ")]
        assert all(BASE.fullmatch(base) and "@" in base and "0" * 64 not in base for base in now)
        assert [base.partition("@")[0] for base in now] == bases and len(set(now)) == len(bases)
        assert re.sub(r"@sha256:[0-9a-f]{64}", "", said) == re.sub(r"@sha256:0+", "", start)
    asked = (tmp_path / "skopeo.asked").read_text("utf-8").splitlines()
    assert asked[0].endswith(f"docker://{bases[0]}")


def test_without_an_answer_nothing_is_written(tmp_path: Path) -> None:
    text = "FROM docker.io/library/python:3.11 AS build\nFROM docker.io/nothing:1.2\n"
    done = pinned(tmp_path, text)
    assert done.returncode != 0 and "no such image" in done.stderr
    assert (tmp_path / "Containerfile").read_text("utf-8") == text
