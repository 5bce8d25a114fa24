"""What the search finds and costs at three sizes, in Chromium on a served site.

Run as ``python -m bench.search.measure [--times 1 10 102]``. Bytes are those of the files, not
compressed. A cold search is the first on a page: an empty cache, the engine and the index not yet
there; its time runs from the keystroke to the results in the document.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.search.large import Large, large
from generator.pipeline import build_site
from generator.render.shell import Shell
from generator.shell.shell import build_shell
from tests.search.judged import Query, queries, score
from tests.search.served import Served, serve
from tests.search.test_judged import ASK
from tests.site.build import Built

_ROOT = Path(__file__).resolve().parents[2]
_HEAD = (
    "|条目|查询集|首位命中|MRR|首批字节 中位/最大|首批毫秒 中位/最大"
    "|索引秒（CPU）|每千条目秒|文件数|索引字节|",
    "|-:|-|-:|-:|-:|-:|-:|-:|-:|-:|",
)
_COLD = """query => new Promise(done => {
  const input = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector(".md-search [data-mz-find=list]");
  const start = performance.now();
  new MutationObserver(() => list.dataset.query === query && done(performance.now() - start))
    .observe(list, {attributes: true, childList: true});
  input.value = query;
  input.dispatchEvent(new Event("input"));
})"""


def measure(site: Built, shell: Shell, times: int, work: Path, browser: Browser) -> list[str]:
    """A line of the table for each set of queries."""
    more = large(_ROOT, work / "data", times, shell)
    folder = work / "site"
    shutil.copytree(site.folder.resolve() / "assets", folder / "assets")
    shutil.copy(site.folder.resolve() / "404.html", folder / "index.html")
    start = process_time()
    more.write(folder)
    spent = process_time() - start
    files = list((folder / "search").rglob("*.json"))
    size = sum(path.stat().st_size for path in files)
    build = f"{spent:.2f}|{spent * 1000 / more.pages:.3f}|{len(files)}|{size}|"
    with serve(folder) as served:
        sets = [(name, queries(name, site)) for name in ("queries", "heldout")]
        return [_line(served, browser, name, judged, more, build) for name, judged in sets]


def _line(
    served: Served, browser: Browser, name: str, judged: list[Query], more: Large, build: str
) -> str:
    page = served.open(browser).page

    def ask(query: str) -> list[str]:
        found: Any = page.evaluate(ASK, query)
        return [more.copies.original(path) for path in found]

    result = score(judged, ask)
    page.context.close()
    costs = [_cold(served, browser, query.text) for query in judged[::6]]
    sizes, spent = zip(*costs, strict=True)
    return (
        f"|{more.pages}|{name}|{result.first:.3f}|{result.reciprocal:.3f}"
        f"|{median(sizes):.0f} / {max(sizes)}|{median(spent):.0f} / {max(spent):.0f}|{build}"
    )


def _cold(served: Served, browser: Browser, query: str) -> tuple[int, float]:
    box = served.open(browser)
    before = set(box.fetched)
    spent: float = box.page.evaluate(_COLD, query)
    box.page.wait_for_load_state("networkidle")
    size = sum(size for path, size in box.fetched.items() if path not in before)
    box.page.context.close()
    return size, spent


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="搜索找得准不准、用多少字节和时间")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 102])
    chosen = parser.parse_args()
    found = shutil.which("chromium") or shutil.which("google-chrome")
    lines = list(_HEAD)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        shell = build_shell(_ROOT)
        output = Path(folder) / "built"
        build_site(_ROOT, shell, output)
        for times in chosen.times:
            work = Path(folder) / str(times)
            work.mkdir()
            lines += measure(Built(output), shell, times, work, browser)
        browser.close()
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
