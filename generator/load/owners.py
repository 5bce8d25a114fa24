"""Reading ``data/reference/owners.csv``: who reviews changes of which region or department."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.load import structure_rules as rules
from generator.load.lists import Rows, read_list
from generator.load.problems import Problems
from generator.model.region import Region
from generator.patterns import regex

OWNERS_FILE = "owners.csv"
COLUMNS = ("place", "owners")
EVERYTHING = "*"
# What GitHub, GitLab and Gitee take for a person or a group: @name, @group/team, a mail address.
_OWNER = regex(
    r"@[A-Za-z0-9][\w.-]*(?:/[\w.-]+)*|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII
)


class Owned(Struct, frozen=True):
    """A place (``*``, a region, or region/department) and who is asked about changes there."""

    place: str
    owners: tuple[str, ...]


def load_owners(path: Path, regions: Mapping[str, Region], problems: Problems) -> tuple[Owned, ...]:
    """Every line that is right, widest places first; what is wrong is left out and reported."""
    rows = read_list(path, COLUMNS, problems)
    data = path.parent.parent
    found = tuple(_read(rows, data, regions, problems))
    return tuple(sorted(found, key=lambda owned: (owned.place != EVERYTHING, owned.place)))


def _read(
    rows: Rows,
    data: Path,
    regions: Mapping[str, Region],
    problems: Problems,
) -> Iterator[Owned]:
    seen: set[str] = set()
    for line, row in rows:
        place = row["place"].strip().strip("/")
        owners = tuple(row["owners"].split())
        if not place and not owners:
            continue
        wrong = [*_wrong_place(place, data, regions), *_wrong_owners(owners)]
        if place in seen:
            wrong.append((f"“{place}”已经有一行", "只留一行，几位审核人用空格隔开"))
        seen.add(place)
        for message, hint in wrong:
            problems.add_at(rules.UNREADABLE_LIST, message, line, hint=hint)
        if not wrong:
            yield Owned(place, owners)


def _wrong_place(
    place: str, data: Path, regions: Mapping[str, Region]
) -> Iterator[tuple[str, str]]:
    region, _, department = place.partition("/")
    if place == EVERYTHING:
        return
    if region not in regions:
        yield f"没有“{region}”这个地区", "place 写 *（全部）、区划代码，或 区划代码/部门编码"
    elif department and (
        not re.fullmatch(r"[0-9A-Za-z-]+", department) or not (data / region / department).is_dir()
    ):
        yield f"没有“{place}”这个部门", "部门编码是文件夹的名称，如 130229/301"


def _wrong_owners(owners: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if not owners:
        yield "没有写审核人", "owners 写 @用户名、@组织/团队或邮箱，几位用空格隔开"
    for owner in owners:
        if not _OWNER.fullmatch(owner):
            yield f"“{owner}”不是审核人", "写 @用户名、@组织/团队或邮箱，几位用空格隔开"
