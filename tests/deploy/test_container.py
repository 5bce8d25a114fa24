"""The container file, read as text: no image can be built in the tests."""

import re
import shlex

from tests.deploy.running import CONFIG
from tests.fidelity.pieces import ROOT

FOLDER = ROOT / "deploy"


def instructions() -> list[tuple[str, str]]:
    """The instructions with their words, lines that are continued put together."""
    lines = (FOLDER / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    said = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    return [(name, words) for name, words in said]


def test_every_instruction_is_one() -> None:
    known = {"FROM", "RUN", "WORKDIR", "COPY", "ENV", "USER", "EXPOSE"}
    assert {name for name, _ in instructions()} <= known
    bases = [words.split()[0] for name, words in instructions() if name == "FROM"]
    assert all(re.fullmatch(r"docker\.io/[a-z/-]+:[\w.-]+[0-9][\w.-]*", base) for base in bases)
    assert [words for name, words in instructions() if name == "USER"][-1] != "root"


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
