"""The file that says which sites a portal stands over."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from generator.diagnostics import Finding
from generator.forms.shape import TEXT, Field, Many, Shape
from generator.load.binding import Bound, bind
from generator.load.nodes import Mapping, Node
from generator.load.problems import Problems
from generator.load.reader import read_file
from generator.model.cell import BLANK, Cell
from generator.portal.errors import PortalError

_MEMBER = Shape(
    "站点",
    (
        Field("name", "名称", TEXT, True, "读者看到的名字"),
        Field("address", "网址", TEXT, True, "网站首页的地址"),
        Field("folder", "文件夹", TEXT, about="发布好的网站在本机的位置；不写就从网址读取"),
    ),
)
PORTAL = Shape(
    "门户",
    (
        Field("name", "名称", TEXT, True, "门户的名字"),
        Field("about", "简介", TEXT, about="一句话，写在首页上"),
        Field("address", "网址", TEXT, about="门户自己的地址"),
        Field("sites", "站点", Many(_MEMBER), True, "门户里的网站"),
    ),
)
_HOST = re.compile(r"[0-9A-Za-z.\-\[\]:]+")
_FOLDERS = re.compile(r"/[0-9A-Za-z/._~%\-]*")


class Member(Struct, frozen=True):
    """A site of a portal. ``address`` ends with a slash; ``folder`` is None where it is asked."""

    name: str
    address: str
    folder: Path | None


class Settings(Struct, frozen=True):
    """A portal: what it is called, where it will stand ('' where that is open), its members."""

    name: str
    about: str
    address: str
    members: tuple[Member, ...]


Quote = Callable[[Sequence[Finding]], str]


def read_settings(path: Path, quote: Quote) -> Settings:
    """Read the file; raises PortalError, with the findings as ``quote`` shows them."""
    reading = read_file(path, str(path))
    problems = Problems(str(path), list(reading.findings))
    bound = bind(reading.root, PORTAL, problems) if reading.root is not None else None
    if bound is None or any(finding.blocks for finding in problems.findings):
        raise PortalError(quote(problems.findings))
    sites: tuple[Bound, ...] = bound.get("sites", ())
    if not sites:
        line = _line_of_sites(reading.root)
        raise PortalError(f"{path}:{line}：站点 里一个网站也没有，请写上名称和网址。")
    members = tuple(_member(path, each) for each in sites)
    for key in ("name", "address"):
        pairs = zip(members, sites, strict=True)
        _refuse_doubled(path, [(getattr(m, key), site.get(key).line) for m, site in pairs])
    own = bound.get("address", BLANK)
    about = bound.get("about", BLANK).text
    return Settings(
        bound.get("name", BLANK).text, about, _address(path, own) if own else "", members
    )


def _line_of_sites(root: Node | None) -> int:
    (key,) = (field.key for field in PORTAL.fields if field.id == "sites")
    found = root.key(key) if isinstance(root, Mapping) else None
    return found.line if found else 1


def _refuse_doubled(path: Path, told: Iterable[tuple[str, int]]) -> None:
    """What two members share would be asked for, or named, twice."""
    seen: dict[str, int] = {}
    for value, line in told:
        if first := seen.get(value):
            said = f"“{value}”在第 {first} 行已经有了，请删去一个或改正"
            raise PortalError(f"{path}:{line}：{said}。")
        seen[value] = line


def _member(path: Path, bound: Bound) -> Member:
    folder = bound.get("folder", BLANK)
    place = path.parent / folder.text if folder else None
    if place is not None and not place.is_dir():
        said = f"没有“{place}”这个文件夹，请改正，或删去这一行从网址读取"
        raise PortalError(f"{path}:{folder.line}：{said}。")
    return Member(bound.get("name", BLANK).text, _address(path, bound.get("address", BLANK)), place)


def _address(path: Path, cell: Cell) -> str:
    """An address of a folder on the web, with a slash at its end."""
    try:
        parts = urlsplit(cell.text)
    except ValueError:  # brackets, or letters that stand for a slash
        parts = urlsplit("")
    folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    plain = not (parts.query or parts.fragment) and ".." not in folder
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc) or not plain:
        wanted = "应写成 https://example.gov.cn/budget/ 的样子"
        raise PortalError(f"{path}:{cell.line}：网址“{cell.text}”{wanted}。")
    if not _FOLDERS.fullmatch(folder):
        raise PortalError(f"{path}:{cell.line}：网址“{cell.text}”里有不能用的字符。")
    return f"{parts.scheme}://{parts.netloc}{folder}"
