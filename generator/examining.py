"""The first half of every command: all data read and checked, all findings together."""

from datetime import date

from msgspec import Struct

from generator.building.memory import Memory
from generator.building.stock import take_stock
from generator.building.survey import Survey, survey
from generator.building.workers import workers
from generator.diagnostics import Finding, in_order
from generator.load.dataset import Dataset
from generator.model.disclosure import Disclosure
from generator.project import Project, stated_day
from generator.rules.engine import Checked


class Examined(Struct, frozen=True):
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


def look_through(project: Project, jobs: int | None = None) -> Survey:
    """Read and check everything, told by cards, which the next command finds again."""
    memory, inputs = Memory(project.store, "checks"), project.inputs()
    found = survey(take_stock(project, inputs.digests), memory, workers(jobs), "")
    if not project.changed(inputs):
        memory.save()
    return found


def all_findings(project: Project) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """All findings, and those among them that keep the site of the stated day from being published;
    nothing else of the data is held in memory."""
    return findings_of(look_through(project))


def findings_of(found: Survey) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The same of what was surveyed."""
    day = stated_day().isoformat()
    findings = in_order(found.all_findings())
    unseen = (one.read for one in found.all if one.is_unseen(day))
    hidden = tuple(f"{read.folder}/" for read in unseen)
    return findings, tuple(f for f in findings if f.blocks and not f.span.file.startswith(hidden))


def examine(project: Project) -> Examined:
    """Read and check everything, and have it all here."""
    found = look_through(project)
    loaded = tuple(found.judging.reading.loaded(one.folder) for one in found.all)
    checked = tuple(
        (record.disclosure, found.judging.checked(one.case))
        for record, one in zip(loaded, found.all, strict=True)
        if record.disclosure is not None
    )
    dataset = Dataset(
        found.stock.reference, dict(found.departments.by_code), loaded, found.findings
    )
    return Examined(dataset, checked, in_order(found.all_findings()))
