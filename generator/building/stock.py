"""What a project holds, told without opening a disclosure: folders by key, and shared lists."""

from collections.abc import Iterable, Set
from os import fsencode
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.msgpack import encode

from generator.building.reading import Folder
from generator.diagnostics import Finding
from generator.load.coherence import source_files
from generator.load.departments import doubled_former_codes, load_department
from generator.load.discovery import REFERENCE, DataTree, DisclosureFolder, discover
from generator.load.loaded import LoadedReference
from generator.load.reference import load_reference
from generator.model.disclosure import Department
from generator.model.reference import Reference
from generator.project import Digests, Project, code_version
from generator.store.digests import steadily
from generator.store.store import digest

_KIND = "lists"


class Instead(Protocol):
    """What is read in place of some of the data."""

    def tree(self, found: DataTree) -> DataTree:
        """The data with it."""

    def digests(self, now: Digests) -> Digests:
        """The digests of the files with it."""


class Stock(Struct, frozen=True):
    """The folders of all disclosures in order, the lists they share, what is wrong beside them.

    ``reference_key`` is the digest of the lists.
    """

    project: Project
    digests: Digests
    tree: DataTree
    reference: Reference
    reference_key: str
    findings: tuple[Finding, ...]
    folders: tuple[Folder, ...]


def take_stock(project: Project, digests: Digests, instead: Instead | None = None) -> Stock:
    """Look through the data of a project, whose files have these ``digests``; ``instead`` knows
    what is read in place of some."""
    tree = discover(project.root, project.data_dir)
    if instead is not None:
        tree, digests = instead.tree(tree), instead.digests(digests)
    lists = _reference(project, digests)
    subjects = digest((encode(lists.reference.subjects, order="deterministic"),))
    version = digest((code_version().encode(), subjects.encode()))
    folders = tuple(
        _folder(found, digests, version) for dept in tree.departments for found in dept.disclosures
    )
    key = digest((encode(lists.reference, order="deterministic"),))
    return Stock(project, digests, tree, lists.reference, key, lists.findings, folders)


def _reference(project: Project, digests: Digests) -> LoadedReference:
    """The lists; kept by the content of their folder."""
    place = f"{project.data_dir}/{REFERENCE}/"
    files = [path for path in digests if path.startswith(place)]
    key = _key((code_version().encode(),), files, digests)
    known = project.store.get(_KIND, key, LoadedReference)
    if known is not None:
        return known
    held = _held(project, files, digests)
    loaded, sure = steadily(held, lambda: load_reference(project.root, project.data_dir))
    if sure:
        project.store.put(_KIND, key, loaded)
    return loaded


def _held(project: Project, files: Iterable[str], digests: Digests) -> dict[Path, bytes]:
    return {project.root / file: digests.get(file, b"") for file in files}


def _folder(found: DisclosureFolder, digests: Digests, version: str) -> Folder:
    """A folder with the key of what is read in it.

    Which originals lie in source/ matters to what is found, what is in them does not.
    """
    originals = sorted(path.name for path in source_files(found.path)) if found.source else ()
    names = [f"{found.shown}/{name}" for name in found.files]
    held = tuple(digests.get(name, b"") for name in names)
    said = (version.encode(), found.shown.encode(), *map(fsencode, originals))
    return Folder(_key(said, names, digests), found, held)


def _key(said: Iterable[bytes], paths: Iterable[str], digests: Digests) -> str:
    files = (part for path in sorted(paths) for part in (fsencode(path), digests.get(path, b"")))
    return digest((*said, b"", *files))


class Departments(Struct, frozen=True):
    """All departments by region and code, and what is wrong with their files."""

    by_code: dict[tuple[str, str], Department]
    findings: tuple[Finding, ...]


def departments_of(stock: Stock, public: Set[tuple[str, str]]) -> Departments:
    """The departments; ``public`` are those that have more than drafts."""
    files = [f"{folder.shown}/department.yml" for folder in stock.tree.departments]
    drafts = [(folder.region, folder.code) not in public for folder in stock.tree.departments]
    said = (code_version().encode(), stock.reference_key.encode(), bytes(drafts))
    key = _key(said, files, stock.digests)
    loaded = stock.project.store.get(_KIND, key, tuple[tuple[Department, ...], tuple[Finding, ...]])
    if loaded is None:
        held = _held(stock.project, files, stock.digests)
        fresh, sure = steadily(held, lambda: _load(stock, drafts))
        loaded = fresh
        if sure:
            stock.project.store.put(_KIND, key, fresh)
    return Departments({(d.region, d.code): d for d in loaded[0]}, loaded[1])


def _load(
    stock: Stock, drafts: Iterable[bool]
) -> tuple[tuple[Department, ...], tuple[Finding, ...]]:
    found: list[Department] = []
    findings: list[Finding] = []
    for folder, draft in zip(stock.tree.departments, drafts, strict=True):
        loaded = load_department(folder, stock.reference.regions, draft)
        findings.extend(loaded.findings)
        if loaded.department is not None:
            found.append(loaded.department)
    findings += doubled_former_codes(found)
    return tuple(found), tuple(findings)
