"""Loading everything below ``data/``: reference lists, departments, disclosures."""

from collections.abc import Callable, Set
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Finding
from generator.load.departments import doubled_former_codes, load_department
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DataTree, DisclosureFolder, discover
from generator.load.loaded import LoadedDisclosure
from generator.load.reference import load_reference
from generator.model.disclosure import Department
from generator.model.reference import Reference, SubjectNames

LoadOne = Callable[[DisclosureFolder, SubjectNames], LoadedDisclosure]


class Dataset(Struct, frozen=True):
    """All that was loaded. ``findings`` holds what is wrong outside any disclosure."""

    reference: Reference
    departments: dict[tuple[str, str], Department]
    disclosures: tuple[LoadedDisclosure, ...]
    findings: tuple[Finding, ...]


def load_dataset(root: Path, data_dir: str, load_one: LoadOne = load_disclosure) -> Dataset:
    """Everything below ``root/data_dir``. ``load_one`` may remember what earlier builds read."""
    tree = discover(root, data_dir)
    lists = load_reference(root, data_dir)
    reference = lists.reference
    folders = [folder for dept in tree.departments for folder in dept.disclosures]
    loaded = tuple(load_one(folder, reference.subjects) for folder in folders)
    public = {d.disclosure.key[:2] for d in loaded if d.disclosure and not d.disclosure.draft}
    departments, findings = _departments(tree, reference, public)
    return Dataset(reference, departments, loaded, (*lists.findings, *findings))


def _departments(
    tree: DataTree, reference: Reference, public: Set[tuple[str, str]]
) -> tuple[dict[tuple[str, str], Department], tuple[Finding, ...]]:
    departments, findings = {}, list(tree.findings)
    for folder in tree.departments:
        draft = (folder.region, folder.code) not in public
        loaded = load_department(folder, reference.regions, draft)
        findings.extend(loaded.findings)
        if loaded.department is not None:
            departments[folder.region, folder.code] = loaded.department
    findings += doubled_former_codes(departments.values())
    return departments, tuple(findings)
