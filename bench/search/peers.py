"""MiniSearch and Pagefind beside our search: the same entries, the same judged queries.

Run as ``python -m bench.search.peers FOLDER``, where FOLDER holds the npm packages minisearch and
pagefind (``npm install minisearch pagefind``). MiniSearch answers in Node, Pagefind in Chromium.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import sync_playwright

from bench.search.entries import search_entries
from generator.pipeline import build_site
from generator.search.language import traditional
from generator.shell.shell import build_shell
from generator.views.page import SearchEntry
from tests.browsers import chromium_path
from tests.search.judged import Query, queries, score
from tests.search.served import POLICY, serve
from tests.site.build import Built

_ROOT = Path(__file__).resolve().parents[2]
_HERE = Path(__file__).parent
_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
_FIND = """async query => {
  window.pagefind = window.pagefind || await import("/pagefind.js");
  const {results} = await window.pagefind.search(query);
  const data = await Promise.all(results.slice(0, 10).map(one => one.data()));
  return data.map(one => one.raw_url || one.url);
}"""


def _record(entry: SearchEntry) -> dict[str, str]:
    lines = (line.text.replace("\t", " ") for line in entry.lines)
    text = " ".join((*entry.aliases, entry.text, *lines))
    return {"path": entry.path, "title": entry.title, "text": text}


def _asked(judged: list[Query]) -> Iterator[dict[str, Any]]:
    for query in judged:
        yield {"text": query.text, "accepted": sorted(query.accepted)}


def pagefind(folder: Path, judged: list[Query]) -> str:
    """A line of the table: what Pagefind finds and fetches in Chromium."""
    (folder / "index.html").write_text("<!doctype html><title>peer</title>", "utf-8")
    with serve(folder, policy=_POLICY) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        box = served.open(browser)

        def ask(query: str) -> list[str]:
            return [unquote(path).lstrip("/") for path in box.page.evaluate(_FIND, query)]

        ask(judged[0].text)
        cost = f"第一次 {sum(box.fetched.values())} 字节，需要 wasm-unsafe-eval"
        result = score(judged, ask)
        browser.close()
    return f"|Pagefind|{result.first:.3f}|{result.reciprocal:.3f}|{cost}|"


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="别的搜索引擎，同样的条目和查询")
    parser.add_argument("packages", type=Path, help="装有 minisearch 和 pagefind 的文件夹")
    chosen = parser.parse_args()
    shell = build_shell(_ROOT)
    told, _ = search_entries(_ROOT, shell)
    entries = [entry for each in told.values() for entry in each]
    characters = frozenset("".join(_record(entry)["text"] + entry.title for entry in entries))
    pairs = traditional(characters)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "site"
        build_site(_ROOT, shell, output)
        site = Built(output)
        judged = [*queries("queries", site), *queries("heldout", site)]
        given = Path(folder) / "given.json"
        record = {
            "entries": [_record(entry) for entry in entries],
            "queries": list(_asked(judged)),
            "simple": dict(zip(pairs[::2], pairs[1::2], strict=True)),
        }
        given.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
        index = Path(folder) / "pagefind"
        script = [str(_HERE / "peers.mjs"), str(given), str(index)]
        done = subprocess.run(
            ["node", *script], cwd=chosen.packages, capture_output=True, text=True, check=False
        )
        sys.stdout.write("|引擎|首位命中|MRR|要取的|\n|-|-:|-:|-|\n")
        sys.stdout.write(done.stdout)
        sys.stderr.write(done.stderr)
        sys.stdout.write(pagefind(index, judged) + "\n")


if __name__ == "__main__":
    main()
