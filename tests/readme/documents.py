"""What the documents say: their blocks of code with a path, their command lines, their paths."""

import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = ("130229", "301", "2026")  # of the example
TODAY = date(2026, 12, 1)  # after every day that the example names
DOCUMENTS = (
    "README.md",
    "README.zh.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "bench/README.md",
    "deploy/README.md",
    "SECURITY.md",
    *sorted(f"content/guide/{path.name}" for path in (ROOT / "content/guide").glob("*.md")),
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
    "inbox/README.md",
    "content/about.md",
)
# A block of code whose first line is a comment with the path of the file that it is.
_FILE = re.compile(r"^```\w+\n(?:#|<!--) (\S+\.\w+)(?: -->)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FENCED = re.compile(r"^```\w*\n.*?^```$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"`([^`\n]+)`")


@cache
def text(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def files(document: str) -> dict[str, str]:
    """The files that a document spells out, by their path in the project."""
    return dict(_FILE.findall(text(document)))


def prose(document: str) -> str:
    """A document without what is set as code."""
    return _SPAN.sub("", _FENCED.sub("", text(document)))


def spans(document: str) -> list[str]:
    """Words set as code within sentences and tables."""
    return [span.replace("\\|", "|") for span in _SPAN.findall(_FENCED.sub("", text(document)))]


def commands(document: str, first: str) -> list[list[str]]:
    """The command lines that begin with ``first``, as words, without their comments."""
    lines = [line.strip().partition(" #")[0] for line in text(document).splitlines()]
    found = [span for span in [*lines, *spans(document)] if re.match(rf"{first}(\s|$)", span)]
    return [command.split()[1:] for command in found]


def project(folder: Path, example: bool = True) -> Path:
    """A project of its own with our settings, pages and reference lists, and the example."""
    for name in ("content", "templates", "data/reference"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if example:
        put(folder, files("README.md"))
    return folder


def put(folder: Path, texts: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, content in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
