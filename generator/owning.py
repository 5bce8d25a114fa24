"""``mingzhang owners``: CODEOWNERS out of the list of who reviews what."""

from collections.abc import Callable, Iterable
from pathlib import Path

from generator.diagnostics.inert import inert
from generator.diagnostics.system import reason_of
from generator.load.owners import EVERYTHING, OWNERS_FILE, Owned, load_owners
from generator.load.problems import Problems
from generator.load.reference import load_reference
from generator.project import Project

PLACE = ".github/CODEOWNERS"  # GitLab: .gitlab/CODEOWNERS, Gitee: .gitee/CODEOWNERS
DONE, WRONG = 0, 1
_FOLDERS = ("data", "inbox")


def answer(
    project: Project,
    output: str | None,
    check: bool,
    write: Callable[[str], object],
    say: Callable[[str], None],
) -> int:
    """Write the file, or with ``check`` see whether it is as it should be; the exit status."""
    listed = f"{project.data_dir}/reference/{OWNERS_FILE}"
    regions = load_reference(project.root, project.data_dir).reference.regions
    problems = Problems(listed)
    owned = load_owners(project.root / listed, regions, problems)
    if problems.findings:
        for finding in problems.findings:
            say(inert(f"{finding.span}: {finding.message}。{finding.hint}。"))
        return WRONG
    file = Path(output) if output else project.root / PLACE
    text = codeowners(owned, listed)
    try:
        same = file.is_file() and file.read_bytes() == text.encode()
        if not check and not same:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
    except OSError as error:
        say(f"没有写成 {file}：{reason_of(error)}。")
        return WRONG
    if check and not same:
        say(f"{output or PLACE} 与 {listed} 不一致，请运行 mingzhang owners。")
        return WRONG
    if not check:
        write(f"{'没有变化' if same else '已写入'} {output or PLACE}\n")
    return DONE


def codeowners(owned: Iterable[Owned], listed: str) -> str:
    """The file that GitHub, GitLab and Gitee read; of several lines that fit, the last counts."""
    lines = [f"# 由 {listed} 生成（mingzhang owners），请改那个文件，不要改这里。"]
    for item in owned:
        names = " ".join(item.owners)
        patterns = ["*"] if item.place == EVERYTHING else [f"/{f}/{item.place}/" for f in _FOLDERS]
        lines += [f"{pattern} {names}" for pattern in patterns]
    return "\n".join(lines) + "\n"
