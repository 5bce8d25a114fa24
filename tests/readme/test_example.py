"""The example of the README is what it says: complete, without an error, and a site."""

import re
from pathlib import Path

from generator.diagnostics import Severity
from generator.examining import examine
from generator.exchange.skeleton import skeleton
from generator.forms.editions import DEFAULT
from generator.load.nodes import Mapping, Node, Sequence
from generator.load.placeholders import CODE_MARK
from generator.load.reader import read_text
from generator.load.writing import format_text
from generator.model.disclosure import Kind
from generator.pipeline import build_site
from generator.project import Project
from generator.render.shell import Shell
from tests.readme import documents
from tests.readme.documents import PLACE, TODAY


def test_there_is_nothing_to_say_of_it(root: Path) -> None:
    found = [f for f in examine(Project(root)).findings if f.severity is not Severity.NOTICE]
    assert [(f.rule.code, str(f.span), f.message) for f in found] == []


def test_it_is_canonical() -> None:
    """But for its comments, which stand in a column."""
    for path, text in documents.files("README.md").items():
        bare = re.sub(r" +# .*", "", text)
        assert format_text(bare) == bare, path


def test_it_becomes_a_site(root: Path, shell: Shell) -> None:
    build_site(root, shell, root / "site", TODAY)
    pages = {
        p.parent.relative_to(root / "site").as_posix() for p in root.glob("site/**/index.html")
    }
    home = "/".join(PLACE)
    wanted = {f"tables/{form.id}" for form in DEFAULT.tables}
    wanted |= {f"narrative/{section.id}" for section in DEFAULT.sections[Kind.FULL]}
    wanted |= {"projects/13022926P003011100018", "procurement", "assets", "checks", "full"}
    assert {f"{home}/{name}" for name in wanted} <= pages


def keys(node: Node | None) -> set[str]:
    """Every key of a file, wherever it stands."""
    match node:
        case Mapping():
            own = {key.text for key, _ in node.entries}
            return own.union(*(keys(value) for _, value in node.entries))
        case Sequence():
            return set().union(*(keys(item) for item in node.items))
        case _:
            return set()


def test_it_is_in_step_with_the_skeleton() -> None:
    """The same files with the same keys; the rare ones are named in the README's text."""
    made = skeleton(*PLACE, Kind.FULL, DEFAULT)
    files = {re.sub(rf"P{CODE_MARK}+", "P003011100018", f"data/{p}"): t for p, t in made.items()}
    example, text = documents.files("README.md"), documents.text("README.md")
    assert files.keys() == example.keys()
    for path, written in files.items():
        used, offered = (keys(read_text(t, path).root) for t in (example[path], written))
        unknown = {key for key in used if f"{key}:" not in written}
        assert not unknown, f"{path}: no such key in the skeleton"
        assert not {key for key in offered if key not in text}, f"{path}: not in the README"
