"""The addresses of the pages, relative to the site's root. They never change."""

import re
import unicodedata
from hashlib import blake2b

from generator.model.disclosure import Disclosure
from generator.model.narrative import sections

HOME = ""
GLOSSARY = "glossary/"
CHECKS = "checks/"
DATA = "data/"
COMPARE = "compare/"
SEARCH = "search/"
PROJECTS = "projects/"
INDICATORS = "indicators/"
SUBJECTS = "subjects/"

_SUBJECT = re.compile(r"[0-9]{3,12}")
_PLAIN_TERM = re.compile(r"[\w“”（）、·—]{1,40}")


def region(code: str) -> str:
    """A region."""
    return f"{code}/"


def department(region_code: str, code: str) -> str:
    """A department over the years."""
    return f"{region_code}/{code}/"


def disclosure(record: Disclosure) -> str:
    """The overview of a disclosure; everything else of it lies below."""
    return f"{record.region}/{record.department}/{record.year}/"


def table(record: Disclosure, form: str) -> str:
    """One of the nine tables."""
    return f"{disclosure(record)}tables/{form}/"


def project(record: Disclosure, code: str) -> str:
    """A project."""
    return f"{disclosure(record)}projects/{code}/"


def section(record: Disclosure, section_id: str) -> str:
    """A section of the narrative."""
    return f"{disclosure(record)}narrative/{section_id}/"


def part(record: Disclosure, name: str) -> str:
    """Any other page of a disclosure: projects, procurement, assets, checks, full …"""
    return f"{disclosure(record)}{name}/"


def file(record: Disclosure, name: str) -> str:
    """A download of a disclosure."""
    return f"{disclosure(record)}{name}"


def print_style(record: Disclosure) -> str:
    """The style sheet for what stands above every printed sheet of a disclosure."""
    return file(record, "print.css")


def embed(record: Disclosure, name: str) -> str:
    """A table or chart alone, to be shown in the pages of others."""
    return f"embed/{disclosure(record)}{name}/"


def term_anchor(term: str) -> str:
    """The anchor of a term on a page that defines it."""
    return "term-" + "".join(term.split())


def term(name: str) -> str:
    """The page of all places where a term is used.

    A term that would make a bad folder name, or one that another system takes for the same, is
    replaced by its digest.
    """
    alike = unicodedata.normalize("NFC", name.casefold()) == name and not name.isascii()
    if alike and _PLAIN_TERM.fullmatch(name):
        return f"{GLOSSARY}{name}/"
    return f"{GLOSSARY}t-{blake2b(name.encode(), digest_size=8).hexdigest()}/"


def subject(code: str) -> str:
    """All who spend on a 科目; '' for what is no code and has no page."""
    return f"{SUBJECTS}{code}/" if _SUBJECT.fullmatch(code) else ""


def projects_of(year: str, number: int = 1) -> str:
    """The projects of a year; from the second page on with its number."""
    return f"{PROJECTS}{year}/" if number == 1 else f"{PROJECTS}{year}/{number}/"


def finding_anchor(number: int) -> str:
    """The anchor of a finding, counted from 0, on the page of the checks."""
    return f"f{number + 1}"


def of_disclosure(record: Disclosure) -> list[str]:
    """Every page of a disclosure; of a withdrawn one the page that says so."""
    if record.withdrawal is not None:
        return [disclosure(record)]
    paths = [disclosure(record), *(table(record, filled.form) for filled in record.tables)]
    paths += [section(record, heading.section) for heading in sections(record.narrative)]
    paths += [part(record, "projects")] if record.projects else []
    paths += [project(record, item.code) for item in record.projects]
    paths += [part(record, "procurement")] if record.procurement else []
    paths += [part(record, "assets")] if record.assets else []
    paths += [embed(record, f"tables/{filled.form}") for filled in record.tables]
    return paths + [part(record, name) for name in ("checks", "corrections", "full")]
