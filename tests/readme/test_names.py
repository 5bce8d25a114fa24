"""What the documents name is there: files, commands, options, keys, anchors."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.arguments import parsed
from generator.cli import main
from generator.forms import files as shapes
from generator.forms.editions import DEFAULT
from generator.forms.shape import Shape
from tests.readme.documents import DOCUMENTS, ROOT, commands, files, prose, spans, text

EVERY = pytest.mark.parametrize("document", DOCUMENTS)
_FOLDERS = ("content", "templates", "generator", "deploy", "tests", "bench", ".ci", ".github")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def arguments(words: list[str]) -> list[str]:
    """A command line as it would be typed: of optional parts the words, of choices the first."""
    bare = [re.sub(r"[\[\]]", "", word).split("|")[0] for word in words]
    known = {"KIND": "tables", "DIR": "x", "DAY": "2026-02-20", "HOST:PORT": "127.0.0.1:8000"}
    known |= {"N": "4", "K/N": "2/4", "ADDRESS": "tcp://127.0.0.1:8786", "DIR…": "x"}
    known |= {"RULE": "T6-R1", "RULES": "T6", "REGION/DEPT/YEAR": "130229/301/2026"}
    return [known.get(word, word) for word in bare]


@EVERY
def test_every_command_line_is_understood(document: str) -> None:
    for first in (r"\.venv/bin/mingzhang", "mingzhang"):
        for words in commands(document, first):
            if words:
                named_alone = len(words) == 1 and words[0] in ("explain", "new")
                line = [*arguments(words), *(["x"] if named_alone else [])]
                assert parsed(line).command == words[0], (document, words)


def test_the_table_of_commands_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    table = text("README.md").partition("## Commands")[2].partition("## Publish")[0]
    rows = re.findall(r"^\| `((\w+)[^`]*)` \|", table, re.MULTILINE)
    known = re.findall(r"^ {4}(\w+) ", shown_help(capsys), re.MULTILINE)
    assert {name for _, name in rows} == set(known)
    for line, name in rows:
        assert parsed(arguments(line.replace("\\|", "|").split())).command == name
        options = set(re.findall(r"--\w+", shown_help(capsys, name)))
        assert set(re.findall(r"--\w+", line)) >= options - {"--help", "--output"}, line


def shown_help(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """What a command says of itself."""
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    return capsys.readouterr().out


@EVERY
def test_every_target_of_make_is_there(document: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    assert {words[0] for words in commands(document, "make") if words} <= targets


@EVERY
def test_every_module_that_is_run_is_there(document: str) -> None:
    for words in commands(document, r"(?:\.venv/bin/)?python"):
        assert words[0] == "-m"
        if words[1] == "pip":
            continue
        module = ROOT / words[1].replace(".", "/")
        assert module.with_suffix(".py").is_file() or (module / "__main__.py").is_file()
        source = module.with_suffix(".py")
        for option in re.findall(r"--\w+", " ".join(words)):
            assert f'"{option}"' in source.read_text("utf-8"), option


def test_there_is_something_to_check() -> None:
    """What looks for commands, modules, paths and links finds them, in one document or another."""
    found: dict[str, Sequence[object]] = {
        "commands": [c for d in DOCUMENTS for c in commands(d, "mingzhang")],
        "targets": [c for d in DOCUMENTS for c in commands(d, "make")],
        "modules": [c for d in DOCUMENTS for c in commands(d, r"(?:\.venv/bin/)?python")],
        "paths": [s for d in DOCUMENTS for s in spans(d) if s.split("/")[0] in _FOLDERS],
        "links": [link for d in DOCUMENTS for link in _LINK.findall(text(d))],
    }
    assert {name: len(items) for name, items in found.items() if len(items) < 3} == {}


@EVERY
def test_every_path_is_there(document: str) -> None:
    for span in spans(document):
        path = span.split("#")[0].removesuffix("/")
        if path.split("/")[0] in _FOLDERS and not re.search(r"[\s<{…]", path):
            assert (ROOT / path).exists() or path in files(document), f"{document}: {span}"


@EVERY
def test_every_link_leads_somewhere(document: str) -> None:
    """On GitHub too, but for the pages of the site: those link to data pages (a folder's address),
    which is tried when the site is built, and to ids that GitHub does not know."""
    of_site = document.startswith("content/")
    for link in _LINK.findall(prose(document)):
        path, _, anchor = link.partition("#")
        if ":" in link or (of_site and path.endswith("/")):
            continue
        target = (ROOT / document).parent / path if path else ROOT / document
        assert target.is_dir() if path.endswith("/") else target.is_file(), f"{document}: {link}"
        if anchor:
            known = anchors(target) | (ids(target) if of_site else set())
            assert anchor in known, f"{document}: {link}"


def anchors(document: Path) -> set[str]:
    """The anchors of the headings, as GitHub makes them: of all that stands there."""
    heads = re.findall(r"^#+ (.*)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def ids(document: Path) -> set[str]:
    """The anchors that the headings of a page of the site state."""
    return set(re.findall(r"^#+ .*\{ #([\w-]+) \}$", document.read_text("utf-8"), re.MULTILINE))


def test_the_keys_of_every_table_are_listed_in_order() -> None:
    rows = re.findall(r"^\| [^|`]+ \| (`序号`.*) \|$", text("README.md"), re.MULTILINE)
    listed = {
        " ".join(re.findall(r"[^`\s]+", row.replace("{", "{ ").replace("}", " }"))) for row in rows
    }
    for form in DEFAULT.tables:
        assert keys(shapes.row_shape("行", form.columns)) in listed, form.label


def keys(shape: Shape) -> str:
    """The keys of a row as the README writes them: nested ones between braces."""
    said = []
    for field in shape.fields:
        inner = f" {{ {keys(field.value)} }}" if isinstance(field.value, Shape) else ""
        said.append(f"{field.key}{inner}")
    return " ".join(said)


def test_every_栏目_is_listed() -> None:
    said = set(spans("README.md"))
    assert set(DEFAULT.section_labels.values()) <= said
