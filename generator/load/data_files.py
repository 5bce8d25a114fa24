"""What a data file should hold, told by its place below the data folder."""

from pathlib import Path

from msgspec import Struct

from generator.forms import editions, files, registry
from generator.forms.edition import Edition
from generator.forms.shape import Value
from generator.load.nodes import Mapping, Scalar
from generator.load.reader import read_file


class Expected(Struct, frozen=True):
    """The shape of a file, None where its place says nothing; the unit of its amounts."""

    shape: Value | None
    unit: str = ""


def expected(data: Path, path: Path) -> Expected:
    """What the file at ``path`` should hold; ``data`` is the data folder."""
    parts = path.relative_to(data).parts if path.is_relative_to(data) else ()
    if parts == ("reference", "words.yml"):
        return Expected(files.WORDS)
    if len(parts) == 3 and parts[2] == "department.yml":
        return Expected(files.DEPARTMENT)
    if len(parts) < 4:
        return Expected(None)
    edition = _edition(data.joinpath(*parts[:3]) / "disclosure.yml")
    return Expected(_of_disclosure(parts[3:], edition), edition.unit)


def _of_disclosure(parts: tuple[str, ...], edition: Edition) -> Value | None:
    if len(parts) == 2 and parts[0] == "projects":
        return files.project(edition)
    known: dict[str, Value] = {
        "disclosure.yml": files.disclosure(registry.labels(), registry.parts()),
        "tables.yml": files.tables(edition),
        "narrative.yml": files.narrative(edition),
        "procurement.yml": files.table(edition.procurement),
        "assets.yml": files.table(edition.assets),
        "acknowledgements.yml": files.ACKNOWLEDGEMENTS,
        "corrections.yml": files.CORRECTIONS,
    }
    return known.get(parts[0]) if len(parts) == 1 else None


def _edition(path: Path) -> Edition:
    """The 版式 that a disclosure names, else the usual one."""
    root = read_file(path, path.name).root if path.is_file() else None
    named = root.get("版式") if isinstance(root, Mapping) else None
    label = named.text.strip() if isinstance(named, Scalar) else ""
    return registry.edition(label) if label in registry.labels() else editions.DEFAULT
