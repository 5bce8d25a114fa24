"""合规清单: what the law asks to be published, and what this disclosure publishes of it."""

from collections.abc import Iterator

from msgspec import Struct

from generator.model.disclosure import Kind
from generator.model.table import NO_ROWS, TableState
from generator.views import addresses
from generator.views.record import Record

PUBLISHED, MISSING, ELSEWHERE = "已公开", "未见公开", "不在本份文本内"
_TABLES = "《预算法》第十四条；《预算法实施条例》第六条"
_TEXT = "《预算法》第十四条；《地方预决算公开操作规程》"
_TARGETS = "《地方预决算公开操作规程》"


class ComplianceItem(Struct, frozen=True):
    """One thing to be published: its state, why it is empty, what asks for it."""

    text: str
    path: str
    state: str
    mark: str
    reason: str
    basis: str


def compliance(record: Record) -> tuple[ComplianceItem, ...]:
    """The list, in the order of the official 目录."""
    return (*_tables(record), *_sections(record), *_projects(record))


def _item(text: str, path: str, state: str, basis: str, reason: str = "") -> ComplianceItem:
    explained = "ok" if reason else "doubt"
    marks = {PUBLISHED: "ok", MISSING: "bad", NO_ROWS: "doubt"}
    marks |= dict.fromkeys((TableState.EMPTY, TableState.NOT_APPLICABLE), explained)
    return ComplianceItem(text, path, state, marks.get(state, "none"), reason, basis)


def _tables(record: Record) -> Iterator[ComplianceItem]:
    data = record.disclosure
    for form in record.edition.tables:
        table = data.table(form.id)
        if table is None:
            yield _item(form.label, "", _absent(data.kind), _TABLES)
            continue
        empty = table.state_said
        reason = table.notes[0].text if empty and table.notes else ""
        state = empty or PUBLISHED
        yield _item(form.label, addresses.table(data, form.id), state, _TABLES, reason)


def _absent(kind: Kind) -> str:
    return MISSING if kind is Kind.FULL else ELSEWHERE


def _sections(record: Record) -> Iterator[ComplianceItem]:
    data = record.disclosure
    found = {heading.section: heading for heading in record.sections}
    for section in record.edition.sections[data.kind]:
        heading = found.get(section.id)
        path = addresses.section(data, section.id) if heading else ""
        state = MISSING if heading is None else PUBLISHED if heading.blocks else "无内容"
        yield _item(section.label, path, state, _TEXT)


def _projects(record: Record) -> Iterator[ComplianceItem]:
    data = record.disclosure
    if data.projects:
        count = sum(bool(project.indicators) for project in data.projects)
        words = f"项目绩效目标表（{count} / {len(data.projects)} 个项目）"
        yield _item(words, addresses.part(data, "projects"), PUBLISHED, _TARGETS)
    else:
        yield _item("项目绩效目标表", "", MISSING, _TARGETS)
