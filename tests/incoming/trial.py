"""A project to import into, and disclosures as values that can be compared."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from generator.exchange.incoming.document import Refusal
from generator.importing import Imported, WrongPlace, import_document
from generator.load.dataset import load_dataset
from generator.model.disclosure import Department, Disclosure
from generator.project import Project

ROOT = Path(__file__).resolve().parents[2]
KEYS = tuple(
    path.parents[1].relative_to(ROOT / "data").as_posix()
    for path in sorted((ROOT / "data").glob("*/*/*/source/original.txt"))
)
# What the editors know and no document says: it cannot come from an import.
NOT_IN_THE_DOCUMENT = (
    "folder",  # where the data lie
    "draft",  # an import is a draft until a person has looked at it
    "published",  # 公开日期
    "approved",  # 批复日期
    "withdrawal",
    "contact",
    "source",  # how the file is called, and what the editors say of it
    "acknowledgements",  # findings that the editors let stand
    "corrections",
)


@dataclass(frozen=True)
class Trial:
    """A project of its own, with the real reference lists and no disclosure."""

    root: Path

    def run(self, file: Path, place: str, force: bool = False) -> Imported | Refusal | WrongPlace:
        """Import a file; what is said on the way is thrown away."""
        return import_document(Project(self.root), file, place, force, lambda _: None)

    def done(self, file: Path, place: str, force: bool = False) -> str:
        """Import a file that must be importable; the report."""
        result = self.run(file, place, force)
        assert isinstance(result, Imported), result
        return "\n".join(result.report)

    def refused(self, file: Path, place: str, force: bool = False) -> str:
        """Import a file that must be refused, leaving everything as it was; the reason."""
        before = self.files()
        result = self.run(file, place, force)
        assert isinstance(result, Refusal), result
        assert self.files() == before, "something was written"
        return result.message

    def files(self) -> dict[str, bytes]:
        """Every file of the data but the reference lists."""
        data = self.root / "data"
        found = (path for path in sorted(data.rglob("*")) if path.is_file())
        texts = {path.relative_to(data).as_posix(): path.read_bytes() for path in found}
        return {name: text for name, text in texts.items() if not name.startswith("reference/")}

    def disclosure(self, key: str) -> Disclosure:
        """A disclosure of this project, loaded."""
        return loaded(self.root, key)[0]


def trial(folder: Path) -> Trial:
    """A new project below a folder."""
    (folder / "data").mkdir()
    shutil.copytree(ROOT / "data/reference", folder / "data/reference")
    (folder / "mkdocs.yml").write_text("site_name: 试\n", "utf-8")
    return Trial(folder)


def loaded(root: Path, key: str) -> tuple[Disclosure, Department | None]:
    """A disclosure and its department as the project at ``root`` has them."""
    dataset = load_dataset(root, "data")
    found = (d.disclosure for d in dataset.disclosures if d.disclosure is not None)
    record = next(record for record in found if "/".join(record.key) == key)
    return record, dataset.departments.get((record.region, record.department))


def content(record: Disclosure) -> dict[str, Any]:
    """A disclosure by what it says, without places in files and what no document says."""
    built = _texts(msgspec.to_builtins(record))
    return {key: value for key, value in built.items() if key not in NOT_IN_THE_DOCUMENT}


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"text", "line", "column"}:
            return value["text"]
        return {k: _texts(v) for k, v in value.items() if k not in ("line", "file")}
    return [_texts(item) for item in value] if isinstance(value, list | tuple) else value


def leaves(value: Any, path: str = "") -> dict[str, str]:
    """Every text of a content by its path."""
    found: dict[str, str] = {}
    if isinstance(value, dict):
        for key, inner in value.items():
            found |= leaves(inner, f"{path}/{key}")
        return found
    if isinstance(value, list):
        for number, inner in enumerate(value):
            found |= leaves(inner, f"{path}/{number}")
        return found
    return {path: str(value)}


def differences(got: Disclosure, wanted: Disclosure) -> dict[str, tuple[str | None, str | None]]:
    """What differs: path to (got, wanted)."""
    one, other = leaves(content(got)), leaves(content(wanted))
    paths = [*one, *(path for path in other if path not in one)]
    return {p: (one.get(p), other.get(p)) for p in paths if one.get(p) != other.get(p)}


def count(report: str, heading: str) -> int:
    """How many lines stand below a heading of a report."""
    return len(below(report, heading))


def below(report: str, heading: str) -> list[str]:
    """The lines of a list below a heading of a report."""
    found: list[str] = []
    inside = False
    for line in report.split("\n"):
        if line.startswith("## "):
            inside = line.startswith(f"## {heading}")
        elif inside and line.startswith("- "):
            found.append(line[2:])
    return found
