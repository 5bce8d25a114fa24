"""``mingzhang schema``: the schemas of the data files, and the settings of an editor with them."""

from collections.abc import Callable
from pathlib import Path

from generator.diagnostics.system import reason_of
from generator.exchange import schema
from generator.forms.editions import DEFAULT
from generator.project import Project

DONE, FAILED = 0, 1


def printed(kind: str) -> str:
    """The schema of one kind of file as text."""
    return schema.schema_text(schema.json_schema(kind, DEFAULT))


def answer(
    project: Project,
    folder: Path,
    write: Callable[[str], object],
    say: Callable[[str], None],
) -> int:
    """Write all schemas and the settings into a folder; the exit status.

    Settings of an editor that somebody has made otherwise are not touched: they are told.
    """
    inside = folder.absolute()
    shown = inside.relative_to(project.root) if inside.is_relative_to(project.root) else folder
    files = schema.schema_files(DEFAULT, shown.as_posix(), project.data_dir)
    kept = [n for n in files if n in schema.OF_THE_EDITOR and _differs(folder / n, files[n])]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in files.keys() - set(kept):
            (folder / name).write_text(files[name], encoding="utf-8")
    except OSError as error:
        say(f"没有写成 {folder}：{reason_of(error)}。")
        return FAILED
    write(f"写入 {len(files) - len(kept)} 个文件到 {folder}。\n")
    for name in kept:
        write(f"{folder / name} 里已有别的设置，没有改动；请自己加上：\n{files[name]}")
    if schema.SETTINGS_FILE in files:
        write(f"{schema.SETTINGS_FILE} 的内容放进编辑器设置即可。\n")
    return DONE


def _differs(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8", errors="replace") != text
