"""What the search finds and costs at several sizes, in Chromium on a served site.

Run as ``python -m bench.search.measure [--times 1 10 102] [--county 400] [--every]``. Bytes are
those of the files, not compressed. A cold search is the first in a browser: an empty cache, the box
reached for and the first keystroke at one moment, engine and index not yet there; its time runs
until the first results are painted, and again where every answer is 30 ms away; of three tries the
middle one counts. Others use the machine too: what the page's own thread works, which they do not
change, is told beside. ``--every`` asks every query, not ten of a set, and none from afar.
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

from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.search.large import Large, large, made_up
from generator.pipeline import build_site
from generator.shell.shell import build_shell
from tests.browsers import chromium_path
from tests.search.judged import Query, queries, score
from tests.search.served import Box, Served, serve
from tests.search.test_judged import ASK, SETS
from tests.site.build import Built

_ROOT = Path(__file__).resolve().parents[2]
_ASKED, _TRIES = 10, 3  # queries of a set whose cost is measured, and how often each
_FAR = 30  # milliseconds of a round trip
_HEAD = (
    "|条目|查询集|首位命中|MRR|首批字节 中位/最大|首批毫秒 中位/最大|最慢的"
    "|页面线程毫秒（CPU） 中位/最大|往返 30 毫秒时|负载|索引秒（CPU）|每千条目秒|文件数|索引字节|",
    "|-:|-|-:|-:|-:|-:|-|-:|-:|-:|-:|-:|-:|-:|",
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
    site: Built,
    more: Large,
    work: Path,
    browser: Browser,
    judging: bool = True,
    every: bool = False,
) -> list[str]:
    """A line of the table for each set of queries; ``judging`` where the right pages are there,
    ``every`` for the costs of all queries of a set.
    """
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
            cost = _costs(served, browser, judged, every)
            lines.append(f"|{more.pages}|{name}|{found}|{cost}|{build}")
        return lines


def _judged(served: Served, browser: Browser, judged: list[Query], more: Large) -> str:
    page = served.open(browser).page

    def ask(query: str) -> list[str]:
        found: Any = page.evaluate(ASK, query)
        return [more.copies.original(path) for path in found]

    result = score(judged, ask)
    page.context.close()
    return f"{result.first:.3f}|{result.reciprocal:.3f}"


def _costs(served: Served, browser: Browser, judged: list[Query], every: bool) -> str:
    step = 1 if every else max(1, len(judged) // _ASKED)
    some = [query.text for query in judged[::step]]
    near = [_middle(served, browser, query) for query in some]
    far = [] if every else [_middle(served, browser, query, _FAR)[1] for query in some]
    sizes, spent, worked = zip(*near, strict=True)
    late = f"{median(far):.0f} / {max(far):.0f}" if far else "—"
    return (
        f"{median(sizes):.0f} / {max(sizes)}|{median(spent):.0f} / {max(spent):.0f}"
        f"|{some[spent.index(max(spent))]}|{median(worked):.0f} / {max(worked):.0f}"
        f"|{late}|{os.getloadavg()[0]:.1f}"
    )


def _middle(
    served: Served, browser: Browser, query: str, latency: int = 0
) -> tuple[int, float, float]:
    """Bytes, milliseconds by the clock and of the page's thread: the middle of some tries."""
    tries = [_cold(served, browser, query, latency) for _ in range(_TRIES)]
    sizes, spent, worked = zip(*tries, strict=True)
    return max(sizes), median(spent), median(worked)


def _cold(
    served: Served, browser: Browser, query: str, latency: int = 0
) -> tuple[int, float, float]:
    box = Box(browser.new_context().new_page(), served.address)
    box.page.goto(served.address)
    before = set(box.fetched)
    session = box.page.context.new_cdp_session(box.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    if latency:
        line = {"offline": False, "latency": latency, "downloadThroughput": -1}
        session.send("Network.emulateNetworkConditions", {**line, "uploadThroughput": -1})
    idle = _worked(session)
    spent: float = box.page.evaluate(_COLD, query)
    worked = _worked(session) - idle
    size = sum(size for path, size in box.fetched.items() if path not in before)
    box.page.context.close()
    return size, spent, worked


def _worked(session: CDPSession) -> float:
    """Milliseconds that the page's thread has worked."""
    told = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(one["value"]) for one in told if one["name"] == "TaskDuration")


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="搜索找得准不准、用多少字节和时间")
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10, 102])
    parser.add_argument("--county", type=int, default=0, help="虚构的公开有多少份")
    parser.add_argument("--every", action="store_true", help="每一条查询都量开销")
    chosen = parser.parse_args()
    sys.stdout.write("\n".join((f"负载 {os.getloadavg()[0]:.1f}", *_HEAD, "")))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        shell = build_shell(_ROOT)
        output = Path(folder) / "built"
        build_site(_ROOT, shell, output)
        for times in chosen.times:
            work = Path(folder) / str(times)
            more = large(_ROOT, work / "data", times, shell)
            _print(measure(Built(output), more, work, browser, every=chosen.every))
        if chosen.county:
            work = Path(folder) / "county"
            more = made_up(work / "data", chosen.county, shell)
            _print(measure(Built(output), more, work, browser, judging=False, every=chosen.every))
        browser.close()
    sys.stdout.write(f"负载 {os.getloadavg()[0]:.1f}\n")


def _print(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
