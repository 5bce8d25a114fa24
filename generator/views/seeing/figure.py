"""A chart ready to be drawn: rows of bars, and for some a drawing above them."""

from decimal import Decimal

from msgspec import Struct

from generator.charts import treemap
from generator.charts.bars import Bar, axis
from generator.charts.flows import Streams
from generator.charts.shares import percent
from generator.charts.treemap import Tile
from generator.model.money import plain
from generator.views.page import Link
from generator.views.seeing.arrange import Levelled, arranged
from generator.views.seeing.part import Part, difference, divided

_THIN, _BLANK, _FOLDED = "太小，画不出", "空白", "多项之和，不画"
_TREEMAP = Decimal(3), Decimal(2)


class FigureRow(Struct, frozen=True):
    """A part: ``text`` is its figure; ``remark`` what the bar cannot say."""

    label: str
    path: str
    level: int
    text: str
    share: str
    bar: Bar | None
    remark: str
    computed: bool
    code: str = ""


class FigureGroup(Struct, frozen=True):
    """Rows below a common whole; a figure with one whole has one group without a label."""

    label: str
    text: str
    rows: tuple[FigureRow, ...]


class TileView(Struct, frozen=True):
    """An area of a treemap with its words."""

    tile: Tile
    label: str
    text: str
    share: str


class StreamsView(Struct, frozen=True):
    """The streams, with the words at the left and right ends."""

    streams: Streams
    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]


class Figure(Struct, frozen=True):
    """A chart: what it shows in a sentence, its rows, where the figures stand.

    ``of`` names what the shares are shares of; ``notes`` say what the drawing cannot show.
    """

    id: str
    title: str
    sentences: tuple[str, ...]
    name_head: str
    unit: str
    of: str
    groups: tuple[FigureGroup, ...]
    sources: tuple[Link, ...]
    notes: tuple[str, ...] = ()
    tiles: tuple[TileView, ...] = ()
    streams: StreamsView | None = None

    @property
    def has_shares(self) -> bool:
        """Whether any share can be given."""
        return any(row.share for group in self.groups for row in group.rows)

    @property
    def deep(self) -> bool:
        """Whether parts have parts of their own."""
        return any(row.level for group in self.groups for row in group.rows)

    @property
    def about(self) -> str:
        """The chart in words, for those who do not see it."""
        return "".join(self.sentences) or f"{self.title}，数字见下表。"


def rows_of(
    whole: Part, levelled: tuple[Levelled, ...], scale: Decimal | None = None
) -> tuple[FigureRow, ...]:
    """Bars on one axis, as long as ``scale`` at most; shares of the whole, if none is negative."""
    parts = [part for _, part in levelled]
    negative = any(part.amount is not None and part.amount < 0 for part in parts)
    bars = axis([None if _too_many(part, parts) else part.amount for part in parts], scale)
    return tuple(
        FigureRow(
            part.label,
            part.path,
            min(level, 2),
            part.text,
            "" if negative else percent(part.amount, whole.amount),
            None if bar is None or bar.thin else bar,
            _remark(part, bar),
            part.computed,
            part.code,
        )
        for (level, part), bar in zip(levelled, bars, strict=True)
    )


def _too_many(part: Part, parts: list[Part]) -> bool:
    """Whether a folded sum is larger than each part that is shown, which it would dwarf."""
    single = (abs(p.amount) for p in parts if p.amount is not None and not p.folded)
    return part.folded and part.amount is not None and abs(part.amount) > max(single, default=0)


def _remark(part: Part, bar: Bar | None) -> str:
    """What is said in the place of a bar."""
    if bar is None and part.folded and part.amount:
        return _FOLDED
    return _THIN if bar is not None and bar.thin else "" if part.text else _BLANK


def group(whole: Part, most: int, label: str = "", scale: Decimal | None = None) -> FigureGroup:
    """The rows of a whole."""
    return FigureGroup(label, whole.text, rows_of(whole, arranged(whole, most), scale))


def tiles_of(whole: Part) -> tuple[TileView, ...]:
    """The parts as areas; none where bars say more, or where they are not the whole."""
    parts = sorted(whole.parts, key=lambda p: -(p.amount or Decimal(0)))
    amounts = [part.amount for part in parts]
    if difference(whole) or not treemap.suits(amounts):
        return ()
    known = [amount for amount in amounts if amount is not None]
    return tuple(
        TileView(tile, part.label, part.text, percent(part.amount, whole.amount))
        for part, tile in zip(parts, treemap.tiles(known, *_TREEMAP), strict=True)
    )


def remarks(whole: Part, unit: str) -> tuple[str, ...]:
    """What does not add up, with both figures; and why there are no shares."""
    found = [
        f"{part.label}印的是 {part.text} {unit}，"
        f"它的各项相加是 {plain(apart + part.amount)} {unit}，"
        f"相差 {plain(abs(apart))} {unit}；占比按印出的数计算。"
        for part in divided(whole)
        if (apart := difference(part)) and part.amount is not None
    ]
    if whole.computed:
        found.append(f"表上没有印{whole.label}，{whole.text} {unit}由各项相加得出。")
    if any(p.amount is not None and p.amount < 0 for d in divided(whole) for p in d.parts):
        found.append("有负数，画在零线左边；负数没有占比，所以不列占比。")
    return (*found[:3], *((f"另有 {len(found) - 3} 处这样的差额。",) if len(found) > 3 else ()))
