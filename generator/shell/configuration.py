"""Reading mkdocs.yml with MkDocs, its complaints said in 中文."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from generator.shell.errors import ShellError

FILE = "mkdocs.yml"
_OPTION = re.compile(r"Plugin '(.+?)' option '(.+?)': (.+)")
_UNKNOWN = "Unrecognised configuration name"
_MESSAGES = (
    (re.compile(r"^Required configuration not provided\.$"), "没有填写"),
    (re.compile(r"^The path '(.+)' isn't an existing (?:directory|file)\.$"), r"没有“\1”"),
    (re.compile(r'^The "(.+)" plugin is not installed$'), r"没有安装插件 \1"),
)
_ADVICE = "请检查这一行和上一行的缩进、冒号、引号和括号"


def load(root: Path, **overrides: str) -> tuple[MkDocsConfig, tuple[str, ...]]:
    """The settings of the project and MkDocs' warnings; raises ShellError when they are wrong."""
    path = root / FILE
    config = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as file:
            config.load_file(file)
    except OSError as error:
        raise ShellError(f"打不开 {FILE}：{error.strerror}") from error
    except (ConfigurationError, TypeError, AttributeError) as error:
        raise ShellError(_unreadable(error)) from error
    config.load_dict(dict(overrides))
    errors, warnings = config.validate()
    if errors:
        said = _said((*errors, *(pair for pair in warnings if _UNKNOWN in str(pair[1]))))
        raise ShellError("\n".join((f"{FILE} 里的设置不对：", *said)))
    if "mingzhang" not in config.plugins:
        raise ShellError(f"{FILE} 的 plugins 里没有 mingzhang，请补上一行“- mingzhang”")
    doubts = tuple(f"{FILE}：{line}" for line in _said(warnings))
    if config.strict and doubts:
        raise ShellError("\n".join(("严格模式下有警告，未发布：", *doubts)))
    return config, doubts


def _unreadable(error: Exception) -> str:
    """Say where the file stops being YAML, as far as the parser told."""
    cause = error.__context__
    mark = getattr(cause, "problem_mark", None) or getattr(cause, "context_mark", None)
    if mark is not None:
        place = f"第 {mark.line + 1} 行第 {mark.column + 1} 列"
        return f"{FILE} {place}起无法按 YAML 格式读取，{_ADVICE}"
    if cause is not None and hasattr(cause, "encoding"):
        return f"{FILE} 不是 UTF-8 编码的文字，请在编辑器里按 UTF-8 另存"
    return f"{FILE} 应由“名称: 值”组成，现在读不出任何设置"


def _said(complaints: Iterable[tuple[str, object]]) -> list[str]:
    return [_one(key, line) for key, said in complaints for line in str(said).splitlines()]


def _one(key: str, message: str) -> str:
    if _UNKNOWN in message:
        near = get_close_matches(key, (name for name, _ in MkDocsConfig._schema), 1, 0.5)
        return f"{key}：没有这个设置" + (f"，是不是 {near[0]}？" if near else "")
    option = _OPTION.fullmatch(message)
    if option:
        return f"{option[1]} 的 {option[2]}：{option[3]}"
    for pattern, words in _MESSAGES:
        message = pattern.sub(words, message)
    return f"{key}：{message}"
