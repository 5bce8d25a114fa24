"""Whether the files of a disclosure fit together: what no single file can tell by itself."""

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Finding
from generator.forms.edition import Edition
from generator.load import structure_rules as rules
from generator.load.discovery import DisclosureFolder
from generator.load.placeholders import is_open
from generator.load.problems import Problems
from generator.model.disclosure import Disclosure
from generator.model.narrative import FormBlock, sections, walk
from generator.model.project import Project
from generator.model.table import Table, TableState

# Formats that a browser shows or saves; none that would run on the site's own pages.
_DOCUMENTS = {
    *("txt", "md", "csv", "pdf", "doc", "docx", "xls", "xlsx", "wps", "et", "ofd"),
    *("jpg", "jpeg", "png", "tif", "tiff"),
}


def coherence(record: Disclosure, edition: Edition, folder: DisclosureFolder) -> Iterator[Finding]:
    """What contradicts something in another file, or in the folder itself."""
    yield from _doubled_sections(record, edition)
    yield from _doubled_terms(record)
    yield from _doubled_order(record)
    yield from _missing_forms(record, edition, folder)
    yield from _doubled_projects(record)
    yield from _misnamed_projects(record)
    yield from _source_files(record, folder)
    for table in record.all_tables:
        yield from _state(table, edition)


def _doubled_sections(record: Disclosure, edition: Edition) -> Iterator[Finding]:
    problems, seen = Problems(f"{record.folder}/narrative.yml"), set[str]()
    for heading in sections(record.narrative):
        if heading.section in seen:
            message = f"栏目“{edition.section_labels[heading.section]}”出现了两次"
            hint = "一个栏目只能有一个标题；把内容合并到同一个标题下"
            cell = heading.text
            problems.add_at(rules.DOUBLED_PART, message, cell.line, cell.column, hint=hint)
        seen.add(heading.section)
    yield from problems.findings


def _doubled_terms(record: Disclosure) -> Iterator[Finding]:
    """A term is defined once; its anchor and the links to it know only one."""
    problems, seen = Problems(f"{record.folder}/narrative.yml"), dict[str, int]()
    for item in record.definitions:
        term, cell = "".join(item.term.text.split()), item.term
        if term in seen:
            message = f"名词“{cell.text}”解释了两次，第一次在第 {seen[term]} 行"
            place = (cell.line, cell.column)
            hint = "合并成一条；确是两个名词的，写出它们的区别"
            problems.add_at(rules.DOUBLED_PART, message, *place, hint=hint, length=len(cell.text))
        seen.setdefault(term, cell.line)
    yield from problems.findings


def _doubled_order(record: Disclosure) -> Iterator[Finding]:
    if len(set(record.order)) < len(record.order):
        problems = Problems(f"{record.folder}/disclosure.yml")
        hint = "每一部分只写一次；表在文字中间的，在 narrative.yml 里写“表: 公开表”"
        problems.add_at(rules.DOUBLED_PART, "次序里有一部分写了两次", path=("次序",), hint=hint)
        yield from problems.findings


def _missing_forms(
    record: Disclosure, edition: Edition, folder: DisclosureFolder
) -> Iterator[Finding]:
    """A form that the text puts somewhere has a file of its own."""
    problems = Problems(f"{record.folder}/narrative.yml")
    missing = {edition.procurement.id, edition.assets.id} - {
        name.removesuffix(".yml") for name in folder.files
    }
    for block in walk(record.narrative):
        if isinstance(block, FormBlock) and block.form in missing:
            message = f"这里要放“{edition.forms[block.form].label}”，却没有 {block.form}.yml"
            hint = f"补上 {block.form}.yml；没有这张表就删去这一行"
            problems.add_at(rules.MISSING_FILE, message, block.line, hint=hint)
    yield from problems.findings


def _doubled_projects(record: Disclosure) -> Iterator[Finding]:
    """The page of a project has its code for an address: two would be written over each other."""
    for files in _doubled_codes(record).values():
        first, *others = files
        for project in others:
            problems, cell = Problems(project.file), project["project_code"]
            name = first.file.rsplit("/", 1)[-1]
            message = f"项目编码“{cell.text}”与 projects/{name} 的相同，两个网页会是一个网址"
            hint = (
                f"对照原件核对这个文件和 projects/{name}，改正抄错的一处（文件名随编码改）；"
                "同一个项目写了两份的，删去一份；原件两处确实相同的，请印发单位核实更正"
            )
            place = (cell.line, cell.column, ("项目编码",))
            problems.add_at(rules.DOUBLED_PART, message, *place, hint, len(cell.text))
            yield from problems.findings


def _doubled_codes(record: Disclosure) -> dict[str, list[Project]]:
    """The projects that share a code, by that code; capitals make no other address everywhere.

    Of several the file that is named as the code comes first.
    """
    found: dict[str, list[Project]] = {}
    for project in record.projects:
        if project.code:
            found.setdefault(project.code.lower(), []).append(project)
    return {
        code: sorted(projects, key=lambda p: not p.file.endswith(f"/{p.code}.yml"))
        for code, projects in found.items()
        if len(projects) > 1
    }


def _misnamed_projects(record: Disclosure) -> Iterator[Finding]:
    """The name of a project's file is its code, for the address of its page is."""
    twice = _doubled_codes(record)
    for project in record.projects:
        stem, cell = project.file.rsplit("/", 1)[-1].removesuffix(".yml"), project["project_code"]
        if cell and stem != cell.text and cell.text.lower() not in twice:
            problems = Problems(project.file)
            message = f"文件名是“{stem}”，项目编码却是“{cell.text}”"
            hint = f"把文件改名为 {cell.text}.yml，或改正项目编码"
            place = (cell.line, cell.column, ("项目编码",))
            problems.add_at(rules.MISNAMED_FILE, message, *place, hint, len(cell.text))
            yield from problems.findings


def _source_files(record: Disclosure, folder: DisclosureFolder) -> Iterator[Finding]:
    """The named original is there; others beside it are not published, and that is said."""
    problems, named = Problems(f"{record.folder}/disclosure.yml"), record.source.file
    present = {path.name for path in source_files(folder.path)}
    if is_open(named.text):
        pass
    elif named and named.text not in present:
        message = f"source/ 里没有“{named.text}”"
        hint = "把原件放进 source/ 文件夹，或改正文件名"
        place = (named.line, named.column, ("来源", "文件"))
        problems.add_at(rules.MISSING_FILE, message, *place, hint, len(named.text))
    elif named and not _is_document(named.text):
        message = f"“{named.text}”这种格式不能作为原件公开"
        hint = "另存为 PDF、Word、Excel、图片或文本文件"
        place = (named.line, named.column, ("来源", "文件"))
        problems.add_at(rules.UNKNOWN_CHOICE, message, *place, hint, len(named.text))
    for name in sorted(present - {named.text}):
        if not is_original(name):
            beside = Problems(f"{record.folder}/source/{name}")
            message = "这个文件没有写进 来源，不会公开"
            hint = "要公开的，在 disclosure.yml 的 来源 里写 文件；不要公开的，请移走"
            beside.add_at(rules.UNEXPECTED_FILE, message, hint=hint)
            yield from beside.findings
    yield from problems.findings


def published_sources(folder: Path, named: str) -> list[Path]:
    """The originals that are offered to readers: the named one, and ``original`` in any format."""
    files = [path for path in sorted(source_files(folder)) if _is_document(path.name)]
    return [path for path in files if path.name == named or is_original(path.name)]


def source_files(folder: Path) -> list[Path]:
    """The files in ``source/`` of a disclosure's folder, links and hidden ones left out."""
    source = folder / "source"
    if not source.is_dir() or source.is_symlink():
        return []
    files = (path for path in source.iterdir() if path.is_file() and not path.is_symlink())
    return [path for path in files if not path.name.startswith((".", "~"))]


def is_original(name: str) -> bool:
    """Whether a file is the document as published: ``original.txt``, ``.docx``, ``.pdf`` …"""
    return name.partition(".")[0] == "original" and _is_document(name)


def _is_document(name: str) -> bool:
    return name.partition(".")[2].lower() in _DOCUMENTS


def _state(table: Table, edition: Edition) -> Iterator[Finding]:
    """A table that says it is empty holds no figures, and the other way round."""
    figures = any(
        cell.amount is not None
        for row in table.rows
        for column in edition.forms[table.form].leaves
        if column.kind.numeric
        for cell in [row[column.id]]
    )
    problems, label = Problems(table.file), edition.forms[table.form].label
    if table.state is not TableState.FILLED and figures:
        message = f"“{label}”的状态是“{table.state.value}”，却有金额"
        hint = "有数据的写“状态: 有数据”；确实没有的，删去这些行"
        problems.add_at(rules.CONTRADICTORY_STATE, message, table.line, path=(label,), hint=hint)
    if table.state_given and table.state is TableState.FILLED and not table.rows:
        message = f"“{label}”的状态是“有数据”，却没有一行"
        hint = "补上各行；没有数据的写“状态: 空表列示”并加注说明"
        problems.add_at(rules.CONTRADICTORY_STATE, message, table.line, path=(label,), hint=hint)
    yield from problems.findings
