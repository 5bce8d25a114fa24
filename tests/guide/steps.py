"""A page of the guide as steps: what is typed, what is written into files, what is changed in them.

A block of `bash` is typed; a block of another kind whose first line is ``# path``, or that as a
comment of its language, is a file, or a change of one (`diff`: the lines with ``-`` become those
with ``+``).
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "content/guide"
PAGES = tuple(sorted(path.name for path in FOLDER.glob("*.md")))
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PATH = re.compile(r"(?:#|/\*|<!--) (\S+\.\w+)(?: \*/| -->)?\n")


@dataclass(frozen=True)
class Command:
    """A line that is typed."""

    line: str


@dataclass(frozen=True)
class Written:
    """A file that is written, or that a block of it is added to."""

    path: str
    text: str


@dataclass(frozen=True)
class Changed:
    """Lines of a file that become others."""

    path: str
    old: str
    new: str


Step = Command | Written | Changed


def steps(page: str) -> list[Step]:
    """The steps of a page of the guide, from top to bottom."""
    found: list[Step] = []
    for language, text in _BLOCK.findall((FOLDER / page).read_text("utf-8")):
        named = _PATH.match(text)
        if language == "bash":
            found += [Command(line) for line in text.splitlines() if line.strip()]
        elif named:
            body = text[named.end() :]
            found.append(_change(named[1], body) if language == "diff" else Written(named[1], body))
        else:
            assert language == "text", f"{page}: a block that no test looks at: {text}"
    return found


def _change(path: str, body: str) -> Changed:
    lines = body.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line.startswith("-"))
    return Changed(path, old, "".join(line[1:] for line in lines if line.startswith("+")))


def apply(root: Path, step: Written | Changed) -> None:
    """Do to a project what a step says."""
    file = root / step.path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if file.exists() else ""
    if isinstance(step, Changed):
        assert before.count(step.old) == 1, f"{step.path}: {step.old}"
        file.write_text(before.replace(step.old, step.new), "utf-8")
    elif file.name in ("disclosure.yml", "corrections.yml"):  # a key or an entry more
        file.write_text(before + step.text, "utf-8")
    else:
        file.write_text(step.text, "utf-8")
