"""What each disclosure has to be held against in the others: last year, and codes used twice."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.msgpack import encode

from generator.building.judging import Case
from generator.building.reading import Folder, Read
from generator.building.stock import Departments, Stock
from generator.store.store import digest

Id = tuple[str, str, str]


class Found(Struct, frozen=True):
    """A folder and what was read in it."""

    folder: Folder
    read: Read


def cases(
    stock: Stock, departments: Departments, found: Sequence[Found], day: str
) -> Iterator[Case]:
    """What is to be checked: every folder, in order; ``day`` is that of the public, '' a preview.

    What is public is held against what is public and will stay so; a draft against everything.
    """
    by_id = {one.read.id: one for one in found if one.read.readable}
    users = _users_of_shared_codes(found)
    for one in found:
        region, code, year = one.read.id
        department = departments.by_code.get((region, code))
        before = by_id.get((region, code, str(int(year) - 1)))
        seen = before if before and may_see(one.read, before.read) else None
        elsewhere = dict(_elsewhere(one.read, users, departments))
        said = (
            one.folder.key,
            stock.reference_key,
            digest((encode(department),)),
            seen.folder.key if seen else "",
            repr(sorted(elsewhere.items())),
            known_by(one.read, day),
        )
        key = digest(part.encode() for part in said)
        yield Case(key, one.folder, department, seen.folder if seen else None, elsewhere, day)


def _users_of_shared_codes(found: Sequence[Found]) -> dict[str, list[Read]]:
    """By 项目编码 those that use it, where these are more than one."""
    users: dict[str, list[Read]] = {}
    for one in found:
        for code in one.read.codes:
            users.setdefault(code, []).append(one.read)
    return {code: reads for code, reads in users.items() if len(reads) > 1}


def _elsewhere(
    own: Read, users: Mapping[str, Sequence[Read]], departments: Departments
) -> Iterator[tuple[str, str]]:
    for code in own.codes:
        for other in users.get(code, ()):
            if other.id != own.id and other.year == own.year and may_see(own, other):
                named = departments.by_code.get((other.region, other.department))
                name = named.name.text if named else other.department
                yield code, f"{name}{other.year}年"


def may_see(own: Read, other: Read) -> bool:
    """Whether one may be held against the other."""
    return own.draft or not (other.draft or other.since)


def known_by(read: Read, day: str) -> str:
    """What the public of a day knows of a disclosure, as a key: withdrawn, or which corrections."""
    if not day:
        return "preview"
    if read.since and read.since <= day:
        return "withdrawn"
    return "".join("1" if date <= day else "0" for date in read.corrected)


def is_shown(read: Read, day: str) -> bool:
    """Whether the public of a day sees a disclosure, be it that it was withdrawn."""
    if not read.readable:
        return False
    return not day or (not read.draft and (not read.published or read.published <= day))
