"""The PDFs of a build: which disclosures can be printed, and their files, kept by content.

They are made before the pages, so that no page leads to a PDF that is not there. A preview makes
none. Where the typesetter is not installed the site is built without: that is said, and is no
error. A character that no font has is printed as its number.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path

import msgspec

from generator.load.dataset import Dataset
from generator.model.cell import Cell
from generator.model.disclosure import Department, Disclosure
from generator.model.reference import Reference
from generator.project import Project, code_version
from generator.render import typesetting
from generator.render.typesetting import Unprintable
from generator.rules.engine import Checked
from generator.store.store import Store, digest
from generator.views import addresses
from generator.views.print_document import print_document
from generator.views.record import Record
from generator.views.site import Site

FILE = "disclosure.pdf"
_KIND, _KEPT = "pdfs", 5000
_WORTH_TELLING = 20  # fewer are made in a moment
_MISSING = (
    "这次没有生成 PDF：没有装好排印用的 typst 和字体。"
    "运行 .venv/bin/python -m pip install -r requirements.lock 后再生成。"
)

Tell = Callable[[str], None]


@dataclass(frozen=True)
class _Order:
    """A document to be set: where its file lies on the site, what it is, and its key."""

    path: str
    record: Record
    key: str


@dataclass(frozen=True)
class Prints:
    """The PDFs that a site has, by their paths; each is read from the store or made once more."""

    template: Path
    store: Store
    orders: tuple[_Order, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """Where they lie."""
        return frozenset(order.path for order in self.orders)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every PDF with its path below the site."""
        for order in self.orders:
            yield order.path, _made(self.template, self.store, order)


def prints(
    project: Project, dataset: Dataset, disclosures: Iterable[Disclosure], tell: Tell | None = None
) -> Prints:
    """The PDFs of ``disclosures``; ``tell`` is told what takes long and what is left out."""
    say = tell or _silent
    template, store = _template(project), project.store
    basis = _basis(template)
    if basis is None:
        say(_MISSING)
        return Prints(template, store)
    site = Site("", dataset.reference, dataset.departments)
    orders = tuple(_order(d, site, basis) for d in disclosures if d.withdrawal is None)
    done = tuple(_all_made(template, store, orders, say))
    store.prune(_KIND, _KEPT)
    return Prints(template, store, done)


def disclosure_pdf(project: Project, disclosure: Disclosure, department: str) -> bytes:
    """The PDF of one disclosure of the department of that name, for ``export``.

    The same bytes as on the site. Raises Unprintable with what to tell the user.
    """
    template = _template(project)
    basis = _basis(template)
    if basis is None:
        raise Unprintable(_MISSING)
    region, code = disclosure.region, disclosure.department
    named = Department(region, code, Cell(department), "")
    site = Site("", Reference(), {(region, code): named})
    return _made(template, project.store, _order(disclosure, site, basis))


def _basis(template: Path) -> tuple[bytes, ...] | None:
    """What every PDF is made from beside its disclosure; None where it is not installed."""
    versions = typesetting.versions()
    if versions is None:
        return None
    return (template.read_bytes(), *(text.encode() for text in (code_version(), *versions)))


def _template(project: Project) -> Path:
    return project.templates / "print/document.typ"


def _silent(words: str) -> None:
    """Nobody listens."""


def _order(disclosure: Disclosure, site: Site, basis: tuple[bytes, ...]) -> _Order:
    record = Record(disclosure, Checked(), site)
    said = msgspec.msgpack.encode(disclosure), record.department.encode()
    return _Order(addresses.file(disclosure, FILE), record, digest((*basis, *said)))


def _all_made(
    template: Path, store: Store, orders: tuple[_Order, ...], say: Tell
) -> Iterator[_Order]:
    """Those that can be set, in their order; the typesetter works in threads, without Python."""
    if len(orders) >= _WORTH_TELLING:
        say(f"正在准备 {len(orders)} 份 PDF……")
    with ThreadPoolExecutor(cpu_count()) as pool:
        obstacles = pool.map(lambda order: _obstacle(template, store, order), orders)
        for number, (order, obstacle) in enumerate(zip(orders, obstacles, strict=True), 1):
            if obstacle:
                say(f"没有 {order.path}：{obstacle}。网页和其他下载不受影响。")
            else:
                yield order
            if number % 100 == 0:
                say(f"正在准备 PDF：{number} / {len(orders)}")


def _obstacle(template: Path, store: Store, order: _Order) -> str:
    """Why a document cannot be set; '' when its file is in the store."""
    try:
        _made(template, store, order)
    except Unprintable as error:
        return str(error)
    return ""


def _made(template: Path, store: Store, order: _Order) -> bytes:
    known = store.get(_KIND, order.key, bytes)
    if known is None:
        content = typesetting.encoded(print_document(order.record))
        known = typesetting.typeset(template, content)
        store.put(_KIND, order.key, known)
    return known
