"""The disclosures of a data folder as plain mappings, every scalar the text that stands there."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.forms.editions import DEFAULT

_SECTIONS = {label: id for id, label in DEFAULT.section_labels.items()}
Section = Mapping[str, Any]


@dataclass(frozen=True)
class Record:
    """One disclosure: ``key`` is its folder below the data, ``files`` its YAML by stem."""

    key: str
    region: str
    department: str
    files: Mapping[str, Any]
    projects: tuple[Mapping[str, Any], ...]

    @property
    def year(self) -> str:
        """The budget year."""
        return self.key.rpartition("/")[2]

    @property
    def title(self) -> str:
        """What the pages call it."""
        return f"{self.department}{self.year}年部门预算"

    def sections(self) -> list[tuple[str, Section]]:
        """The headings that are pages, with their addresses."""
        found = _sections(self.files.get("narrative", {}).get("正文", ()))
        return [(_SECTIONS[heading["栏目"]], heading) for heading in found]


def records(data: Path) -> list[Record]:
    """All disclosures of a data folder, in order."""
    return list(each_record(data))


def each_record(data: Path) -> Iterator[Record]:
    """The disclosures one after the other."""
    with (data / "reference/regions.csv").open(encoding="utf-8-sig") as lines:
        regions = {row["code"]: row["name"] for row in csv.DictReader(lines)}
    for path in sorted(data.glob("[0-9]*/*/*/disclosure.yml")):
        folder = path.parent
        code = folder.parts[-3]
        department = _read(folder.parent / "department.yml")["部门名称"]
        files = {file.stem: _read(file) for file in sorted(folder.glob("*.yml"))}
        projects = tuple(_read(file) for file in sorted(folder.glob("projects/*.yml")))
        key = folder.relative_to(data).as_posix()
        yield Record(key, regions.get(code, code), department, files, projects)


def _read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8-sig"), yaml.CBaseLoader)


def _sections(blocks: list[Section]) -> Iterator[Section]:
    for block in blocks:
        if "栏目" in block:
            yield block
        else:
            yield from _sections(block.get("内容", []))
