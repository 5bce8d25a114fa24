"""What is wrong with what is written by hand, told before MkDocs passes over it in silence: the
pages and the settings at their head. What mkdocs.yml says of pages is in ``linking``.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from generator.diagnostics import Finding, text
from generator.diagnostics.system import reason_of
from generator.load import reading_rules as reading
from generator.load import slip_rules as slips
from generator.load import structure_rules as structure
from generator.load.encoding import decode
from generator.load.nodes import Mapping, Node, Scalar
from generator.load.notebook import Notebook
from generator.load.problems import Problems
from generator.load.reader import read_text
from generator.project import Project
from generator.shell.linking import wrong_links

_BEGUN = re.compile(r"---[ \t]*\r?\n")
# A line of its own kind (“名称:”) or the end follows; else the marks are a rule across the page.
_HEADED = re.compile(rf"{_BEGUN.pattern}(?:\s*[^\s:：#]+[ \t]*[:：]|---|\.\.\.|[-\[{{])")
_HEAD = re.compile(rf"{_BEGUN.pattern}(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_CONFLICT = ("<<<<<<< ", ">>>>>>> ")  # the line between them may underline a heading as well


def refuse_wrong(config: MkDocsConfig, files: Files) -> None:
    """Raise Abort, with what is wrong, its place and what to do, in full for the user."""
    root = Path(config.config_file_path or "").resolve().parent
    pages = [page for page in files.documentation_pages() if page.abs_src_path]  # not generated
    found = [finding for page in pages for finding in _of_page(page, root, config)]
    if not config.extra.get("mz_portal"):  # it has no pages of its own
        found += wrong_links(root, {page.src_uri for page in pages})
    errors = [finding for finding in found if finding.blocks]
    if errors:
        raise Abort("\n\n".join(text.told(errors, Project(root).lines)))


def _of_page(page: File, root: Path, config: MkDocsConfig) -> list[Finding]:
    """What is wrong with a page: it is no text, or its settings are none."""
    path = Path(page.abs_src_path or "")
    notebook = Notebook(path.relative_to(root).as_posix() if path.is_relative_to(root) else "")
    problems = Problems(notebook.file)
    written = _text(path, notebook)
    problems.extend(notebook.findings())
    if written is not None and _HEADED.match(written):
        _check_head(written, config, problems)
    return problems.findings


def _text(path: Path, notebook: Notebook) -> str | None:
    """The text of a page; what is no text, or not merged to an end, is noted."""
    try:
        written = decode(path.read_bytes(), notebook)
    except OSError as error:
        place, hint = notebook.place(1, 1), "检查文件的权限"
        notebook.note(reading.FILE_UNREADABLE, f"无法读取：{reason_of(error)}", place, hint=hint)
        return None
    for number, line in enumerate((written or "").splitlines(), 1):
        if line.startswith(_CONFLICT):
            place, hint = notebook.place(number, 1, 7), "两段内容里留下正确的，删去这些标记"
            notebook.note(slips.CONFLICT_MARKER, "Git 合并冲突留下的标记", place, hint=hint)
    return written


def _check_head(written: str, config: MkDocsConfig, problems: Problems) -> None:
    head = _HEAD.match(written)
    if head is None:
        hint = "在设置的下一行补上“---”；这里没有设置，就删去第一行的“---”"
        problems.add_at(structure.WRONG_SHAPE, "开头的“---”没有结束", hint=hint, length=3)
    elif head[1].strip():
        found = read_text(f"\n{head[1]}", problems.file)  # the lines count as they do in the file
        problems.extend(found.findings)
        if found.root is not None:
            _check_settings(found.root, config, problems)


def _check_settings(head: Node, config: MkDocsConfig, problems: Problems) -> None:
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
    if isinstance(template, Scalar) and template.text:
        _check_template(template, [Path(folder) for folder in config.theme.dirs], problems)


def _check_template(template: Scalar, folders: list[Path], problems: Problems) -> None:
    if not any((folder / template.text).is_file() for folder in folders):
        message, hint = f"没有模板“{template.text}”", "模板放在 templates/overrides/ 里"
        problems.add(structure.MISSING_FILE, message, template, hint=hint)
