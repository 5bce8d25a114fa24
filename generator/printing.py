"""The PDFs of disclosures, kept by content.

Where the typesetter is not installed the site is built without: that is said, and is no error. A
character that no font has is printed as its number.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.model.cell import Cell
from generator.model.disclosure import Department, Disclosure
from generator.model.reference import Reference
from generator.project import Project, code_version
from generator.render import typesetting
from generator.render.typesetting import Unprintable
from generator.rules.engine import Checked
from generator.store.store import Store, digest
from generator.views.print_document import print_document
from generator.views.record import Record
from generator.views.site import Site

FILE = "disclosure.pdf"
_KIND = "pdfs"
_MISSING = (
    "这次没有生成 PDF：没有装好排印用的 typst 和字体。"
    "运行 .venv/bin/python -m pip install -r requirements.lock 后再生成。"
)

Tell = Callable[[str], None]


class Papers(Struct, frozen=True):
    """Sets disclosures as PDFs. ``basis`` is what all are made from, None where none is made."""

    template: Path
    store: Store
    basis: tuple[str, ...] | None

    def key(self, content: str, department: str) -> str:
        """What the PDF of a disclosure is made from: its digest, and the name of its department."""
        return digest(part.encode() for part in (*(self.basis or ()), content, department))

    def paper(self, record: Record) -> bytes:
        """The PDF of a disclosure, set once and kept. Raises Unprintable, with words to show."""
        key = self.key(digest((msgspec.msgpack.encode(record.disclosure),)), record.department)
        known = self.store.get(_KIND, key, bytes)
        if known is None:
            content = typesetting.encoded(print_document(record))
            known = typesetting.typeset(self.template, content)
            self.store.put(_KIND, key, known)
        return known

    def obstacle(self, record: Record) -> str:
        """Why a disclosure cannot be set; '' when its PDF is in the store."""
        try:
            self.paper(record)
        except Unprintable as error:
            return str(error)
        return ""


def papers(project: Project, tell: Tell | None = None) -> Papers:
    """What sets the PDFs of a project; ``tell`` is told where that cannot be."""
    template = project.templates / "print/document.typ"
    versions = typesetting.versions()
    if versions is None:
        if tell:
            tell(_MISSING)
        return Papers(template, project.store, None)
    said = digest((template.read_bytes(),)), code_version(), *versions
    return Papers(template, project.store, said)


def no_papers(project: Project) -> Papers:
    """Sets none."""
    return Papers(project.templates / "print/document.typ", project.store, None)


def disclosure_pdf(project: Project, disclosure: Disclosure, department: str) -> bytes:
    """The PDF of one disclosure of the department of that name, for ``export``.

    The same bytes as on the site. Raises Unprintable with what to tell the user.
    """
    made = papers(project)
    if made.basis is None:
        raise Unprintable(_MISSING)
    region, code = disclosure.region, disclosure.department
    named = Department(region, code, Cell(department), "")
    site = Site("", Reference(), {(region, code): named})
    return made.paper(Record(disclosure, Checked(), site))
