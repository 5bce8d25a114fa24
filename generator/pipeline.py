"""The stages of a build, in order. Every stage is a function from values to values.

load → check (``examining``) → view → render (``site_files``) → write → verify → swap in
(``publish``). Nothing prints here, and nothing stops at the first mistake: all findings of all
files come back together.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.bulk.errors import BulkError
from generator.diagnostics import text
from generator.examining import Examined, all_rules, examine
from generator.mapping import FORBIDDEN, add_records
from generator.printing import prints
from generator.project import Project, stated_day
from generator.public import as_public, is_public
from generator.publish import (
    Facts,
    Outcome,
    Problem,
    PublishError,
    Release,
    facts_key,
    gather,
    grouped,
    is_published,
    staging,
    verify,
)
from generator.render.shell import Shell
from generator.site_files import (
    Content,
    common_files,
    expected_pages,
    record_maker,
    shared_site,
    site_files,
)
from generator.store.store import digest

MakeShell = Callable[[Path], Shell]
Tell = Callable[[str], None]


class BuildRefused(Exception):
    """The site cannot be published; the message says why, in full, for the user."""


def build(
    project: Project,
    output: Path,
    today: date,
    make_shell: MakeShell,
    tell: Tell | None = None,
    jobs: int | None = None,
) -> Outcome | None:
    """Bring ``output`` up to date; None when it is already, and nothing had to be done.

    ``make_shell`` renders the page shell when the kept one no longer fits. Raises BuildRefused when
    data or pages are wrong or the place cannot be written; the published site is then as it was.
    ``tell`` is told when another build has to be waited for, and of PDFs that cannot be made.
    """
    place = str(output.absolute())
    key = digest(part.encode() for part in (project.inputs_key(), place, str(today)))
    done = project.store.get("builds", key, str)
    if done and is_published(output, done):
        return None
    outcome = build_site(project.root, page_shell(project, make_shell), output, today, tell, jobs)
    project.store.put("builds", key, outcome.folder.name)
    project.store.prune("builds", keep=20)
    project.store.prune("disclosures", keep=5000)
    project.store.prune("downloads", keep=5000)
    project.store.prune("records", keep=5000)
    project.store.prune("bulk", keep=2)
    return outcome


def page_shell(project: Project, make_shell: MakeShell) -> Shell:
    """The frames and finished files, kept as long as what they are made from stays."""
    key = project.shell_key()
    shell = project.store.get("shells", key, Shell)
    if shell is None:
        shell = make_shell(project.root)
        project.store.put("shells", key, shell)
        project.store.prune("shells", keep=2)
    return shell


def build_site(
    root: Path,
    shell: Shell,
    output: Path,
    today: date | None = None,
    tell: Tell | None = None,
    jobs: int | None = None,
) -> Outcome:
    """Check, render, verify and swap in the whole site as of ``today``; raises BuildRefused.

    ``jobs`` processes make the pages; None: as many as are worth while.
    """
    project = Project(root)
    examined = examine(project)
    today = today or stated_day()
    if blocking := examined.blocking(today):
        raise BuildRefused(text.render(blocking, project.lines))
    if not examined.checked:
        raise BuildRefused(f"{project.data_dir}/ 里没有一份公开，不发布空网站。")
    content = public_content(examined, today)
    papers = prints(project, content.dataset, (d for d, _ in content.published), tell)
    content = replace(content, pdfs=papers.paths)
    try:
        with staging(output, waiting=tell) as release:
            known = _fill(release, project, content, shell, jobs)
            for path, data in papers.files():
                release.write(path, data)
            release.write_listing()  # of all that stands above
            _verify(release, expected_pages(content), shell, known)
            return release.swap()
    except PublishError as error:
        raise BuildRefused(str(error)) from error
    except BulkError as error:
        raise BuildRefused(str(error)) from error


def _fill(
    release: Release, project: Project, content: Content, shell: Shell, jobs: int | None
) -> dict[str, Facts]:
    """Put every file but the PDFs into the release; what is known of them already comes back."""
    site = shared_site(content, shell)
    maker = record_maker(project, site, shell)
    parts, known = add_records(release, maker, content.published, project.store, jobs)
    for path, data in common_files(project, content, shell, site, parts):
        if isinstance(data, bytes):
            release.write(path, data)
        else:  # large, from no template, and not read again
            release.copy(path, data.file, data.digest)
            known[path] = Facts()
    return known


def render_into(root: Path, shell: Shell, folder: Path) -> str:
    """Write all pages straight into a folder, drafts too, for the preview; findings come back."""
    project = Project(root)
    examined = examine(project)
    for path, content in site_files(project, public_content(examined, None), shell, preview=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.file.read_bytes())
    return text.brief(examined.findings, project.lines, examined.blocking())


def public_content(examined: Examined, today: date | None) -> Content:
    """What readers may see on ``today``; None is the preview, which shows everything."""
    published = (pair for pair in examined.checked if is_public(pair[0], today))
    shown = tuple(as_public(*pair, today) for pair in published)
    return Content(examined.dataset, shown, all_rules())


def _verify(release: Release, pages: list[str], shell: Shell, told: dict[str, Facts]) -> None:
    """Every link and anchor resolves, no slot is left open; BuildRefused where not.

    ``told`` are the facts of files, by path, that need not be read again.
    """
    known = {facts_key(path, release.entries[path]): found for path, found in told.items()}
    facts = gather(release.entries, release.read, FORBIDDEN, known)
    report = verify(facts, expected=pages, address=shell.settings.site_url or "/")
    if report.problems:
        raise BuildRefused(_problems(report.problems))


def _problems(problems: Iterable[Problem]) -> str:
    lines = [
        f"{problem.path}：{problem.message}" + (f"（另有 {count - 1} 页）" if count > 1 else "")
        for problem, count in grouped(problems)
    ]
    return "\n".join(("生成的网页没有通过检查，网站没有改动：", *lines, ""))
