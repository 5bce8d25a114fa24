"""The addresses of the pages, relative to the site's root. They never change."""

from generator.model.disclosure import Disclosure

HOME = ""
GLOSSARY = "glossary/"
CHECKS = "checks/"


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


def term_anchor(term: str) -> str:
    """The anchor of a term on a page that defines it."""
    return "term-" + "".join(term.split())
