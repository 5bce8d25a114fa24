"""Changing a YAML text in its place: every character that was not asked for stays as it is.

The result is read again: it must hold what was wanted and nothing else, or nothing is written.
"""

from collections.abc import Iterable
from itertools import pairwise

from generator.exchange.editing.amending_lists import rebuilt
from generator.exchange.editing.pieces import Page, Patch, Stuck, patched
from generator.exchange.editing.quoting import written
from generator.exchange.editing.rendering import Renderer
from generator.exchange.editing.wants import Fields, Kept, Listing, Want, keys_in_order, plain
from generator.exchange.editing.wants import wanted as after
from generator.load.reader import read_text
from generator.load.spans import Items, Leaf, Pairs, Spot, spans


def amended(text: str, spot: Spot, want: Want) -> str | None:
    """The text with what is wanted put in; None where that cannot be done with certainty.

    ``spot`` is the root of the text, of whose spots ``want`` speaks.
    """
    try:
        new = patched(text, 0, len(text), _Amender(text).change(want, spot, flow=False))
    except Stuck:
        return None
    before, reading = read_text(text, ""), read_text(new, "")
    broken = sum(f.blocks for f in reading.findings) > sum(f.blocks for f in before.findings)
    if reading.root is None or broken or plain(spans(new)) != after(want, spot):
        return None
    return new


class _Amender:
    """Finds the patches for one text."""

    def __init__(self, text: str) -> None:
        self.page = Page(text)
        self.renderer = Renderer(self.page, self.change)

    def change(self, want: Want, spot: Spot, flow: bool) -> list[Patch]:
        """The patches that make a place hold what is wanted."""
        match want, spot:
            case str(), Leaf():
                return self._scalar(want, spot, flow)
            case Fields(), Pairs():
                return self._flow(want, spot) if spot.flow else self._block(want, spot)
            case Listing(), Items():
                return self._list(want, spot)
        raise Stuck

    def _scalar(self, text: str, leaf: Leaf, flow: bool) -> list[Patch]:
        if leaf.text.strip() == text:
            return []
        if leaf.blank or leaf.style in ("|", ">"):
            raise Stuck
        return [Patch(leaf.start, leaf.end, written(text, flow, leaf.style))]

    def _list(self, want: Listing, items: Items) -> list[Patch]:
        kept = [item.spot for item in want.items if isinstance(item, Kept)]
        same = len(kept) == len(want.items) == len(items.items)
        if same and all(one is other for one, other in zip(kept, items.items, strict=True)):
            flow = items.flow
            return [
                patch
                for item in want.items
                if isinstance(item, Kept) and item.want is not None
                for patch in self.change(item.want, item.spot, flow)
            ]
        return rebuilt(self.page, self.renderer, want, items)

    def _flow(self, want: Fields, spot: Pairs) -> list[Patch]:
        """A record on one line: a change inside, or the line put together anew from its pieces."""
        old = {key.text: (key, value) for key, value in spot.entries}
        fresh = [k for k, v in want.values.items() if v is not None and k not in old]
        gone = {k for k, v in want.values.items() if v is None and k in old}
        filled = {k for k, (_, v) in old.items() if isinstance(v, Leaf) and v.blank}
        touched = filled & {k for k, v in want.values.items() if v is not None}
        if not fresh and not gone and not touched:
            return self._inside(want, spot, flow=True)
        pieces: dict[str, str] = {}
        for key, (mark, value) in old.items():
            if key in gone:
                continue
            wish = want.values.get(key)
            if key in touched and wish is not None:
                pieces[key] = f"{self.page.text[mark.start : mark.end]}: {self.renderer.flow(wish)}"
            else:
                inner = [] if wish is None else self.change(wish, value, flow=True)
                pieces[key] = patched(self.page.text, mark.start, value.last, inner)
        for key in fresh:
            wish = want.values[key]
            assert wish is not None
            pieces[key] = f"{key}: {self.renderer.flow(wish)}"
        return [Patch(spot.start, spot.end, self._joined(pieces, old, want.order, spot))]

    def _joined(
        self,
        pieces: dict[str, str],
        old: dict[str, tuple[Leaf, Spot]],
        order: tuple[str, ...],
        spot: Pairs,
    ) -> str:
        """The pieces of a record in ``{…}``, with the gaps between old neighbours as they were."""
        text, names = self.page.text, list(old)
        gaps = {
            (one, other): text[old[one][1].last : old[other][0].start]
            for one, other in pairwise(names)
        }
        keys = _placed([name for name in names if name in pieces], pieces, order)
        used = list(pairwise(keys))
        if any("#" in gap for pair, gap in gaps.items() if pair not in used):
            raise Stuck
        first = text[spot.start : old[names[0]][0].start] if names else "{"
        last = text[old[names[-1]][1].last : spot.end] if names else "}"
        if "#" in first + last:
            raise Stuck
        out = [pieces[keys[0]]] if keys else []
        out += [gaps.get(pair, ", ") + pieces[pair[1]] for pair in used]
        return first + "".join(out) + last.lstrip(" ,")

    def _inside(self, want: Fields, spot: Pairs, flow: bool) -> list[Patch]:
        return [
            patch
            for key, wish in want.values.items()
            if wish is not None and (value := spot.get(key)) is not None
            for patch in self.change(wish, value, flow)
        ]

    def _block(self, want: Fields, spot: Pairs) -> list[Patch]:
        """A record of several lines: lines taken out, put in, or changed."""
        old = {key.text: (key, value) for key, value in spot.entries}
        gone = [k for k in old if k in want.values and want.values[k] is None]
        fresh = {k: v for k, v in want.values.items() if v is not None and k not in old}
        patches: list[Patch] = []
        for key, (mark, value) in old.items():
            wish = want.values.get(key)
            if wish is None:
                continue
            if isinstance(value, Leaf) and (value.blank or value.style in ("|", ">")):
                patches += self._fill(mark, value, wish)
            elif isinstance(value, Leaf) != isinstance(wish, str):
                raise Stuck
            else:
                patches += self.change(wish, value, flow=False)
        whole = len(gone) == len(old) and not fresh
        for key in gone:
            patches += self._without(spot, key, blank=whole)
        left = [key for key in old if key not in gone]
        return patches + self._added(fresh, spot, left, old, want.order)

    def _fill(self, mark: Leaf, value: Leaf, wish: Want) -> list[Patch]:
        """Put a value behind a key that has none, or in the place of a block of text."""
        page = self.page
        if isinstance(wish, str) and value.text.strip() == wish:
            return []
        column = page.column(mark.start)
        if not value.blank:
            end = value.end - page.text[: value.end].endswith("\n")
            if "#" in page.text[value.start : page.line_end(value.start)]:
                raise Stuck
            return [Patch(value.start, end, self.renderer.value(wish, column).lstrip(" "))]
        colon = page.text.index(":", mark.end)
        return [Patch(colon, colon + 1, ":" + self.renderer.value(wish, column))]

    def _without(self, spot: Pairs, name: str, blank: bool) -> list[Patch]:
        """Take a key away; a comment beside it keeps the key without its value."""
        page = self.page
        place = next(n for n, (key, _) in enumerate(spot.entries) if key.text == name)
        key, value = spot.entries[place]
        end = page.line_end(max(value.last - 1, key.end))
        said = page.has_comment(key.end, value.start, value.last, end)
        if blank or said:
            if not isinstance(value, Leaf):
                return page.only_comments(key, value)
            colon = page.text.index(":", key.end) + 1
            stop = value.end - (value.style in ("|", ">"))
            return [Patch(colon, max(colon, stop), "")]
        if page.text[page.line_start(key.start) : key.start].strip():
            following = [k for k, _ in spot.entries[place + 1 :]]
            if not following:
                raise Stuck
            return [Patch(key.start, following[0].start, "")]
        return [Patch(page.line_start(key.start), min(end + 1, len(page.text)), "")]

    def _added(
        self,
        fresh: dict[str, Want],
        spot: Pairs,
        left: list[str],
        old: dict[str, tuple[Leaf, Spot]],
        order: tuple[str, ...],
    ) -> list[Patch]:
        """New lines, each behind the line that comes before it on the form."""
        page, patches = self.page, []
        if fresh and not left:
            raise Stuck
        column = page.column(spot.entries[0][0].start) if spot.entries else 0
        pad = " " * column
        ranks = {key: number for number, key in enumerate(keys_in_order({*old, *fresh}, order))}
        for key in keys_in_order(fresh, order):
            above = [k for k in left if ranks[k] < ranks[key]]
            entry = f"{key}:{self.renderer.value(fresh[key], column)}"
            if above:
                at = page.next_line(max(old[above[-1]][1].last - 1, old[above[-1]][0].end))
                ended = page.text[:at].endswith("\n")
                line = f"{pad}{entry}"
                line = f"{line}{page.newline}" if ended else f"{page.newline}{line}"
                patches.append(Patch(at, at, line))
            else:
                at = old[left[0]][0].start
                patches.append(Patch(at, at, f"{entry}{page.newline}{pad}"))
        return patches


def _placed(names: list[str], every: Iterable[str], order: tuple[str, ...]) -> list[str]:
    """Old keys in their order, each new one behind the one before it on the form."""
    found = list(names)
    ranks = {key: number for number, key in enumerate(keys_in_order(every, order))}
    for key in keys_in_order([k for k in every if k not in names], order):
        before = [n for n, known in enumerate(found) if ranks[known] < ranks[key]]
        found.insert(before[-1] + 1 if before else 0, key)
    return found
