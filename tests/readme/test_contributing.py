"""The how-tos of CONTRIBUTING, followed to the letter in a copy of the project."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readme.documents import ROOT, files, project, put

WRITTEN = files("CONTRIBUTING.md")
BUILD = ("generator", "build", "--date", "2026-12-01")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout with the program, its templates and the example of the README."""
    root = project(tmp_path)
    shutil.copytree(ROOT / "generator", root / "generator", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def run(root: Path, *words: str) -> str:
    """What a module of the copy prints; it must end well."""
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def insert(root: Path, file: str, before: str, line: str) -> None:
    """Put a line above another, as deep as it."""
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, f"{line}{before}"), encoding="utf-8")


def of(folder: str) -> dict[str, str]:
    return {path: text for path, text in WRITTEN.items() if path.startswith(folder)}


def test_adding_a_rule(copy: Path) -> None:
    for name in ("disclosure_fixture.py", "test_fixtures.py"):
        put(copy, {f"tests/rules/{name}": (ROOT / "tests/rules" / name).read_text("utf-8")})
    put(copy, of("generator/rules/") | of("tests/rules/fixtures/"))
    said = run(copy, "pytest", "-q", "tests/rules", "-k", "S-90", "-p", "no:cacheprovider")
    assert "3 passed" in said
    assert "封面上写着部门名称" in run(copy, "generator", "explain", "S-90")
    assert "没有发现问题" in run(copy, "generator", "check", "--select", "S-90")


def test_adding_a_table(copy: Path) -> None:
    put(copy, of("generator/forms/"))
    import_line = "import generator.forms.trial  # noqa: F401\n"
    insert(copy, "generator/forms/editions.py", "from generator.forms.edition ", import_line)
    folder = copy / "data/130229/301/2026"
    about = (folder / "disclosure.yml").read_text("utf-8")
    (folder / "disclosure.yml").write_text(about.replace("河北部门预算", "试行部门预算"), "utf-8")
    with (folder / "tables.yml").open("a", encoding="utf-8") as tables:
        tables.write("部门预算转移支付表:\n  行:\n    - {科目编码: 2010303, 合计: 1.00}\n")
    run(copy, *BUILD)
    page = (copy / "site/130229/301/2026/tables/transfers/index.html").read_text("utf-8")
    assert "部门预算转移支付表" in page
    assert page.count("推算") >= 2


def test_adding_a_page(copy: Path) -> None:
    put(copy, of("generator/views/") | of("templates/"))
    views = "generator/views/record_pages.py"
    insert(
        copy, views, "from generator.views.overview ", "from generator.views.notes import notes\n"
    )
    insert(copy, views, "    yield full(record)\n", "    yield notes(record)\n")
    link = '        yield Link("附注", addresses.part(record, "notes"))\n'
    insert(copy, "generator/views/record.py", '        yield Link("核对结果"', link)
    run(copy, *BUILD)
    home = copy / "site/130229/301/2026"
    assert "<li>无政府性基金预算" in (home / "notes/index.html").read_text("utf-8")
    assert "附注" in (home / "full/index.html").read_text("utf-8")


def test_every_block_is_followed_by_a_test() -> None:
    folders = ("generator/rules/", "generator/forms/", "generator/views/", "templates/pages/")
    assert all(path.startswith((*folders, "tests/rules/fixtures/")) for path in WRITTEN)
    assert all(of(folder) for folder in folders)
