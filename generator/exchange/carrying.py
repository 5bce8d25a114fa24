"""``mingzhang new --from``: last year's files as the draft of another year.

Names, codes and texts are carried with their comments; every amount, planned share and date becomes
（待填）. Acknowledgements, corrections, a withdrawal and the original belong to last year alone.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.exchange.skeleton import NewDisclosure
from generator.forms.shape import Entries, Many, Shape, Text, TextKind, Value, Variants
from generator.load.data_files import expected
from generator.load.discovery import discover
from generator.load.edits import edited, replacing
from generator.load.lines import split_lines
from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.placeholders import MARK, is_open
from generator.load.reader import read_file, read_text

_NOT_CARRIED = {"acknowledgements.yml", "corrections.yml"}
_ABOUT = "disclosure.yml"
_SHOWN = 40
_DRAFT, _WITHDRAWAL = "草稿", "撤回"
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_PUT_IN = re.compile(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?")  # what was written for the new year
_SPOKEN = re.compile(r"[0-9](?:万元|元|%|％)")


class Spoken(Struct, frozen=True):
    """A carried text that names a year or an amount: file, line, and how it begins."""

    file: str
    line: int
    text: str


class Carried(Struct, frozen=True):
    """The new files, and the carried texts that must be looked at."""

    new: NewDisclosure
    spoken: tuple[Spoken, ...] = ()


class _Value(Struct, frozen=True):
    """A value of a file: what it should be, by the ids and keys that lead to it."""

    node: Scalar
    kind: Text
    ids: tuple[str, ...] = field(default=())


def carried(root: Path, data_dir: str, new: NewDisclosure, year: str) -> Carried | str:
    """``new`` with the files of ``year`` in the place of its skeletons; a sentence where not.

    ``new`` is what ``mingzhang new`` would write without last year; of it the department stays.
    """
    home, _, target = new.folder.rpartition("/")
    folder = root / home / year
    if year == target:
        return f"“{year}”就是要新建的年度，请写以前的年度。"
    if not (folder / _ABOUT).is_file():
        return f"没有 {home}/{year}/{_ABOUT}，不能照它新建；不写 --from 可以从空白样本开始。"
    tree = discover(root, data_dir)
    found = [f for d in tree.departments for f in d.disclosures if f.path == folder]
    files = {p: t for p, t in new.files.items() if not p.startswith(f"{new.folder}/")}
    existing = [p for p in new.existing if not p.startswith(f"{new.folder}/")]
    spoken: list[Spoken] = []
    for name in (name for f in found for name in f.files if name not in _NOT_CARRIED):
        text = _carried(root / data_dir, folder / name, year, target)
        if text is None:
            shown = f"{home}/{year}/{name}"
            return f"{shown} 读不出来，不能照它新建。请先运行 mingzhang check {shown} 并改正。"
        file = f"{new.folder}/{name}"
        if (root / file).exists() or (root / file).is_symlink():
            existing.append(file)
            continue
        files[file] = text
        spoken += _spoken(text, file)
    return Carried(replace(new, files=files, existing=tuple(existing)), tuple(spoken))


def _carried(data: Path, path: Path, year: str, target: str) -> str | None:
    """A file for another year; None where it cannot be read whole."""
    shape = expected(data, path).shape
    reading = read_file(path, path.name)
    if reading.root is None or shape is None or any(f.blocks for f in reading.findings):
        return None
    values = tuple(_values(reading.root, shape, ()))
    edits = [
        replacing(value.node, new)
        for value in values
        if (new := _open(value, year, target)) is not None
    ]
    text, made = edited(reading.text, edits)
    if len(made) != len(edits):
        return None
    return _as_draft(text) if path.name == _ABOUT else text


def _open(value: _Value, year: str, target: str) -> str | None:
    """What to write in the place of a value; None where it is carried."""
    text = value.node.text
    if not text or is_open(text):
        return None
    if value.ids[-1] == "year":
        return target
    if value.ids[-1] == "as_of" and text == f"{int(year) - 1}-12-31":
        return f"{int(target) - 1}-12-31"
    opened = value.kind.kind in (TextKind.AMOUNT, TextKind.DATE) or value.ids[-1] == "as_of"
    return MARK if opened or value.ids[0] in ("plan", "source") else None


def _values(node: Node, shape: Value, ids: tuple[str, ...]) -> Iterator[_Value]:
    """Every value of a file with its kind, in order."""
    match shape:
        case Text() if isinstance(node, Scalar):
            yield _Value(node, shape, ids)
        case Many() if isinstance(node, Sequence):
            for item in node.items:
                yield from _values(item, shape.inner, ids)
        case Shape() if isinstance(node, Mapping):
            for key, value in node.entries:
                known = shape.by_key.get(key.text)
                if known is not None:
                    yield from _values(value, known.value, (*ids, known.id))
        case Variants() if isinstance(node, Mapping):
            inner = next((s for key, s in shape.shapes if node.key(key) is not None), None)
            if inner is not None:
                yield from _values(node, inner, ids)
        case Entries() | _:
            return


def _as_draft(text: str) -> str | None:
    """disclosure.yml as a draft that nobody has withdrawn."""
    root = read_text(text, _ABOUT).root
    if not isinstance(root, Mapping) or not root.entries or text[:1] in "{[":
        return None
    gone = {number for name in (_DRAFT, _WITHDRAWAL) for number in _lines_of(root, name, text)}
    first = min(key.line for key, _ in root.entries)
    lines = []
    for number, line in enumerate(split_lines(text), 1):
        if number == first:
            lines.append(f"{_DRAFT}: 是  # 写“是”时不发布")
        if number not in gone:
            lines.append(line)
    return "\n".join(lines)


def _lines_of(root: Mapping, name: str, text: str) -> set[int]:
    """The lines of a key at the top of a file with what stands under it, comments left out."""
    key = root.key(name)
    if key is None:
        return set()
    lines = split_lines(text)
    later = [other.line for other, _ in root.entries if other.line > key.line]
    end = min(later, default=len(lines) + 1)
    return {n for n in range(key.line, end) if not lines[n - 1].lstrip().startswith("#")}


def _spoken(text: str, file: str) -> Iterable[Spoken]:
    """The texts that name a year or an amount, each with its line."""
    root = read_text(text, file).root
    for scalar in _scalars(root) if root is not None else ():
        if _PUT_IN.fullmatch(scalar.text):
            continue
        if _YEAR.search(scalar.text) or _SPOKEN.search(scalar.text):
            yield Spoken(file, scalar.line, scalar.text)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Mapping():
            for _, value in node.entries:
                yield from _scalars(value)
        case Sequence():
            for item in node.items:
                yield from _scalars(item)


def listed(spoken: tuple[Spoken, ...]) -> Iterator[str]:
    """The carried texts to be looked at, a line each; the lines hold text of the data."""
    if spoken:
        yield ""
        yield f"照抄的文字里有 {len(spoken)} 处年份、金额或比例，没有改动，请逐处核对："
    for place in spoken:
        shown = place.text if len(place.text) <= _SHOWN else f"{place.text[:_SHOWN]}…"
        yield f"  {place.file}:{place.line} {shown}"
