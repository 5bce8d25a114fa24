"""What loading gives back: a record as far as it could be read, and what was wrong."""

from msgspec import Struct

from generator.diagnostics import Finding
from generator.model.disclosure import Department, Disclosure
from generator.model.reference import Reference


class LoadedDisclosure(Struct, frozen=True):
    """A disclosure, or None when nothing of it could be read.

    ``incomplete`` names the files that could not be read; rules skip what they would have held.
    """

    disclosure: Disclosure | None
    findings: tuple[Finding, ...] = ()
    incomplete: tuple[str, ...] = ()


class LoadedReference(Struct, frozen=True):
    """The shared lists, as far as they could be read."""

    reference: Reference
    findings: tuple[Finding, ...] = ()


class LoadedDepartment(Struct, frozen=True):
    """A department, or None when its file could not be read."""

    department: Department | None
    findings: tuple[Finding, ...] = ()
