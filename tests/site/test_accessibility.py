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


WAYS = [(1280, "light", False), (1280, "dark", False), (375, "light", False), (375, "dark", False)]


@pytest.mark.parametrize(("width", "scheme", "large"), [*WAYS, (375, "dark", True)])
def test_axe_has_no_objection(
    site: Built, visitor: Visitor, width: int, scheme: str, large: bool
) -> None:
    """With everything unfolded that readers can unfold; in large print too."""
    objections = {}
    for address in samples(site):
        page = visitor.open(address, width, color_scheme=scheme)
        page.evaluate(
            """large => { document.documentElement.classList.toggle('mz-large', large);
            document.querySelectorAll('article details').forEach(e => { e.open = true; }); }""",
            large,
        )
        page.evaluate(AXE.read_text("utf-8"))
        if found := page.evaluate(RUN):
            objections[address] = found
    assert objections == {}


def test_axe_is_the_published_file() -> None:
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()
    assert f"`{AXE.name}`" in (VENDOR / "README.md").read_text("utf-8")
    assert f"`{digest}`" in (VENDOR / "README.md").read_text("utf-8")
