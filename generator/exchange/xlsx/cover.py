"""The first sheet: whose figures these are, where they come from, and what else there is."""

from collections.abc import Iterator, Sequence

from generator.exchange.owner import Owner
from generator.exchange.xlsx.plan import Box, Look, SheetPlan
from generator.exchange.xlsx.table import tall_box
from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure

KEY, NAME = "cover", "目录"
_WIDTHS = (12, 80, 30)
_READING = (
    "数字照原文的位数，没有四舍五入；空白的格原文就是空白，与 0.00 不同。",
    "标有“推算”的行原文没有印，由下级相加得出。",
    "编码是文字；超过 15 位的数也按文字写，免得电子表格改动它。",
)


def cover_plan(
    disclosure: Disclosure,
    edition: Edition,
    owner: Owner,
    listed: Sequence[tuple[SheetPlan, str]],
    notes: Sequence[str] = _READING,
) -> SheetPlan:
    """The plan of the cover; ``listed`` are the other sheets, each with a remark."""
    boxes = [Box(0, 0, owner.title_of(disclosure), Look.TITLE, columns=len(_WIDTHS))]
    row = 1
    for label, text in _about(disclosure, edition, owner):
        boxes += [
            Box(row, 0, label, Look.HEAD),
            Box(row, 1, text, Look.TEXT, columns=len(_WIDTHS) - 1),
        ]
        row += 1
    heads = (Box(row, 0, "序号", Look.HEAD), Box(row, 1, "目录", Look.HEAD))
    boxes += [*heads, Box(row, 2, "说明", Look.HEAD)]
    for number, (plan, remark) in enumerate(listed, 1):
        boxes += [
            Box(row + number, 0, str(number), Look.CENTRE),
            Box(row + number, 1, plan.name, Look.LINK, link=plan.key),
            Box(row + number, 2, remark, Look.TEXT),
        ]
    row += len(listed) + 1
    for text in notes:
        boxes.append(tall_box(row, 0, text, Look.NOTE, len(_WIDTHS), sum(_WIDTHS)))
        row += 1
    return SheetPlan(KEY, NAME, tuple(boxes), _WIDTHS, None, (1, 0), landscape=False)


def _about(disclosure: Disclosure, edition: Edition, owner: Owner) -> Iterator[tuple[str, str]]:
    source = disclosure.source
    texts = (
        ("部门", f"{disclosure.department} {owner.department}"),
        ("区划", f"{disclosure.region} {owner.region}"),
        ("预算年度", disclosure.year),
        ("类型", disclosure.kind.value),
        ("版式", edition.label),
        ("金额单位", edition.unit),
        ("公开日期", disclosure.published.text),
        ("批复日期", disclosure.approved.text),
        ("来源", "　".join(filter(None, (source.remark.text, source.address.text)))),
        ("原文", source.file.text),
    )
    yield from ((label, text) for label, text in texts if text)
