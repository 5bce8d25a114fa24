"""A comparison for machines."""

from typing import Any

import msgspec

from generator.changes.change import Change, Money, Report
from generator.changes.wording import summary
from generator.diagnostics.json import inert_json


def render(report: Report) -> str:
    """The whole report, nothing left out, with the differences of figures; it may be printed."""
    document: dict[str, Any] = {"summary": summary(report), **msgspec.to_builtins(report)}
    for change, shown in zip(report.disclosures, document["disclosures"], strict=True):
        shown["money"] = [_money(item) for item in change.money]
        shown["uncovered"] = [_change(item) for item in change.uncovered]
        for part, told in zip(change.parts, shown["parts"], strict=True):
            told["changes"] = [_change(item) for item in part.changes]
    return inert_json(document)


def _money(item: Money) -> dict[str, object]:
    return {**msgspec.to_builtins(item), "difference": item.difference or None}


def _change(item: Change) -> dict[str, object]:
    return {**msgspec.to_builtins(item), "difference": item.difference or None}
