"""Putting data files in order, for ``fix`` and ``fmt``: what was done, in words."""

from pathlib import Path

from generator.diagnostics.inert import loggable
from generator.load.mending import mend_data, mended_lines, rest
from generator.load.writing import format_file, save, yaml_files
from generator.project import Project


def fix(project: Project, given: list[Path], dry_run: bool) -> tuple[str, bool]:
    """Mend what is certain below ``given``, all data if that is empty; say it, and whether
    something is left."""
    data = project.root / project.data_dir
    found = tuple(mend_data(project.root, data, yaml_files(given or [data])))
    said = []
    for mended in found:
        said.append(mended_lines(mended))
        if mended.changed and not dry_run:
            save(project.root / mended.file, mended.text)
    count = sum(mended.changed for mended in found)
    done = "可以改正" if dry_run else "改正了"
    said.append(f"{done} {count} 个文件。\n" if count else "没有需要改正的。\n")
    left = rest(found)
    return "".join((*said, left)), bool(left)


def fmt(project: Project, given: list[Path], check: bool) -> tuple[str, bool]:
    """Bring files into canonical form, or with ``check`` show what would change; say it, and
    whether something is left: a file that could not be read or, with ``check``, is not in it."""
    said: list[str] = []
    left = False
    for path in yaml_files(given or [project.root / project.data_dir]):
        shown = path.relative_to(project.root)
        result = format_file(path, shown.as_posix())
        if result.obstacle or result.findings:
            said.append(f"没有整理 {shown}：{result.obstacle or '读不懂，请先运行 check'}\n")
            left = True
        if check:
            said += [f"{loggable(line)}\n" for line in result.diff().splitlines()]
            left = left or not result.canonical
        elif result.changed:
            save(path, result.after)
            said.append(f"已整理 {shown}\n")
    return "".join(said), left
