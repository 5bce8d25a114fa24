"""A project as the guide supposes it, and what comes from outside: git, a server, a document."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.guide.steps import ROOT
from tests.incoming.make_documents import Style, pieces
from tests.incoming.make_word import write_word
from tests.readme import documents

EXAMPLE = "130229/301/2026"
DOCUMENT = "公布的文件.docx"
SERVER = "www@budget.example.gov.cn:/srv/mingzhang"
# Days after those that the example and the guide name.
LATER = "1795910400"  # 2026-11-29
# Nothing of this machine is changed by what is done as root; nginx is tested in tests/deploy.
SUDO = """#!/bin/sh
test "$1" = cp || exit 0
eval "last=\\${$#}"
test "$last" = /etc/nginx/conf.d/ && test -f "$2"
"""


class Place:
    """A checkout of its own in which the lines of a page can be typed."""

    def __init__(self, folder: Path, documented: bool) -> None:
        self.root = folder / "project"
        self.root.mkdir(parents=True)
        documents.project(self.root, example=documented)
        for name in ("deploy", "generator", ".ci", "inbox"):
            ignored = shutil.ignore_patterns("node_modules", "__pycache__")
            shutil.copytree(ROOT / name, self.root / name, ignore=ignored)
        for name in ("Makefile", "pyproject.toml", ".gitignore"):
            shutil.copy(ROOT / name, self.root)
        (self.root / ".venv").symlink_to(ROOT / ".venv")
        self._commands(folder / "bin")
        self._history(folder / "remote.git")
        self.server = folder / "server"
        self.environment = {
            **os.environ,
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "SOURCE_DATE_EPOCH": LATER,
            **{f"GIT_{who}_NAME": "甲" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "a@example.org" for who in ("AUTHOR", "COMMITTER")},
        }

    def _commands(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "sudo").write_text(SUDO, "utf-8")
        (folder / "sudo").chmod(0o755)

    def _history(self, remote: Path) -> None:
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(remote)], check=True)
        about = ["-c", "user.name=甲", "-c", "user.email=a@example.org"]
        for words in (
            ["init", "-q", "-b", "main"],
            ["add", "-A"],
            ["commit", "-q", "-m", "before"],
            ["remote", "add", "origin", str(remote)],
        ):
            subprocess.run(["git", "-C", str(self.root), *about, *words], check=True)

    def document(self, name: str) -> None:
        """The example of the README as a Word file."""
        other = self.root.parent / "example"
        documents.put(other, documents.files("README.md"))
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        write_word(pieces(other / "data" / EXAMPLE, Style()), file)

    def type(self, line: str) -> "subprocess.CompletedProcess[str]":
        """Run a line as it stands; of ``make`` only what sets up the environment is left out."""
        for target in ("installed-dependencies", "installed-mingzhang", "installed-extras"):
            line = line.replace("make ", f"make -o .venv/{target} ", 1)
        line = line.replace(SERVER, str(self.server))
        return subprocess.run(
            ["bash", "-c", line],
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
