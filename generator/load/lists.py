"""One CSV list below ``data/reference/``: bytes in, rows by column with their lines out.

Looked at as closely as a file of YAML: size, encoding, characters that do not belong, quotes that
never end, lines that are longer than their head. Nothing is raised for bad data.
"""

import csv
from pathlib import Path

from generator.load import structure_rules as rules
from generator.load.characters import check_characters
from generator.load.limits import LIMITS
from generator.load.notebook import Notebook
from generator.load.problems import Problems

Rows = list[tuple[int, dict[str, str]]]
"""The line that a row ends on, 1-based, and its cells by column; a missing cell is ''."""
_RESAVE = "用 Excel 时请另存为“CSV UTF-8（逗号分隔）”"
_BEYOND = "\0more"  # no column can be called so: what stands beyond the last one


def read_list(path: Path, columns: tuple[str, ...], problems: Problems) -> Rows:
    """The rows of a list that has at least these columns; none where it is missing or unreadable.

    A list of nothing is none; a link or a folder in its place is a finding.
    """
    text = _text(path, problems)
    if text is None:
        return []
    reader = csv.DictReader(
        text.splitlines(keepends=True), restkey=_BEYOND, restval="", strict=True
    )
    try:
        found = [(reader.line_num, row) for row in reader]
    except csv.Error:
        message = f"第 {reader.line_num} 行附近读不出来"
        hint = f"检查引号是否成对、一格是否过长；{_RESAVE}"
        problems.add_at(rules.UNREADABLE_LIST, message, max(reader.line_num, 1), hint=hint)
        return []
    head = reader.fieldnames or ()
    if missing := [name for name in columns if name not in head] if text.strip() else []:
        hint = f"第一行应当是 {','.join(columns)}"
        problems.add_at(rules.UNREADABLE_LIST, f"列表没有 {'、'.join(missing)} 列", hint=hint)
        return []
    return [(line, row) for line, row in found if not _too_long(line, row, problems)]


def _too_long(line: int, row: dict[str, str], problems: Problems) -> bool:
    beyond = row.pop(_BEYOND, None)
    if beyond is not None:
        hint = "删去多出的逗号；一格里有逗号时给这一格加半角双引号"
        problems.add_at(rules.UNREADABLE_LIST, "这一行的格子比第一行多", line, hint=hint)
    return beyond is not None


def _text(path: Path, problems: Problems) -> str | None:
    """The text of a list without a byte order mark, or None, with a finding where it is wrong."""
    if path.is_symlink():
        _refuse("这个列表是符号链接，没有读取", "换成文件本身", problems)
    elif path.is_file():
        return _decoded(path, problems)
    elif path.exists():
        _refuse("这里应当是一个文件", "移走它，放上列表", problems)
    return None


def _decoded(path: Path, problems: Problems) -> str | None:
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.bytes + 1)
    except OSError:
        _refuse("系统无法打开这个列表", "检查文件的权限", problems)
        return None
    if len(data) > LIMITS.bytes:
        _refuse(f"列表超过 {LIMITS.bytes / 1048576:.1f} MB", "只留下需要的行", problems)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "列表不是 UTF-8 编码的文本"
        problems.add_at(rules.UNREADABLE_LIST, message, line, hint=_RESAVE)
        return None
    notebook = Notebook(problems.file)
    readable = check_characters(text, notebook)
    # What is doubtful in prose (a wide blank) harms no list.
    problems.extend(f for f in notebook.findings() if f.blocks)
    return text if readable else None


def _refuse(message: str, hint: str, problems: Problems) -> None:
    problems.add_at(rules.UNREADABLE_LIST, message, hint=hint)
