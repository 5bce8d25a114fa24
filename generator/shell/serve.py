"""The preview: MkDocs' own server with reloading, which calls the plugin for every rebuild."""

from __future__ import annotations

from pathlib import Path

from generator.shell.errors import ShellError


def serve(root: Path, address: str) -> None:
    """Serve the project at ``root`` on ``address`` (host:port) until it is stopped.

    Raises ShellError when the address cannot be used or MkDocs refuses the project.
    """
    from click import ClickException
    from mkdocs.commands.serve import serve as mkdocs_serve

    try:
        mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=address)
    except (ClickException, OSError, ValueError) as error:
        raise ShellError(f"无法在 {address} 预览：{error}") from error
