"""The search files of a larger site: our documents copied, read, and indexed; no pages."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from bench.search.copies import Copies, copy_site
from bench.search.entries import Entries, search_entries, search_files
from bench.synthetic.county import make_data
from generator.model.words import Words
from generator.render.shell import Shell

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Large:
    """What the index of a larger site is made from, and where its pages were copied from."""

    copies: Copies
    entries: Entries
    words: Words

    @property
    def pages(self) -> int:
        """How many entries it has, which is one a page and one a term."""
        return sum(len(entries) for entries in self.entries.values())

    def write(self, folder: Path) -> None:
        """Put the search index below a folder, in place of any other."""
        shutil.rmtree(folder / "search", ignore_errors=True)
        for path, content in search_files(self.entries, self.words):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def large(source: Path, work: Path, times: int, shell: Shell) -> Large:
    """The disclosures of ``source`` ``times`` over; the copies are written below ``work``."""
    return _read(work, copy_site(source, work, times), shell)


def made_up(work: Path, count: int, shell: Shell) -> Large:
    """As many disclosures of bench.synthetic, written below ``work``; no page is a copy."""
    make_data(work / "data", count)
    return _read(work, Copies({}), shell)


def _read(work: Path, copies: Copies, shell: Shell) -> Large:
    if not (work / "templates").exists():
        shutil.copytree(_ROOT / "templates", work / "templates")  # of the feed, which is asked too
    return Large(copies, *search_entries(work, shell))
