"""Two sites of different regions, built by the generator, and portals over them."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.synthetic.county import make_data
from generator.building.workers import Here
from generator.pipeline import build_site
from generator.portal.command import answer
from generator.project import Project
from tests.pipeline.sites import DAY, SHELL
from tests.trees import ROOT

FIRST, SECOND = "130102", "130104"  # the regions that the made-up data begin with


def member(root: Path, region: str, departments: int = 2) -> Path:
    """The published site of a region."""
    shutil.copytree(ROOT / "templates", root / "templates")
    make_data(root / "all", 200 + 2 * departments)
    shutil.move(root / "all/reference", root / "data/reference")
    for folder in sorted((root / "all" / region).iterdir())[:departments]:
        shutil.move(folder, root / "data" / region / folder.name)
    shutil.rmtree(root / "all")
    build_site(root, SHELL, root / "site", DAY, hands=Here())
    return (root / "site").resolve()


def project(root: Path) -> Path:
    """A project to make portals in: look and settings, and no data."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "templates", root / "templates")
    (root / "content").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def settings(root: Path, members: list[tuple[str, str, Path | None]]) -> Path:
    """The file that describes a portal: names, addresses and folders of its members."""
    lines = ["名称: 测试市预算门户", "简介: 各县的预算。", "站点:"]
    for name, address, folder in members:
        lines += [f"  - 名称: {json.dumps(name)}", f"    网址: {address}"]
        lines += [f"    文件夹: {json.dumps(str(folder))}"] if folder else []
    file = root / "portal.yml"
    file.write_text("\n".join((*lines, "")), "utf-8")
    return file


def make(root: Path, file: Path, output: Path | None = None) -> tuple[int, str]:
    """Make a portal: the exit status, and all that is said."""
    said: list[str] = []
    place = str(output) if output else None
    status = answer(Project(root), str(file), place, said.append, said.append)
    return status, "\n".join(said)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    paths = (path for path in sorted(folder.resolve().rglob("*")) if path.is_file())
    return {path.relative_to(folder.resolve()).as_posix(): path.read_bytes() for path in paths}


def tampered(site: Path, copy: Path, path: str, change: Callable[[Any], Any]) -> Path:
    """A copy of a site in which a JSON file is another, and its manifest says so."""
    shutil.copytree(site, copy)
    before = (copy / path).read_bytes()
    after = change(json.loads(before))
    written = after if isinstance(after, bytes) else json.dumps(after).encode()
    (copy / path).write_bytes(written)
    listing = copy / "manifest.txt"
    old, new = (hashlib.sha256(content).hexdigest() for content in (before, written))
    text = listing.read_text("utf-8")
    assert f"{old}  {path}" in text
    listing.write_text(text.replace(f"{old}  {path}", f"{new}  {path}"), "utf-8")
    return copy
