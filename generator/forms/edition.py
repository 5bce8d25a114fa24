"""A 版式: the named set of forms, units and sections that a place uses in its disclosures."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from generator.forms.chart import NOTHING, Seeing
from generator.forms.identity import CrossCheck
from generator.forms.landmarks import Landmarks
from generator.forms.project_form import ProjectForm
from generator.forms.spoken import Spoken, SpokenItems
from generator.forms.table_form import TableForm
from generator.forms.wordings import NO_OTHERS, Wordings
from generator.model.disclosure import Kind


class SectionForm(Struct, frozen=True):
    """A section that is a page of its own: address, 栏目, and its name among other pages."""

    id: str
    label: str


class Edition(Struct, frozen=True, eq=False, dict=True):
    """One 版式. ``unit`` is the unit of all its amounts (万元 or 元).

    ``tables`` are in the usual order; a disclosure may print them in another. ``cross_checks`` tie
    tables to each other and to the projects; ``spoken`` and ``spoken_items`` tie the text to them;
    ``seeing`` says which charts there are and what is compared; ``wordings`` are the
    other names by which an import knows all this.
    """

    id: str
    label: str
    unit: str
    tables: tuple[TableForm, ...]
    project: ProjectForm
    procurement: TableForm
    assets: TableForm
    institutions: TableForm
    sections: Mapping[Kind, tuple[SectionForm, ...]]
    orders: Mapping[Kind, tuple[str, ...]]
    cross_checks: tuple[CrossCheck, ...] = ()
    landmarks: Landmarks | None = None
    spoken: tuple[Spoken, ...] = ()
    spoken_items: tuple[SpokenItems, ...] = ()
    seeing: Seeing = NOTHING
    wordings: Wordings = NO_OTHERS

    @cached_property
    def forms(self) -> dict[str, TableForm]:
        """Every form of rows by id."""
        forms = (*self.tables, self.procurement, self.assets, self.institutions)
        return {form.id: form for form in forms}

    @cached_property
    def spoken_sections(self) -> frozenset[str]:
        """The sections whose figures are declared."""
        return frozenset(section for spoken in self.spoken for section in spoken.sections)

    @cached_property
    def section_labels(self) -> dict[str, str]:
        """栏目 by section id, over all kinds."""
        return {s.id: s.label for sections in self.sections.values() for s in sections}
