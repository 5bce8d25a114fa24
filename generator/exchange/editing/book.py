"""The data files of a disclosure as parts that can be edited."""

import hashlib
from collections.abc import Mapping
from pathlib import Path as FilePath

from msgspec import Struct

from generator.exchange.editing.outline import FILE as TEXT_FILE
from generator.exchange.editing.outline import text_parts
from generator.exchange.editing.parts import (
    TEXT,
    Part,
    Shape,
    Slot,
    at,
    entry,
    rows,
    table_parts,
    texts,
)
from generator.forms.column import ColumnKind
from generator.forms.edition import Edition
from generator.load.spans import Pairs, Spot, spans

PROJECTS = "projects/"
_BOM = "\ufeff"


class Source(Struct, frozen=True):
    """A data file: its name below the folder of the year, its text, its values."""

    name: str
    text: str
    root: Spot | None
    mark: str = ""

    @property
    def digest(self) -> str:
        """What the file is known by."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]


class Book(Struct, frozen=True):
    """The parts of a disclosure in the order of its files."""

    sources: Mapping[str, Source]
    parts: Mapping[str, Part]


def read_book(folder: FilePath, edition: Edition) -> Book:
    """The data files of a year that can be edited; the caller has found nothing wrong with them."""
    names = ["tables.yml", TEXT_FILE, "procurement.yml", "assets.yml"]
    names += sorted(f"{PROJECTS}{path.name}" for path in (folder / "projects").glob("*.yml"))
    sources = {n: source(n, (folder / n).read_bytes()) for n in names if (folder / n).is_file()}
    parts = [part for name in sources for part in file_parts(sources[name], edition)]
    return Book(sources, {part.key: part for part in parts})


def source(name: str, data: bytes) -> Source:
    """A data file from its bytes."""
    text = data.decode("utf-8", "surrogateescape")
    bare = text.removeprefix(_BOM)
    return Source(name, bare, spans(bare), text[: len(text) - len(bare)])


def file_parts(file: Source, edition: Edition) -> tuple[Part, ...]:
    """The parts of one file."""
    if file.name == "tables.yml":
        root = file.root if isinstance(file.root, Pairs) else Pairs(0, 0, False)
        forms = {form.label: form for form in edition.tables}
        return tuple(
            part
            for key, spot in root.entries
            if key.text in forms
            for part in table_parts(forms[key.text], f"tables/{forms[key.text].id}", file.name,
                                    (key.text,), spot)
        )  # fmt: skip
    if file.name == TEXT_FILE:
        return text_parts(file.root, edition)
    if file.name.startswith(PROJECTS):
        return project_parts(file.name, file.root, edition)
    form = edition.procurement if file.name == "procurement.yml" else edition.assets
    return table_parts(form, form.id, file.name, (), file.root)


def project_parts(name: str, root: Spot | None, edition: Edition) -> tuple[Part, ...]:
    """A project: its fields, plan, goals and indicators."""
    form = edition.project
    fields = tuple(Slot(f.id, f.label, f.kind, (f.data_key,)) for f in form.fields)
    points = tuple(Slot(p, p, keys=(p,)) for p in form.plan_points)
    levels = {"level1": tuple(level.label for level in form.levels),
              "level2": tuple(k for level in form.levels for k in level.kinds)}  # fmt: skip
    columns = tuple(
        Slot(c.id, c.label, ColumnKind.TEXT, (c.data_key,), levels.get(c.id, ()))
        for c in form.indicator_columns
    )
    plan, goals, indicators = (
        at(root, (key,)) for key in (form.plan_key, form.goals_label, form.indicators_label)
    )
    named = tuple(c.id for c in form.indicator_columns if c.kind is ColumnKind.NAME)
    filled = rows(indicators, columns)
    label = form.label
    return (
        Part(f"{name}/fields", label, Shape.RECORD, name, (), fields, (entry(root, fields),),
             ("project_code",)),
        Part(f"{name}/plan", form.plan_label, Shape.RECORD, name, (form.plan_key,), points,
             (entry(plan, points),), removable=True),
        Part(f"{name}/goals", form.goals_label, Shape.TEXTS, name, (form.goals_label,), (TEXT,),
             texts(goals)),
        Part(f"{name}/indicators", form.indicators_label, Shape.ROWS, name,
             (form.indicators_label,), columns, filled, named, flow=False),
    )  # fmt: skip
