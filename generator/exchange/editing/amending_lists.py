"""A list put together anew: its items keep their lines, with the comments above them."""

from typing import NamedTuple

from generator.exchange.editing.pieces import Page, Patch, Stuck, patched
from generator.exchange.editing.rendering import Renderer
from generator.exchange.editing.wants import Kept, Listing, New
from generator.load.spans import Items, Pairs


class _Segment(NamedTuple):
    """The lines of an item: where the comments above it begin, its dash, where its lines end."""

    head: int
    start: int
    end: int


def rebuilt(page: Page, renderer: Renderer, want: Listing, items: Items) -> list[Patch]:
    """The patches that put a list into the wanted order, with what is new and without what is gone.

    Comments above an item go where it goes; those above an item that is taken away stay.
    """
    if items.flow:
        return _one_line(page, renderer, want, items)
    if not items.items:
        raise Stuck
    segments = _segments(page, items)
    place = {id(spot): number for number, spot in enumerate(items.items)}
    column = page.column(segments[0].start + _indent(page, segments[0].start))
    used = {place[id(i.spot)] for i in want.items if isinstance(i, Kept) and id(i.spot) in place}
    flow = want.flow
    if any(isinstance(spot, Pairs) for spot in items.items):
        flow = any(isinstance(spot, Pairs) and spot.flow for spot in items.items)
    out, told = [], 0
    for item in want.items:
        number = place.get(id(item.spot), -1) if isinstance(item, Kept) else -1
        if number >= 0:
            out += [_left(page, segments[n]) for n in range(told, number) if n not in used]
            told = max(told, number + 1)
        out.append(_text(page, renderer, item, segments[number] if number >= 0 else None,
                         column, flow))  # fmt: skip
    out += [_left(page, segments[n]) for n in range(told, len(segments)) if n not in used]
    whole = "".join(
        text if text.endswith("\n") or not text else text + page.newline for text in out
    )
    start, end = segments[0].head, segments[-1].end
    if end == len(page.text) and not page.text.endswith("\n"):
        whole = whole.removesuffix(page.newline)
    return [Patch(start, end, whole)]


def _text(
    page: Page,
    renderer: Renderer,
    item: Kept | New,
    segment: _Segment | None,
    column: int,
    flow: bool,
) -> str:
    if segment is None or isinstance(item, New):
        return renderer.item(item, column, flow)
    inner = renderer.change(item.want, item.spot, False) if item.want is not None else []
    return patched(page.text, segment.head, segment.end, inner)


def _left(page: Page, segment: _Segment) -> str:
    """What stays of an item that is taken away: the comments above it."""
    lines = page.text[segment.head : segment.start].splitlines(keepends=True)
    return "".join(line for line in lines if line.strip())


def _indent(page: Page, start: int) -> int:
    line = page.text[start : page.line_end(start)]
    return len(line) - len(line.lstrip(" "))


def _segments(page: Page, items: Items) -> list[_Segment]:
    segments: list[_Segment] = []
    for spot in items.items:
        floor = segments[-1].end if segments else 0
        dash = page.text.rfind("-", floor, spot.start)
        start = page.line_start(dash)
        if dash < 0 or start < floor or page.text[start:dash].strip():
            raise Stuck
        last = max(spot.last - 1, spot.start)
        head = segments[-1].end if segments else _above(page, start)
        segments.append(_Segment(head, start, page.next_line(last)))
    return segments


def _above(page: Page, start: int) -> int:
    """Where the comments directly above the first item begin; a blank line parts them from it."""
    while start:
        line = page.line_start(start - 1)
        if not page.text[line:start].lstrip().startswith("#"):
            break
        start = line
    return start


def _one_line(page: Page, renderer: Renderer, want: Listing, items: Items) -> list[Patch]:
    """A list in ``[…]``."""
    if page.has_comment(items.start, items.end) or "\n" in page.text[items.start : items.end]:
        raise Stuck
    pieces = []
    for item in want.items:
        if isinstance(item, New):
            pieces.append(renderer.flow(item.want))
        else:
            inner = renderer.change(item.want, item.spot, True) if item.want is not None else []
            pieces.append(patched(page.text, item.spot.start, item.spot.last, inner))
    return [Patch(items.start, items.end, f"[{', '.join(pieces)}]")]
