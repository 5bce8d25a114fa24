"""Merged parts as what each file should come to hold."""

from collections.abc import Iterable, Mapping, Sequence

from generator.exchange.editing import outline
from generator.exchange.editing.merging import Item, Merged, Trouble
from generator.exchange.editing.nesting import Branch, nested
from generator.exchange.editing.parts import Part, Path, Shape
from generator.exchange.editing.wants import Fields, Kept, Listing, New, Want

Tree = dict[str, "Tree | Want | None"]


def file_want(parts: Iterable[Merged], troubles: list[Trouble]) -> Fields | None:
    """What a file should come to hold; None where nothing in it changes."""
    merged = list(parts)
    if not any(part.changed for part in merged):
        return None
    tree: Tree = {}
    inner: dict[str, list[Merged]] = {}
    for part in merged:
        if part.part.within:
            inner.setdefault(part.part.within, []).append(part)
    for part in merged:
        if part.part.shape is Shape.OUTLINE:
            _put(tree, part.part.path, _outline(part, inner, troubles))
        elif part.changed and not part.part.within:
            _put_part(tree, part)
    return _fields(tree, _orders(part.part for part in merged if not part.part.within), ())


def _put_part(tree: Tree, merged: Merged) -> None:
    part = merged.part
    if part.shape is Shape.RECORD:
        (item,) = merged.items
        if part.removable and not any(item.cells.values()):
            _put(tree, part.path, None)
            return
        for id, text in item.changed.items():
            _put(tree, (*part.path, *part.slot(id).keys), text or None)
        return
    _put(tree, part.path, _listing(merged))


def _listing(merged: Merged) -> Listing | None:
    """A list of rows or texts; None where nothing is left of it."""
    items = tuple(_item(merged.part, item) for item in merged.items)
    return Listing(items, merged.part.flow) if items else None


def _item(part: Part, item: Item) -> Kept | New:
    if part.shape is Shape.TEXTS:
        text = item.cells.get("text", "")
        spot = item.entry.spot if item.entry is not None else None
        return New(text) if spot is None else Kept(spot, text if item.changed else None)
    if item.entry is None or item.entry.spot is None:
        return New(row_fields(part, item.cells, item.cells))
    changed = item.changed
    want = row_fields(part, changed, item.cells) if changed else None
    return Kept(item.entry.spot, want)


def row_fields(part: Part, changed: Mapping[str, str], cells: Mapping[str, str]) -> Fields:
    """The keys of a row that change; a merged head of which nothing is left goes as a whole."""
    tree: Tree = {}
    for slot in part.slots:
        if slot.id in changed:
            _put(tree, slot.keys, changed[slot.id] or None)
    for key in [key for key, value in tree.items() if isinstance(value, dict)]:
        under = [slot.id for slot in part.slots if slot.keys[0] == key]
        if not any(cells.get(id) for id in under):
            tree[key] = None
    orders: dict[Path, list[str]] = {}
    for slot in part.slots:
        for depth in range(len(slot.keys)):
            _note(orders, slot.keys[:depth], slot.keys[depth])
    return _fields(tree, orders, ())


def _put(tree: Tree, path: Path, value: Want | None) -> None:
    for key in path[:-1]:
        inner = tree.setdefault(key, {})
        assert isinstance(inner, dict)
        tree = inner
    tree[path[-1]] = value


def _fields(tree: Tree, orders: Mapping[Path, Sequence[str]], path: Path) -> Fields:
    values = {
        key: _fields(value, orders, (*path, key)) if isinstance(value, dict) else value
        for key, value in tree.items()
    }
    return Fields(values, tuple(orders.get(path, ())))


def _orders(parts: Iterable[Part]) -> dict[Path, list[str]]:
    """The keys of every record of a file as the forms have them."""
    orders: dict[Path, list[str]] = {}
    for part in parts:
        for depth in range(len(part.path)):
            _note(orders, part.path[:depth], part.path[depth])
        if part.shape is Shape.RECORD:
            for slot in part.slots:
                _note(orders, part.path, slot.keys[0])
    return orders


def _note(orders: dict[Path, list[str]], path: Path, key: str) -> None:
    known = orders.setdefault(path, [])
    if key not in known:
        known.append(key)


def _outline(merged: Merged, inner: Mapping[str, list[Merged]], troubles: list[Trouble]) -> Listing:
    branches = nested(merged.items, troubles)
    return Listing(tuple(_branch(branch, inner) for branch in branches), flow=False)


def _branch(branch: Branch, inner: Mapping[str, list[Merged]]) -> Kept | New:
    """A block with what stands below it."""
    cells, entry = branch.item.cells, branch.item.entry
    kind = cells.get(outline.KIND, "")
    same = entry is not None and entry[outline.KIND] == kind
    changed = branch.item.changed if same else dict(cells)
    keys = {
        outline.SECTION: "栏目",
        outline.NUMBER: "序号",
        outline.NAME: outline.TERM,
        outline.WORDS: outline.text_key(kind),
    }
    values: dict[str, Want | None] = {
        keys[id]: text or None for id, text in changed.items() if id in keys
    }
    below = tuple(_branch(one, inner) for one in branch.below)
    if below or (same and branch.had_below):
        values[outline.INNER] = Listing(below, flow=False) if below else None
    order = list(outline.ORDER)
    tree: Tree = dict(values)
    for part in inner.get(entry.tag, ()) if entry is not None and same else ():
        if part.changed:
            _put_part(tree, part)
    if entry is not None and entry.tag in inner:
        order += [key for part in inner[entry.tag] for key in _keys(part.part)]
    want = _fields(tree, {(): order}, ())
    if entry is None or entry.spot is None or not same:
        return New(want)
    return Kept(entry.spot, want if tree else None)


def _keys(part: Part) -> list[str]:
    if part.shape is Shape.RECORD:
        return [slot.keys[0] for slot in part.slots]
    return [part.path[-1]]
