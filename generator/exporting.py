"""One disclosure as files on disk, for ``mingzhang export``."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Finding, text
from generator.diagnostics.system import reason_of
from generator.exchange.exports import EXPORTS
from generator.exchange.owner import Owner
from generator.forms import registry
from generator.load.dataset import Dataset, load_dataset
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DisclosureFolder
from generator.load.loaded import LoadedDisclosure
from generator.load.structure_rules import UNFILLED
from generator.load.suggestion import suggest
from generator.model.disclosure import Disclosure
from generator.model.reference import SubjectNames
from generator.printing import FILE, disclosure_pdf
from generator.project import Project
from generator.render.typesetting import Unprintable

PDF, XLSX = "pdf", "xlsx"
FORMATS = (*EXPORTS, PDF)
# Endings that people give to files of figures and texts; anything else after a point may be a name.
_OTHERS = (".xls", ".xlsm", ".et", ".ods", ".doc", ".docx", ".wps", ".txt")
_ENDINGS = (*(f".{name}" for name in FORMATS), *_OTHERS)
_WORKBOOK = "disclosure.xlsx"
_KEPT = (
    "已经有了，里面也许有改好还没有读回来的数，没有覆盖。先用 mingzhang import 读回来，"
    "或用 -o 换一个名字；确实不要了，加 --force。"
)


class Found(Struct, frozen=True):
    """The disclosure of a place, or what keeps it from being exported.

    ``places`` are all that there are (``130229/301/2026``).
    """

    places: tuple[str, ...]
    disclosure: Disclosure | None
    owner: Owner
    findings: tuple[Finding, ...]

    def nearest(self, place: str) -> str | None:
        """The place that was probably meant by one that there is not."""
        return suggest(place, list(self.places))


class Done(Struct, frozen=True):
    """What became of an export: exit status, what was done, what was wrong, both for the user."""

    status: int
    said: str = ""
    wrong: str = ""


def answer(
    project: Project,
    asked: Namespace,
    write: Callable[[str], object],
    complain: Callable[[str], object],
) -> int:
    """Do what the command asks and say what came of it; the exit status."""
    done = export(project, asked.place, asked.format, asked.output, asked.force)
    write(done.said)
    complain(done.wrong)
    return done.status


def export(
    project: Project, place: str, format: str, output: str | None, force: bool = False
) -> Done:
    """Write the disclosure of a place; without ``output`` beside, under the name of the place.

    A workbook that is there already may hold a morning's work: only ``force`` writes over it.
    """
    wanted = place.strip("/").removeprefix(f"{project.data_dir}/")
    found = find(project, wanted)
    if wanted not in found.places:
        near = found.nearest(wanted)
        meant = f"，是不是“{near}”？" if near else "，应写成 区划/部门/年度。"
        return Done(2, wrong=f"没有“{place}”这份公开{meant}\n")
    if found.disclosure is None:
        said = text.brief(found.findings, project.lines, found.findings)
        return Done(1, said, "数据没有读全，没有导出。\n")
    ending = f"-{format}" if _needs_folder(format) else f".{format}"
    target = Path(output or wanted.replace("/", "-") + ending)
    wrong = _ending(target, format)
    if wrong:
        return Done(2, wrong=wrong)
    there = target / _WORKBOOK if target.is_dir() else target
    if format == XLSX and there.exists() and not force:
        return Done(1, wrong=f"“{there}”{_KEPT}\n")
    try:
        paths = write(project, found.disclosure, found.owner, format, target)
    except Unprintable as obstacle:
        return Done(1, wrong=f"{obstacle}\n")
    except OSError as error:
        return Done(1, wrong=f"无法写入“{target}”：{reason_of(error)}。\n")
    if not paths:
        return Done(0, "这份公开没有表，也没有项目，没有可写的文件。\n")
    many = f"{len(paths)} 个文件到 {target}" if len(paths) > 1 else str(paths[0])
    return Done(0, f"写入 {many}\n")


def _ending(target: Path, format: str) -> str:
    """What is wrong with the name of a file: a program goes by its ending, not by what is in it."""
    if target.is_dir():
        return ""
    if _needs_folder(format):
        if target.suffix.lower() not in _ENDINGS:
            return ""
        meant = target.with_suffix("")
        return f"{format.upper()} 有多个文件，-o 请写一个文件夹，如 -o {meant}。\n"
    if target.suffix.lower() == f".{format}":
        return ""
    known = target.suffix.lower() in _ENDINGS
    meant = target.with_suffix(f".{format}") if known else Path(f"{target}.{format}")
    other = target.suffix.lower().removeprefix(".")
    more = f"；要 {other} 就加 --format {other}" if other in FORMATS else ""
    return f"写出的是 {format} 文件，名字要以 .{format} 结尾：-o {meant}{more}。\n"


def find(project: Project, place: str) -> Found:
    """Read the disclosure of a place alone.

    What could not be read whole is not exported: ``findings`` then say why.
    """
    places: list[str] = []

    def load_one(folder: DisclosureFolder, names: SubjectNames) -> LoadedDisclosure:
        places.append(folder.shown.removeprefix(f"{project.data_dir}/"))
        return load_disclosure(folder, names) if places[-1] == place else LoadedDisclosure(None)

    dataset = load_dataset(project.root, project.data_dir, load_one)
    loaded = [item for at, item in zip(places, dataset.disclosures, strict=True) if at == place]
    findings = tuple(f for item in loaded for f in item.findings if f.blocks)
    unread = tuple(f for f in findings if f.rule.code != UNFILLED.code)
    disclosure = loaded[0].disclosure if loaded and not unread else None
    return Found(tuple(places), disclosure, _owner(dataset, place), unread)


def write(
    project: Project, found: Disclosure, owner: Owner, format: str, output: Path
) -> tuple[Path, ...]:
    """Write one format to the file ``output``; where it is a folder, into it.

    Raises OSError, and Unprintable for a PDF that cannot be set.
    """
    files = tuple(_files(project, found, owner, format))
    inside = _needs_folder(format) or output.is_dir()
    paths = tuple(output / name if inside else output for name, _ in files)
    for path, (_, content) in zip(paths, files, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    return paths


def _replace(path: Path, content: bytes) -> None:
    """Write a file at once: where that fails, what stood there stays. Raises OSError."""
    if path.exists() and not path.is_file():  # a device
        path.write_bytes(content)
        return
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _files(
    project: Project, found: Disclosure, owner: Owner, format: str
) -> Iterable[tuple[str, bytes]]:
    """The files of a format. The PDF is set from the pages' own views, so it has no exporter.

    The workbook is not the one that readers download: it can be edited and brought back.
    """
    if format == PDF:
        return ((FILE, disclosure_pdf(project, found, owner.department)),)
    if format == XLSX:
        from generator.exchange.editing.workbook import editing_xlsx  # XlsxWriter is slow to import

        place = found.folder.removeprefix(f"{project.data_dir}/")
        folder, edition = project.root / found.folder, registry.edition(found.edition)
        return ((_WORKBOOK, editing_xlsx(folder, place, found, edition, owner)),)
    return EXPORTS[format].files(found, registry.edition(found.edition), owner)


def _needs_folder(format: str) -> bool:
    return format != PDF and EXPORTS[format].folder


def _owner(dataset: Dataset, place: str) -> Owner:
    region, _, rest = place.partition("/")
    code = rest.partition("/")[0]
    known = dataset.reference.regions.get(region)
    department = dataset.departments.get((region, code))
    return Owner(known.name if known else region, department.name.text if department else code)
