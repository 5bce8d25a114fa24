"""A site needs MkDocs for its hand-written pages only: another shell makes the same data pages."""

from pathlib import Path

import pytest

from generator.pipeline import build_site
from generator.render.shell import Shell
from tests.fidelity.pieces import ROOT
from tests.shell.plain import plain_shell


@pytest.fixture(scope="module")
def plain() -> Shell:
    return plain_shell(ROOT)


def test_the_frames_are_the_same(plain: Shell, shell: Shell) -> None:
    assert plain.frames == shell.frames


def test_what_pages_load_is_the_same(plain: Shell, shell: Shell) -> None:
    loaded = {name for name in shell.files if name.startswith("assets/")}
    assert loaded <= plain.files.keys()
    scripts = {name for name in loaded if not name.endswith(".css")}
    assert {name: plain.files[name] for name in scripts} == {n: shell.files[n] for n in scripts}


def test_the_experiment_asks_mkdocs_for_nothing() -> None:
    text = Path(ROOT / "tests/shell/plain.py").read_text("utf-8")
    assert "import mkdocs" not in text and "from mkdocs" not in text


def test_it_builds_the_same_data_pages(plain: Shell, shell: Shell, tmp_path: Path) -> None:
    """Everything but what MkDocs alone has read: the hand-written pages, and what searches them."""
    own, other = tmp_path / "own", tmp_path / "other"
    build_site(ROOT, shell, own)
    build_site(ROOT, plain, other)
    names = {path.relative_to(own.resolve()).as_posix() for path in own.resolve().rglob("*")}
    read = {name: (own / name).read_bytes() for name in names if (own / name).is_file()}
    pages = [name for name in read if name.endswith(".html") and name not in shell.files]
    assert len(pages) > 100
    differing = [name for name in pages if read[name] != (other / name).read_bytes()]
    assert differing == []
