"""The first half of every command: all data loaded and checked, all findings together."""

from dataclasses import dataclass
from datetime import date
from os import fsencode

from generator.diagnostics import Finding, Rule, in_order
from generator.load.coherence import source_files
from generator.load.dataset import Dataset, load_dataset
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DisclosureFolder
from generator.load.loaded import LoadedDisclosure
from generator.load.reading_rules import READING_RULES
from generator.load.structure_rules import PERSONAL_NUMBER, STRUCTURE_RULES, UNFILLED
from generator.model.disclosure import Disclosure
from generator.model.reference import SubjectNames
from generator.project import Project, code_version, stated_day
from generator.rules.engine import Checked, check
from generator.rules.examination import Shared
from generator.rules.families import RULES
from generator.store.store import digest, digest_files

_PLACEHOLDER = "W-06"


@dataclass(frozen=True)
class Examined:
    """The data, checked. ``checked`` holds one result for each disclosure that could be read."""

    dataset: Dataset
    checked: tuple[tuple[Disclosure, Checked], ...]
    findings: tuple[Finding, ...]

    def blocking(self, today: date | None = None) -> tuple[Finding, ...]:
        """The findings that keep the site of a day from being published; of the stated day if None.

        What is a draft or withdrawn by then is not shown, and keeps nothing back.
        """
        day = (today or stated_day()).isoformat()
        unseen = (r for r, _ in self.checked if r.draft or r.is_withdrawn(day))
        hidden = tuple(f"{record.folder}/" for record in unseen)
        return tuple(f for f in self.findings if f.blocks and not f.span.file.startswith(hidden))

    @property
    def drafts(self) -> tuple[Disclosure, ...]:
        """The disclosures that are not to be published yet."""
        return tuple(record for record, _ in self.checked if record.draft)


@dataclass(frozen=True)
class Others:
    """The disclosures as others see them: by key, and by the 项目编码 that more than one uses."""

    by_key: dict[tuple[str, str, str], Disclosure]
    shared_codes: dict[str, tuple[Disclosure, ...]]

    @classmethod
    def of(cls, dataset: Dataset) -> "Others":
        """Everything that could be read."""
        records = [d.disclosure for d in dataset.disclosures if d.disclosure is not None]
        users: dict[str, list[Disclosure]] = {}
        for record in records:
            for project in record.projects:
                users.setdefault(project.code, []).append(record)
        shared_codes = {code: tuple(found) for code, found in users.items() if len(found) > 1}
        return cls({record.key: record for record in records}, shared_codes)


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, of reading and of checking, by code."""
    rules = (*READING_RULES, *STRUCTURE_RULES, *RULES.values())
    return tuple(sorted(rules, key=lambda rule: rule.code))


def examine(project: Project) -> Examined:
    """Load and check everything."""

    def load_one(folder: DisclosureFolder, subjects: SubjectNames) -> LoadedDisclosure:
        return _load_or_recall(project, folder, subjects)

    dataset = load_dataset(project.root, project.data_dir, load_one)
    others = Others.of(dataset)
    checked = tuple(
        (loaded.disclosure, _check(loaded, loaded.disclosure, dataset, others))
        for loaded in dataset.disclosures
        if loaded.disclosure is not None
    )
    found = [*dataset.findings, *(f for d in dataset.disclosures for f in d.findings)]
    found += [finding for _, result in checked for finding in result.findings]
    return Examined(dataset, checked, in_order(_told_once(found)))


def _told_once(found: list[Finding]) -> list[Finding]:
    """Without what loading and a rule both say of one line.

    Of a number of a person the rule's finding stays, which can be acknowledged; loading looks where
    no rule does. Of a mark left by a skeleton that of loading stays, which cannot.
    """
    persons = {(f.span.file, f.span.line) for f in found if f.rule.name == "personal-number"}
    marks = {(f.span.file, f.span.line) for f in found if f.rule.code == UNFILLED.code}
    twice = {PERSONAL_NUMBER.code: persons, _PLACEHOLDER: marks}
    return [f for f in found if (f.span.file, f.span.line) not in twice.get(f.rule.code, ())]


def _check(
    loaded: LoadedDisclosure, disclosure: Disclosure, dataset: Dataset, others: Others
) -> Checked:
    """What the rules find; nothing in a draft that still has places to fill in."""
    if disclosure.draft and any(f.rule.code == UNFILLED.code for f in loaded.findings):
        return Checked()
    return check(disclosure, shared(disclosure, dataset, others), incomplete_files(loaded))


def incomplete_files(loaded: LoadedDisclosure) -> tuple[str, ...]:
    """The files that could not be read, or not whole: rules must not judge by what is missing."""
    whole = {UNFILLED.code, PERSONAL_NUMBER.code}  # what is wrong, but was read
    broken = (f.span.file for f in loaded.findings if f.blocks and f.rule.code not in whole)
    folder = loaded.disclosure.folder if loaded.disclosure else ""
    names = (file.removeprefix(f"{folder}/") for file in broken)
    return tuple(dict.fromkeys((*loaded.incomplete, *names)))


def shared(disclosure: Disclosure, dataset: Dataset, others: Others | None = None) -> Shared:
    """What checking a disclosure needs of the others; ``others`` saves looking through them all.

    What is public is held against what is public and will stay so; a draft against everything.
    """
    others = others or Others.of(dataset)
    region, department, year = disclosure.key
    before = others.by_key.get((region, department, str(int(year) - 1)))
    known = dataset.reference.regions.get(region)
    return Shared(
        subjects=dataset.reference.subjects,
        words=dataset.reference.words,
        department=dataset.departments.get((region, department)),
        region_name=known.name if known else "",
        previous=before if before and _may_see(disclosure, before) else None,
        codes_elsewhere={
            code: _title(other, dataset)
            for code, users in others.shared_codes.items()
            for other in users
            if other.key != disclosure.key and other.year == year and _may_see(disclosure, other)
        },
    )


def _may_see(disclosure: Disclosure, other: Disclosure) -> bool:
    return disclosure.draft or not (other.draft or other.withdrawal)


def _title(record: Disclosure, dataset: Dataset) -> str:
    department = dataset.departments.get((record.region, record.department))
    return f"{department.name.text if department else record.department}{record.year}年"


def _load_or_recall(
    project: Project, folder: DisclosureFolder, subjects: SubjectNames
) -> LoadedDisclosure:
    """A disclosure as an earlier build read it, if its files are the same, or read afresh."""
    version = f"{code_version()} {subjects!r} {folder.shown}"
    # Which originals lie in source/ matters to what is found, what is in them does not.
    originals = sorted(path.name for path in source_files(folder.path))
    read = digest_files(folder.files, folder.path)
    key = digest([version.encode(), read.encode(), *map(fsencode, originals)])
    known = project.store.get("disclosures", key, LoadedDisclosure)
    if known is None:
        known = load_disclosure(folder, subjects)
        project.store.put("disclosures", key, known)
    return known
