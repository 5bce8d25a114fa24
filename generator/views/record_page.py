"""What the pages of a disclosure have in common."""

from generator.views import addresses
from generator.views.kinds import KINDS
from generator.views.page import Link, Page, SearchEntry, SearchLine
from generator.views.record import Record


def record_page(
    record: Record,
    path: str,
    kind: str,
    title: str,
    about: str,
    view: object,
    text: str,
    lines: tuple[SearchLine, ...] = (),
    aliases: tuple[str, ...] = (),
    amount: str = "",
) -> Page:
    """A page of a disclosure; ``text`` and ``lines`` are what the search reads of it.

    ``aliases`` are other names by which readers look for it, ``amount`` is what it costs.
    """
    known = KINDS.get(kind, "")
    entry = SearchEntry(path, title, text, lines, aliases, known, record.place, amount)
    return record.page(Page(path, kind, title, about, view, search=(entry,)))


def owner(record: Record) -> str:
    """The department and year that every page names."""
    return f"{record.department}{record.short_title}"


def downloads(record: Record) -> tuple[Link, ...]:
    """What readers can take away of the whole disclosure."""
    data, links = record.disclosure, [*whole(record)]
    if data.projects:
        links.append(Link("项目", addresses.file(data, "projects.csv"), "CSV"))
        links.append(Link("绩效指标", addresses.file(data, "indicators.csv"), "CSV"))
    return tuple(links)


def whole(record: Record) -> tuple[Link, ...]:
    """All of the disclosure in one piece; the PDF where there is one, which a preview has not."""
    data = record.disclosure
    links = (
        Link("全文", addresses.part(data, "full"), "可打印"),
        Link("全文", addresses.file(data, "disclosure.pdf"), "PDF"),
        Link("全部表格", addresses.file(data, "disclosure.xlsx"), "XLSX"),
        Link("全部数据", addresses.file(data, "disclosure.json"), "JSON"),
    )
    printed = record.site.pdfs
    return tuple(link for link in links if link.remark != "PDF" or link.path in printed)


def table_files(record: Record, name: str) -> tuple[Link, ...]:
    """What is taken away from the page of one table: itself as CSV, and what holds them all."""
    own = Link("本表", addresses.file(record.disclosure, name), "CSV")
    return (own, *(link for link in whole(record) if link.remark in ("PDF", "XLSX")))
