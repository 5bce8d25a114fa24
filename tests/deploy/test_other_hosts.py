"""The pipelines of GitLab and Gitee: their schemas, and their commands run here to the letter."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.test_inbox import PLACE, SOURCE, Host, git
from tests.deploy.test_review import FIGURE, ROOT, workflow

GITLAB = workflow(ROOT / ".gitlab-ci.yml")
GITEE = {path.stem: workflow(path) for path in sorted((ROOT / ".workflow").glob("*.yml"))}
CHECK = ROOT / ".venv/bin/check-jsonschema"
GITLAB_SCHEMA = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
GITEE_SCHEMA = ("--schemafile", str(ROOT / ".ci/lint/gitee.json"))


def fits(path: Path, schema: tuple[str, ...]) -> bool:
    words = [str(CHECK), "--no-cache", *schema, str(path)]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("path", [ROOT / ".gitlab-ci.yml", *sorted((ROOT / ".workflow").iterdir())])
def test_a_pipeline_fits_its_schema_and_a_slip_does_not(path: Path, tmp_path: Path) -> None:
    schema = GITLAB_SCHEMA if path.name == ".gitlab-ci.yml" else GITEE_SCHEMA
    assert fits(path, schema)
    text = path.read_text("utf-8")
    for right, wrong in (
        ("    script:", "    scripts:"),
        ("        commands:", "        command:"),
    ):
        if right.strip() in text:
            text = text.replace(right.strip(), wrong.strip())
    (tmp_path / "wrong.yml").write_text(text, "utf-8")
    assert not fits(tmp_path / "wrong.yml", schema)


def commands(where: str) -> dict[str, list[str]]:
    """The commands of each job of a host."""
    if where == "gitlab":
        return {name: job["script"] for name, job in GITLAB.items() if "script" in job}
    return {
        name: [
            line
            for stage in found["stages"]
            for step in stage["steps"]
            for line in step["commands"]
        ]
        for name, found in GITEE.items()
    }


@pytest.mark.parametrize("where", ["gitlab", "gitee"])
def test_the_same_commands_as_on_github(where: str) -> None:
    said = {name: "\n".join(lines) for name, lines in commands(where).items()}
    assert ".ci/review " in said["review"]
    assert ".ci/inbox " in said["inbox"]
    assert "make site" in said["pages" if where == "gitlab" else "publish"]
    if where == "gitlab":
        assert ".ci/run" in said["test"]


def run(lines: list[str], folder: Path, environment: dict[str, str]) -> int:
    """The commands as a runner runs them: one shell that stops at the first failure.

    What is installed by make is there already.
    """
    kept = "\n".join(line for line in lines if not line.startswith("make "))
    words = ["bash", "-e", "-o", "pipefail", "-c", kept]
    return subprocess.run(words, cwd=folder, env=environment, check=False).returncode


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)


def proposed(host: Host, old: str, new: str) -> Path:
    """A checkout with a change of a figure and of the settings, on a branch of its own."""
    shutil.copytree(ROOT / "data/130321", host.work / "data/130321")
    git(host.work, "add", "-A")
    git(host.work, "commit", "-q", "-m", "data")
    git(host.work, "push", "-q", "origin", "main")
    fresh = host.folder / "builds/fresh"
    subprocess.run(["git", "clone", "-q", str(host.remote), str(fresh)], check=True)
    (fresh.parent / "base").mkdir()
    git(fresh, "switch", "-q", "-c", "change")
    figure = fresh / FIGURE
    figure.write_text(figure.read_text("utf-8").replace(old, new, 1), "utf-8")
    (fresh / "mkdocs.yml").write_text("site_name: [坏的设置\n", "utf-8")
    git(fresh, "commit", "-q", "-a", "-m", "change")
    return fresh


@pytest.mark.parametrize("where", ["gitlab", "gitee"])
def test_a_change_is_reviewed_with_the_program_of_the_target(host: Host, where: str) -> None:
    fresh = proposed(host, "合计: 1352.30", "合计: 1352.40")
    (fresh.parent / "base").rmdir()
    lines = commands(where)["review"]
    # The environment that make would set up in the checkout of the target branch.
    install = next(n for n, line in enumerate(lines) if line.startswith("make -C ../base"))
    lines = [*lines[:install], f"ln -s {ROOT}/.venv ../base/.venv", *lines[install + 1 :]]
    environment = {**host.environment, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    assert run(lines, fresh, environment) == 1
    assert "1352.30 → 1352.40（+0.10）" in (fresh / "review/diff.md").read_text("utf-8")
    assert FIGURE in (fresh / "review/check.txt").read_text("utf-8")
    assert not (fresh / "review/site").exists()


@pytest.fixture
def gitlab(host: Host) -> Host:
    """A host with what GitLab provides; what it is asked with a push is kept in ``options``."""
    git(host.remote, "config", "receive.advertisePushOptions", "true")
    hook = host.remote / "hooks/pre-receive"
    told = 'for n in 0 1 2 3; do eval "echo \\$GIT_PUSH_OPTION_$n"; done'
    hook.write_text(f"#!/bin/sh\n{told} > {host.folder}/options\n", "utf-8")
    hook.chmod(0o755)
    address = "https://mingzhang:secret@h/p.git"
    (host.folder / ".gitconfig").write_text(f'[url "{host.remote}"]\n  insteadOf = {address}\n')
    host.environment |= {
        "CI_DEFAULT_BRANCH": "main",
        "CI_PIPELINE_URL": "https://h/p/-/pipelines/77",
        "CI_SERVER_HOST": "h",
        "CI_PROJECT_PATH": "p",
        "CI_PIPELINE_ID": "77",
    }
    return host


def read_and_propose(host: Host, token: str = "secret") -> tuple[int, int]:
    """Both jobs: what the second has of the first is its artifact, beside a trap laid in it."""
    host.environment["CI_COMMIT_BEFORE_SHA"] = host.environment["BEFORE"]
    host.environment["CI_COMMIT_SHA"] = git(host.work, "rev-parse", "HEAD").strip()
    read = run(commands("gitlab")["inbox"], host.work, host.environment)
    builds = host.folder / "builds/propose"
    builds.mkdir(parents=True)
    shutil.copytree(host.work / "inbox-out", builds / "inbox-out")
    trapped(builds, host.folder / "sprung")
    own = {"CI_PROJECT_DIR": str(builds), "INBOX_TOKEN": token}
    return read, run(commands("gitlab")["propose"], builds, {**host.environment, **own})


def trapped(folder: Path, sprung: Path) -> None:
    """An artifact that brings a repository along, whose settings run a program."""
    git(folder, "init", "-q")
    trap = folder / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n", "utf-8")
    trap.chmod(0o755)
    git(folder, "config", "core.fsmonitor", str(trap))
    for hook in ("pre-commit", "post-checkout", "pre-push", "post-index-change"):
        shutil.copy(trap, folder / ".git/hooks" / hook)


def test_gitlab_pushes_a_branch_that_opens_a_merge_request(gitlab: Host) -> None:
    gitlab.upload(f"{PLACE}/公布的文件.txt", SOURCE.read_bytes())
    assert read_and_propose(gitlab) == (0, 0)
    changed = git(gitlab.remote, "diff", "--name-only", "main", "inbox-77")
    assert f"data/{PLACE}/narrative.yml" in changed
    asked = gitlab.told("options")
    assert "merge_request.create\nmerge_request.target=main\n" in asked
    assert f"merge_request.title=收件箱：{PLACE}\n" in asked
    assert "https://h/p/-/pipelines/77" in asked
    assert not (gitlab.folder / "sprung").exists()


def test_gitlab_proposes_what_was_taken_in_and_tells_what_was_refused(gitlab: Host) -> None:
    gitlab.upload("130225/508/2025/a.txt", b"")
    before = gitlab.environment["BEFORE"]
    gitlab.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    gitlab.environment["BEFORE"] = before
    assert read_and_propose(gitlab) == (75, 1)
    assert GITLAB["inbox"]["allow_failure"] == {"exit_codes": "75"}
    assert "narrative.yml" in git(gitlab.remote, "diff", "--name-only", "main", "inbox-77")


def test_gitlab_without_a_token_says_what_to_do(gitlab: Host) -> None:
    gitlab.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    assert read_and_propose(gitlab, token="") == (0, 1)
    assert git(gitlab.remote, "branch", "--list", "inbox-77") == ""


def test_on_gitlab_what_reads_cannot_write_and_what_writes_runs_none_of_the_program() -> None:
    read = "\n".join(commands("gitlab")["inbox"])
    assert "push" not in read
    assert "TOKEN" not in read
    assert "environment" not in GITLAB["inbox"]
    write = "\n".join(commands("gitlab")["propose"])
    assert GITLAB["propose"]["environment"]["name"] == "inbox"
    assert GITLAB["propose"]["variables"] == {"GIT_STRATEGY": "none"}
    assert "--include='data/*' --include='inbox/*'" in write
    for word in ("make ", "python", ".ci/", "CI_JOB_TOKEN"):
        assert word not in write


def test_gitee_packs_the_changes(host: Host) -> None:
    host.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    assert run(commands("gitee")["inbox"], host.work, host.environment) == 0
    assert "narrative.yml" in host.told("work/inbox-out/change.patch")
    assert host.told("work/inbox-out/places.txt") == f"{PLACE}\n"


def test_gitee_reads_what_is_new_and_leaves_what_waits(host: Host) -> None:
    """What an upload before brought lies in the artifact of its own run."""
    host.upload("130225/508/2025/b.txt", SOURCE.read_bytes())
    host.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    assert run(commands("gitee")["inbox"], host.work, host.environment) == 0
    assert host.told("work/inbox-out/places.txt") == f"{PLACE}\n"
    assert "另有 1 个文件，不是这次放进的" in host.told("work/inbox-out/report.md")
    assert (host.work / "inbox/130225/508/2025/b.txt").exists()


def test_gitee_reads_nothing_after_a_change_of_other_files(host: Host) -> None:
    host.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    (host.work / "README.md").write_text("x", "utf-8")
    git(host.work, "add", "-A")
    git(host.work, "commit", "-q", "-m", "x")
    assert run(commands("gitee")["inbox"], host.work, host.environment) == 0
    assert host.told("work/inbox-out/change.patch") == ""


def test_gitee_without_history_fetches_what_it_needs(host: Host) -> None:
    """A shallow clone has the last commit alone; where no more can be had, all is read."""
    host.upload("130225/508/2025/b.txt", SOURCE.read_bytes())
    host.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    for reachable in (True, False):
        shallow = host.folder / f"shallow-{reachable}"
        address = host.remote.as_uri()
        subprocess.run(["git", "clone", "-q", "--depth=1", address, str(shallow)], check=True)
        (shallow / ".venv").symlink_to(ROOT / ".venv")
        if not reachable:
            git(shallow, "remote", "set-url", "origin", "/nowhere")
        assert run(commands("gitee")["inbox"], shallow, host.environment) == 0
        places = (shallow / "inbox-out/places.txt").read_text("utf-8").split()
        assert places == ([PLACE] if reachable else [PLACE, "130225/508/2025"])


def test_every_command_of_gitee_is_text() -> None:
    loaded: list[Any] = [
        yaml.safe_load(p.read_text("utf-8")) for p in (ROOT / ".workflow").iterdir()
    ]
    for found in loaded:
        for stage in found["stages"]:
            for step in stage["steps"]:
                assert all(isinstance(line, str) for line in step["commands"])
