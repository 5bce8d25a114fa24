"""The sentences and shortened values that text and Markdown share."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from generator.changes.change import Change, DisclosureChange, Kind, Money, Part, Report, signed
from generator.diagnostics import BLANK, difference
from generator.diagnostics.inert import inert
from generator.diagnostics.pasting import plain_or_quoted, quoted
from generator.model.money import amount, plain, total

_WIDEST = 60
_AROUND = 12
_MOST_PARTS = 6
_LEADING = ("收入", "支出", "差额")


def headline(report: Report) -> str:
    """What was compared."""
    return f"{inert(report.base)} → {inert(report.head)}"


def summary(report: Report) -> str:
    """The whole in one sentence."""
    if report.same:
        return "没有差别。"
    counts = [
        (len(report.disclosures), "份公开有改动"),
        (sum(d.count for d in report.disclosures), "处内容改动"),
        (len(report.departments), "个部门的信息有改动"),
        (len(report.problems.broken), "个新出现的问题"),
        (len(report.problems.satisfied), "个问题已消除"),
        (len(report.problems.acknowledged), "个问题新注明原文如此"),
        (sum(len(d.uncovered) for d in report.disclosures), "处改动没有更正记录"),
        (len(report.formatting), "个文件只改了写法"),
        (len(report.files), "个其他文件有改动"),
        (len(report.unreadable), "处数据读不出来"),
    ]
    return "，".join(f"{number} {words}" for number, words in counts if number) + "。"


def leading(change: DisclosureChange) -> tuple[Money, ...]:
    """The figures to show of a disclosure: of one without tables the sum of its projects."""
    shown = tuple(item for item in change.money if item.label in _LEADING)
    others = tuple(item for item in change.money if item.label not in _LEADING)
    return shown + tuple(item for item in others if not shown or item.before != item.after)


def inside(change: DisclosureChange) -> str:
    """How many figures changed in which tables and projects, whatever the leading ones did.

    A row put in or taken out counts as one; '' where no figure changed.
    """
    counts = [(part.label, sum(map(_is_figure, part.changes))) for part in change.parts]
    told = [f"{label} {number} 处" for label, number in counts if number]
    more = f"等 {len(told)} 张" if len(told) > _MOST_PARTS else ""
    return f"数字有改动的：{'、'.join(told[:_MOST_PARTS])}{more}" if told else ""


def _is_figure(change: Change) -> bool:
    """Whether a figure, or a row that has one, is not what it was."""
    if change.kind in (Kind.ADDED, Kind.REMOVED):
        words = f"{change.before}{change.after}".replace("、", " ").split()
        return any(amount(word) is not None for word in words)
    sides = [text for text in (change.before, change.after) if not _says_none(text)]
    figures = {amount(text) for text in sides}
    one = len(sides) == 1 and figures != {Decimal(0)}
    return change.kind is Kind.CHANGED and None not in figures and (one or len(figures) > 1)


def _says_none(text: str) -> bool:
    """Whether a text is blank or holds no digit: the mark of what is still to be filled in."""
    return not any(character.isdigit() for character in text)


def totals(report: Report) -> tuple[Money, ...]:
    """The leading figures over all disclosures that changed, where there is more than one."""
    found: dict[tuple[str, str], list[Money]] = {}
    for change in report.disclosures:
        for item in leading(change):
            found.setdefault((item.label, item.unit), []).append(item)
    return tuple(
        Money(label, _sum(m.before for m in items), _sum(m.after for m in items), unit)
        for (label, unit), items in found.items()
        if len(items) > 1
    )


def _sum(texts: Iterator[str]) -> str:
    figures = [figure for text in texts if (figure := amount(text)) is not None]
    return plain(total(figures)) if figures else ""


def increase(item: Money) -> str:
    """The change of a leading figure; that it did not change, or was none, in words."""
    if item.before == item.after:
        return "未变"
    was, now = (amount(text) is not None for text in (item.before, item.after))
    if was and now:
        return item.difference
    if was:
        return f"{item.difference}（现在没有）"
    return f"{item.difference}（原来没有）" if now else "没有数字"


def value(text: str) -> str:
    """A value on its own."""
    return BLANK if not text else _cut(text)


def both(change: Change) -> tuple[str, str]:
    """Both sides of a change, long texts cut to what differs."""
    before, after = change.before, change.after
    if not before or not after or max(len(before), len(after)) <= _WIDEST:
        return value(before), value(after)
    return around(before, after, _AROUND, "…")


def around(before: str, after: str, margin: int, cut: str = "") -> tuple[str, str]:
    """Two texts cut to where they differ, with so many characters on both sides."""
    size = min(len(before), len(after))
    start = next((i for i in range(size) if before[i] != after[i]), size)
    end = next((i for i in range(size - start) if before[-1 - i] != after[-1 - i]), size - start)
    first, last = max(start - margin, 0), max(end - margin, 0)
    result = []
    for text in (before, after):
        middle = text[first : len(text) - last]
        shown = _cut(middle) if cut else middle
        result.append(f"{cut if first else ''}{shown}{cut if last else ''}")
    return result[0], result[1]


def _cut(text: str) -> str:
    return text if len(text) <= 2 * _WIDEST else f"{text[: 2 * _WIDEST]}…"


def remark(change: Change) -> str:
    """What to say after both sides: the difference, or that only the digits are written so."""
    if change.kind not in (Kind.CHANGED, Kind.RENAMED):
        return ""
    changed = difference(change.before, change.after)
    if changed is None or change.kind is Kind.RENAMED:
        return ""
    return signed(changed) if amount(changed) else "数值不变"


def notes(part: Part) -> Iterator[str]:
    """Sentences on what is no change of a value."""
    if part.moved:
        shown = "、".join(part.moved[:10])
        rest = f" 等 {len(part.moved)} 项" if len(part.moved) > 10 else ""
        yield f"只换了位置：{shown}{rest}"
    yield from part.remarks


def uncovered(report: Report) -> list[Change]:
    """All changes without an entry of the 更正记录."""
    return list(chain.from_iterable(change.uncovered for change in report.disclosures))


def correction(change: Change, day: str) -> str:
    """The entry that a change lacks, as one line of YAML to be pasted; its reason is to be told."""
    texts = change.before, change.after
    if change.path.startswith("narrative.yml/") and change.kind is Kind.CHANGED:
        texts = around(*texts, 4)
    values = [("日期", day), ("位置", plain_or_quoted(change.path))]
    values += [
        (key, quoted(text)) for key, text in zip(("原为", "改为"), texts, strict=True) if text
    ]
    said = ", ".join(f"{key}: {text}" for key, text in (*values, ("原因", "（待填）")))
    return f"- {{{said}}}"
