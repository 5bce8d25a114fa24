"""Loading the lists below ``data/reference/``: CSV with the columns code and name."""

import csv
from pathlib import Path

from generator.load.discovery import REFERENCE
from generator.model.reference import Reference, SubjectNames
from generator.model.region import Region

REFERENCE_FILES = ("regions.csv", "functional_subjects.csv", "economic_subjects.csv")


def load_reference(data: Path) -> Reference:
    """The shared lists; one that is missing is empty."""
    regions, functional, economic = (_pairs(data / REFERENCE / name) for name in REFERENCE_FILES)
    return Reference(
        {code: Region(code, name) for code, name in regions.items()},
        SubjectNames(functional, economic),
    )


def _pairs(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {row["code"]: row["name"] for row in csv.DictReader(lines) if row.get("code")}
