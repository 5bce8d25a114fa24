"""The summary of a member, read with care."""

import re

import msgspec
from msgspec.structs import replace

from generator.portal.sources import Published
from generator.portal.trust import Damaged, below, matching, name
from generator.views.outline import FORMAT, PATH, Department, File, Outline, Region, Year

REGION = re.compile(r"[0-9]{6}")
DEPARTMENT = re.compile(r"[0-9A-Za-z]{1,20}")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_AMOUNT = re.compile(r"(?:-?[0-9]{1,20}(?:\.[0-9]{1,10})?)?")
_DAY = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_FILE = re.compile(r"data/[0-9A-Za-z_.\-]{1,80}")
_WEB = re.compile(r"(?:https?://[^\s<>\"'\\]+)?")
_LARGEST = 10**15


def read_summary(member: Published) -> Outline:
    """What a member says of itself; raises PortalError where that cannot be used."""
    (content,) = member.read((PATH,)).values()
    try:
        told = msgspec.json.decode(content, type=Outline)
        if told.format != FORMAT:
            raise Damaged(f"格式是“{name(told.format)[:40]}”，这个版本的门户只认得 {FORMAT}")
        return _checked(told)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise member.wrong(f"{PATH} 的内容不是应有的样子") from error
    except Damaged as damage:
        raise member.wrong(f"{PATH} 不能用：{damage}") from damage


def _checked(told: Outline) -> Outline:
    return Outline(
        FORMAT,
        name(told.name),
        name(told.description),
        name(told.licence),
        matching(_WEB, name(told.licence_url)),
        matching(_DAY, told.changed),
        tuple(_region(each) for each in told.regions),
        tuple(_file(each) for each in told.files),
    )


def _region(told: Region) -> Region:
    code = matching(REGION, told.code)
    departments = tuple(_department(code, each) for each in told.departments)
    return Region(code, name(told.name), name(told.full), f"{code}/", departments)


def _department(region: str, told: Department) -> Department:
    code = matching(DEPARTMENT, told.code)
    place = f"{region}/{code}/"
    if not told.years:
        raise Damaged("有的部门没有一年")
    return Department(code, name(told.name), place, tuple(_year(place, y) for y in told.years))


def _year(place: str, told: Year) -> Year:
    year = matching(YEAR, told.year)
    _count(told.projects, told.indicators)
    return replace(
        told,
        kind=name(told.kind),
        title=name(told.title),
        path=f"{place}{year}/",
        unit=name(told.unit),
        total=matching(_AMOUNT, told.total),
        label=name(told.label),
    )


def _file(told: File) -> File:
    _count(told.size, told.rows or 0)
    return replace(told, path=below(matching(_FILE, told.path)))


def _count(*numbers: int) -> None:
    if any(not 0 <= number < _LARGEST for number in numbers):
        raise Damaged("有不可能的个数")
