"""The files that readers take away of one disclosure, kept as long as it stays the same."""

import msgspec

from generator.exchange.exports import EXPORTS
from generator.exchange.owner import Owner
from generator.forms import registry
from generator.model.disclosure import Disclosure
from generator.project import code_version
from generator.store.store import Store, digest

Files = tuple[tuple[str, bytes], ...]
KIND, _NOTES = "downloads", "notes"
_PREVIEW = (
    "预览里不生成电子表格。生成网站（make site）后这里是全部官方表格；也可以运行 mingzhang export。"
)


def key_of(disclosure: Disclosure, owner: Owner) -> str:
    """What the files of a disclosure are made from."""
    names = (code_version(), owner.region, owner.department)
    return digest((*(name.encode() for name in names), msgspec.msgpack.encode(disclosure)))


def downloads(store: Store, disclosure: Disclosure, owner: Owner) -> Files:
    """Every file with its name below the overview."""
    key = key_of(disclosure, owner)
    files = store.get(KIND, key, Files)
    if files is None:
        edition = registry.edition(disclosure.edition)
        files = tuple(
            file for export in EXPORTS.values() for file in export.files(disclosure, edition, owner)
        )
        store.put(KIND, key, files)
    return files


def previewed(store: Store, disclosure: Disclosure, owner: Owner) -> Files:
    """The files as far as a preview has them: in place of the workbook one that says so."""
    edition = registry.edition(disclosure.edition)
    quick = (export for format, export in EXPORTS.items() if format != "xlsx")
    made = tuple(file for export in quick for file in export.files(disclosure, edition, owner))
    return (*made, ("disclosure.xlsx", _note(store)))


def _note(store: Store) -> bytes:
    """The workbook that says so; what makes it is slow to import."""
    key = digest((code_version().encode(), _PREVIEW.encode()))
    note = store.get(_NOTES, key, bytes)
    if note is None:
        from generator.exchange.xlsx.note import note_xlsx

        note = note_xlsx(_PREVIEW)
        store.put(_NOTES, key, note)
        store.prune(_NOTES, keep=2)
    return note
