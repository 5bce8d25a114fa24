"""The same data makes the same site: elsewhere, in another locale and time zone, by mkdocs too."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.fidelity.pieces import ROOT
from tests.site.build import BUILD, Built, copy_tree, run_python

_TEXT = {
    *(".py", ".yml", ".csv", ".md", ".html", ".xml", ".typ", ".css", ".js", ".svg", ".txt"),
    *(".toml", ".json"),
}
ELSEWHERE = {"LC_ALL": "C", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4711"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_tree(tmp_path / "another place")


def differences(site: Built, other: Path) -> list[str]:
    """Files that only one of the two has, or that differ."""
    left, right = site.digests(), Built(other).digests()
    assert left, "nothing was built"
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def test_a_build_elsewhere_is_the_same_to_the_byte(site: Built, copy: Path) -> None:
    run_python(copy, "-c", BUILD, **ELSEWHERE)
    assert differences(site, copy / "site") == []


def test_a_checkout_with_the_line_ends_of_windows_is_the_same(site: Built, copy: Path) -> None:
    """Program, data, templates and scripts alike; documents as published are never converted."""
    converted = 0
    for path in copy.rglob("*"):
        content = path.read_bytes() if path.suffix in _TEXT and "source" not in path.parts else b""
        if content and b"\r" not in content:
            path.write_bytes(content.replace(b"\n", b"\r\n"))
            converted += 1
    assert converted > 1000
    run_python(copy, "-c", BUILD, **ELSEWHERE)
    assert differences(site, copy / "site") == []
    for kind in (".pdf", ".xlsx", ".zip", ".parquet", ".js"):
        assert any(name.endswith(kind) for name in site.digests()), kind


def test_git_gives_every_checkout_the_same_line_ends(copy: Path, tmp_path: Path) -> None:
    """As git for Windows is set up: what it checks out is what was put in, byte for byte."""
    shutil.copy(ROOT / ".gitattributes", copy)
    windows = ("-c", "core.autocrlf=true", "-c", "core.eol=crlf")
    own = ("-c", "user.name=x", "-c", "user.email=x@localhost", "-c", "core.safecrlf=false")
    for words in (("init", "-q"), ("add", "-A", "-f"), ("commit", "-q", "-m", "x")):
        subprocess.run(["git", *own, *words], cwd=copy, check=True)
    other = tmp_path / "cloned"
    subprocess.run(["git", *windows, "clone", "-q", str(copy), str(other)], check=True)
    paths = [p for p in sorted(copy.rglob("*")) if p.is_file() and ".git" not in p.parts]
    assert len(paths) > 1000
    assert [p for p in paths if p.read_bytes() != (other / p.relative_to(copy)).read_bytes()] == []


# ProperDocs goes on with mkdocs 1.x, which is frozen: a move to it changes nothing of the site.
@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_mkdocs_builds_the_same_site(site: Built, copy: Path, builder: str) -> None:
    run_python(copy, "-m", builder, "build", "--quiet", "-f", "mkdocs.yml", **ELSEWHERE)
    assert differences(site, copy / "site") == []


def test_no_file_names_a_folder_of_this_machine(site: Built) -> None:
    folders = (ROOT, site.folder, site.folder.resolve().parent)
    names = site.digests()
    assert names
    for name in names:
        content = site.read(name)
        assert not [folder for folder in folders if str(folder).encode() in content], name
