"""Settings that MkDocs would take and this site cannot be built with, or does not heed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.shell.linking import FILE

_LANGUAGES = "partials/languages"
_SCHEMES = ("default", "slate")
_COLOURS = ("primary", "accent")
_UNHEEDED = "不起作用：颜色由本站的样式定，要换就写在自己的样式里，见 content/guide/look.md"


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
    for scheme in _named(config, "scheme", _SCHEMES):
        said = f"没有“{scheme}”这套颜色，可以写 default（浅色）、slate（深色）"
        yield f"{_place('scheme', lines, scheme)}：theme：palette：scheme：{said}"
    for sheet in config.extra_css:
        if "://" not in sheet and not any((folder / sheet).is_file() for folder in _files(config)):
            yield f"{_place('extra_css', lines)}：extra_css：没有“{sheet}”，样式放在 content/ 里"


def unheeded(config: MkDocsConfig, lines: Sequence[str]) -> Iterator[str]:
    """What is written and changes nothing, with its line in mkdocs.yml."""
    for key in _COLOURS:
        for colour in _named(config, key, ("custom",)):
            place = _place(key, lines, colour)
            yield f"{place}：theme：palette：{key}: {colour} {_UNHEEDED}"


def _named(config: MkDocsConfig, key: str, known: Collection[str]) -> list[str]:
    """What the choices of colours name under a key, as far as it is not known; each once."""
    palette = config.theme.get("palette") or []
    choices = palette if isinstance(palette, list) else [palette]
    found = (choice.get(key) for choice in choices if isinstance(choice, dict))
    return [str(name) for name in dict.fromkeys(found) if name is not None and name not in known]


def _files(config: MkDocsConfig) -> list[Path]:
    return [Path(config.docs_dir), *map(Path, config.theme.dirs)]


def _known(language: str, folders: Sequence[Path]) -> bool:
    """Whether the theme has words in a language; one that has none at all needs none."""
    names = {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}
    return not names or f"{language}.html" in names


def _place(key: str, lines: Sequence[str], value: str = "") -> str:
    """The line of a setting, wherever it is nested; the file where it is written elsewhere."""
    behind = rf"""\s*["']?{re.escape(value)}(?![\w-])""" if value else ""
    written = re.compile(rf"""(?:^|[\s{{,])["']?{re.escape(key)}["']?\s*:{behind}""")
    bare = (line.partition(" #")[0] if not line.startswith("#") else "" for line in lines)
    number = next((n for n, line in enumerate(bare, 1) if written.search(line)), 0)
    return f"{FILE}:{number}" if number else FILE
