"""New values as the text of a file, in canonical form."""

from collections.abc import Callable

from generator.exchange.editing.pieces import Page, Patch, Stuck, patched
from generator.exchange.editing.quoting import written
from generator.exchange.editing.wants import Fields, Kept, Listing, New, Want, keys_in_order
from generator.load.spans import Spot

Change = Callable[[Want, Spot, bool], list[Patch]]


class Renderer:
    """Writes what is new; what is moved keeps its text, set further in or out."""

    def __init__(self, page: Page, change: Change) -> None:
        self.page, self.change = page, change

    def value(self, want: Want, column: int) -> str:
        """What follows the colon of a key that stands at a column."""
        if isinstance(want, Listing):
            lines = [self.item(item, column + 2, want.flow) for item in want.items]
            return self.page.newline + self.page.newline.join(lines)
        return f" {written(want, flow=False) if isinstance(want, str) else self.flow(want)}"

    def flow(self, want: Want) -> str:
        """A value on one line, inside ``{…}``."""
        match want:
            case str():
                return written(want, flow=True)
            case Fields():
                known = {k: v for k, v in want.values.items() if v is not None}
                keys = keys_in_order(known, want.order)
                return f"{{{', '.join(f'{key}: {self.flow(known[key])}' for key in keys)}}}"
            case Listing():
                news = [item.want for item in want.items if isinstance(item, New)]
                if len(news) != len(want.items):
                    raise Stuck
                return f"[{', '.join(map(self.flow, news))}]"

    def item(self, item: Kept | New, column: int, flow: bool) -> str:
        """An item of a list, its dash at a column, without the end of its last line."""
        pad = " " * column
        if isinstance(item, Kept):
            return self.moved(item, column)
        match item.want:
            case str():
                return f"{pad}- {written(item.want, flow=False)}"
            case Fields() if flow:
                return f"{pad}- {self.flow(item.want)}"
            case Fields():
                known = {k: v for k, v in item.want.values.items() if v is not None}
                keys = keys_in_order(known, item.want.order)
                lines = [f"{key}:{self.value(known[key], column + 2)}" for key in keys]
                return f"{pad}- " + f"{self.page.newline}{pad}  ".join(lines)
        raise Stuck

    def moved(self, kept: Kept, column: int) -> str:
        """An item that stands elsewhere, with its changes, its dash at another column."""
        page, spot = self.page, kept.spot
        dash = page.text.rfind("-", 0, spot.start)
        start, end = page.line_start(dash), page.line_end(max(spot.last - 1, spot.start))
        if page.text[start:dash].strip() or page.line_start(spot.start) != start:
            raise Stuck
        inner = self.change(kept.want, spot, False) if kept.want is not None else []
        text, shift = patched(page.text, start, end, inner), column - (dash - start)
        if not shift:
            return text
        lines = text.split("\n")
        if shift < 0 and any(line[:-shift].strip() for line in lines):
            raise Stuck
        moved = [" " * shift + line if line.strip() else line for line in lines]
        return "\n".join(moved if shift > 0 else [line[-shift:] for line in lines])
