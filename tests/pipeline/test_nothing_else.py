"""What stands outside data/, content/ and the assets of the theme is nowhere on the site."""

import shutil
from datetime import date
from pathlib import Path

from generator.pipeline import build_site
from generator.shell.shell import build_shell
from tests.readme import documents

SECRET = "MZ-secret-c0ffee"
HOME = "data/130229/301/2026"
PRIVATE = (
    ".env",
    ".git/config",
    ".cache/notes.txt",
    "deploy/key.pem",
    "generator/x.py",
    "tests/x.yml",
    "bench/x.md",
    "notes.txt",
    "notes.yml",
    "templates/notes.txt",
    "templates/pages/notes.html",
    "templates/print/notes.typ",
    "content/.draft.md",
    "data/notes.txt",
    "data/.hidden.yml",
    "data/reference/notes.csv",
    "data/130229/notes.md",
    "data/130229/301/notes.md",
    f"{HOME}/notes.txt",
    f"{HOME}/tables.yml.bak",
    f"{HOME}/.tables.yml.swp",
    f"{HOME}/projects/notes.txt",
    f"{HOME}/projects/.A1.yml",
    f"{HOME}/source/notes.docx",
    f"{HOME}/source/original.html",
    f"{HOME}/source/original.exe",
    f"{HOME}/source/.original.txt",
    f"{HOME}/source/~original.docx",
    f"{HOME}/source/inner/original.txt",
    f"{HOME}/units/301001/2026/tables.yml",
    f"{HOME}/final/tables.yml",
    "data/130229/301/units/301001/2026/tables.yml",
)


def _put(root: Path, name: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{SECRET} {name}\n", "utf-8")


def test_private_files_stay_where_they_are(tmp_path: Path) -> None:
    root = documents.project(tmp_path / "project")
    for name in PRIVATE:
        assert not (root / name).exists(), name
        _put(root, name)
    outside = tmp_path / "outside.txt"
    outside.write_text(SECRET, "utf-8")
    for name in ("source/original.txt", "linked.yml"):
        (root / HOME / name).symlink_to(outside)
    (root / "content/linked.md").symlink_to(outside)
    # Comments are for those who write the data.
    about = root / HOME / "disclosure.yml"
    about.write_text(f"# {SECRET}\n{about.read_text('utf-8')}", "utf-8")
    build_site(root, build_shell(root), root / "site", date(2026, 12, 1))
    top = (root / "site").resolve()
    files = [path for path in top.rglob("*") if path.is_file()]
    assert len(files) > 100
    assert not [path for path in top.rglob("*") if path.is_symlink()]
    found = [p.relative_to(top).as_posix() for p in files if SECRET.encode() in p.read_bytes()]
    assert found == []
    private = {Path(name).name for name in PRIVATE} - {"tables.yml", "original.txt"}
    assert not [path for path in files if path.name in private]


def test_the_test_would_see_it(tmp_path: Path) -> None:
    """An original that may be published is."""
    root = documents.project(tmp_path / "project")
    _put(root, f"{HOME}/source/original.txt")
    build_site(root, build_shell(root), root / "site", date(2026, 12, 1))
    found = list((root / "site").rglob("original.txt"))
    assert [SECRET in path.read_text("utf-8") for path in found] == [True]
    shutil.rmtree(root)
