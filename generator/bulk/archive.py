"""One ZIP of everything, with the same bytes each time."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from generator.bulk.sources import Item

NAME = "mingzhang.zip"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a ZIP must name a time; this is its earliest
_UNIX, _READABLE = 3, 0o644 << 16
_PACKED = (".xlsx", ".parquet")  # compressed already
_CHUNK = 1 << 20


def write_archive(
    folder: Path, files: Sequence[str], texts: dict[str, bytes], items: Iterable[Item]
) -> None:
    """Put ``files`` of the folder, ``texts`` by name and the files of all disclosures into it."""
    with ZipFile(folder / NAME, "x", allowZip64=True) as archive:
        for name, content in texts.items():
            archive.writestr(_entry(name), content)
        for name in files:
            _copy(archive, folder / name)
        for item in items:
            for name, content in item.files():
                archive.writestr(_entry(f"disclosures/{item.address}{name}"), content)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIRST_DAY)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    entry.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
    return entry


def _copy(archive: ZipFile, file: Path) -> None:
    """A file piece by piece; its size is told first, so that a large one gets the wide format."""
    entry = _entry(file.name)
    entry.file_size = file.stat().st_size
    with file.open("rb") as source, archive.open(entry, "w") as target:
        shutil.copyfileobj(source, target, _CHUNK)
