"""The rooms of generator/: who may import whom, one owner a library, size, no place names."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator"

# Whom each room may import besides itself. The flow is load → rules → views → render → publish.
MAY_IMPORT = {
    "diagnostics": set(),
    "model": set(),
    "charts": set(),
    "publish": {"diagnostics"},
    "forms": {"model"},
    "store": {"model", "diagnostics"},
    "load": {"forms", "model", "diagnostics"},
    "rules": {"forms", "model", "diagnostics"},
    "flat": {"forms", "model"},
    "views": {"forms", "model", "diagnostics", "rules", "charts", "flat"},
    "render": {"views", "charts", "model", "diagnostics", "store"},
    "search": {"views", "charts"},
    "changes": {"model", "forms", "diagnostics", "rules"},
    "exchange": {"diagnostics", "model", "forms", "load", "render", "flat"},
    "shell": {"pipeline", "views", "render", "diagnostics", "forms", "load", "model", "project"},
    "project": {"load", "store"},
    # What readers take away: of one disclosure, and across the site.
    "downloads": {"exchange", "model", "forms", "store", "project"},
    "bulk": {"flat", "exchange", "forms", "model"},
    "bulk_downloads": {
        *("bulk", "downloads", "exchange", "flat", "forms", "model", "project", "store", "views"),
    },
    "exporting": {
        "printing",
        "render",
        "diagnostics",
        "exchange",
        "model",
        "forms",
        "load",
        "project",
    },
    # The two halves of every command: what the data are and what is wrong with them, and what the
    # site holds. They do not know of each other; the pipeline joins them.
    "examining": {"building", "diagnostics", "model", "load", "rules", "project"},
    # What came of earlier builds, the steps of one, and who does the work.
    "building": {
        *("diagnostics", "model", "load", "rules", "views", "render", "search", "publish"),
        *("store", "project", "public", "exchange", "printing", "record_files", "rule_catalogue"),
        *("bulk", "bulk_downloads", "downloads"),
    },
    "rule_catalogue": {"diagnostics", "load", "rules"},
    "uptodate": {"project", "publish", "store"},
    "publishing": {"building", "pipeline", "project", "publish", "shell", "uptodate"},
    # Two states of the data, each examined, held against each other.
    "comparing": {"changes", "diagnostics", "examining", "load", "project"},
    "importing": {
        *("changes", "diagnostics", "forms", "load", "exchange", "examining", "project"),
        "returning",
    },
    # A workbook that was given out for editing and came back.
    "returning": {
        *("changes", "comparing", "diagnostics", "exchange", "exporting", "forms", "load"),
        "project",
    },
    # Every file of one disclosure.
    "record_files": {
        *("model", "rules", "views", "render", "search", "exchange", "project", "store"),
        "downloads",
    },
    # What lies in the inbox, imported one by one.
    "receiving": {"diagnostics", "exchange", "importing", "project"},
    "owning": {"diagnostics", "load", "project"},
    "schemas": {"diagnostics", "exchange", "forms", "project"},
    "public": {"diagnostics", "model", "rules"},
    "tidying": {"diagnostics", "load", "project"},
    "pipeline": {
        "public",
        *("diagnostics", "examining", "render", "publish", "project", "store"),
        *("building", "bulk", "uptodate"),
    },
    "printing": {"model", "load", "rules", "views", "render", "project", "store"},
    # The site as the files are now, made page by page while it is looked at.
    "preview": {
        *("pipeline", "building", "examining", "render", "diagnostics", "project", "publish"),
        "store",
    },
    # One home, search and page of data over several sites, from what these publish.
    "portal": {
        *("building", "diagnostics", "exchange", "forms", "load", "model", "project", "publish"),
        *("render", "search", "shell", "store", "views"),
    },
    # What is published, on a disk or on the web, against a release's manifest.
    "verifying": {"diagnostics", "publish"},
    "arguments": {"argument_values", "diagnostics"},
    "argument_values": set(),
    "data_paths": {"load"},
    "cli": {
        *("tidying", "rule_catalogue", "publishing"),
        *("arguments", "examining", "comparing", "pipeline", "shell", "project", "exchange"),
        *("changes", "printing", "exporting", "verifying"),
        *("publish", "diagnostics", "model", "forms", "load", "data_paths"),
        *("importing", "preview", "receiving", "owning", "schemas", "portal"),
    },
    "__main__": {"cli"},
    "__init__": set(),
    "patterns": set(),
}

# Where each library may be imported: a room, or one file of it.
OWNERS = {
    "yaml": ("load/",),
    "ruamel": ("load/round_trip.py",),
    "markdown_it": ("render/prose.py",),
    "jinja2": ("render/", "shell/"),  # MkDocs hands its own environment to its plugins
    "markupsafe": ("render/",),
    "mkdocs": ("shell/",),
    "click": ("shell/",),  # what MkDocs raises
    "typst": ("render/typesetting.py",),
    "selectolax": ("publish/html.py",),
    "arro3": ("bulk/parquet.py",),
    "xlsxwriter": ("exchange/xlsx/draw.py", "exchange/xlsx/draw_editing.py"),
    "docx": ("exchange/incoming/word.py", "exchange/incoming/word_numbers.py"),
    "openpyxl": ("exchange/incoming/workbooks.py",),
    "distributed": ("building/cluster.py",),
    "xlrd": ("exchange/incoming/workbooks.py",),
    "pdfplumber": ("exchange/incoming/pdf.py",),
    "pdfminer": ("exchange/incoming/pdf.py",),  # what pdfplumber raises
    "msgspec": ("",),  # the records themselves are its structs
}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of generator/ by its path below it."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def imports(tree: ast.Module) -> Iterator[str]:
    """The full names a module imports, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole way"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(path: str) -> str:
    """The room a file lies in; a file beside the rooms is one by itself."""
    return path.split("/")[0].removesuffix(".py")


FOR_ALL = {"patterns"}


def rooms() -> set[str]:
    """All rooms there are."""
    return {room_of(path) for path in modules()}


def test_every_room_has_its_place_in_the_flow() -> None:
    assert rooms() == MAY_IMPORT.keys()


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_whom_it_may(room: str) -> None:
    wrong = {
        f"{path} imports {name}"
        for path, tree in modules().items()
        if room_of(path) == room
        for name in imports(tree)
        if name.startswith("generator.")
        and (other := name.split(".")[1]) in rooms()
        and other not in MAY_IMPORT[room] | {room} | FOR_ALL
    }
    assert not wrong


def test_no_two_rooms_import_each_other() -> None:
    pairs = {(a, b) for a, allowed in MAY_IMPORT.items() for b in allowed}
    assert {pair for pair in pairs if pair[::-1] in pairs} == set()


def test_no_room_is_reached_from_itself() -> None:
    """Whom a room may import, and whom they may, and so on: never the room again."""
    for room, allowed in MAY_IMPORT.items():
        reached: set[str] = set()
        left = set(allowed)
        while left:
            reached |= left
            left = {name for far in left for name in MAY_IMPORT[far]} - reached
        assert room not in reached


def test_a_library_has_one_owner() -> None:
    wrong = set()
    for path, tree in modules().items():
        for name in imports(tree):
            library = name.split(".")[0]
            if library == "generator" or library in sys.stdlib_module_names:
                continue
            if not path.startswith(OWNERS.get(library, ())):
                wrong.add(f"{path} imports {library}")
    assert not wrong


def test_nobody_reads_the_clock_or_rolls_dice() -> None:
    """The same commit gives the same bytes; one function alone may ask what day it is.

    ``publish`` makes up names of folders it will rename, which reach no page.
    """
    forbidden = {"random", "uuid", "secrets", "locale", "time"}
    wrong = {
        f"{path} imports {name}"
        for path, tree in modules().items()
        for name in imports(tree)
        if name.split(".")[0] in forbidden and room_of(path) != "publish"
    }
    clocks = {
        (path, function)
        for path, tree in modules().items()
        for function, node in _nodes(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("now", "utcnow", "today")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("date", "datetime")
    }
    assert not wrong
    assert clocks == {("project.py", "stated_day")}


def test_the_environment_tells_nothing_but_the_day() -> None:
    """What stands on a page comes from the project's files, whoever builds it wherever."""
    asked = {
        (path, function)
        for path, tree in modules().items()
        for function, node in _nodes(tree)
        if (isinstance(node, ast.Name | ast.Attribute) and _last(node) in ("environ", "getenv"))
    }
    assert asked == {("project.py", "stated_day")}


def _last(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr


def _nodes(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Every node of a module below the name of its outermost function or class, '' outside."""
    for item in tree.body:
        name = ""
        if isinstance(item, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            name = item.name
        yield from ((name, node) for node in ast.walk(item))


def test_only_the_command_line_prints() -> None:
    wrong = {
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
        and path != "cli.py"
    }
    assert not wrong


def test_everything_public_says_what_it_is() -> None:
    silent = {
        f"{path}: {name}"
        for path, tree in modules().items()
        for name, node in _public(tree)
        if not ast.get_docstring(node)
    }
    assert not silent


Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _public(tree: ast.Module) -> Iterator[tuple[str, Documented]]:
    yield "the module", tree
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _with_methods(node)


def _with_methods(
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef,
) -> Iterator[tuple[str, Documented]]:
    if node.name.startswith("_"):
        return
    yield node.name, node
    if isinstance(node, ast.ClassDef):
        for item in node.body:
            if isinstance(item, ast.FunctionDef) and not item.name.startswith("_"):
                yield f"{node.name}.{item.name}", item


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lines = {p: len((PACKAGE / p).read_text("utf-8").splitlines()) for p in modules()}
    assert {path: n for path, n in lines.items() if n > 300} == {}


def test_no_module_is_a_grab_bag() -> None:
    names = {Path(path).stem for path in modules()}
    assert not names & {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


# The place that the README and the messages of commands give as an example.
EXAMPLE = {"130229", "玉田县", "2026"}


@cache
def place_words() -> dict[str, re.Pattern[str]]:
    """What tells the disclosures of this repository apart: codes, names and years."""
    words: dict[str, re.Pattern[str]] = {}
    regions = dict(
        line.split(",")[:2]
        for line in (ROOT / "data/reference/regions.csv").read_text("utf-8-sig").splitlines()
    )
    for path in sorted((ROOT / "data").glob("[0-9]*/*/department.yml")):
        region = path.parts[-3]
        about = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        names = [about["部门名称"], *(unit["单位名称"] for unit in about.get("单位", []))]
        words |= {name: re.compile(re.escape(name)) for name in (*names, regions[region])}
        years = [entry.name for entry in path.parent.iterdir() if entry.is_dir()]
        words |= {n: re.compile(rf"(?<![0-9]){n}(?![0-9])") for n in (region, *years)}
    return {word: pattern for word, pattern in words.items() if word not in EXAMPLE}


SUFFIXES = {".html", ".css", ".js", ".svg"}
# Libraries that stand in the tree unmodified.
VENDOR = ROOT / "templates/overrides/assets/vendor"


def _said(path: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The constants of a module with their places; what docstrings tell are examples."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, Documented) and ast.get_docstring(node)
        if isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in told:
            yield f"generator/{path}:{node.lineno}", str(node.value)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        yield f"{path.relative_to(ROOT)}:{number}", line


def test_there_are_words_to_look_for() -> None:
    found = place_words()
    assert len([word for word in found if word.isdigit() and len(word) == 6]) >= 4
    assert len([word for word in found if not word.isdigit()]) >= 8


def test_no_department_region_or_year_is_named_in_code_templates_or_settings() -> None:
    templates = (
        path
        for path in sorted((ROOT / "templates").rglob("*"))
        if path.suffix in SUFFIXES and VENDOR not in path.parents
    )
    said = [item for path, tree in modules().items() for item in _said(path, tree)]
    said += [item for path in (*templates, ROOT / "mkdocs.yml") for item in _lines(path)]
    wrong = {
        f"{place} {word}"
        for place, text in said
        for word, pattern in place_words().items()
        if pattern.search(text)
    }
    assert not wrong
