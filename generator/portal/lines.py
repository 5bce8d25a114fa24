"""The lines that results show, taken over from a member file by file."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.json import encode

from generator.portal.index import LEFT_OUT, Record
from generator.portal.sources import Published
from generator.portal.trust import Damaged, below, plain
from generator.search.parts import FOLDER
from generator.search.segment import CHUNK

_AT_ONCE = 500  # files in memory
_MOST = 2000  # parts of an entry's lines
Told = list[list[str | list[str | int]]]


def lines_of(member: Published, record: Record, number: int) -> Iterator[tuple[str, bytes]]:
    """The files of lines of a member, as they stand in a portal where it has a ``number``.

    Raises PortalError.
    """
    sizes = dict(_wanted(record))
    paths = list(sizes)
    for start in range(0, len(paths), _AT_ONCE):
        some = member.read(f"{FOLDER}lines/{path}" for path in paths[start : start + _AT_ONCE])
        yield from _taken(member, some, sizes, number)


def _taken(
    member: Published, some: Mapping[str, bytes], sizes: Mapping[str, int], number: int
) -> Iterator[tuple[str, bytes]]:
    for whole, content in some.items():
        path = whole.removeprefix(f"{FOLDER}lines/")
        try:
            told = msgspec.json.decode(content, type=Told)
            if len(told) != sizes[path]:
                raise Damaged("少了几行")
            yield f"{FOLDER}lines/{number}/{path}", encode([_entry(each) for each in told])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise member.wrong(f"{whole} 的内容不是应有的样子") from error
        except Damaged as damage:
            raise member.wrong(f"{whole} 不能用：{damage}") from damage


def _wanted(record: Record) -> Iterator[tuple[str, int]]:
    """The files that hold an entry that a portal finds, with the number of entries in each."""
    shown = [kind not in LEFT_OUT for kind in record.kinds]
    for number, place in enumerate(record.places):
        pattern = record.patterns[place[3]]
        for n in range(0, len(pattern), CHUNK):
            entries = pattern[n : n + CHUNK]
            if any(shown[ord(letter) - 65] for letter in entries):
                yield f"{record.key(number)}/{n // CHUNK}.json", len(entries)


def _entry(told: Sequence[str | list[str | int]]) -> list[object]:
    """An entry as it was written, see ``segment``."""
    match told:
        case [str(path), str(title), str(aliases), list(lines), *money] if len(lines) % 2 == 0:
            pass
        case _:
            raise Damaged("有的网页没有标题或各行")
    if len(lines) > _MOST * 2 or not all(isinstance(line, str) for line in lines):
        raise Damaged("有的行不是文字")
    slash = "/" if path.startswith("/") else ""
    where = slash + below(path.removeprefix("/")) if path != slash else slash
    texts = [plain(str(line)) for line in lines]
    return [where, plain(title), plain(aliases), texts, *_money(money)]


def _money(told: list[str | list[str | int]]) -> list[object]:
    match told:
        case []:
            return []
        case [str(amount)]:
            return [plain(amount)]
        case [str(amount), str(unit), list(cells)]:
            numbers = [each for each in cells if isinstance(each, int) and 0 <= each < 1 << 53]
            if len(numbers) == len(cells):
                return [plain(amount), plain(unit), numbers]
    raise Damaged("有的金额没有单位")
