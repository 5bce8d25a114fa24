"""What lies over a page of the preview: the findings, those of the page's disclosure first."""

from collections.abc import Iterable

from msgspec import Struct

from generator.diagnostics import Finding, Severity, text
from generator.diagnostics.tally import summary, tally
from generator.preview.state import State

_MOST = 30  # blocks a list; a terminal shows all


class Block(Struct, frozen=True):
    """A finding, or several that are told together: the place, what it is, the lines below."""

    place: str
    head: str
    body: str
    severity: Severity


class Group(Struct, frozen=True):
    """Findings under a heading; ``left`` says how many more there are, '' where none."""

    heading: str
    blocks: tuple[Block, ...]
    left: str


class Overlay(Struct, frozen=True):
    """What a page is told of the data. ``opened`` is whether it lies open from the beginning.

    ``stale`` says that the page is older than the files, '' where it is not, and ``trouble`` why,
    in lines, where that is not among the findings.
    """

    title: str
    stale: str
    trouble: str
    groups: tuple[Group, ...]
    opened: bool


def overlay_for(state: State, path: str) -> Overlay | None:
    """What to lay over the page at ``path``; None where nothing is wrong."""
    own, others = _split(state.open, path)
    errors = [f for f in others if f.severity is Severity.ERROR]
    groups = (
        _group("这份公开", [f for f in own if f.severity is not Severity.NOTICE], state),
        _group("其他文件里的错误", errors, state),
    )
    stale = _stale(state, path)
    shown = tuple(group for group in groups if group.blocks)
    if not shown and not stale:
        return None
    counted = tally(own) if own else tally(others)
    title = (
        "网页没有更新"
        if state.trouble
        else f"{'这份公开' if own else '全部数据'}：{summary(counted)}"
    )
    blocking = any(finding.blocks for finding in (*own, *errors))
    return Overlay(title, stale, state.trouble, shown, bool(stale) or blocking)


def _split(findings: Iterable[Finding], path: str) -> tuple[list[Finding], list[Finding]]:
    """The findings of the disclosure that a page belongs to, and of its department; the others."""
    parts = path.split("/")[:3]
    folder = "/".join(("data", *parts)) if len(parts) == 3 else ""
    department = "/".join(("data", *parts[:2], "department.yml")) if folder else ""
    own: list[Finding] = []
    others: list[Finding] = []
    for finding in findings:
        file = finding.span.file
        mine = bool(folder) and (file.startswith(f"{folder}/") or file == department)
        (own if mine else others).append(finding)
    return own, others


def _stale(state: State, path: str) -> str:
    if state.trouble:
        return "网页没有更新，下面是改动以前的样子。"
    if any(f"data/{path}".startswith(f"{folder}/") for folder in state.kept):
        return "这份公开有读不出的文件，网页是改动以前的样子。改正后会自动更新。"
    return ""


def _group(heading: str, findings: list[Finding], state: State) -> Group:
    ordered = sorted(findings, key=lambda finding: finding.severity.rank)
    blocks: list[Block] = []
    left = 0
    for severity in (Severity.ERROR, Severity.WARNING):
        told = text.told([f for f in ordered if f.severity is severity], state.lines)
        room = _MOST - len(blocks)
        blocks += [_block(block, severity) for block in told[:room]]
        left += len(told[room:])
    more = f"另有 {left} 条，运行 mingzhang check 可以看到" if left else ""
    return Group(heading, tuple(blocks), more)


def _block(told: str, severity: Severity) -> Block:
    first, _, body = told.partition("\n")
    place, _, head = first.partition(": ")
    return Block(place, head, body, severity)
