"""Running MkDocs in this process, for ``mingzhang build`` and ``mingzhang serve``."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from click import ClickException
from mkdocs.commands.build import build

from generator.render.frame import FrameError
from generator.render.shell import Shell
from generator.shell.configuration import load
from generator.shell.errors import ShellError
from generator.shell.plugin import MingzhangPlugin

log = logging.getLogger("mkdocs.mingzhang")


def run_mkdocs(project_root: Path) -> Shell:
    """Build the project's hand-written pages and frames; see ``build_shell``."""
    folder = tempfile.mkdtemp(prefix="mingzhang-site-")
    try:
        with _quiet():
            return _build(project_root, folder)
    except (ClickException, FrameError) as error:
        raise ShellError(f"MkDocs 未能生成页面框架：{error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _build(project_root: Path, folder: str) -> Shell:
    """MkDocs' own way, ``folder`` standing for the output that only the pipeline may write."""
    made: list[Shell] = []
    config, warnings = load(project_root, site_dir=folder)
    for warning in warnings:
        log.warning(warning)
    plugin = cast(MingzhangPlugin, config.plugins["mingzhang"])
    plugin.finish = lambda root, shell, output: made.append(shell)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    finally:
        plugin.finish = None
        config.plugins.on_shutdown()
    return made[0]


@contextmanager
def _quiet() -> Iterator[None]:
    """Warnings of MkDocs are shown, its progress is not."""
    mkdocs = logging.getLogger("mkdocs")
    level = mkdocs.level
    mkdocs.setLevel(logging.WARNING)
    try:
        yield
    finally:
        mkdocs.setLevel(level)
