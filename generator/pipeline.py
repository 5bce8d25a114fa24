"""The stages of a build, in order. Every stage is a function from values to values.

read → check → tell the others (``survey``) → print → make disclosures → make what joins them →
verify → swap in (``publish``). Nothing prints here, and nothing stops at the first mistake: all
findings of all files come back together. What came of a step is remembered by what it was made
from, so that a build does what changed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from msgspec import Struct

from generator.building.commission import Commission
from generator.building.filling import fill
from generator.building.holding import NOTHING_HELD, Held, standing
from generator.building.lasting import Lasting
from generator.building.memory import Memory
from generator.building.shards import Share, bundles_in, cards_in, take_told
from generator.building.sharing import write_shard
from generator.building.stock import Instead, take_stock
from generator.building.survey import Survey, survey
from generator.building.telling import telling
from generator.building.workers import Workers, workers
from generator.bulk.errors import BulkError
from generator.diagnostics import in_order, text
from generator.examining import findings_of
from generator.project import Inputs, Project, stated_day, that_can_keep
from generator.publish import Beside, Lookout, Outcome, Problem, PublishError, grouped, staging
from generator.publish.errors import explained
from generator.render.faults import TemplateFault
from generator.render.shell import Shell
from generator.render.sources import as_written, source_of
from generator.uptodate import Done, build_key, done_before, note_built

MakeShell = Callable[[Path], Shell]
Tell = Callable[[str], None]
_MANY = 1000  # files that are looked at before a second process would be ready


class BuildRefused(Exception):
    """The site cannot be published; the message says why, in full, for the user."""


class Built(Struct, frozen=True):
    """What a build came to: of what is published, and of what is ``held`` for its errors.

    ``left`` are drafts and what is not due yet, as ``Done`` has them.
    """

    outcome: Outcome
    held: Held
    left: tuple[tuple[str, str], ...]


def build(
    project: Project,
    output: Path,
    today: date,
    make_shell: MakeShell,
    tell: Tell | None = None,
    hands: Workers | None = None,
    shards: Sequence[Path] = (),
    keep_going: bool = False,
    inputs: Inputs | None = None,
    early: Lookout | None = None,
) -> Built | None:
    """Bring ``output`` up to date; None when it is already, and nothing had to be done.

    ``make_shell`` renders the page shell when the kept one no longer fits. Raises BuildRefused when
    data or pages are wrong or the place cannot be written; the published site is then as it was.
    ``tell`` is told when another build has to be waited for, of long work, and of PDFs that cannot
    be made; ``hands`` do the work. What ``shards`` hold is not made again. With ``keep_going`` what
    has errors stands there as it was last published. ``inputs`` are the project's files, if they
    were looked at, ``early`` is who began to look at the published ones.
    """
    inputs = inputs or project.inputs()
    key = build_key(project, output, today, inputs.digests)
    if done_before(project, output, key):
        return None
    shell = page_shell(project, make_shell, inputs)
    day, hands = today.isoformat(), hands or workers(None)
    with _keeping(project) as keeping:
        given = (keeping, shell, output, day, tell, hands, True, shards, inputs)
        built = _publish(*given, keep_going, early)
    if not built.held.errors:  # errors are told again, however often the site is built
        note_built(project, key, Done(built.outcome.folder.name, built.left))
    return built


@contextmanager
def _keeping(project: Project) -> Iterator[Project]:
    """The project where something can be kept; raises BuildRefused where that is nowhere."""
    with ExitStack() as stack:
        try:
            with explained("准备临时文件夹"):
                keeping = stack.enter_context(that_can_keep(project))
        except PublishError as error:
            raise BuildRefused(str(error)) from error
        yield keeping


def page_shell(project: Project, make_shell: MakeShell, inputs: Inputs | None = None) -> Shell:
    """The frames and finished files, kept as long as what they are made from stays."""
    before = inputs or project.inputs()
    key = project.shell_key(before.digests)
    shell = project.store.get("shells", key, Shell)
    if shell is None:
        shell = make_shell(project.root)
        if not project.changed(before):  # nothing was saved meanwhile
            project.store.put("shells", key, shell)
        project.store.prune("shells", keep=2)
    return shell


def build_site(
    root: Path,
    shell: Shell,
    output: Path,
    today: date | None = None,
    tell: Tell | None = None,
    hands: Workers | None = None,
    bulk: bool = True,
    shards: Sequence[Path] = (),
    inputs: Inputs | None = None,
    early: Lookout | None = None,
) -> Outcome:
    """Check, render, verify and swap in the whole site as of ``today``; raises BuildRefused.

    ``hands`` do the work; None: as many processes as are worth while. Without ``bulk`` there are
    notes in place of what takes long to make: PDF, XLSX and the files across the site. What
    ``shards`` hold of the disclosures is not made again. ``inputs`` are the project's files,
    if they were looked at, ``early`` is who began to look at the published ones.
    """
    day, hands = (today or stated_day()).isoformat(), hands or workers(None)
    with _keeping(Project(root)) as project:
        from_what = inputs or project.inputs()
        given = (project, shell, output, day, tell, hands, bulk, shards, from_what)
        return _publish(*given, early=early).outcome


def _publish(
    project: Project,
    shell: Shell,
    output: Path,
    day: str,
    tell: Tell | None,
    hands: Workers,
    bulk: bool,
    shards: Sequence[Path],
    inputs: Inputs,
    keep_going: bool = False,
    early: Lookout | None = None,
) -> Built:
    digests = inputs.digests
    memory = Memory(project.store, "build")
    memory.learn(cards_in(shards))
    take_told(shards, project.store)
    lasting = Lasting(project, output)
    try:
        with ExitStack() as stack:
            release = stack.enter_context(staging(output, waiting=tell, early=early))

            def look(instead: Instead | None = None) -> Survey:
                stock = take_stock(project, digests, instead)
                return survey(stock, memory, hands, day, telling(shell.settings))

            found, held = look(), NOTHING_HELD
            if keep_going and found.blocked(day):
                found, held = stack.enter_context(standing(look, lasting, day))
                _refuse_whole(project, held)
            else:
                _refuse_errors(project, found, day)
            _refuse_nothing(project, found, held)
            say, bundles, since = tell or _silent, bundles_in(shards), held.shown
            given = Commission(
                *(project, digests, shell, found, day, memory, hands, say, bulk, bundles, since)
            )
            filled = fill(release, given)
            find, many = partial(project.changed, inputs), len(inputs.seen) > _MANY
            changes = stack.enter_context(Beside(find, list[str], many))  # while it is verified
            release.write_listing()
            report = release.verify(filled.anchors, filled.expected, filled.stated)
            if report.problems:
                raise BuildRefused(_problems(project.root, report.problems))
            _refuse_changes(changes.found)
            outcome = release.swap()
            lasting.note(found, held.since, day, hands)
    except (PublishError, BulkError, TemplateFault) as error:
        raise BuildRefused(str(error)) from error
    memory.save()
    project.store.tidy(len(found.all))
    return Built(outcome, held, tuple(found.left(day)))


def build_shard(
    root: Path,
    shell: Shell,
    folder: Path,
    share: Share,
    today: date | None = None,
    tell: Tell | None = None,
    hands: Workers | None = None,
) -> int:
    """Check the whole site, and make a share of its disclosures into ``folder``: their number.

    Raises BuildRefused as ``build_site`` does.
    """
    day, hands = (today or stated_day()).isoformat(), hands or workers(None)
    with _keeping(Project(root)) as project:
        memory, inputs = Memory(project.store, "build"), project.inputs()
        digests = inputs.digests
        found = survey(take_stock(project, digests), memory, hands, day, telling(shell.settings))
        _refuse_errors(project, found, day)
        _refuse_nothing(project, found)
        say = tell or _silent
        given = Commission(project, digests, shell, found, day, memory, hands, say, True)
        try:
            made = write_shard(given, share, folder)
        except (PublishError, TemplateFault) as error:
            raise BuildRefused(str(error)) from error
        _refuse_changes(project.changed(inputs))
        memory.save()
    return made


def _refuse_changes(changed: Sequence[str]) -> None:
    """What was saved while the site was made may stand on some of its pages and not on others; so
    may what was put back since."""
    if changed:
        more = f"等 {len(changed)} 个文件" if len(changed) > 1 else ""
        raise BuildRefused(f"构建的时候 {changed[0]}{more}被改动了，请再构建一次。")


def _refuse_errors(project: Project, found: Survey, day: str) -> None:
    if found.blocked(day):
        blocking = in_order(found.blocking(day))
        raise BuildRefused(text.render(blocking, project.lines))


def errors_of(project: Project, held: Held) -> str:
    """The errors for which data are held, in full, for the user."""
    return text.render(in_order(held.errors), project.lines)


def _refuse_whole(project: Project, held: Held) -> None:
    """What no disclosure or department alone is to blame for leaves nothing that can be trusted."""
    if held.whole:
        why = "有的错误关系到整个网站，不只是某一份公开：这次什么也不发布。"
        raise BuildRefused(f"{errors_of(project, held)}\n{why}")


def _refuse_nothing(project: Project, found: Survey, held: Held = NOTHING_HELD) -> None:
    if any(one.read.readable for one in found.all):
        return
    if held.errors:
        why = "没有一份公开没有错误，也没有可以保留的内容：这次什么也不发布。"
        raise BuildRefused(f"{errors_of(project, held)}\n{why}")
    raise BuildRefused(f"{project.data_dir}/ 里没有一份公开，不发布空网站。")


def _silent(words: str) -> None:
    """Nobody listens."""


def render_into(root: Path, shell: Shell, folder: Path) -> str:
    """Write all pages straight into a folder, drafts too, for the preview; findings come back.

    Raises BuildRefused where they cannot be written.
    """
    with _keeping(Project(root)) as project, TemporaryDirectory(prefix="mingzhang-") as place:
        memory, digests, hands = Memory(project.store, "preview"), project.digests(), workers(None)
        found = survey(take_stock(project, digests), memory, hands, "", telling(shell.settings))
        given = Commission(project, digests, shell, found, "", memory, hands, _silent, False)
        try:
            with staging(Path(place) / "site") as release:
                fill(release, given)
                copytree(release.folder, folder, dirs_exist_ok=True)
        except (PublishError, TemplateFault) as error:
            raise BuildRefused(str(error)) from error
        findings, blocking = findings_of(found)
        return text.brief(findings, project.lines, blocking)


def _told(root: Path, problem: Problem) -> str:
    place = source_of(root, problem.path, problem.subject, problem.message)
    return f"{place or problem.path}：{as_written(root, place, problem.subject, problem.message)}"


def _problems(root: Path, problems: Iterable[Problem]) -> str:
    lines = [
        _told(root, p) + (f"（另有 {count - 1} 页）" if count > 1 else "")
        for p, count in grouped(problems)
    ]
    return "\n".join(("生成的网页没有通过检查：", *lines))
