"""The data behind a disclosure and behind each of its forms, as machines are told of them."""

from generator.views import addresses
from generator.views.meta import Alternate, DatasetView, Meta
from generator.views.record import Record
from generator.views.sheet import Sheet

JSON, CSV = "application/json", "text/csv"


def disclosure_meta(record: Record, about: str) -> Meta:
    """Of the overview: the whole disclosure with all that can be taken away."""
    data = record.disclosure
    files = [Alternate(JSON, "全部数据", addresses.file(data, "disclosure.json"))]
    files += [
        Alternate(
            CSV, record.edition.forms[t.form].label, f"{addresses.table(data, t.form)[:-1]}.csv"
        )
        for t in data.tables
    ]
    if data.projects:
        files.append(Alternate(CSV, "项目", addresses.file(data, "projects.csv")))
        files.append(Alternate(CSV, "绩效指标", addresses.file(data, "indicators.csv")))
    dataset = _dataset(record, record.title, about, record.path, tuple(files))
    return Meta(alternates=(files[0],), dataset=dataset)


def sheet_meta(record: Record, sheet: Sheet, about: str, path: str) -> Meta:
    """Of the page of a form: its rows, as a part of the disclosure."""
    files = (
        Alternate(CSV, sheet.title, f"{path[:-1]}.csv"),
        Alternate(JSON, "全部数据", addresses.file(record.disclosure, "disclosure.json")),
    )
    name = f"{sheet.title}（{record.department}{record.disclosure.year}年）"
    words = f"{about}，逐行列出原件所印的数字，空白与零分开，可下载为 CSV。"
    whole = (record.title, record.path)
    return Meta(alternates=files, dataset=_dataset(record, name, words, path, files[:1], whole))


def last_change(record: Record) -> str:
    """The day of the last correction, else that of publication; '' where neither has one."""
    data = record.disclosure
    days = [item.date.text for item in data.corrections if item.date]
    return max((*days, data.published.text))


def _dataset(
    record: Record,
    name: str,
    description: str,
    path: str,
    files: tuple[Alternate, ...],
    whole: tuple[str, str] | None = None,
) -> DatasetView:
    data = record.disclosure
    place = record.site.full_region_name(data.region)
    return DatasetView(
        name,
        description,
        path,
        record.department,
        place,
        data.year,
        data.published.text,
        last_change(record),
        files,
        whole,
    )
