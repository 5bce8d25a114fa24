"""The stages of a build, in order. Every stage is a function from values to values.

load → check → summarise → view → render → publish. Nothing prints here and nothing stops at the
first mistake: all findings of all files come back together.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.diagnostics import Finding, Rule, in_order, text
from generator.exchange.csv_tables import csv_files
from generator.exchange.json_record import disclosure_json
from generator.forms import registry
from generator.load.dataset import Dataset, load_dataset
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DisclosureFolder
from generator.load.loaded import LoadedDisclosure
from generator.load.reading_rules import READING_RULES
from generator.load.structure_rules import STRUCTURE_RULES
from generator.model.disclosure import Disclosure
from generator.model.reference import SubjectNames
from generator.project import Project, code_version
from generator.publish import (
    Outcome,
    Problem,
    PublishError,
    gather,
    grouped,
    is_published,
    staging,
    verify,
)
from generator.render.environment import make_environment
from generator.render.frame import SLOT_OPEN
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.rules.engine import Checked, check
from generator.rules.examination import Shared
from generator.rules.families import RULES
from generator.search import index
from generator.store.store import digest, digest_files
from generator.views import addresses
from generator.views.checks import rule_links
from generator.views.page import Link, Page
from generator.views.record import Record
from generator.views.record_pages import record_pages
from generator.views.rule_pages import rule_pages
from generator.views.site import Site
from generator.views.site_pages import site_pages, summarise
from generator.views.sitemap import sitemap


class BuildRefused(Exception):
    """The site cannot be published; the message says why, in full, for the user."""


@dataclass(frozen=True)
class Examined:
    """The data, checked. ``checked`` holds one result for each disclosure that could be read."""

    dataset: Dataset
    checked: tuple[tuple[Disclosure, Checked], ...]
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that keep the site from being published; a draft keeps nothing back."""
        drafts = tuple(f"{record.folder}/" for record, _ in self.checked if record.draft)
        return tuple(f for f in self.findings if f.blocks and not f.span.file.startswith(drafts))


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, of reading and of checking, by code."""
    rules = (*READING_RULES, *STRUCTURE_RULES, *RULES.values())
    return tuple(sorted(rules, key=lambda rule: rule.code))


def examine(project: Project) -> Examined:
    """Load and check everything."""
    dataset = load_dataset(project.root, project.data_dir, _remembering(project))
    checked = tuple(
        (
            loaded.disclosure,
            check(loaded.disclosure, shared(loaded.disclosure, dataset), loaded.incomplete),
        )
        for loaded in dataset.disclosures
        if loaded.disclosure is not None
    )
    found = [*dataset.findings, *(f for d in dataset.disclosures for f in d.findings)]
    found += [finding for _, result in checked for finding in result.findings]
    return Examined(dataset, checked, in_order(found))


def shared(disclosure: Disclosure, dataset: Dataset) -> Shared:
    """What checking a disclosure needs of the others."""
    region, department, year = disclosure.key
    others = [d.disclosure for d in dataset.disclosures if d.disclosure is not None]
    before = (region, department, str(int(year) - 1))
    return Shared(
        subjects=dataset.reference.subjects,
        words=dataset.reference.words,
        department=dataset.departments.get((region, department)),
        region_name=dataset.reference.regions[region].name
        if region in dataset.reference.regions
        else "",
        previous=next((other for other in others if other.key == before), None),
        codes_elsewhere={
            project.code: other.folder
            for other in others
            if other.year == year and other.key != disclosure.key
            for project in other.projects
        },
    )


def build(
    project: Project, output: Path, today: date, make_shell: Callable[[Path], Shell]
) -> Outcome | None:
    """Bring ``output`` up to date; None when it is already, and nothing had to be done.

    ``make_shell`` renders the page shell when the kept one no longer fits. Raises BuildRefused when
    data or pages are wrong or the place cannot be written; the published site is then as it was.
    """
    key = digest(
        [project.inputs_key().encode(), str(output.absolute()).encode(), str(today).encode()]
    )
    done = project.store.get("builds", key, str)
    if done and is_published(output, done):
        return None
    outcome = build_site(project.root, page_shell(project, make_shell), output, today)
    project.store.put("builds", key, outcome.folder.name)
    return outcome


def page_shell(project: Project, make_shell: Callable[[Path], Shell]) -> Shell:
    """The frames and finished files, kept as long as what they are made from stays."""
    key = project.shell_key()
    shell = project.store.get("shells", key, Shell)
    if shell is None:
        shell = make_shell(project.root)
        project.store.put("shells", key, shell)
        project.store.prune("shells", {key})
    return shell


def build_site(root: Path, shell: Shell, output: Path, today: date | None = None) -> Outcome:
    """Check, render, verify and swap in the whole site; raises BuildRefused."""
    project = Project(root, shell.settings.data_dir)
    examined = examine(project)
    if examined.blocking:
        raise BuildRefused(text.render(examined.blocking, project.lines))
    try:
        return _publish(project, examined, shell, output, today)
    except PublishError as error:
        raise BuildRefused(str(error)) from error


def _publish(
    project: Project, examined: Examined, shell: Shell, output: Path, today: date | None
) -> Outcome:
    with staging(output) as release:
        pages = []
        for path, content in site_files(project, examined, shell, today):
            release.write(path, content)
            pages.append(path)
        facts = gather(release.entries, release.read, (SLOT_OPEN.encode(),))
        report = verify(facts, expected=pages, address=shell.settings.site_url or "/")
        if report.problems:
            raise BuildRefused(_problems(report.problems))
        return release.swap()


def render_into(root: Path, shell: Shell, folder: Path, today: date | None = None) -> str:
    """Write all pages straight into a folder, for the preview; what was found comes back."""
    project = Project(root, shell.settings.data_dir)
    examined = examine(project)
    for path, content in site_files(project, examined, shell, today):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return text.render(examined.findings, project.lines) if examined.findings else ""


def site_files(
    project: Project, examined: Examined, shell: Shell, today: date | None
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site: what MkDocs made, the pages of the data, downloads, indexes."""
    visible = [pair for pair in examined.checked if is_public(pair[0], today)]
    site = _site(examined, shell, visible)
    environment = make_environment(project.templates, shell.settings.data_address)
    renderer = PageRenderer(environment, site.name, shell.settings.site_url)
    words = index.vocabulary(site)
    entries: list[dict[str, str]] = []
    paths: list[str] = []
    for page in _pages(site, visible):
        rendered = renderer.render(page)
        yield rendered.file, shell.stamp(rendered.layout, rendered.depth, rendered.slots).encode()
        entries.extend(index.entries(page, words))
        paths.append(page.path)
    for disclosure, _ in visible:
        if disclosure.withdrawal is None:
            yield from _downloads(project, site, disclosure)
    for path, content in shell.files.items():
        yield path, content
        if path.endswith("/index.html"):
            paths.append(path.removesuffix("index.html"))
    yield index.PATH, index.search_index(shell.search_config, shell.search_docs, entries)
    yield "sitemap.xml", sitemap(shell.settings.site_url, paths)


def is_public(disclosure: Disclosure, today: date | None) -> bool:
    """Whether a disclosure is no draft and not due after ``today`` (None: any day will do)."""
    due = disclosure.published.text
    return not disclosure.draft and (not due or today is None or due <= today.isoformat())


def _site(examined: Examined, shell: Shell, visible: list[tuple[Disclosure, Checked]]) -> Site:
    """The shared context: first without summaries, then with them."""
    dataset, settings = examined.dataset, shell.settings
    bare = Site(
        settings.site_name,
        dataset.reference,
        dataset.departments,
        description=settings.description,
        data_address=settings.data_address,
    )
    summaries = tuple(summarise(disclosure, checked, bare) for disclosure, checked in visible)
    return Site(
        bare.name, bare.reference, bare.departments, summaries, bare.description, bare.data_address
    )


def _pages(site: Site, visible: Iterable[tuple[Disclosure, Checked]]) -> Iterator[Page]:
    yield from site_pages(site)
    found: dict[str, list[Link]] = {}
    for disclosure, checked in visible:
        record = Record(disclosure, checked, site)
        yield from record_pages(record)
        for code, links in rule_links(record).items():
            found.setdefault(code, []).extend(links)
    yield from rule_pages(all_rules(), found)


def _downloads(project: Project, site: Site, record: Disclosure) -> Iterator[tuple[str, bytes]]:
    edition = registry.edition(record.edition)
    for name, content in csv_files(record, edition):
        yield addresses.file(record, name), content
    department = site.department_name(record)
    region = site.region_name(record.region)
    content = disclosure_json(record, edition, department, region)
    yield addresses.file(record, "disclosure.json"), content
    source = project.root / record.folder / "source"
    for path in sorted(source.iterdir()) if source.is_dir() and not source.is_symlink() else ():
        if path.is_file() and not path.is_symlink():
            yield addresses.file(record, f"source/{path.name}"), path.read_bytes()


def _remembering(project: Project) -> partial[LoadedDisclosure]:
    return partial(_load_or_recall, project)


def _load_or_recall(
    project: Project, folder: DisclosureFolder, subjects: SubjectNames
) -> LoadedDisclosure:
    """A disclosure as an earlier build read it, if its files are the same, or read afresh."""
    version = f"{code_version()} {subjects!r} {folder.shown}"
    key = digest([version.encode(), digest_files(folder.files, folder.path).encode()])
    known = project.store.get("disclosures", key, LoadedDisclosure)
    if known is None:
        known = load_disclosure(folder, subjects)
        project.store.put("disclosures", key, known)
    return known


def _problems(problems: Iterable[Problem]) -> str:
    lines = [
        f"{problem.path}：{problem.message}" + (f"（另有 {count - 1} 页）" if count > 1 else "")
        for problem, count in grouped(problems)
    ]
    return "\n".join(("生成的网页没有通过检查，网站没有改动：", *lines, ""))
