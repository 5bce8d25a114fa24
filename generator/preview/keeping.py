"""The last good pages: what cannot be read at the moment is shown as it was."""

from pathlib import Path

from msgspec.structs import replace

from generator.examining import Examined
from generator.model.disclosure import Disclosure
from generator.rules.engine import Checked

Known = dict[str, tuple[Disclosure, Checked]]


def keep_good(
    now: Examined, before: Examined | None, root: Path
) -> tuple[Examined, tuple[str, ...]]:
    """``now`` with what was read before in place of what cannot be read, and whose folders.

    A disclosure counts as unreadable when a file of it is; single wrong values are left blank and
    told, as everywhere. What was deleted is gone. The findings are those of now.
    """
    if before is None:
        return now, ()
    whole: Known = {record.folder: (record, found) for record, found in now.checked}
    broken = {d.disclosure.folder for d in now.dataset.disclosures if d.disclosure and d.incomplete}
    kept: Known = {
        record.folder: (record, found)
        for record, found in before.checked
        if record.folder in broken or record.folder not in whole
        if (root / record.folder).is_dir()
    }
    merged = whole | kept
    departments = before.dataset.departments | now.dataset.departments
    there = {
        key: department
        for key, department in departments.items()
        if key in now.dataset.departments or any(r.key[:2] == key for r, _ in merged.values())
    }
    dataset = replace(now.dataset, departments=there)
    if any(f.blocks and "/reference/" in f.span.file for f in now.findings):
        dataset = replace(dataset, reference=before.dataset.reference)
    checked = tuple(merged[folder] for folder in sorted(merged))
    return replace(now, dataset=dataset, checked=checked), tuple(sorted(kept))
