"""Every text field hostile, every kind of page in Chromium without a policy: nothing runs."""

import re
from urllib.parse import quote

import pytest

from generator.exchange.schema import kinds, shape
from generator.forms.editions import DEFAULT
from tests import trees
from tests.hostile import filling
from tests.hostile.payloads import PAYLOADS
from tests.hostile.watching import Watcher
from tests.site.build import Built
from tests.site.visit import kind_of

_YEAR = f"{trees.REGION}/{filling.DEPARTMENTS[0]}/{filling.YEAR}/"


def of_each_kind(site: Built) -> list[str]:
    """Of every department the largest page of each kind, tables and embedded ones all."""
    found: dict[tuple[str, ...], str] = {}
    for address in site.addresses():
        parts = address.removeprefix("embed/").split("/")
        ours = parts[0] == trees.REGION and len(parts) > 2
        table = parts[3:] if ours and "tables" in parts else []
        key = (address[:6], parts[1] if ours else "", kind_of(site, address), *table)
        known = found.get(key, address)
        found[key] = max(known, address, key=lambda a: (len(site.read(a)), a))
    return sorted(set(found.values()))


def test_every_text_field_of_every_file_is_filled() -> None:
    filler = filling.Filling(0, "A1")
    for kind in kinds():
        if kind != "words":
            filler.fill(shape(kind, DEFAULT), kind)
    assert len(set(filler.texts)) > 100
    said = "".join(filling.files().values())
    assert all(word[:12].replace('"', '\\"') in said for word in PAYLOADS)


def test_pages(hostile_site: Built, watcher: Watcher) -> None:
    addresses = of_each_kind(hostile_site)
    assert len(addresses) > 200
    for address in addresses:
        watcher.open(address)
        assert watcher.said == [], address


def test_what_a_reader_touches(hostile_site: Built, watcher: Watcher) -> None:
    kinds_of = {kind_of(hostile_site, a): a for a in hostile_site.addresses()}
    for address in kinds_of.values():
        watcher.open(address)
        watcher.touch()
        watcher.page.wait_for_timeout(50)
        assert watcher.said == [], address


@pytest.mark.parametrize("word", ["MZ", "onerror", "evil.example", "{{ 7*7 }}", "<script>", "cmd"])
def test_what_is_searched(watcher: Watcher, word: str) -> None:
    page = watcher.open(_YEAR)
    page.locator("[data-md-component=search-query]").fill(word)
    page.wait_for_timeout(600)
    watcher.look()
    watcher.open(f"search/?q={quote(word)}")
    watcher.page.wait_for_timeout(400)
    watcher.look()
    watcher.open(f"{_YEAR}?q={quote(PAYLOADS[0])}&d={quote(PAYLOADS[0])}#{quote(PAYLOADS[0])}")


def test_what_is_compared_and_filtered(watcher: Watcher) -> None:
    pair = "&".join(f"d={trees.REGION}/{code}/2030" for code in filling.DEPARTMENTS[:2])
    watcher.open(f"compare/?{pair}").wait_for_timeout(500)
    watcher.look()
    watcher.open(f"compare/?d={quote(PAYLOADS[0])}&d=..%2f..%2fx").wait_for_timeout(300)
    watcher.look()
    for path in ("projects/", "indicators/", "subjects/"):
        page = watcher.open(path)
        for choice in page.locator("article select").all():
            choice.select_option(index=1) if choice.is_visible() else None
        page.wait_for_timeout(300)
        watcher.look()


def test_templates_and_markdown_are_text(hostile_site: Built) -> None:
    """What a template or Markdown would have made of it is on no page; what was written is."""
    whole = [hostile_site.read(a).decode() for a in hostile_site.addresses()]
    assert any("{{ 7*7 }}" in text for text in whole)
    assert not any(re.search(r"x='49|root:x:0", text) for text in whole)
    assert not any("<strong>粗</strong>" in text or 'href="javascript' in text for text in whole)
