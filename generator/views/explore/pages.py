"""The addresses of pages that list something of all disclosures, told from these alone."""

from collections.abc import Iterable, Iterator

from generator.forms import registry
from generator.forms.rows import Subjects
from generator.model.disclosure import Disclosure
from generator.views import addresses
from generator.views.explore.gathered import above


def promised_pages(records: Iterable[Disclosure]) -> Iterator[str]:
    """The addresses that must be there, told from the disclosures alone."""
    yield from (addresses.PROJECTS, addresses.INDICATORS, addresses.SUBJECTS, addresses.GLOSSARY)
    for record in records:
        if record.projects:
            yield addresses.projects_of(record.year)
        yield from _of_subjects(record)
        yield from (addresses.term(item.term.text) for item in record.definitions)


def _of_subjects(record: Disclosure) -> Iterator[str]:
    """The pages of all 科目 with a figure, and of those above them."""
    forms = registry.edition(record.edition).forms
    for table in record.tables:
        form = forms[table.form]
        if isinstance(form.rows, Subjects) and not form.revenue:
            for line in form.rows.lines(table.rows):
                if addresses.subject(line.code) and any(line.row[c] for c in line.columns):
                    codes = (*above(form.rows, line.code), line.code)
                    yield from (addresses.subject(code) for code in codes)
