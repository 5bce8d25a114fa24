"""Making the page shell with MkDocs and Material."""

from __future__ import annotations

from pathlib import Path

from generator.render.shell import Shell


def build_shell(project_root: Path) -> Shell:
    """Run MkDocs on the project in this process, into a folder of its own, and collect its work.

    Nothing below ``project_root`` is written. Raises ``ShellError`` when MkDocs refuses.
    """
    from generator.shell.run import run_mkdocs  # MkDocs takes long to import

    return run_mkdocs(project_root)


def shell_or_reason(project_root: Path) -> Shell | str:
    """The same, or the words in which MkDocs refuses: what a preview goes on after."""
    from generator.shell.errors import ShellError

    try:
        return build_shell(project_root)
    except ShellError as error:
        return str(error)
