"""One state of the preview: pages to be made on demand, and what is wrong with the data."""

from msgspec import Struct

from generator.building.asked import Asked
from generator.building.survey import Survey
from generator.diagnostics import Finding
from generator.diagnostics.excerpt import SourceLines
from generator.render.shell import Shell


class State(Struct, frozen=True):
    """What the preview shows. ``findings`` is all that is wrong now, ``blocking`` what keeps the
    site from being published; ``shown`` has in place of what cannot be read, whose folders are
    ``kept``, what was read before.

    ``trouble`` is why the pages could not be made anew, '' where they could; they are then those
    of the state before.
    """

    name: str
    shell: Shell
    pages: Asked
    shown: Survey
    findings: tuple[Finding, ...]
    blocking: tuple[Finding, ...]
    lines: SourceLines
    kept: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def open(self) -> tuple[Finding, ...]:
        """Findings that are not acknowledged, which would need nobody's attention."""
        return tuple(finding for finding in self.findings if finding.acknowledged is None)
