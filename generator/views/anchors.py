"""Where on the site a place of a disclosure is shown: page and anchor, below the overview."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import Place
from generator.forms import registry
from generator.model.disclosure import Disclosure
from generator.model.narrative import Block, Definition, FormBlock, Heading, outline, sections, walk
from generator.views.addresses import term_anchor
from generator.views.page import Link


class Anchors(Struct, frozen=True, dict=True):
    """The addresses of the places of one disclosure, relative to its overview."""

    disclosure: Disclosure

    def address(self, place: Place) -> str:
        """Page and anchor; '' for the overview where a place is shown nowhere else."""
        kind, _, rest = place.part.partition(":")
        match kind:
            case "project" | "plan" | "goals" | "indicators":
                return self._in_project(kind, int(rest), place)
            case "text":
                return self._texts.get(place.row, "")
            case "head" | "notes":
                page = self._page(rest)
                return f"{page}#sheet-title" if page else ""
            case "corrections":
                return f"corrections/#c{place.row + 1}"
            case "about" | "contents" | "file":
                return ""
            case _:
                page, prefix = self._pages.get(place.part, ("", ""))
                return f"{page}#{prefix}r{place.row + 1}-{place.field}" if page else ""

    def _page(self, form: str) -> str:
        return self._pages.get(form, ("", ""))[0]

    @cached_property
    def _pages(self) -> dict[str, tuple[str, str]]:
        """The page of each form, and what stands before its anchors there."""
        record = self.disclosure
        pages = dict(self._inline)
        pages |= {table.form: (f"tables/{table.form}/", "") for table in record.tables}
        others = (table for table in (record.procurement, record.assets) if table)
        return pages | {table.form: (f"{table.form}/", "") for table in others}

    @cached_property
    def _inline(self) -> dict[str, tuple[str, str]]:
        """Forms whose rows stand in the text itself."""
        return {
            block.form: (heading_page, f"{block.form}-")
            for heading in sections(self.disclosure.narrative)
            for heading_page in [f"narrative/{heading.section}/"]
            for block in walk(heading.blocks)
            if isinstance(block, FormBlock) and block.table
        }

    def _in_project(self, kind: str, number: int, place: Place) -> str:
        page = f"projects/{self.disclosure.projects[number].code}/"
        if kind == "plan":
            return f"{page}#plan-{place.row + 1}" if place.row >= 0 else f"{page}#form-title"
        if kind == "goals":
            return f"{page}#form-goals"
        if kind == "indicators":
            return f"{page}#i{place.row + 1}" if place.row >= 0 else f"{page}#form-indicators"
        form = registry.edition(self.disclosure.edition).project
        laid = {id for row in (*form.head_rows, *form.scale_rows) for id in row} | {form.purpose}
        return f"{page}#form-{place.field}" if place.field in laid else f"{page}#form-title"

    @cached_property
    def _texts(self) -> dict[int, str]:
        """The address of each text by its position among all blocks of the narrative."""
        return {
            position: _address(position, f"narrative/{section}/" if section else "", block)
            for position, section, block in outline(self.disclosure.narrative)
        }


def _address(position: int, page: str, block: Block) -> str:
    """Page and anchor of a block; a section's own heading and a form have the page alone."""
    if isinstance(block, Definition):
        return f"{page}#{term_anchor(block.term.text)}"
    if isinstance(block, FormBlock) or (isinstance(block, Heading) and block.section):
        return page
    return f"{page}#p{position + 1}"


def shortened(links: Iterable[tuple[tuple[str, str], Link]]) -> Iterator[Link]:
    """Links to places, each with its owner (see ``Locator.owner``), without the name of one that
    the link before has named already."""
    before = ""
    for (key, called), link in links:
        known = key == before and link.text.startswith(f"{called} ")
        yield replace(link, text=link.text.removeprefix(f"{called} ")) if key and known else link
        before = key
