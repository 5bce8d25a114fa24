"""Settings that MkDocs would take and this site cannot be built with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.shell.linking import FILE

_LANGUAGES = "partials/languages"


def wrong_choices(config: MkDocsConfig, lines: Sequence[str]) -> Iterator[str]:
    """What is to be written in place of such a setting, with its line in mkdocs.yml."""
    if not config.use_directory_urls:
        said = "只能是 true，不写也一样：网站的网址都以“/”结尾，别的页面按这样的网址链接"
        yield f"{_place('use_directory_urls', lines)}：use_directory_urls：{said}"
    language = config.theme.get("language")
    folders = [Path(folder) / _LANGUAGES for folder in config.theme.dirs]
    if language is not None and not _known(str(language), folders):
        said = f"没有“{language}”这种语言，中文写成 language: zh"
        yield f"{_place('language', lines)}：theme：language：{said}"


def _known(language: str, folders: Sequence[Path]) -> bool:
    """Whether the theme has words in a language; one that has none at all needs none."""
    names = {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}
    return not names or f"{language}.html" in names


def _place(key: str, lines: Sequence[str]) -> str:
    """The line of a setting, wherever it is nested; the file where it is written elsewhere."""
    written = re.compile(rf"""(?:^|[\s{{,])["']?{re.escape(key)}["']?\s*:""")
    bare = (line.partition(" #")[0] if not line.startswith("#") else "" for line in lines)
    number = next((n for n, line in enumerate(bare, 1) if written.search(line)), 0)
    return f"{FILE}:{number}" if number else FILE
