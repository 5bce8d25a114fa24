"""The MkDocs plugin: holds the events, delegates everything.

MkDocs empties its ``site_dir`` before it builds, so it never gets the real one: it builds into a
private folder, whose files go to the pipeline as a ``Shell``. The pipeline adds the data pages,
verifies the whole and swaps it in. In ``mkdocs serve`` the folder is MkDocs' own and temporary,
and the data pages are written straight into it.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.render.shell import Shell
from generator.shell.assemble import assemble, refuse_strict_warnings
from generator.shell.handwritten import refuse_wrong
from generator.shell.options import MingzhangOptions
from generator.shell.probe import Probe

log = logging.getLogger("mkdocs.plugins.mingzhang")  # no prefix: findings begin with a place

# What becomes of a shell: called with the project's root, the shell and the output folder.
Finish = Callable[[Path, Shell, Path], None]


class MingzhangPlugin(BasePlugin[MingzhangOptions]):  # type: ignore[no-untyped-call]
    """``mingzhang`` under ``plugins`` in mkdocs.yml."""

    def __init__(self) -> None:
        super().__init__()
        self.finish: Finish | None = None  # None: the pipeline; ``run`` and tests set their own
        self.probe: Probe | None = None
        self._serving = False
        self._output = Path()
        self._staging: Path | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the command; the presence of this event keeps the plugin between rebuilds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give MkDocs a private folder in place of the real output."""
        self._output = Path(config.site_dir)
        config.extra["mz_preview"] = self._serving
        if not self._serving and not _is_temporary(self._output):
            self._staging = Path(tempfile.mkdtemp(prefix="mingzhang-shell-"))
            config.site_dir = str(self._staging)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what lies in content/ only as a link: it would publish what it leads to. What
        is wrong with the pages, or with the settings that name them, ends the build."""
        within = Path(config.docs_dir).resolve()
        for file in list(files):
            if file.src_dir == config.docs_dir and file.abs_src_path:
                place = Path(file.abs_src_path)
                if place.resolve() != within / file.src_uri:
                    files.remove(file)
        refuse_wrong(config, files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation of the hand-written pages for the frames."""
        self._nav = nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the template environment for the frames; lines of template code leave no blanks."""
        env.trim_blocks = env.lstrip_blocks = True
        self.probe = Probe(env, config, files, self._nav)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Collect what MkDocs made and hand it on; afterwards ``site_dir`` is the real one."""
        assert self.probe is not None
        refuse_strict_warnings(config)
        shell = assemble(Path(config.site_dir), self.probe, self.config)
        in_place = self._staging is None
        self._clear(config)
        finish = self.finish or (_write_into if in_place else _publish)
        finish(_project_root(config), shell, self._output)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind when MkDocs fails."""
        self._clear(None)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Rebuild when data or templates change."""
        root = _project_root(config)
        for folder in (root / "data", root / "templates"):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _clear(self, config: MkDocsConfig | None) -> None:
        if self._staging is not None:
            shutil.rmtree(self._staging, ignore_errors=True)
            self._staging = None
        if config is not None:
            config.site_dir = str(self._output)


def _is_temporary(site_dir: Path) -> bool:
    """Whether it is the folder of ``mkdocs serve`` (which may call itself 'build')."""
    return site_dir.name.startswith("mkdocs_") and site_dir.parent == Path(tempfile.gettempdir())


def _project_root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _publish(root: Path, shell: Shell, output: Path) -> None:
    """Build the whole site and swap it in; a refusal leaves the old one as it is."""
    from generator import pipeline

    try:
        pipeline.build_site(root, shell, output)
    except pipeline.BuildRefused as refusal:
        raise Abort(str(refusal)) from refusal


def _write_into(root: Path, shell: Shell, output: Path) -> None:
    """Write the data pages beside those of MkDocs, for the preview, and say what was found."""
    from generator import pipeline

    try:
        found = pipeline.render_into(root, shell, output)
    except pipeline.BuildRefused as refusal:
        raise Abort(str(refusal)) from refusal
    if found:
        log.warning(found.rstrip("\n"))
