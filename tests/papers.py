"""PDFs as other programs read them: the text by Poppler, the structure by pypdf."""

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject


def squeezed(text: str) -> str:
    """Text without blanks: a line that was broken is whole again."""
    return "".join(text.split())


@dataclass(frozen=True)
class Paper:
    """A PDF."""

    content: bytes

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, in the order in which it was set."""
        command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
        done = subprocess.run(command, input=self.content, capture_output=True, check=True)
        return done.stdout.decode().split("\f")[:-1]

    @cached_property
    def squeezed(self) -> list[str]:
        """The pages without blanks."""
        return [squeezed(page) for page in self.pages]

    @cached_property
    def text(self) -> str:
        """All of it without blanks, without the line above and below each page."""
        return "".join(squeezed("".join(page.splitlines()[1:-1])) for page in self.pages[1:])

    @cached_property
    def reader(self) -> PdfReader:
        """The file for pypdf."""
        return PdfReader(io.BytesIO(self.content))

    @property
    def catalogue(self) -> dict[str, Any]:
        """The root of the file."""
        return dict(self.reader.root_object)

    def across(self, page: int) -> bool:
        """Whether a page, from 0, is wider than it is high."""
        box = self.reader.pages[page].mediabox
        return bool(box.width > box.height)

    def bookmarks(self) -> list[tuple[str, int]]:
        """Every bookmark with its page, from 0."""

        def walk(items: list[Any]) -> Iterator[tuple[str, int]]:
            for item in items:
                if isinstance(item, list):
                    yield from walk(item)
                else:
                    page = self.reader.get_destination_page_number(item)
                    assert page is not None
                    yield str(item.title), page

        return list(walk(self.reader.outline))

    def links(self, page: int) -> list[int]:
        """The pages, from 0, that the links of a page lead to, from top to bottom."""
        numbers = {p.indirect_reference: n for n, p in enumerate(self.reader.pages)}
        found = []
        for annotation in self.reader.pages[page].get("/Annots", []):
            item = annotation.get_object()
            target = item.get("/Dest") or item["/A"]["/D"]
            target = target.get_object() if isinstance(target, IndirectObject) else target
            if isinstance(target, str):
                target = self.reader.named_destinations[target].dest_array
            found.append((-float(item["/Rect"][3]), numbers[target[0]]))
        return [number for _, number in sorted(found)]

    def tags(self) -> list[str]:
        """The kind of every element of the structure tree, in its order."""

        def walk(node: DictionaryObject) -> Iterator[str]:
            if "/S" in node:
                yield str(node["/S"])
            kids = node.get("/K", [])
            for kid in kids if isinstance(kids, list) else [kids]:
                below = kid.get_object() if isinstance(kid, IndirectObject) else kid
                if isinstance(below, DictionaryObject):
                    yield from walk(below)

        root = self.catalogue["/StructTreeRoot"].get_object()
        assert isinstance(root, DictionaryObject)
        return list(walk(root))

    def fonts(self) -> list[list[str]]:
        """What Poppler says of each font: name, kind, embedded, subset, mapped to Unicode."""
        command = ["pdffonts", "-"]
        done = subprocess.run(command, input=self.content, capture_output=True, check=True)
        lines = done.stdout.decode().splitlines()[2:]
        return [[line.split()[0], *line.split()[-5:-2]] for line in lines]
