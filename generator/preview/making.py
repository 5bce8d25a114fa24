"""From the files of a project to a state of the preview, whatever is wrong with them."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from generator import pipeline
from generator.building.asked import Asked
from generator.building.commission import Commission
from generator.building.memory import Memory
from generator.building.stock import take_stock
from generator.building.survey import survey
from generator.building.telling import telling
from generator.building.workers import workers
from generator.examining import findings_of
from generator.preview.keeping import keep_good, with_good_lists
from generator.preview.state import State
from generator.preview.watching import Look, name_of
from generator.project import Project
from generator.render.faults import told
from generator.render.shell import Shell

MakeShell = Callable[[Path], Shell | str]  # words say why there is none


class NoShell(Exception):
    """The frame of the pages cannot be made; the message says why, for the user."""


def state_of(project: Project, look: Look, make_shell: MakeShell, before: State | None) -> State:
    """The state of files that look so. Raises NoShell when there is nothing to show at all."""
    try:
        return _fresh(project, look, make_shell, before)
    except NoShell as error:
        if before is None:
            raise
        return replace(before, name=name_of(look), trouble=str(error))
    except Exception as error:  # templates and files under someone's hands: told, never the end
        if before is None:
            raise NoShell(told(error, project.root)) from error
        return replace(before, name=name_of(look), trouble=told(error, project.root))


def _fresh(project: Project, look: Look, make_shell: MakeShell, before: State | None) -> State:
    inputs, earlier = project.inputs(), before.shown if before else None
    digests = inputs.digests
    shell = pipeline.page_shell(project, lambda root: _shell(make_shell(root)), inputs)
    memory, hands = Memory(project.store, "preview"), workers(None)
    stock = with_good_lists(take_stock(project, digests), earlier)
    found = survey(stock, memory, hands, "", telling(shell.settings))
    shown, kept = keep_good(found, earlier, project.root)
    given = Commission(project, digests, shell, shown, "", memory, hands, _silent, False)
    pages = Asked(given, given.scene(given.shown))
    if not project.changed(inputs):  # else what was read may stand under an old key
        memory.save()
    return State(
        name_of(look), shell, pages, shown, *findings_of(found), lines=project.lines, kept=kept
    )


def _silent(words: str) -> None:
    """Nobody listens."""


def _shell(made: Shell | str) -> Shell:
    if isinstance(made, str):
        raise NoShell(made)
    return made
