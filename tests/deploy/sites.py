"""Small built sites, and deploy/publish called on them as a person calls it."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "deploy" / "publish"

# What ssh does, without a network: a shell on the other side that is given one line.
SSH = """#!/bin/sh
[ "$1" = -l ] && shift 2
shift
sh -c "$*"
status=$?
case "$*" in rsync*) eval "${AFTERWARDS-}" ;; esac
exit $status
"""


def version(name: str) -> dict[str, str]:
    """A site in which every version of a page is as long as every other."""
    files = {"index.html": f"<!doctype html>首页 {name} " + "预算公开。" * 200}
    files |= {f"{n}/index.html": f"<!doctype html>{n} 合计 {name} 万元" for n in range(6)}
    files |= {f"data/{n}.json": f'{{"合计": "{name}"}}' + " " * 1200 for n in range(3)}
    return files | {"404.html": "没有这一页", "assets/same.css": "a{}" * 500}


def built(folder: Path, files: Mapping[str, str]) -> Path:
    """A site in a folder, with its manifest, as the program builds one."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    digests = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in sorted(files)}
    lines = (f"{digest}  {name}\n" for name, digest in digests.items())
    (folder / "manifest.txt").write_text("".join(lines), encoding="utf-8")
    return folder


def command(target: object, *words: str) -> list[str]:
    return [sys.executable, str(PROGRAM), str(target), *words]


def call(target: object, *words: str, status: int = 0, env: Mapping[str, str] | None = None) -> str:
    """What deploy/publish says; it has to end with a status, and never with a traceback."""
    done = subprocess.run(
        command(target, *words),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **(env or {})},
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr if status else done.stdout


def publish(site: Path, target: object, *words: str, status: int = 0) -> str:
    return call(target, "--site", str(site), *words, status=status)


def shown(target: Path) -> dict[str, str]:
    """The files of the release in force by name, compressed copies left out."""
    top = (target / "current").resolve(strict=True)
    found = (path for path in sorted(top.rglob("*")) if path.is_file())
    names = {path.relative_to(top).as_posix(): path for path in found if path.suffix != ".gz"}
    return {n: path.read_text("utf-8") for n, path in names.items() if n != "manifest.txt"}


def releases(target: Path) -> list[str]:
    return sorted(
        p.name for p in (target / "releases").iterdir() if p.name[0] != "." and p.is_dir()
    )
