"""The shell of this very project, and a small project of its own to build and break."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.render.shell import Shell
from generator.shell.plugin import MingzhangPlugin
from generator.shell.probe import Probe
from generator.shell.shell import build_shell

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """\
site_name: 公开 & <试>
docs_dir: content
theme: {name: material, custom_dir: templates/overrides, language: zh, font: false}
plugins: [search: {lang: zh}, mingzhang]
"""


@pytest.fixture(scope="session")
def shell() -> Shell:
    return build_shell(ROOT)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one hand-written page, whose ``site`` is a link to a published release."""
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/about.md").write_text("# 关于\n\n正文\n", "utf-8")
    (tmp_path / "data").mkdir()
    shutil.copytree(ROOT / "templates/overrides", tmp_path / "templates/overrides")
    (tmp_path / "releases/1").mkdir(parents=True)
    (tmp_path / "releases/1/index.html").write_text("published", "utf-8")
    (tmp_path / "site").symlink_to("releases/1")
    return tmp_path


@pytest.fixture
def config(project: Path) -> Iterator[MkDocsConfig]:
    """The small project's configuration; its plugin forgets the test's ``finish`` afterwards."""
    loaded = load_config(config_file=str(project / "mkdocs.yml"))
    yield loaded
    plugin_of(loaded).finish = None
    plugin_of(loaded).on_startup(command="build", dirty=False)


def plugin_of(config: MkDocsConfig) -> MingzhangPlugin:
    plugin = config.plugins["mingzhang"]
    assert isinstance(plugin, MingzhangPlugin)
    return plugin


def probe_of(config: MkDocsConfig) -> Probe:
    probe = plugin_of(config).probe
    assert probe is not None
    return probe
