"""The first step: one folder read, and what the others need to know of it."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.load.coherence import published_sources
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DisclosureFolder
from generator.load.loaded import LoadedDisclosure
from generator.load.structure_rules import PERSONAL_NUMBER, UNFILLED
from generator.model.disclosure import Disclosure
from generator.model.reference import SubjectNames
from generator.store.digests import steadily
from generator.store.store import Store

_KIND = "disclosures"


class Folder(Struct, frozen=True):
    """A folder to be read; ``key`` tells all that reading it depends on, ``digests`` what its files
    held when the key was made."""

    key: str
    place: DisclosureFolder
    digests: tuple[bytes, ...]

    @property
    def files(self) -> dict[Path, bytes]:
        """Its files with those digests."""
        return {
            self.place.path / name: held
            for name, held in zip(self.place.files, self.digests, strict=True)
        }


class Read(Struct, frozen=True):
    """What is known of a disclosure that was read, by its key; ``readable`` is False for nothing.

    ``blocks``: something found in reading keeps it from being published; ``incomplete``: a file of
    it could not be read whole; ``unfilled``: places are still to be filled in. ``since`` is the day
    of its withdrawal, '' without. ``corrected`` are the days of its corrections, ``codes`` the
    项目编码, ``sources`` the originals offered to readers.
    """

    key: str
    folder: str
    region: str
    department: str
    year: str
    readable: bool
    found: int
    blocks: bool
    incomplete: bool = False
    draft: bool = False
    unfilled: bool = False
    published: str = ""
    since: str = ""
    corrected: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def id(self) -> tuple[str, str, str]:
        """Region, department and year: what tells disclosures apart."""
        return self.region, self.department, self.year


class Reading(Struct, frozen=True):
    """Reads folders. ``subjects`` are the names of 科目 that data need not print."""

    store: Store
    subjects: SubjectNames

    def __call__(self, folder: Folder) -> Read:
        """Read a folder; what was read is in the store."""
        loaded, place = self.loaded(folder), folder.place
        where = (folder.key, place.shown, place.region, place.department, place.year)
        blocks = any(finding.blocks for finding in loaded.findings)
        record = loaded.disclosure
        if record is None:
            return Read(*where, False, len(loaded.findings), blocks)
        return Read(
            *where,
            True,
            len(loaded.findings),
            blocks,
            bool(loaded.incomplete),
            record.draft,
            any(finding.rule.code == UNFILLED.code for finding in loaded.findings),
            record.published.text,
            record.withdrawal.since if record.withdrawal else "",
            tuple(entry.date.text for entry in record.corrections),
            tuple(project.code for project in record.projects),
            tuple(_sources(folder, record)),
        )

    def loaded(self, folder: Folder) -> LoadedDisclosure:
        """A folder as it was read before, if its files are the same, or read afresh."""
        return self.surely(folder)[0]

    def surely(self, folder: Folder) -> tuple[LoadedDisclosure, bool]:
        """The same, and whether that is what the key tells: else what comes of it is not kept."""
        known = self.store.get(_KIND, folder.key, LoadedDisclosure)
        if known is not None:
            return known, True
        loaded, sure = steadily(folder.files, lambda: load_disclosure(folder.place, self.subjects))
        if sure:
            self.store.put(_KIND, folder.key, loaded)
        return loaded, sure


def _sources(folder: Folder, record: Disclosure) -> Iterator[str]:
    named = record.source.file.text
    yield from (path.name for path in published_sources(folder.place.path, named))


def incomplete_files(loaded: LoadedDisclosure) -> tuple[str, ...]:
    """The files that could not be read, or not whole: rules must not judge by what is missing."""
    whole = {UNFILLED.code, PERSONAL_NUMBER.code}  # what is wrong, but was read
    broken = (f.span.file for f in loaded.findings if f.blocks and f.rule.code not in whole)
    folder = loaded.disclosure.folder if loaded.disclosure else ""
    names = (file.removeprefix(f"{folder}/") for file in broken)
    return tuple(dict.fromkeys((*loaded.incomplete, *names)))
