"""A real git repository with the example of the README, to be changed and compared."""

import subprocess
from pathlib import Path

from generator.changes.change import Change, DisclosureChange, Part, Report
from generator.comparing import compare
from tests.readme import documents

FOLDER = f"data/{'/'.join(documents.PLACE)}"
PROJECT = f"{FOLDER}/projects/13022926P003011100018.yml"
TABLES, TEXT, ABOUT = (f"{FOLDER}/{n}.yml" for n in ("tables", "narrative", "disclosure"))
DAY = "2026-12-01"


def git(root: Path, *words: str) -> str:
    """Run git; what it says."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    done = subprocess.run(
        ["git", *who, "-C", str(root), *words], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def repository(root: Path) -> Path:
    """The example, committed."""
    (root / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    documents.put(root, documents.files("README.md"))
    lists = root / "data/reference"
    lists.mkdir(parents=True)
    for name in ("regions.csv", "functional_subjects.csv", "economic_subjects.csv", "words.yml"):
        (lists / name).write_bytes((documents.ROOT / "data/reference" / name).read_bytes())
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def commit(root: Path, words: str = "x") -> str:
    """Commit everything; its id."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", words)
    return git(root, "rev-parse", "HEAD")


def put(root: Path, file: str, old: str, new: str, count: int = 1) -> None:
    """Change a file in so many places."""
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(old) == count, (file, old, text.count(old))
    path.write_text(text.replace(old, new), "utf-8")


def report(root: Path, base: str | None = None, head: str | None = None) -> Report:
    """The comparison."""
    return compare(root, base, head, DAY)


def only(root: Path) -> DisclosureChange:
    """The only disclosure that changed since the commit."""
    (found,) = report(root).disclosures
    return found


def part(change: DisclosureChange, label: str) -> Part:
    """The part of a label."""
    (found,) = [p for p in change.parts if p.label.startswith(label)]
    return found


def said(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    """Changes in short: kind, what, before, after."""
    return [(c.kind.value, c.what, c.before, c.after) for c in changes]
