"""What the search finds and costs at several sizes, in Chromium on a served site.

Run as ``python -m bench.search.measure [--times 1 10 102] [--county 400]``. Bytes are those of the
files, not compressed. A cold search is the first in a browser: an empty cache, the box reached for
and the first keystroke at one moment, engine and index not yet there; its time runs until the first
results are painted, and again where every answer is 30 ms away; of three tries the best counts, as
others use the machine too.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.search.large import Large, large, made_up
from generator.pipeline import build_site
from generator.shell.shell import build_shell
from tests.search.judged import Query, queries, score
from tests.search.served import Box, Served, serve
from tests.search.test_judged import ASK, SETS
from tests.site.build import Built

_ROOT = Path(__file__).resolve().parents[2]
_ASKED, _TRIES = 10, 3  # queries of a set whose cost is measured, and how often each
_FAR = 30  # milliseconds of a round trip
_HEAD = (
    "|条目|查询集|首位命中|MRR|首批字节 中位/最大|首批毫秒 中位/最大|最慢的|往返 30 毫秒时"
    "|索引秒（CPU）|每千条目秒|文件数|索引字节|",
    "|-:|-|-:|-:|-:|-:|-|-:|-:|-:|-:|-:|",
)
_COLD = """query => new Promise(done => {
  const input = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector(".md-search [data-mz-find=list]");
  const start = performance.now();
  const told = () => done(performance.now() - start);
  const painted = () => requestAnimationFrame(() => setTimeout(told));
  new MutationObserver(() => list.dataset.query === query && painted())
    .observe(list, {attributes: true, childList: true});
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input"));
})"""


def measure(
    site: Built, more: Large, work: Path, browser: Browser, judging: bool = True
) -> list[str]:
    """A line of the table for each set of queries; ``judging`` where the right pages are there."""
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
        lines = []
        for name in SETS:
            judged = queries(name, site)
            found = _judged(served, browser, judged, more) if judging else "—|—"
            lines.append(f"|{more.pages}|{name}|{found}|{_costs(served, browser, judged)}|{build}")
        return lines


def _judged(served: Served, browser: Browser, judged: list[Query], more: Large) -> str:
    page = served.open(browser).page

    def ask(query: str) -> list[str]:
        found: Any = page.evaluate(ASK, query)
        return [more.copies.original(path) for path in found]

    result = score(judged, ask)
    page.context.close()
    return f"{result.first:.3f}|{result.reciprocal:.3f}"


def _costs(served: Served, browser: Browser, judged: list[Query]) -> str:
    some = [query.text for query in judged[:: max(1, len(judged) // _ASKED)]]
    near = [min(_cold(served, browser, query) for _ in range(_TRIES)) for query in some]
    far = [min(_cold(served, browser, query, _FAR) for _ in range(_TRIES)) for query in some]
    sizes, spent = zip(*near, strict=True)
    late = [milliseconds for _, milliseconds in far]
    return (
        f"{median(sizes):.0f} / {max(sizes)}|{median(spent):.0f} / {max(spent):.0f}"
        f"|{some[spent.index(max(spent))]}|{median(late):.0f} / {max(late):.0f}"
    )


def _cold(served: Served, browser: Browser, query: str, latency: int = 0) -> tuple[int, float]:
    box = Box(browser.new_context().new_page(), served.address)
    box.page.goto(served.address)
    before = set(box.fetched)
    if latency:
        line = {"offline": False, "latency": latency, "downloadThroughput": -1}
        session = box.page.context.new_cdp_session(box.page)
        session.send("Network.emulateNetworkConditions", {**line, "uploadThroughput": -1})
    spent: float = box.page.evaluate(_COLD, query)
    size = sum(size for path, size in box.fetched.items() if path not in before)
    box.page.context.close()
    return size, spent


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="搜索找得准不准、用多少字节和时间")
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10, 102])
    parser.add_argument("--county", type=int, default=0, help="虚构的公开有多少份")
    chosen = parser.parse_args()
    found = shutil.which("chromium") or shutil.which("google-chrome")
    sys.stdout.write("\n".join((f"负载 {os.getloadavg()[0]:.1f}", *_HEAD, "")))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        shell = build_shell(_ROOT)
        output = Path(folder) / "built"
        build_site(_ROOT, shell, output)
        for times in chosen.times:
            work = Path(folder) / str(times)
            more = large(_ROOT, work / "data", times, shell)
            _print(measure(Built(output), more, work, browser))
        if chosen.county:
            work = Path(folder) / "county"
            more = made_up(work / "data", chosen.county, shell)
            _print(measure(Built(output), more, work, browser, judging=False))
        browser.close()
    sys.stdout.write(f"负载 {os.getloadavg()[0]:.1f}\n")


def _print(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
