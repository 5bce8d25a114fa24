"""A comparison as Markdown, for the comment on a pull request and for a summary of a job.

Compact: one sentence, the money, what needs attention; all else is folded. Text from data can be no
mark-up: what is not plain words is set as code with every sign written as a reference, so that no
table, list, link, image, mention or tag comes of it.
"""

import re
from collections.abc import Iterator, Sequence

from generator.changes import wording
from generator.changes.change import Change, DisclosureChange, Kind, Part, Problem, Report
from generator.changes.told import gathered
from generator.diagnostics import BLANK
from generator.diagnostics.inert import inert

MARKER = "<!-- mingzhang-diff -->"
"""The first line, by which the comment is found again."""
_MOST = 30
_MOST_DISCLOSURES = 40
_LONGEST = 60_000  # a comment on GitHub may have 65,536 characters
_PLAIN = re.compile(r"[0-9A-Za-z\u4e00-\u9fff（）“”《》、，。；：％→… ]*")
_HASH = re.compile(r"[0-9a-fA-F]{7,}")  # GitHub would take it for a commit
# What Markdown or GitHub might read something into; a point is harmless only after a digit.
_SIGN = re.compile(r"[!#$&*:<>@\[\\\]^_`{|}~]|(?<![0-9])\.")


def render(report: Report) -> str:
    """The comparison; what would make it too long for a comment is left out and counted."""
    blocks = [
        f"{MARKER}\n### 数据对比 {safe(wording.headline(report))}",
        safe(wording.summary(report)),
    ]
    size, left = sum(len(block) + 2 for block in blocks), 0
    for block in _blocks(report):
        size += len(block) + 2
        if size > _LONGEST:
            left += 1
        else:
            blocks.append(block)
    if left:
        blocks.append(f"另有 {left} 段太长，没有列出；请运行 mingzhang diff 看全部。")
    return "\n\n".join(blocks) + "\n"


def safe(text: str) -> str:
    """Text from data as Markdown that shows it and does nothing else, on one line."""
    shown = inert(text).strip()
    if _PLAIN.fullmatch(shown) and not _HASH.search(shown):
        return shown
    return f"<code>{_SIGN.sub(lambda sign: f'&#{ord(sign[0])};', shown)}</code>"


def _blocks(report: Report) -> Iterator[str]:
    unreadable = [(f"{side}：", item) for side, item in report.unreadable]
    yield from _problems("⚠ 读不出来的数据（其余照常对比）", unreadable, opened=True)
    yield from _money(report)
    broken = [("", item) for item in report.problems.broken]
    yield from _problems(
        "新出现的问题", broken, opened=any(i.severity == "错误" for _, i in broken)
    )
    yield from _uncovered(report)
    for change in report.disclosures[:_MOST_DISCLOSURES]:
        yield from _disclosure(change)
    if len(report.disclosures) > _MOST_DISCLOSURES:
        yield f"另有 {len(report.disclosures) - _MOST_DISCLOSURES} 份公开有改动，没有列出。"
    for part in report.departments:
        yield _folded(f"{safe(part.label)}（{len(part.changes)} 处）", _part(part))
    yield from _problems("已消除的问题", [("", item) for item in report.problems.satisfied])
    settled = [("", item) for item in report.problems.acknowledged]
    yield from _problems("新注明原文如此的问题", settled)
    for title, files in (("只改了写法的文件", report.formatting), ("其他文件", report.files)):
        if files:
            lines = [f"- {safe(file.file)}：{file.how}" for file in files]
            yield _folded(f"{title}（{len(files)}）", _capped(lines))


def _money(report: Report) -> Iterator[str]:
    rows = [("合计", item) for item in wording.totals(report)]
    for change in report.disclosures[:_MOST_DISCLOSURES]:
        rows += [(f"{change.state.label} {change.name}", item) for item in wording.leading(change)]
    if not rows:
        return
    lines = ["| 公开 | | 原来 | 现在 | 增减 | 单位 |", "|---|---|---:|---:|---:|---|"]
    said = ""
    for name, item in rows:
        cells = (
            "" if name == said else safe(name),
            safe(item.label),
            _figure(item.before),
            _figure(item.after),
            _figure(wording.increase(item)),
            safe(item.unit),
        )
        said = name
        lines.append(f"| {' | '.join(cells)} |")
    yield "\n".join(lines)
    told = [(change.name, wording.inside(change)) for change in report.disclosures]
    within = [f"- {safe(name)}：{safe(said)}" for name, said in told[:_MOST_DISCLOSURES] if said]
    if within:
        yield "\n".join(within)


def _figure(text: str) -> str:
    """A figure, its sign and point as they are."""
    if re.fullmatch(r"[+-]?[0-9]{1,40}(\.[0-9]{1,40})?", text):
        return text
    return safe(text or BLANK)


def _disclosure(change: DisclosureChange) -> Iterator[str]:
    if not change.parts and not change.remark:
        return
    lines = [safe(change.remark)] if change.remark else []
    for part in change.parts:
        lines += (
            [f"**{safe(part.label)}**", ""] if not lines else ["", f"**{safe(part.label)}**", ""]
        )
        lines += _part(part)
    yield _folded(f"{safe(change.name)}：{change.count} 处改动", lines)


def _part(part: Part) -> list[str]:
    lines = _capped([f"- {_change(change)}" for change in part.changes])
    return lines + [f"- 另：{safe(note)}" for note in wording.notes(part)]


def _change(change: Change) -> str:
    before, after = (_figure(text) for text in wording.both(change))
    said = wording.remark(change)
    remark = f"（{_figure(said)}）" if said else ""
    whole = change.kind in (Kind.ADDED, Kind.REMOVED)
    sides = (after if change.after else before) if whole else f"{before} → {after}"
    return f"{change.kind.label} {safe(change.what)}：{sides}{remark}"


def _problems(
    title: str, found: Sequence[tuple[str, Problem]], opened: bool = False
) -> Iterator[str]:
    if found:
        lines = [
            f"- {item.severity} {safe(item.rule)} {safe(said)} "
            f"{safe(f'{side}{item.file}:{item.line}')}"
            for (side, item), said in gathered(found)
        ]
        yield _folded(f"{title}（{len(found)}）", _capped(lines), opened)


def _uncovered(report: Report) -> Iterator[str]:
    found = wording.uncovered(report)
    if found:
        entries = [inert(wording.correction(change, report.day)) for change in found[:_MOST]]
        lines = ["在 corrections.yml 里各加一条，写明原因：", ""]
        lines += [f"<pre>{''.join(f'{_escaped(entry)}&#10;' for entry in entries)}</pre>"]
        if len(found) > _MOST:
            lines += ["", f"还有 {len(found) - _MOST} 处"]
        yield _folded(f"已经公开的内容有 {len(found)} 处改动没有更正记录", lines, opened=True)


def _escaped(text: str) -> str:
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", text)


def _folded(title: str, lines: Sequence[str], opened: bool = False) -> str:
    """Lines behind a heading that opens; blank lines around them make Markdown of them."""
    body = "\n".join(lines)
    return f"<details{' open' if opened else ''}><summary>{title}</summary>\n\n{body}\n\n</details>"


def _capped(lines: Sequence[str]) -> list[str]:
    rest = [f"- 还有 {len(lines) - _MOST} 处"] if len(lines) > _MOST else []
    return [*lines[:_MOST], *rest]
