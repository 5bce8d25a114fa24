"""A comparison for a person at a terminal: money first, then what changed, then the checks.

Every line begins with words of ours, and nothing of the data acts in a terminal or a log.
"""

from collections.abc import Iterator, Sequence

from generator.changes import wording
from generator.changes.change import Change, DisclosureChange, Kind, Money, Part, Problem, Report
from generator.changes.told import gathered
from generator.diagnostics import BLANK
from generator.diagnostics.inert import inert, width

_MOST = 100  # changes of a part, problems, files; what is more is counted
_MOST_ENTRIES = 20


def render(report: Report) -> str:
    """The comparison as lines of text."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"对比 {wording.headline(report)}"
    yield wording.summary(report)
    yield from _problems(
        "读不出来的数据（其余照常对比）", [(f"{side}：", item) for side, item in report.unreadable]
    )
    yield from _money(report)
    for change in report.disclosures:
        yield from _disclosure(change)
    for part in report.departments:
        yield ""
        yield from _part(part, "")
    found = report.problems
    yield from _problems("新出现的问题", [("", item) for item in found.broken])
    yield from _problems("已消除的问题", [("", item) for item in found.satisfied])
    yield from _problems("新注明原文如此的问题", [("", item) for item in found.acknowledged])
    yield from _uncovered(report)
    for title, files in (("只改了写法", report.formatting), ("其他文件", report.files)):
        if files:
            yield from ("", f"{title}：{len(files)} 个文件")
            yield from _capped([f"  文件 {inert(f.file)}：{f.how}" for f in files])


def _money(report: Report) -> Iterator[str]:
    if report.disclosures:
        yield from ("", "金额")
    rows = wording.totals(report)
    if rows:
        yield f"  合计（{len(report.disclosures)} 份公开）"
        yield from _figures(rows)
    for change in report.disclosures[:_MOST]:
        yield f"  {change.state.label} {inert(change.name)}（{inert(change.key)}）"
        yield from _figures(wording.leading(change))
        if said := wording.inside(change):
            yield f"    {inert(said)}"
    if len(report.disclosures) > _MOST:
        yield f"  另有 {len(report.disclosures) - _MOST} 份公开，见下面"


def _figures(rows: Sequence[Money]) -> Iterator[str]:
    labels = max((width(row.label) for row in rows), default=0)
    for row in rows:
        pad = " " * (labels - width(row.label))
        sides = f"{row.before or BLANK} → {row.after or BLANK}"
        yield f"    {row.label}{pad}  {inert(sides)}  {wording.increase(row)}  {row.unit}"


def _disclosure(change: DisclosureChange) -> Iterator[str]:
    if change.parts or change.remark:
        yield from ("", f"■ {inert(change.name)}（{inert(change.key)}）")
    if change.remark:
        yield f"  另：{inert(change.remark)}"
    for part in change.parts:
        yield from _part(part, "  ")


def _part(part: Part, margin: str) -> Iterator[str]:
    count = f"（{len(part.changes)} 处）" if part.changes else ""
    yield f"{margin}· {inert(part.label)}{count}"
    yield from _capped([f"{margin}  {_change(change)}" for change in part.changes], margin)
    yield from (f"{margin}  另：{inert(note)}" for note in wording.notes(part))


def _change(change: Change) -> str:
    before, after = wording.both(change)
    place = f"  [{change.file}:{change.line}]" if change.line else ""
    remark = f"（{said}）" if (said := wording.remark(change)) else ""
    whole = change.kind in (Kind.ADDED, Kind.REMOVED)
    sides = (after if change.after else before) if whole else f"{before} → {after}"
    return inert(f"{change.kind.label} {change.what}：{sides}{remark}{place}")


def _problems(title: str, found: Sequence[tuple[str, Problem]]) -> Iterator[str]:
    if not found:
        return
    yield from ("", f"{title}（{len(found)}）")
    yield from _capped(
        [
            inert(f"  {item.severity} {item.rule} {side}{item.file}:{item.line} {said}")
            for (side, item), said in gathered(found)
        ]
    )


def _uncovered(report: Report) -> Iterator[str]:
    found = wording.uncovered(report)
    if not found:
        return
    yield from (
        "",
        f"已经公开的内容有 {len(found)} 处改动没有更正记录，请在 corrections.yml 里各加一条：",
    )
    lines = [f"  {inert(wording.correction(change, report.day))}" for change in found]
    yield from lines[:_MOST_ENTRIES]
    if len(lines) > _MOST_ENTRIES:
        yield f"  还有 {len(lines) - _MOST_ENTRIES} 处；“位置”写到表名或项目编码，一条可以说明多处"


def _capped(lines: Sequence[str], margin: str = "") -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"{margin}  还有 {len(lines) - _MOST} 处"
