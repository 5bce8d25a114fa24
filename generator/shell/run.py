"""Running MkDocs in this process, for ``mingzhang build`` and ``mingzhang serve``."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from click import ClickException
from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.render.faults import told, within_templates
from generator.render.frame import FrameError
from generator.render.shell import Shell
from generator.shell.configuration import load
from generator.shell.errors import ShellError
from generator.shell.plugin import MingzhangPlugin

log = logging.getLogger("mkdocs.mingzhang")


Adapt = Callable[[MkDocsConfig], None]


def run_mkdocs(project_root: Path, adapt: Adapt | None = None, **overrides: str) -> Shell:
    """Build the project's hand-written pages and frames; see ``build_shell``.

    ``overrides`` stand for settings of mkdocs.yml; ``adapt`` changes what was read of it.
    """
    folder = tempfile.mkdtemp(prefix="mingzhang-site-")
    try:
        with _quiet():
            return _build(project_root, adapt, site_dir=folder, **overrides)
    except Abort as error:  # said by us, in full
        raise ShellError(str(error)) from error
    except (ClickException, FrameError) as error:
        raise ShellError(f"MkDocs 未能生成页面框架：{error}") from error
    except Exception as error:
        if not isinstance(error, TemplateError) and not within_templates(error, project_root):
            raise
        raise ShellError(f"MkDocs 未能生成页面框架：{told(error, project_root)}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _build(project_root: Path, adapt: Adapt | None, **overrides: str) -> Shell:
    """MkDocs' own way, with a folder for the output that only the pipeline may write."""
    made: list[Shell] = []
    config, warnings = load(project_root, **overrides)
    if adapt is not None:
        adapt(config)
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
