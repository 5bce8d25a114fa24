"""Reading mkdocs.yml with MkDocs, its complaints said in 中文."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from os.path import normpath
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from generator.diagnostics.system import reason_of
from generator.shell.complaints import in_chinese
from generator.shell.errors import ShellError
from generator.shell.fixed_settings import unheeded, wrong_choices
from generator.shell.linking import FILE, broken_settings

_PAGES, _SITE = "content", "site"
_SITE_DIR = f"{FILE}：mingzhang build 不用 site_dir，网站写到 {_SITE}/；要换地方用 build -o"
_ADVICE = "请检查这一行和上一行的缩进、冒号、引号和括号"


def load(root: Path, **overrides: str) -> tuple[MkDocsConfig, tuple[str, ...]]:
    """The settings of the project and MkDocs' warnings; raises ShellError when they are wrong."""
    path = root / FILE
    config = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as file:
            config.load_file(file)
    except OSError as error:
        raise ShellError(f"打不开 {FILE}：{reason_of(error)}") from error
    except (ConfigurationError, TypeError, AttributeError) as error:
        raise ShellError(broken_settings(root) or _unreadable(error)) from error
    pages, site = (normpath(str(config.get(key) or "")) for key in ("docs_dir", "site_dir"))
    config.load_dict(dict(overrides))
    errors, warnings = config.validate()
    if errors:
        said = _said(root, (*errors, *(pair for pair in warnings if _is_unknown(str(pair[1])))))
        raise ShellError("\n".join((f"{FILE} 里的设置不对：", *said)))
    if "mingzhang" not in config.plugins:
        raise ShellError(f"{FILE} 的 plugins 里没有 mingzhang，请补上一行“- mingzhang”")
    if pages != _PAGES:
        raise ShellError(f"{FILE}：docs_dir 只能是 {_PAGES}：别处的改动不会被发现")
    lines = _lines(root)
    if wrong := list(wrong_choices(config, lines)):
        raise ShellError("\n".join((f"{FILE} 里的设置不对：", *wrong)))
    elsewhere = () if site == _SITE else (_SITE_DIR,)
    doubts = (*_said(root, warnings), *elsewhere, *unheeded(config, lines))
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


def _said(root: Path, complaints: Iterable[tuple[str, object]]) -> Iterator[str]:
    lines = _lines(root)
    for key, said in complaints:
        message = str(said)
        several = message.splitlines() if message.startswith("Plugin ") else [message]
        yield from (_one(key, each, lines) for each in several)


def _lines(root: Path) -> list[str]:
    return (root / FILE).read_text("utf-8", "replace").splitlines()


def _one(key: str, message: str, lines: Sequence[str]) -> str:
    """A complaint with the line of the setting, where that stands at the left."""
    number = next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)
    place = f"{FILE}:{number}" if number else FILE
    near = ""
    if _is_unknown(message):
        names = (name for name, _ in MkDocsConfig._schema)
        near = "".join(f"，是不是 {name}？" for name in get_close_matches(key, names, 1, 0.5))
    return f"{place}：{key}：{in_chinese(message)}{near}"


def _is_unknown(message: str) -> bool:
    return message.startswith("Unrecognised configuration name")
