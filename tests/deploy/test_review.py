"""`.ci/review` and the workflows around it: what a reviewer is given, and what may write."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.changes.markdown import MARKER

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FIGURE = "data/130321/430/2024/tables.yml"


def review(proposed: Path, out: Path) -> "subprocess.CompletedProcess[str]":
    """Review the data of a folder against those of this checkout."""
    words = [str(ROOT / ".ci/review"), str(ROOT / "data"), str(proposed), str(out)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def test_a_change_that_breaks_a_sum(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / FIGURE
    text = path.read_text("utf-8")
    path.write_text(text.replace("合计: 1352.30", "合计: 1352.40", 1), "utf-8")
    done = review(tmp_path / "data", tmp_path / "out")
    assert done.returncode == 1
    assert f"::error file={FIGURE},line=" in done.stdout
    shown = (tmp_path / "out/diff.md").read_text("utf-8")
    assert shown.startswith(f"{MARKER}\n### 数据对比 原来 → 现在\n")
    assert "1352.30 → 1352.40（+0.10）" in shown
    assert FIGURE in (tmp_path / "out/check.txt").read_text("utf-8")
    assert not (tmp_path / "out/site").exists()


def test_a_change_without_errors_has_a_preview(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = next(iter(sorted((tmp_path / "data").glob("*/*/*/narrative.yml"))))
    path.write_text(f"# 说明\n{path.read_text('utf-8')}", "utf-8")
    (tmp_path / "data/link.yml").symlink_to("/etc/passwd")
    done = review(tmp_path / "data", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "1 个文件只改了写法" in (tmp_path / "out/diff.md").read_text("utf-8")
    assert (tmp_path / "out/site/index.html").is_file()
    for name in ("diff.md", "check.txt"):
        assert "root:" not in (tmp_path / "out" / name).read_text("utf-8")


def test_git_does_not_show_what_the_documented_command_writes() -> None:
    line = re.search(
        r"^\.ci/review \S+ \S+ (\S+)", (ROOT / "deploy/README.md").read_text("utf-8"), re.M
    )
    assert line is not None
    words = ["git", "check-ignore", "-q", f"{line.group(1)}/diff.md"]
    assert subprocess.run(words, cwd=ROOT, check=False).returncode == 0


def workflow(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_and_nothing_has_rights_it_was_not_given(path: Path) -> None:
    found = workflow(path)
    assert found["permissions"] == {}
    for job in found["jobs"].values():
        assert "permissions" in job
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"
    for line in path.read_text("utf-8").splitlines():
        assert "uses:" not in line or re.search(r"# v[0-9.]+$", line), line


def test_what_reads_a_pull_request_cannot_write_and_what_writes_runs_nothing_of_it() -> None:
    reading = workflow(ROOT / ".github/workflows/review.yml")
    assert reading["jobs"]["review"]["permissions"] == {"contents": "read"}
    assert reading["jobs"]["review"]["steps"][0]["with"]["ref"].endswith("base.sha }}")
    comment = workflow(ROOT / ".github/workflows/comment.yml")
    assert "write" not in comment["jobs"]["diff"]["permissions"].values()
    writing = comment["jobs"]["comment"]
    assert writing["permissions"]["pull-requests"] == "write"
    assert all("uses" not in step and "make" not in step["run"] for step in writing["steps"])
    for step in (s for job in comment["jobs"].values() for s in job["steps"]):
        assert "${{" not in step.get("run", ""), "what comes from outside comes through env"
    assert f'startswith("{MARKER}")' in writing["steps"][-1]["run"]
