"""The workflow of the inbox, its steps run here to the letter: from an upload to a pull request."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.test_review import ROOT, workflow
from tests.readme import documents

FOUND = workflow(ROOT / ".github/workflows/inbox.yml")
PLACE = "130225/507/2025"
SOURCE = ROOT / f"data/{PLACE}/source/original.txt"
GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$GH_LOG"
case "$1 $2" in
  "run download") cp -r "$ARTIFACT" "$RUNNER_TEMP/inbox" ;;
  "pr create") if [ -n "${NO_PULLS:-}" ]; then echo "$NO_PULLS" >&2; exit 1; fi ;;
esac
"""


def git(folder: Path, *words: str) -> str:
    about = ["-c", "user.name=甲", "-c", "user.email=a@example.org"]
    line = ["git", "-C", str(folder), *about, *words]
    return subprocess.run(line, check=True, capture_output=True, text=True).stdout


class Host:
    """A repository with an upload in its inbox, and what the host provides."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.status: dict[str, int] = {}  # of the steps of the second job
        self.remote = folder / "remote.git"
        self.work = documents.project(folder / "work", example=False)
        (self.work / "inbox").mkdir()
        shutil.copy(ROOT / "inbox/README.md", self.work / "inbox")
        shutil.copytree(
            ROOT / ".ci", self.work / ".ci", ignore=shutil.ignore_patterns("node_modules")
        )
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(self.remote)], check=True)
        git(self.work, "init", "-q", "-b", "main")
        git(self.work, "remote", "add", "origin", str(self.remote))
        (self.work / ".gitignore").write_text("/.venv\n/.cache\n", "utf-8")
        git(self.work, "add", "-A")
        git(self.work, "commit", "-q", "-m", "before")
        (self.work / ".venv").symlink_to(ROOT / ".venv")
        for name in ("bin", "temp"):
            (folder / name).mkdir()
        (folder / "bin/gh").write_text(GH, "utf-8")
        (folder / "bin/gh").chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{folder}/bin:{os.environ['PATH']}",
            "RUNNER_TEMP": str(folder / "temp"),
            "ARTIFACT": str(folder / "artifact"),
            "GH_LOG": str(folder / "gh.log"),
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "GITHUB_RUN_ID": "77",
            "GITHUB_REPOSITORY": "o/r",
            "BASE": "main",
            "BEFORE": "0" * 40,
            "MAIN": "origin/main",
            "HOME": str(folder),
        }

    def upload(self, path: str, content: bytes) -> None:
        file = self.work / "inbox" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.environment["BEFORE"] = git(self.work, "rev-parse", "HEAD").strip()
        git(self.work, "add", "-A")
        git(self.work, "commit", "-q", "-m", "Add files via upload")
        git(self.work, "push", "-q", "origin", "main")

    def job(self, name: str, folder: Path) -> dict[str, int]:
        """Run the steps of a job but the set-up; the exit status of each."""
        done = {}
        for step in FOUND["jobs"][name]["steps"]:
            asked = step.get("if") != "steps.import.outputs.refused" or "refused" in self.told(
                "output"
            )
            if "run" in step and not step["run"].startswith("make ") and asked:
                done[step.get("name", step["run"])] = self._step(step, folder)
        return done

    def _step(self, step: dict[str, Any], folder: Path) -> int:
        words = ["bash", "-e", "-c", step["run"]]
        return subprocess.run(words, cwd=folder, env=self.environment, check=False).returncode

    def told(self, name: str) -> str:
        path = self.folder / name
        return path.read_text("utf-8") if path.exists() else ""


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)


REFUSED = "what was refused fails, so that whoever put it in is told"


def propose(host: Host) -> Path:
    """The second job: a fresh checkout, and the artifact of the first."""
    shutil.copytree(host.work / "inbox-out", host.folder / "artifact")
    fresh = host.folder / "fresh"
    subprocess.run(["git", "clone", "-q", str(host.remote), str(fresh)], check=True)
    host.status = host.job("propose", fresh)
    return fresh


def test_an_upload_becomes_a_pull_request(host: Host) -> None:
    host.upload(f"{PLACE}/公布的文件.txt", SOURCE.read_bytes())
    done = host.job("read", host.work)
    assert set(done.values()) == {0}
    assert host.told("output") == "changed=yes\n"
    assert "已收入" in host.told("summary.md")
    propose(host)
    assert "inbox-77" in git(host.remote, "branch", "--list", "inbox-77")
    changed = git(
        host.remote, "diff", "--no-renames", "--name-status", "main", "inbox-77"
    ).splitlines()
    assert any(line.endswith(f"data/{PLACE}/narrative.yml") for line in changed)
    assert all(line[2:].startswith(("data/", '"inbox/')) for line in changed)
    stored = git(host.remote, "ls-tree", "-r", "--name-only", "inbox-77", "inbox").split()
    assert stored == ["inbox/README.md"]
    (made,) = [line for line in host.told("gh.log").splitlines() if line.startswith("pr create")]
    assert f"--base main --head inbox-77 --title 收件箱：{PLACE} --body-file" in made
    assert "## 检查结果" in host.told("artifact/report.md")


def test_a_refused_document_fails_and_makes_no_pull_request(host: Host) -> None:
    host.upload("130225/说明.txt", b"x")
    done = host.job("read", host.work)
    assert host.told("output") == "refused=yes\n"
    assert done[REFUSED] == 1
    assert "放错了地方" in host.told("summary.md")


def test_without_the_right_to_open_pull_requests_it_says_what_to_do(host: Host) -> None:
    host.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    host.job("read", host.work)
    host.environment["NO_PULLS"] = (
        "pull request create failed: GraphQL: GitHub Actions is not permitted to create or approve "
        "pull requests (createPullRequest)"
    )
    propose(host)
    assert "inbox-77" in git(host.remote, "branch", "--list", "inbox-77")
    assert "允许 Actions 建立合并请求" in host.told("summary.md")


def test_another_failure_is_not_taken_for_a_want_of_permission(host: Host) -> None:
    host.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    host.job("read", host.work)
    host.environment["NO_PULLS"] = "HTTP 502: Bad Gateway"
    propose(host)
    assert "允许 Actions" not in host.told("summary.md")
    assert "请看这个作业的日志" in host.told("summary.md")
    assert host.status["branch and pull request"] == 1


def test_a_second_upload_leaves_alone_what_waits_in_a_pull_request(host: Host) -> None:
    host.upload(f"{PLACE}/甲 $(touch x) *.txt", SOURCE.read_bytes())
    host.job("read", host.work)
    propose(host)
    git(host.work, "reset", "-q", "--hard")
    for folder in ("work/inbox-out", "artifact", "fresh", "temp/inbox"):
        shutil.rmtree(host.folder / folder)
    shutil.rmtree(host.work / f"data/{PLACE}", ignore_errors=True)
    host.upload("130225/508/2025/乙 ?.txt", SOURCE.read_bytes())
    host.environment["GITHUB_RUN_ID"] = "78"
    assert set(host.job("read", host.work).values()) == {0}
    assert "另有 1 个文件，不是这次放进的" in host.told("work/inbox-out/report.md")
    assert host.told("work/inbox-out/places.txt") == "130225/508/2025\n"
    propose(host)
    changed = git(host.remote, "diff", "--name-only", "main", "inbox-78")
    assert "data/130225/508/2025/" in changed
    assert PLACE not in changed
    # The first is merged: its original leaves the inbox, and nothing is read again.
    before = git(host.work, "rev-parse", "HEAD").strip()
    git(host.work, "reset", "-q", "--hard")
    git(host.work, "fetch", "-q", "origin")
    git(host.work, "merge", "-q", "origin/inbox-77", "-m", "merged")
    host.environment["BEFORE"] = before
    host.job("read", host.work)
    assert "没有文件要读入" in host.told("work/inbox-out/report.md")
    assert host.told("work/inbox-out/change.patch") == ""


@pytest.mark.parametrize("before", ["0" * 40, "f" * 40, "--output=x", "$(touch x)"])
def test_a_new_branch_takes_in_what_it_brought(host: Host, before: str) -> None:
    host.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    git(host.work, "switch", "-q", "-c", "more")
    folder = host.work / "inbox/130225/508/2025"
    folder.mkdir(parents=True)
    shutil.copy(SOURCE, folder / "b.txt")
    git(host.work, "add", "-A")
    git(host.work, "commit", "-q", "-m", "more")
    host.environment["BEFORE"] = before
    host.job("read", host.work)
    assert host.told("work/inbox-out/places.txt") == "130225/508/2025\n"
    assert not (host.work / "x").exists()


def test_where_nothing_is_known_of_before_all_is_taken_in(host: Host) -> None:
    host.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    host.environment["BEFORE"] = "0" * 40
    host.job("read", host.work)
    assert host.told("work/inbox-out/places.txt") == f"{PLACE}\n"


def test_nothing_outside_data_and_inbox_is_taken_over(host: Host) -> None:
    host.upload(f"{PLACE}/a.txt", SOURCE.read_bytes())
    host.job("read", host.work)
    (host.work / "mkdocs.yml").write_text("site_name: 改过\n", "utf-8")
    (host.work / ".github").mkdir()
    (host.work / ".github/x.yml").write_text("x: 1\n", "utf-8")
    git(host.work, "add", "-A")
    patch = git(host.work, "diff", "--cached", "--binary")
    (host.work / "inbox-out/change.patch").write_text(patch, "utf-8")
    propose(host)
    changed = git(host.remote, "diff", "--name-only", "main", "inbox-77")
    assert "narrative.yml" in changed
    assert "mkdocs.yml" not in changed
    assert ".github" not in changed


def test_when_the_pull_request_is_merged_there_is_nothing_more_to_do(host: Host) -> None:
    host.job("read", host.work)
    assert host.told("output") == ""
    assert "没有文件" in host.told("summary.md")


def test_what_reads_documents_cannot_write_and_what_writes_runs_none_of_the_program() -> None:
    jobs = FOUND["jobs"]
    assert jobs["read"]["permissions"] == {"contents": "read"}
    writing = jobs["propose"]
    for step in writing["steps"]:
        for word in ("mingzhang", "make", "python", ".ci/"):
            assert word not in step.get("run", "")
    for step in (step for job in jobs.values() for step in job["steps"]):
        assert "${{" not in step.get("run", "")
