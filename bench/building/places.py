"""Where runs take place: a folder with a project of ours and those of the peers, of one size."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.building.processes import run

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Place:
    """A folder on some file system. ``kind`` is what the table calls it (tmpfs, disk)."""

    kind: str
    size: int
    folder: Path

    @property
    def project(self) -> Path:
        """Our project; the peers read its data too."""
        return self.folder / "project"

    def peer(self, name: str) -> Path:
        """The project of a peer."""
        return self.folder / "peers" / name

    def output(self, row: str) -> Path:
        """Where a row writes its site."""
        return self.folder / "out" / row


def make_place(kind: str, parent: Path, size: int, data: Path | None) -> Place:
    """A place with made-up data of a size, or with a copy of a data folder; what was is deleted.

    Made in processes of their own: this one stays small, because what it holds when it starts
    another counts as that one's memory (ru_maxrss survives exec).
    """
    if data is not None:
        size = len(list(data.glob("[0-9]*/*/*/disclosure.yml")))
    place = Place(kind, size, parent / f"{size}")
    shutil.rmtree(place.folder, ignore_errors=True)
    for name in ("content", "templates"):
        shutil.copytree(_ROOT / name, place.project / name)
    shutil.copy(_ROOT / "mkdocs.yml", place.project)
    if data is None:
        _python("bench.synthetic.county", f"{place.project / 'data'}", f"{size}")
    else:
        shutil.copytree(data, place.project / "data")
    _python("bench.peers", f"{place.project / 'data'}", f"{place.folder / 'peers'}")
    return place


def _python(module: str, *words: str) -> None:
    run([sys.executable, "-m", module, *words], _ROOT)


def change_one_figure(place: Place) -> None:
    """Another last digit in the first quantity of the data, a figure that no sum holds."""
    for path in sorted((place.project / "data").glob("[0-9]*/*/*/assets.yml")):
        before, key, after = path.read_text("utf-8").partition("数量: ")
        if key:
            old = after[: min(after.index(end) for end in ",}" if end in after)]
            new = old[:-1] + ("1" if old[-1] != "1" else "2")
            path.write_text(before + key + new + after[len(old) :], "utf-8")
            return
    raise ValueError("no quantity to change")
