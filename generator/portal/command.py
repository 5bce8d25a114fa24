"""``mingzhang portal``: what it says, and its exit status."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from generator.diagnostics import Finding, text
from generator.portal.errors import PortalError
from generator.portal.settings import read_settings
from generator.project import Project, that_can_keep

Say = Callable[[str], None]
_OK, _ERRORS_FOUND = 0, 1


def answer(project: Project, file: str, output: str | None, say: Say, tell: Say) -> int:
    """Make the portal that a file describes; ``tell`` is told what is no result."""
    from generator.portal.making import make_portal
    from generator.shell.errors import ShellError
    from generator.shell.portal import portal_shell

    def quote(findings: Sequence[Finding]) -> str:
        return text.brief(findings, Project(Path()).lines)

    place = Path(output) if output else project.root / "portal"
    try:
        settings = read_settings(Path(file), quote)
        told = (settings.name, settings.about, settings.address)
        with that_can_keep(project) as keeping:
            shell = partial(portal_shell, project.root, *told)
            outcome = make_portal(keeping, settings, shell, place, tell)
    except (PortalError, ShellError) as error:
        tell(f"{error}\n门户没有改动。")
        return _ERRORS_FOUND
    if not outcome.changed:
        say("没有变化，门户已是最新。")
        return _OK
    done = f"写入 {outcome.written} 个文件，沿用 {outcome.kept} 个，删去 {outcome.removed} 个"
    say(f"门户已更新，{len(settings.members)} 个网站：{done}。")
    return _OK
