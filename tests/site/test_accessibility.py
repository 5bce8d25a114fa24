"""axe-core finds nothing to object to, on any kind of page, narrow or wide, light or dark."""

import hashlib

import pytest

from tests.fidelity.pieces import ROOT
from tests.site.build import Built
from tests.site.visit import Visitor, samples

VENDOR = ROOT / "tests/vendor"
AXE = VENDOR / "axe.min.js"
RUN = """async () => (await axe.run(document, {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
})).violations.map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)}`)"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "light"), (375, "dark")])
def test_axe_has_no_objection(site: Built, visitor: Visitor, width: int, scheme: str) -> None:
    objections = {}
    for address in samples(site):
        page = visitor.open(address, width, color_scheme=scheme)
        page.evaluate(AXE.read_text("utf-8"))
        if found := page.evaluate(RUN):
            objections[address] = found
    assert objections == {}


def test_axe_is_the_published_file() -> None:
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()
    assert f"`{AXE.name}`" in (VENDOR / "README.md").read_text("utf-8")
    assert f"`{digest}`" in (VENDOR / "README.md").read_text("utf-8")
