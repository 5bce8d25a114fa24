"""From a finished MkDocs build to a ``Shell``."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from generator.render.frame import Frame
from generator.render.shell import Settings, Shell
from generator.shell.collect import collect_files, read_search_index
from generator.shell.modules import one_module
from generator.shell.options import MingzhangOptions
from generator.shell.probe import Probe
from generator.shell.scripts import joined_scripts
from generator.shell.stylesheets import joined


def assemble(folder: Path, probe: Probe, options: MingzhangOptions) -> Shell:
    """The shell from what MkDocs wrote into ``folder`` and the frames of its template."""
    frames = probe.frames()
    return Shell(
        settings=_settings(probe.config, options),
        files=_styled(collect_files(folder), frames.values(), probe.config),
        frames=frames,
        search_docs=read_search_index(folder),
    )


def _styled(
    files: dict[str, bytes], frames: Iterable[Frame], config: MkDocsConfig
) -> dict[str, bytes]:
    """The files with the style sheets and scripts of the site in place of their parts."""
    templates = Path(config.config_file_path or "").resolve().parent / "templates"
    texts = [path.read_text("utf-8") for path in sorted(templates.rglob("*.html"))]
    texts += [piece for frame in frames for piece in frame.pieces]
    written = (name for name in files if name.endswith(_SPEAKING))
    texts += [files[name].decode("utf-8", "replace") for name in written]
    return one_module(joined_scripts(joined(files, texts)))


_SPEAKING = (".html", ".js", ".mjs")  # what names the classes that a page can have


def refuse_strict_warnings(config: MkDocsConfig) -> None:
    """With ``--strict`` stop at warnings here: MkDocs itself would stop after the publishing."""
    if not config.strict:
        return
    for handler in logging.getLogger("mkdocs").handlers:
        if isinstance(handler, CountHandler) and (counts := handler.get_counts()):
            found = "，".join(f"{level} {count}" for level, count in counts)
            raise Abort(f"严格模式下有警告，未发布：{found}")


def _settings(config: MkDocsConfig, options: MingzhangOptions) -> Settings:
    address = config.site_url or ""
    return Settings(
        site_name=config.site_name,
        site_url=address if not address or address.endswith("/") else address + "/",
        description=config.site_description or "",
        data_link=options.data_link,
        licence=options.licence,
        licence_url=options.licence_url,
    )
