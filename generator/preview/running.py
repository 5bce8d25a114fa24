"""``mingzhang serve``: look, make, show, look again."""

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from generator.diagnostics import text
from generator.diagnostics.system import reason_of
from generator.preview.answers import Desk
from generator.preview.making import MakeShell, NoShell, state_of
from generator.preview.server import Server, Showing
from generator.preview.state import State
from generator.preview.watching import Look, look_at, pause_after
from generator.project import Project

Say = Callable[[str], None]
_SETTLING = 0.03  # seconds in which nothing may change: editors write in several steps


def serve(
    project: Project,
    address: str,
    make_shell: MakeShell,
    say: Say,
    stopped: threading.Event | None = None,
) -> str:
    """Serve the preview until ``stopped`` or interrupted; '' or why it cannot be begun.

    ``say`` is told the address and, after every change, the open errors.
    """
    stopped = stopped or threading.Event()
    look = look_at(project.root)
    try:
        state = state_of(project, look, make_shell, None)
    except NoShell as error:
        return str(error)
    mount = f"/{urlsplit(state.shell.settings.site_url).path.strip('/')}/".replace("//", "/")
    showing = Showing(state)
    try:
        server = Server(address, showing, Desk(project.templates, mount))
    except OSError as error:
        return f"无法在 {address} 预览：{reason_of(error)}"
    with server:
        server.begin()
        try:
            say(f"预览地址 http://{address}{mount} ，按 Ctrl+C 停止。")
            _tell(state, say)
            _follow(project, look, make_shell, showing, say, stopped)
        finally:
            server.shutdown()
    return ""


def _follow(
    project: Project,
    look: Look,
    make_shell: MakeShell,
    showing: Showing,
    say: Say,
    stopped: threading.Event,
) -> None:
    """Show a new state after every change of a file, until ``stopped``."""
    while not stopped.wait(pause_after(look)):
        now = look_at(project.root)
        while (
            now != look and not stopped.wait(_SETTLING) and now != (later := look_at(project.root))
        ):
            now = later
        if now == look and not showing.stale.is_set():
            continue
        look = now
        showing.stale.clear()
        showing.show(state_of(project, look, make_shell, showing.state))
        _tell(showing.state, say)


def _tell(state: State, say: Say) -> None:
    if state.trouble:
        say(state.trouble)
    else:
        say(text.brief(state.findings, state.lines, state.blocking).rstrip("\n"))
