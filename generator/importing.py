"""``mingzhang import``: a document into data files, a report, the findings of the checks."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from generator import returning
from generator.changes.undoing import undoing
from generator.diagnostics import Finding, Severity
from generator.diagnostics.inert import inert
from generator.diagnostics.system import reason_of
from generator.diagnostics.wording import sides
from generator.examining import examine
from generator.exchange.editing.returned import is_returned, was_given_out
from generator.exchange.incoming.document import Document, Grid, Refusal
from generator.exchange.incoming.ledger import Entry
from generator.exchange.incoming.opening import (
    mismatch,
    read_bytes,
    read_document,
    unreadable,
)
from generator.exchange.incoming.planning import Plan, Target, planned
from generator.exchange.incoming.storing import write_all
from generator.exchange.skeleton import place_parts
from generator.forms.editions import DEFAULT
from generator.load.reference import load_reference
from generator.project import Project

Say = Callable[[str], None]
DONE, REFUSED, WRONG_USE = 0, 1, 2
_MOST_FINDINGS = 200


class Imported(Struct, frozen=True):
    """What an import did, in lines of text; every heading begins with ``##``.

    ``undo`` says how it is taken back where it was made; a pull request is closed.
    """

    folder: str
    report: tuple[str, ...]
    undo: tuple[str, ...] = ()


class WrongPlace(Struct, frozen=True):
    """Why nothing can be imported to where it was asked to."""

    message: str


def answer(project: Project, asked: Namespace, write: Callable[[str], object], say: Say) -> int:
    """Do what the command asks, write its report and say what went wrong; the exit status."""
    data = read_bytes(Path(asked.file))
    if isinstance(data, bytes) and _is_returned(asked.file, data):
        outcome = returning.answer(project, asked, data, write)
        if outcome.wrong:
            say(outcome.wrong)
        return outcome.status
    if not asked.to:
        wrong = data if isinstance(data, Refusal) else unreadable(asked.file, data)
        if wrong is not None:
            say(wrong.message)
            return REFUSED
        say("请写明导入到哪里：--to 区划/部门/年度，如 --to 130229/301/2026。")
        return WRONG_USE
    if asked.dry_run:
        say("--dry-run 只用于 mingzhang export 导出、改好以后读回的工作簿。")
        return WRONG_USE
    done = import_document(project, Path(asked.file), asked.to, asked.force, say)
    if not isinstance(done, Imported):
        say(done.message)
        return WRONG_USE if isinstance(done, WrongPlace) else REFUSED
    text = "\n".join(done.report) + "\n"
    write("\n".join((text, *done.undo, "")) if done.undo else text)
    if asked.report:
        try:
            Path(asked.report).write_text(text, encoding="utf-8")
        except OSError as error:
            say(f"数据已写入，报告没有写成：{reason_of(error)}。")
            return REFUSED
    return DONE


def _is_returned(file: str, data: bytes) -> bool:
    """Whether a file is a workbook that was given out for editing."""
    suffix = Path(file).suffix.lower()
    return suffix == ".xlsx" and mismatch(suffix, data) is None and is_returned(data)


def import_document(
    project: Project, file: Path, place: str, force: bool, say: Say
) -> Imported | Refusal | WrongPlace:
    """Read a file, write the data that stand in it, check them. All is written, or nothing."""
    reference = load_reference(project.root, project.data_dir).reference
    parts = place_parts(project.root, project.data_dir, place, reference)
    if isinstance(parts, str):
        return WrongPlace(parts)
    data = read_bytes(file)
    if isinstance(data, Refusal):
        return data
    say(f"正在读取 {file.name} ……")
    document = read_document(file.name, data, DEFAULT, say)
    if isinstance(document, Refusal):
        return document
    if was_given_out(_texts(document)):
        return Refusal("这是 mingzhang export 导出的工作簿，请另存为 .xlsx，再导入。")
    target = Target(project.root, project.data_dir, *parts)
    plan = planned(target, file.name, data, document, DEFAULT, force)
    if isinstance(plan, Refusal):
        return plan
    fresh = [path for path in plan.files if not (project.root / path).exists()]
    whole = not (project.root / plan.folder).exists()
    failure = write_all(project.root, project.data_dir, plan.files)
    if failure:
        return Refusal(failure)
    say("正在检查 ……")
    report = _report(file.name, document, plan, _findings(project, target))
    undo = undoing(project.root, plan.folder, plan.files, fresh, whole)
    return Imported(plan.folder, tuple(report), tuple(undo))


def _texts(document: Document) -> Iterable[str]:
    for part in document.parts:
        if isinstance(part, Grid):
            yield from (box.text for row in part.rows for box in row)
        else:
            yield part.text


def _findings(project: Project, target: Target) -> list[Finding]:
    """What the checks find in the imported files."""
    own = f"{target.home}/department.yml"
    return [
        finding
        for finding in examine(project).findings
        if finding.span.file.startswith(f"{target.folder}/") or finding.span.file == own
    ]


def _report(name: str, document: Document, plan: Plan, findings: list[Finding]) -> list[str]:
    ledger = plan.ledger
    lines = [f"# 导入报告：{inert(name)} → {plan.folder}", ""]
    lines += [f"按{document.format}读出，写入 {len(plan.files)} 个文件，共 {ledger.cells} 个值。"]
    if plan.draft_only:
        lines += ["这种文件的文字是从版面上还原的，只能算草稿，请逐项与原件核对。"]
    lines += _section("收入的内容", _taken(plan))
    lines += _section("没有看懂、没有收入的", _entries(ledger.unknown), "没有。")
    share = f"，涉及 {ledger.doubtful_cells} 个值" if ledger.doubtful_cells else ""
    lines += _section(f"不能确定、请核对的{share}", _entries(ledger.doubts), "没有。")
    lines += _section("有把握但说明一下的", _entries(ledger.notes))
    judged = [inert(text) for text in plan.found.outline.judged]
    lines += _section("按编号和长短判断为小标题的（其余是段落），请看一眼", judged)
    lines += _section("文件里没有找到的", _absent(plan))
    lines += _section("检查结果", _checked(findings), "没有发现问题。")
    return [*lines, *_next(plan)]


def _section(title: str, items: Iterable[str], otherwise: str = "") -> list[str]:
    """A heading with a list; left out where the list is empty and there is nothing to say."""
    listed = [f"- {item}" for item in items]
    if not listed and not otherwise:
        return []
    return ["", f"## {title}", "", *(listed or [otherwise])]


def _entries(entries: Iterable[Entry]) -> list[str]:
    return [f"{inert(where)}：{inert(message)}" for where, message in entries]


def _taken(plan: Plan) -> list[str]:
    found = plan.found
    labels = [DEFAULT.section_labels[id] for id in found.outline.sections]
    taken = [inert(line) for line in plan.ledger.taken]
    front = found.front
    head = [f"标题：{inert(front.title)}"] if front.title else []
    head += [f"封面：{'、'.join(map(inert, front.cover))}"] if front.cover else []
    said = f"类型：{found.kind.value}"
    sections = [f"文字：{len(labels)} 个栏目（{'、'.join(labels)}）"] if labels else []
    written = [f"写入 {path}" for path in plan.files if "/projects/" not in path]
    count = sum("/projects/" in path for path in plan.files)
    written += [f"写入 {plan.folder}/projects/ 里的 {count} 个文件"] if count else []
    kept = [f"没有改动 {path}" for path in plan.kept]
    return [said, *head, *taken, *sections, *written, *kept]


def _absent(plan: Plan) -> list[str]:
    """The tables and sections that such a disclosure usually has."""
    found = plan.found
    there = {filled.form.id for filled in found.tables}
    absent = []
    if found.tables:
        absent += [form.label for form in DEFAULT.tables if form.id not in there]
    sections = [s for s in DEFAULT.sections[found.kind] if s.id not in found.outline.sections]
    absent += [f"栏目“{section.label}”" for section in sections]
    return absent + ([] if found.projects else ["项目绩效目标表"])


def _checked(findings: list[Finding]) -> list[str]:
    """Each finding on a line, errors first."""
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
    ranked = sorted(findings, key=lambda f: order.index(f.severity))
    lines = [_finding(finding) for finding in ranked[:_MOST_FINDINGS]]
    left = len(ranked) - _MOST_FINDINGS
    return lines + ([f"另有 {left} 条，运行 mingzhang check 可以看到"] if left > 0 else [])


def _finding(finding: Finding) -> str:
    """One line that no other finding has: what only its title tells is said with cell and sums."""
    settled = "（已注明）" if finding.acknowledged is not None else ""
    told = finding.message
    if told == finding.rule.title:
        labels = [location.label for location in finding.locations[:1]]
        told = "，".join(filter(None, (*labels, sides(finding))))
    text = f"{finding.span} {finding.severity.label} {finding.rule.code} {finding.rule.title}"
    return inert(f"{text}：{told}" if told else text) + settled


def _next(plan: Plan) -> list[str]:
    draft = plan.files.get(f"{plan.folder}/disclosure.yml", b"").startswith("草稿".encode())
    steps = [
        "1. 对照原件核对上面“没有看懂”和“不能确定”的各处，在数据文件里改正；",
        f"2. 运行 mingzhang check {plan.folder} 看还有什么问题；",
        "3. 运行 mingzhang serve 在浏览器里查看；",
    ]
    last = "4. 核对无误后，删去 disclosure.yml 里的“草稿: 是”，网站才会发布。"
    return ["", "## 下一步", "", *steps, *([last] if draft else [])]
