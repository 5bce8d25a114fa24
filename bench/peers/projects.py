"""Writing the peers' projects."""

import json
import shutil
from pathlib import Path

from bench.peers.forms import forms
from bench.peers.markdown import pages
from bench.peers.records import Record, records

_HERE = Path(__file__).parent
_ADAPTER = '{{{{ partial "adapter.html" (dict "page" . "key" "{key}" "region" "{region}") }}}}\n'


def write_hugo(found: list[Record], data: Path, folder: Path) -> None:
    """A project that reads the YAML where it stands; an adapter a disclosure makes its pages."""
    shutil.copytree(_HERE / "hugo", folder, dirs_exist_ok=True)
    settings = (_HERE / "hugo/hugo.toml").read_text("utf-8")
    (folder / "hugo.toml").write_text(settings.replace("@DATA@", str(data.resolve())), "utf-8")
    _write(folder / "data/forms.json", json.dumps(forms(), ensure_ascii=False))
    titles = [{"key": record.key, "title": record.title} for record in found]
    _write(folder / "data/disclosures.json", json.dumps(titles, ensure_ascii=False))
    for record in found:
        text = _ADAPTER.format(key=record.key, region=record.region)
        _write(folder / "content" / record.key / "_content.gotmpl", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def write_markdown(found: list[Record], folder: Path) -> None:
    """A project of plain Markdown pages, for mkdocs-material and for Zensical."""
    shutil.copytree(_HERE / "mkdocs", folder, dirs_exist_ok=True)
    listed = [f"- [{record.title}]({record.key}/index.md)" for record in found]
    _write(folder / "docs/index.md", "\n".join(("# 首页", "", *listed, "")))
    for record in found:
        for address, text in pages(record):
            path = address or "index"
            _write(folder / "docs" / record.key / f"{path}.md", text)


def write_all(data: Path, folder: Path) -> None:
    """All three projects below a folder."""
    found = records(data)
    write_hugo(found, data, folder / "hugo")
    write_markdown(found, folder / "mkdocs")
    write_markdown(found, folder / "zensical")
