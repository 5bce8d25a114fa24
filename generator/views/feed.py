"""What is new, corrected or withdrawn, by the days that stand in the data."""

from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from generator.views import addresses
from generator.views.record import Record

KEPT = 100  # entries; whoever needs more has the pages themselves


class FeedEntry(Struct, frozen=True):
    """One piece of news: its day (``2030-02-20``), its page, and a name that never changes."""

    id: str
    day: str
    title: str
    summary: str
    path: str
    author: str


def newest(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """The latest entries, latest first; of one day in the order of their addresses."""
    by_name = sorted(entries, key=lambda entry: entry.id)
    return tuple(islice(sorted(by_name, key=lambda entry: entry.day, reverse=True), KEPT))


def feed_entries(record: Record) -> Iterator[FeedEntry]:
    """The news of one disclosure; what bears no date is none, since nobody knows since when."""
    data = record.disclosure
    about = f"{record.department}{record.short_title}"
    if data.withdrawal is not None:
        words = f"自 {data.withdrawal.date.text} 起撤回：{data.withdrawal.reason.text}"
        yield _entry(record, "withdrawn", data.withdrawal.date.text, f"撤回：{about}", words)
        return
    if data.published:
        counts = [f"{len(data.tables)} 张表" if data.tables else ""]
        counts += [f"{len(data.projects)} 个项目" if data.projects else ""]
        words = "，".join((data.kind.value, *filter(None, counts)))
        yield _entry(record, "", data.published.text, f"公开：{record.title}", words)
    page = addresses.part(data, "corrections")
    for number, item in enumerate(data.corrections, 1):
        if item.date:
            change = f"原为 {item.before.text or '（空白）'}，改为 {item.after.text or '（空白）'}"
            words = f"{item.place.text}：{change}。{item.reason.text}"
            place = f"{page}#c{number}"
            yield _entry(record, f"c{number}", item.date.text, f"更正：{about}", words, place)


def _entry(
    record: Record, name: str, day: str, title: str, summary: str, path: str = ""
) -> FeedEntry:
    id = ":".join((*record.disclosure.key, *([name] if name else [])))
    return FeedEntry(id, day, title, summary, path or record.path, record.department)
