"""The plugin's options in mkdocs.yml."""

from __future__ import annotations

import re
from difflib import get_close_matches

from mkdocs.config import base
from mkdocs.config import config_options as c

_LICENCE_CODE = re.compile(r"[-a-zA-Z0-9._]+")


class Words(c.Type[str]):
    """An option that is a text."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """Refuse numbers and lists."""
        if not isinstance(value, str):
            raise base.ValidationError(f"应是文字，现在是 {value!r}；请加引号")
        return value


class DataLink(Words):
    """Address of a line of data: '' or a web address with {path} and {line} in it."""

    def __init__(self) -> None:
        super().__init__("")

    def run_validation(self, value: object) -> str:
        """Refuse what would lead nowhere, or somewhere else than the web."""
        text = super().run_validation(value)
        if text and not text.startswith(("https://", "http://")):
            raise base.ValidationError(f"data_link 应以 https:// 开头：{text}")
        if text and ("{path}" not in text or "{line}" not in text):
            raise base.ValidationError(f"data_link 应含 {{path}} 和 {{line}}：{text}")
        return text


class WebAddress(Words):
    """'' or an address on the web."""

    def run_validation(self, value: object) -> str:
        """Refuse what is no such address."""
        text = super().run_validation(value)
        if text and not text.startswith(("https://", "http://")):
            raise base.ValidationError(f"应以 https:// 开头：{text}")
        return text


class MingzhangOptions(base.Config):  # type: ignore[no-untyped-call]  # MkDocs has no types here
    """Options of the plugin."""

    data_link = DataLink()
    licence = Words("")
    licence_url = WebAddress("")

    def validate(self) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """Besides what MkDocs checks: an option that does not exist is an error, no warning."""
        failed, warnings = super().validate()
        unknown = sorted(map(str, set(self.keys()) - self._schema_keys))
        refused = [
            (name, base.ValidationError(_unknown(name, self._schema_keys))) for name in unknown
        ]
        nameless = _nameless_licence(self.licence, self.licence_url)
        return [*refused, *nameless, *failed], [pair for pair in warnings if pair[0] not in unknown]


def _nameless_licence(name: object, address: object) -> base.ConfigErrors:
    """A licence that programs are to understand has a code or an address."""
    coded = isinstance(name, str) and _LICENCE_CODE.fullmatch(name)
    if not name or coded or address:
        return []
    said = f"“{name}”不是许可证的代号（如 CC-BY-4.0），请同时填写 licence_url"
    return [("licence", base.ValidationError(said))]


def _unknown(name: str, known: set[str]) -> str:
    near = get_close_matches(name, sorted(known), 1, 0.5)
    meant = f"是不是 {near[0]}？" if near else ""
    return f"没有 {name} 这个选项，{meant or '可用的是 ' + '、'.join(sorted(known))}"
