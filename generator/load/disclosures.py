"""Loading one disclosure: its files, in whatever state they are, become one record.

Each file is read for itself; a broken one leaves its part out and its findings in.
"""

from typing import Any

from msgspec import Struct, field

from generator.diagnostics import Finding, in_order
from generator.forms import editions, files, registry
from generator.forms.edition import Edition
from generator.forms.shape import Value
from generator.load import records
from generator.load import structure_rules as rules
from generator.load.binding import Bound, bind
from generator.load.coherence import coherence
from generator.load.discovery import DisclosureFolder
from generator.load.loaded import LoadedDisclosure
from generator.load.placeholders import as_draft, placeholders
from generator.load.problems import Problems
from generator.load.reader import read_file
from generator.model.cell import BLANK
from generator.model.disclosure import (
    Contents,
    ContentsEntry,
    Disclosure,
    Kind,
    Source,
    Withdrawal,
)
from generator.model.project import Project
from generator.model.reference import SubjectNames
from generator.model.table import Table

_DEFAULT_EDITION = editions.DEFAULT.label


class _Folder(Struct):
    """A disclosure being loaded: reads files and gathers what is wrong with them."""

    folder: DisclosureFolder
    findings: list[Finding] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)
    unfilled: list[Finding] = field(default_factory=list)
    unit: str = ""

    def shown(self, name: str) -> str:
        """The path of a file from the project root."""
        return f"{self.folder.shown}/{name}"

    def read(self, name: str, shape: Value) -> Any:
        """What a file holds; None, with findings, when it cannot be read at all."""
        shown = self.shown(name)
        reading = read_file(self.folder.path / name, shown)
        problems = Problems(shown, list(reading.findings), self.unit)
        value = bind(reading.root, shape, problems) if reading.root is not None else None
        if reading.root is not None:
            self.unfilled += placeholders(reading.root, shown)
        if value is None:
            self.incomplete.append(name)
        self.findings.extend(problems.findings)
        return value

    def read_named(self, name: str, shape: Value) -> Any:
        """What the file ``name`` holds; None when there is no such file."""
        return self.read(name, shape) if name in self.folder.files else None

    def problems(self, name: str) -> Problems:
        """A place to note what is wrong with the file ``name``; findings are kept at once."""
        return Problems(self.shown(name), self.findings)


def load_disclosure(folder: DisclosureFolder, names: SubjectNames) -> LoadedDisclosure:
    """Everything below one year's folder."""
    reading = _Folder(folder)
    about = reading.read_named(
        "disclosure.yml", files.disclosure(registry.labels(), registry.parts())
    )
    if about is None:
        if not reading.incomplete:
            reading.problems("disclosure.yml").add_at(
                rules.MISSING_FILE,
                "这个年度没有 disclosure.yml",
                hint="用 mingzhang new 生成，或把文件夹移走",
            )
        about = Bound(1)
    label = about.get("edition", BLANK).text or _DEFAULT_EDITION
    edition = registry.edition(label if label in registry.labels() else _DEFAULT_EDITION)
    reading.unit = edition.unit
    disclosure = _assemble(reading, about, edition, names)
    reading.findings += coherence(disclosure, edition, folder)
    found = "disclosure.yml" in folder.files
    unfilled = as_draft(reading.unfilled) if disclosure.draft else reading.unfilled
    findings = in_order([*reading.findings, *unfilled])
    return LoadedDisclosure(disclosure if found else None, findings, tuple(reading.incomplete))


def _assemble(reading: _Folder, about: Bound, edition: Edition, names: SubjectNames) -> Disclosure:
    folder = reading.folder
    kind = about.get("kind", BLANK).text
    narrative = reading.read_named("narrative.yml", files.narrative(edition))
    shown = f"{folder.shown}/narrative.yml"
    blocks = records.blocks(narrative.get("blocks", ()), edition, shown, names) if narrative else ()
    return Disclosure(
        folder=folder.shown,
        region=folder.region,
        department=folder.department,
        year=folder.year,
        kind=Kind(kind) if kind else Kind.FULL,
        edition=edition.label,
        title=about.get("title", BLANK),
        cover=about.get("cover", ()),
        contents=_contents(about.get("contents")),
        order=tuple(cell.text for cell in about.get("order", ())),
        published=about.get("published", BLANK),
        approved=about.get("approved", BLANK),
        draft=about.get("draft", BLANK).text == "是",
        withdrawal=_withdrawal(about.get("withdrawal")),
        source=_source(about.get("source")),
        contact=about.get("contact", ()),
        tables=_tables(reading, edition, names),
        narrative=blocks,
        projects=_projects(reading, edition),
        procurement=_table_file(reading, "procurement.yml", edition, "procurement", names),
        assets=_table_file(reading, "assets.yml", edition, "assets", names),
        acknowledgements=tuple(
            records.acknowledgement(item)
            for item in reading.read_named("acknowledgements.yml", files.ACKNOWLEDGEMENTS) or ()
        ),
        corrections=tuple(
            records.correction(item)
            for item in reading.read_named("corrections.yml", files.CORRECTIONS) or ()
        ),
    )


def _tables(reading: _Folder, edition: Edition, names: SubjectNames) -> tuple[Table, ...]:
    bound = reading.read_named("tables.yml", files.tables(edition))
    file = f"{reading.folder.shown}/tables.yml"
    if bound:
        names = records.printed_names(tuple(bound.values.values()), names)
    return tuple(
        records.table(value, edition.forms[id], file, names)
        for id, value in (bound.values.items() if bound else ())
    )


def _table_file(
    reading: _Folder, name: str, edition: Edition, form: str, names: SubjectNames
) -> Table | None:
    declared = getattr(edition, form)
    bound = reading.read_named(name, files.table(declared))
    return (
        records.table(bound, declared, f"{reading.folder.shown}/{name}", names) if bound else None
    )


def _projects(reading: _Folder, edition: Edition) -> tuple[Project, ...]:
    """The projects in the order of their printed 序号."""
    projects = []
    for name in reading.folder.files:
        if not name.startswith("projects/"):
            continue
        bound = reading.read(name, files.project(edition))
        if bound is not None:
            projects.append(records.project(bound, edition, reading.shown(name)))
    return tuple(sorted(projects, key=_printed_order))


def _printed_order(project: Project) -> tuple[bool, int, str]:
    sequence = project["sequence"].text
    number = int(sequence) if sequence.isdecimal() and len(sequence) < 9 else 0
    return not number, number, project.file


def _contents(bound: Bound | None) -> Contents | None:
    if bound is None:
        return None
    return Contents(bound.get("title", BLANK), _entries(bound.get("entries", ())))


def _entries(bound: tuple[Bound, ...]) -> tuple[ContentsEntry, ...]:
    return tuple(
        ContentsEntry(
            item.get("text", BLANK), item.get("page", BLANK), _entries(item.get("entries", ()))
        )
        for item in bound
    )


def _source(bound: Bound | None) -> Source:
    if bound is None:
        return Source()
    return Source(bound.get("file", BLANK), bound.get("address", BLANK), bound.get("remark", BLANK))


def _withdrawal(bound: Bound | None) -> Withdrawal | None:
    if bound is None:
        return None
    return Withdrawal(bound.get("date", BLANK), bound.get("reason", BLANK))
