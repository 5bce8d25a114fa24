"""The plugin's options in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c


class DataLink(c.Type[str]):
    """Address of a line of data: '' or a web address with {path} and {line} in it."""

    def __init__(self) -> None:
        super().__init__(str, default="")

    def run_validation(self, value: object) -> str:
        """Refuse what would lead nowhere, or somewhere else than the web."""
        text = super().run_validation(value)
        if text and not text.startswith(("https://", "http://")):
            raise base.ValidationError(f"data_link 应以 https:// 开头：{text}")
        if text and ("{path}" not in text or "{line}" not in text):
            raise base.ValidationError(f"data_link 应含 {{path}} 和 {{line}}：{text}")
        return text


class MingzhangOptions(base.Config):  # type: ignore[no-untyped-call]  # MkDocs has no types here
    """Options of the plugin."""

    data_dir = c.Type(str, default="data")
    data_link = DataLink()
