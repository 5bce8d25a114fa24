"""What is wrong with what is written by hand, told before MkDocs passes over it in silence: the
navigation, the links and the foot in mkdocs.yml, and the settings at the head of the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from generator.diagnostics import Finding, text
from generator.diagnostics.system import reason_of
from generator.forms.shape import TEXT, Field, Many, Shape, Text, TextKind, Value
from generator.load import reading_rules as reading
from generator.load import slip_rules as slips
from generator.load import structure_rules as structure
from generator.load.binding import bind
from generator.load.encoding import decode
from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.notebook import Notebook
from generator.load.problems import Problems
from generator.load.reader import read_file, read_text
from generator.load.suggestion import suggest
from generator.project import Project

_HEAD = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_CONFLICT = ("<<<<<<< ", ">>>>>>> ")  # the line between them may underline a heading as well
_ADDRESS = Text(TextKind.ADDRESS)
_LINK = Shape(
    "链接",
    (
        Field("text", "text", TEXT, True, "读者看到的字"),
        Field("href", "href", TEXT, True, "地址，从网站根目录算起"),
    ),
)
_MARK = Shape(
    "标识",
    (
        Field("text", "text", TEXT, True, "读者看到的字"),
        Field("href", "href", _ADDRESS, True, "网址"),
        Field("image", "image", TEXT),
    ),
)
_FOOT = Shape(
    "页脚",
    (
        *(Field(id, id) for id in ("sponsor", "contact", "site_code", "icp", "police")),
        Field("source", "source", _ADDRESS),
        Field("marks", "marks", Many(_MARK)),
        Field("pages", "pages", Many(_LINK)),
    ),
)
_EXTRA: tuple[tuple[str, Value], ...] = (("links", Many(_LINK)), ("footer", _FOOT))
_IN_NAV = "写 content/ 里的文件名，如“- 关于本站: about.md”；别的链接写在 extra 的 links 里"


def refuse_wrong(config: MkDocsConfig, files: Files) -> None:
    """Raise Abort, with what is wrong, its place and what to do, in full for the user."""
    root = Path(config.config_file_path or "").resolve().parent
    pages = files.documentation_pages()
    found = [f for page in pages for f in _of_page(page, root, config)]
    if not config.extra.get("mz_portal"):  # it has no pages of its own
        found += _of_settings(root, {page.src_uri for page in pages})
    errors = [finding for finding in found if finding.blocks]
    if errors:
        raise Abort("\n\n".join(text.told(errors, Project(root).lines)))


def broken_settings(root: Path, file: str) -> str:
    """Where the settings stop being YAML; '' where no such place is found."""
    errors = [finding for finding in read_file(root / file, file).findings if finding.blocks]
    return "\n\n".join(text.told(errors, Project(root).lines))


def _of_settings(root: Path, pages: set[str]) -> list[Finding]:
    """What is wrong with mkdocs.yml where it is YAML that MkDocs can read."""
    problems = Problems("mkdocs.yml")
    settings = read_file(root / problems.file, problems.file).root
    if not isinstance(settings, Mapping):
        return []
    for leaf in _leaves(settings.get("nav")):
        _check_entry(leaf, pages, problems)
    extra = settings.get("extra")
    for key, value in _EXTRA:
        node = extra.get(key) if isinstance(extra, Mapping) else None
        if node is not None:
            bind(node, value, problems, ("extra", key))
    return problems.findings


def _leaves(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            yield from (leaf for item in node.items for leaf in _leaves(item))
        case Mapping():
            yield from (leaf for _, value in node.entries for leaf in _leaves(value))


def _check_entry(leaf: Scalar, pages: Iterable[str], problems: Problems) -> None:
    path = leaf.text.strip().removeprefix("./")
    if path not in pages:
        near = suggest(path, sorted(pages))
        hint = f"是不是 {near}？" if near else _IN_NAV
        problems.add(
            structure.MISSING_FILE, f"导航里的“{path}”不是 content/ 里的页面", leaf, hint=hint
        )


def _of_page(page: File, root: Path, config: MkDocsConfig) -> tuple[Finding, ...]:
    """What is wrong with a page: it is no text, or its settings are none."""
    path = Path(page.abs_src_path or "")
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    notebook = Notebook(shown)
    try:
        written = decode(path.read_bytes(), notebook)
    except OSError as error:
        place, hint = notebook.place(1, 1), "检查文件的权限"
        notebook.note(reading.FILE_UNREADABLE, f"无法读取：{reason_of(error)}", place, hint=hint)
        return notebook.findings()
    for number, line in enumerate(written.splitlines() if written else (), 1):
        if line.startswith(_CONFLICT):
            place, hint = notebook.place(number, 1, 7), "两段内容里留下正确的，删去这些标记"
            notebook.note(slips.CONFLICT_MARKER, "Git 合并冲突留下的标记", place, hint=hint)
    if written is None or not re.match(r"---[ \t]*\r?\n", written):
        return notebook.findings()
    head = _HEAD.match(written)
    problems = Problems(shown)
    if head is None:
        hint = "在设置的下一行补上“---”；这里没有设置，就删去第一行的“---”"
        problems.add_at(structure.WRONG_SHAPE, "开头的“---”没有结束", hint=hint, length=3)
    elif head[1].strip():
        found = read_text(f"\n{head[1]}", shown)  # the lines count as they do in the file
        problems.extend(found.findings)
        if found.root is not None:
            _check_head(found.root, config, problems)
    return tuple(problems.findings)


def _check_head(head: Node, config: MkDocsConfig, problems: Problems) -> None:
    if not isinstance(head, Mapping):
        hint = "开头两行“---”之间只写“名称: 值”，如“title: 关于本站”；这里没有设置，就删去“---”"
        problems.add(structure.WRONG_SHAPE, "这里应当是“名称: 值”", head, hint=hint)
        return
    for key in ("title", "description", "template"):
        value = head.get(key)
        if value is not None and not isinstance(value, Scalar):
            hint = "写一段文字；文字里有 [ { , 或冒号时加半角双引号"
            problems.add(structure.WRONG_SHAPE, f"{key} 应当是一段文字", value, hint=hint)
    template = head.get("template")
    folders = map(Path, config.theme.dirs)
    if isinstance(template, Scalar) and not any((f / template.text).is_file() for f in folders):
        message, hint = f"没有模板“{template.text}”", "模板放在 templates/overrides/ 里"
        problems.add(structure.MISSING_FILE, message, template, hint=hint)
