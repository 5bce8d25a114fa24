"""What is made and not remembered, for tests of what a build does again."""

import pytest

from generator.record_files import Put, PutAll, RecordMaker, RecordPart
from generator.views.record import Record


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The disclosures that are made, not recalled."""
    found: list[str] = []
    make = RecordMaker.make

    def noted(self: RecordMaker, record: Record, put: Put, put_all: PutAll) -> RecordPart:
        found.append(record.disclosure.folder)
        return make(self, record, put, put_all)

    monkeypatch.setattr(RecordMaker, "make", noted)
    return found
