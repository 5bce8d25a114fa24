"""``mingzhang import`` of a workbook that ``export`` gave out: what was changed in it, and no more.

Either every change is certain and all are written, or nothing is.
"""

import shutil
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace
from msgspec.structs import replace as replaced

from generator.changes import text as changes_text
from generator.changes.undoing import undoing
from generator.comparing import compare
from generator.diagnostics import Finding
from generator.diagnostics import text as findings_text
from generator.diagnostics.inert import inert
from generator.exchange.editing.book import read_book
from generator.exchange.editing.bringing import Brought, bring
from generator.exchange.editing.merging import Trouble
from generator.exchange.editing.returned import Returned, read_returned, uncomputed
from generator.exchange.incoming.document import Refusal
from generator.exchange.incoming.opening import EXTRAS
from generator.exchange.incoming.storing import write_all
from generator.exporting import find
from generator.forms import registry
from generator.load.structure_rules import UNFILLED
from generator.project import Project, stated_day

DONE, REFUSED, WRONG_USE = 0, 1, 2
_MOST = 100
_BEFORE, _AFTER = "现在的数据", "工作簿"


class Outcome(Struct, frozen=True):
    """What became of an import: exit status, what was done, what was wrong, both for the user."""

    status: int
    said: str = ""
    wrong: str = ""


def answer(
    project: Project, asked: Namespace, data: bytes, write: Callable[[str], object]
) -> Outcome:
    """Bring a workbook back as the command asks; its report is written at once."""
    returned = _read(data)
    if isinstance(returned, Refusal):
        return Outcome(REFUSED, wrong=returned.message)
    place = returned.given.place
    if asked.to and asked.to.strip("/").removeprefix(f"{project.data_dir}/") != place:
        said = f"这份工作簿是从 {place} 导出的，不能导入到 {asked.to}。不写 --to 就写回 {place}。"
        return Outcome(WRONG_USE, wrong=said)
    outcome = bring_back(project, returned, asked.force, asked.dry_run)
    write(outcome.said)
    return outcome


def _read(data: bytes) -> Returned | Refusal:
    try:
        from generator.exchange.incoming.workbooks import not_computed, open_twice
    except ModuleNotFoundError as error:
        return Refusal(f"读 .xlsx 文件还需要安装 {error.name}：请在项目文件夹里运行 {EXTRAS}。")
    opened = open_twice(data)
    if isinstance(opened, Refusal):
        return opened
    formulas, values = opened
    missing = list(uncomputed(values, formulas))
    return not_computed(missing) if missing else read_returned(values, formulas)


def bring_back(project: Project, returned: Returned, force: bool, dry_run: bool) -> Outcome:
    """Hold what came back against the data, show what changes, and write it unless only asked."""
    place = returned.given.place
    found = find(project, place)
    if place not in found.places:
        said = f"这份工作簿是从 {place} 导出的，现在没有这份公开。文件夹改过名的，请重新导出。"
        return Outcome(REFUSED, wrong=said)
    if found.disclosure is None:
        said = findings_text.brief(found.findings, project.lines, found.findings)
        return Outcome(REFUSED, said, "数据没有读全，没有导入；请先改正上面各处。")
    folder = f"{project.data_dir}/{place}"
    said = inert(f"读回 {found.owner.told(found.disclosure)}")
    edition = registry.edition(found.disclosure.edition)
    brought = bring(returned, read_book(project.root / folder, edition), edition, force)
    if brought.troubles:
        wrong = "有不能确定的地方，什么也没有写。"
        return Outcome(REFUSED, f"{said}\n{_troubles(brought)}", wrong)
    files = {f"{folder}/{name}": data for name, data in brought.files.items()}
    removed = [f"{folder}/{name}" for name in brought.removed]
    if not files and not removed:
        same = "工作簿和数据没有差别，没有改动。"
        return Outcome(DONE, f"{said}\n{_notes(brought)}{same}\n")
    stored = _stored(project, place, brought, (files, removed), dry_run)
    return replaced(stored, said=f"{said}\n{stored.said}")


def _stored(
    project: Project,
    place: str,
    brought: Brought,
    new: tuple[dict[str, bytes], list[str]],
    dry_run: bool,
) -> Outcome:
    """Try the new files beside the data, show the difference, write them."""
    files, removed = new
    with (
        TemporaryDirectory(prefix="mingzhang-") as one,
        TemporaryDirectory(prefix="mingzhang-") as other,
    ):
        before, after = Path(one), Path(other)
        for root in (before, after):
            _laid_out(project, place, root)
        failure = write_all(after, project.data_dir, files, removed)
        if failure:
            return Outcome(REFUSED, wrong=failure)
        broken = _broken(project, place, before, after)
        if broken:
            lines = Project(after).lines
            said = findings_text.brief(broken, lines, broken)
            wrong = "照工作簿写，数据文件会读不通（见上面各处，行号是改后的），什么也没有写。"
            return Outcome(REFUSED, said, wrong)
        report = compare(after, str(before), str(after), stated_day().isoformat())
    shown = changes_text.render(replace(report, base=_BEFORE, head=_AFTER))
    listed = [f"写入 {path}" for path in files] + [f"删去 {path}" for path in removed]
    if dry_run:
        last = ["", "只是预览，没有写入。去掉 --dry-run 就会：", *(f"  {x}" for x in listed)]
    else:
        fresh = [path for path in files if not (project.root / path).exists()]
        failure = write_all(project.root, project.data_dir, files, removed)
        if failure:
            return Outcome(REFUSED, wrong=failure)
        folder, touched = f"{project.data_dir}/{place}", [*files, *removed]
        last = ["", *listed, *undoing(project.root, folder, touched, fresh)]
    return Outcome(DONE, _notes(brought) + shown + "".join(f"{inert(x)}\n" for x in last))


def _laid_out(project: Project, place: str, root: Path) -> None:
    """The department of a place below ``root``, with what the checks need beside it."""
    home = f"{project.data_dir}/{place.rpartition('/')[0]}"
    for name in (f"{project.data_dir}/reference", home):
        if (project.root / name).is_dir():
            shutil.copytree(project.root / name, root / name, copy_function=_copied, symlinks=True)


def _copied(source: str, target: str) -> str:
    """A copy of a file; of an original only its name matters."""
    if "source" in Path(source).parts[-2:-1]:
        Path(target).touch()
        return target
    return str(shutil.copyfile(source, target))


def _broken(project: Project, place: str, before: Path, after: Path) -> tuple[Finding, ...]:
    """The errors of reading that there were not before."""

    def errors(root: Path) -> list[Finding]:
        found = find(Project(root), place).findings
        return [f for f in found if f.rule.code != UNFILLED.code]

    known = {(f.rule.code, f.span.file, f.message) for f in errors(before)}
    return tuple(f for f in errors(after) if (f.rule.code, f.span.file, f.message) not in known)


def _troubles(brought: Brought) -> str:
    said = [*_newer(brought), f"有 {len(brought.troubles)} 处不能确定，请改好工作簿再导入："]
    return _lines([*said, *_listed(brought.troubles)])


def _notes(brought: Brought) -> str:
    said = _newer(brought)
    if brought.notes:
        said += ["说明：", *_listed(brought.notes)]
    return _lines([*said, ""]) if said else ""


def _newer(brought: Brought) -> list[str]:
    """That the data are not what they were when the workbook was given out."""
    if not brought.newer:
        return []
    many = "、".join(brought.newer[:5]) + (" 等" if len(brought.newer) > 5 else "")
    return [f"导出以后数据文件又改过（{many}）：工作簿没有动的格，以现在的数据为准。"]


def _listed(found: Iterable[Trouble]) -> list[str]:
    lines = [f"- {where}：{said}" for where, said in dict.fromkeys(found)]
    left = len(lines) - _MOST
    return lines[:_MOST] + ([f"- 另有 {left} 处"] if left > 0 else [])


def _lines(said: Iterable[str]) -> str:
    return "".join(f"{inert(line)}\n" for line in said)
