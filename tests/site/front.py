"""What a page must show of disclosure.yml: the printed contents, the source."""

from collections.abc import Iterator

from tests.site.claims import Claim
from tests.site.markup import Node, children, leads, one, text
from tests.site.records import Record

FRONT = "disclosure.yml"


def contents_claims(record: Record, body: Node, page: str) -> Iterator[Claim]:
    """The printed 目录, entry by entry with its page."""
    if "目录" not in record.front:
        return
    contents = one(body, ".mz-contents")
    title = text(one(contents, ".mz-contents__title"))
    yield Claim(FRONT, "目录.题", page, record.front["目录"]["题"], title)
    expected = [*_entries(record.front["目录"]["条目"], "目录.条目")]
    found = [[text(part) for part in children(row)] for row in contents.css(".mz-catalogue__row")]
    yield Claim(FRONT, "目录.条目", page, str(len(expected)), str(len(found)))
    for (place, entry), (said, number) in zip(expected, found, strict=False):
        yield Claim(FRONT, f"{place}.题", page, entry["题"], said)
        yield Claim(FRONT, f"{place}.页", page, entry.get("页", ""), number)


def _entries(entries: list[dict[str, object]], place: str) -> Iterator[tuple[str, dict[str, str]]]:
    for index, entry in enumerate(entries):
        yield f"{place}[{index}]", {key: v for key, v in entry.items() if isinstance(v, str)}
        inner = entry.get("条目", [])
        assert isinstance(inner, list)
        yield from _entries(inner, f"{place}[{index}].条目")


def source_claims(record: Record, body: Node, page: str) -> Iterator[Claim]:
    """Where the document comes from, with a link to it."""
    source, meta = record.front["来源"], one(body, ".mz-meta")
    addresses = [leads(page, link) for link in meta.css("a")]
    found = next((a for a in addresses if a.endswith(f"/source/{source['文件']}")), None)
    name = found and found.split("/")[-1]
    yield Claim(FRONT, "来源.文件", page, source["文件"], name)
    remark, said = source.get("说明", ""), text(meta)
    yield Claim(FRONT, "来源.说明", page, remark, remark if remark in said else said)
