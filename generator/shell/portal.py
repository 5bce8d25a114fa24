"""The page shell of a portal: that of a site, without pages of its own and with other links."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig

from generator.render.shell import Shell
from generator.shell.run import run_mkdocs

_LINKS = (("首页", "./"), ("搜索", "search/"), ("数据", "data/"))


def portal_shell(project_root: Path, name: str, about: str, address: str) -> Shell:
    """The shell of a portal of this name, at an address ('' where that is open).

    Look and foot are those of the project. Raises ``ShellError`` when MkDocs refuses.
    """
    with TemporaryDirectory(prefix="mingzhang-portal-") as empty:
        told = {"site_name": name, "site_description": about, "site_url": address}
        return run_mkdocs(project_root, _as_portal, docs_dir=empty, **told)


def _as_portal(config: MkDocsConfig) -> None:
    """Nothing of the project's own pages is there, nor the images that lie beside them."""
    footer = config.extra.get("footer") or {}
    marks = [{**mark, "image": ""} for mark in footer.get("marks") or []]
    config.nav = None
    config.extra["mz_portal"] = True
    config.extra["links"] = [{"text": text, "href": href} for text, href in _LINKS]
    config.extra["footer"] = {**footer, "pages": [], "source": "", "marks": marks}
