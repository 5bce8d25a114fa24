"""Reading the members, making the portal, verifying it, swapping it in."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.building.shelf import Shelf
from generator.portal.downloads import disclosures_csv, sites_json
from generator.portal.errors import PortalError
from generator.portal.index import Index, read_index
from generator.portal.joining import joined
from generator.portal.lines import lines_of
from generator.portal.settings import Settings
from generator.portal.sources import KIND, Published, published
from generator.portal.summary import read_summary
from generator.portal.views import CATALOGUE, TABLE, Told, portal_pages
from generator.project import Project
from generator.publish import Anchors, Outcome, PublishError, Release, grouped, staging
from generator.render.environment import make_environment
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.search.parts import digest_of
from generator.views.page import Page

Say = Callable[[str], None]
Put = Callable[[str, bytes], None]


def make_portal(
    project: Project,
    settings: Settings,
    make_shell: Callable[[], Shell],
    output: Path,
    say: Say,
) -> Outcome:
    """Bring a portal up to date with its members; raises PortalError, and the one that is there
    stays. ``say`` is told of the progress of long work."""
    store = project.store
    members = [published(member, store) for member in settings.members]
    told = [(each.member, read_summary(each)) for each in members]
    indexes = list(_indexes(members, say))
    pages, shell = tuple(portal_pages(settings, told)), make_shell()
    try:
        with staging(output, waiting=say) as release:
            anchors = _fill_pages(release, project, shell, pages, told)
            _fill_search(release, members, indexes)
            release.write_listing()
            expected = [f"{page.path}index.html" for page in pages]
            report = release.verify(lambda name: anchors if name == "pages" else {}, expected)
            if report.problems:
                wrong = (f"{p.path}：{p.message}" for p, _ in grouped(report.problems))
                raise PortalError("\n".join(("门户的网页没有通过检查：", *wrong)))
            outcome = release.swap()
    except PublishError as error:
        raise PortalError(str(error)) from error
    store.keep_only(KIND, {digest for each in members for digest in each.sums.values()})
    return outcome


def _fill_pages(
    release: Release, project: Project, shell: Shell, pages: Sequence[Page], told: Told
) -> Anchors:
    """Every page and what it is shown with. Links to members lead elsewhere, also where these
    stand below the portal's own address: they are no files of this release."""
    environment = make_environment(project.templates, project.compiled)
    renderer = PageRenderer(environment, shell.settings.site_name, shell.settings.site_url)
    filling = Shelf.of(release, "/").part(dict(release.earlier("pages")))
    for page in pages:
        filling.put(f"{page.path}index.html", renderer.whole_page(page, shell))
    for path, content in sorted(shell.files.items()):
        filling.put(path, content)
    filling.put(TABLE, disclosures_csv(told))
    filling.put(CATALOGUE, sites_json(told))
    part, anchors = filling.done()
    release.add("pages", part)
    return anchors


def _indexes(members: Sequence[Published], say: Say) -> Iterator[Index]:
    for number, member in enumerate(members, 1):
        say(f"正在读取“{member.member.name}”（{number} / {len(members)}）……")
        yield read_index(member)


def _fill_search(release: Release, members: Sequence[Published], indexes: Sequence[Index]) -> None:
    """The index of all members, a part of the release for the lines of each."""
    digests = [
        _add(release, f"lines/{number}", lines_of(member, index.record, number))
        for number, (member, index) in enumerate(zip(members, indexes, strict=True))
    ]
    sites = [(each.member.name, each.member.address) for each in members]
    _add(release, "search", joined(indexes, sites, digests))


def _add(release: Release, name: str, files: Iterator[tuple[str, bytes]]) -> bytes:
    """A part of files that link nowhere; a digest of them all."""
    filling = Shelf.of(release, "/").part(dict(release.earlier(name)))
    digests = []
    for path, content in files:
        filling.put(path, content)
        digests.append(digest_of([(path, content)]))
    part, _ = filling.done()
    release.add(name, part)
    return b"".join(digests)
