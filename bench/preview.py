"""How long a saved figure takes to stand in a browser that shows its page.

``python -m bench.preview [TIMES [DATA]]`` copies this project, with another data folder if one is
named (``bench.synthetic.county`` makes them of any size), serves the copy in this process, opens
the longest table of the largest disclosure in Chromium and changes its first amount. Seconds from
the end of writing to the new amount in the page; first the share of the server (until it can answer
with the new page).
"""

import os
import re
import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from generator.preview.answers import OWN
from generator.preview.running import serve
from generator.project import Project
from generator.shell.shell import shell_or_reason
from tests.browsers import chromium_path

ROOT = Path(__file__).resolve().parents[1]
_AMOUNT = re.compile(r"(项目: 一、一般公共预算拨款收入, 预算数: )([0-9.]+)")
_SEEN = "amount => (document.querySelector('article')?.textContent ?? '').includes(amount)"


def main(times: int, data: Path) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("content", "templates"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copytree(data, root / "data")
        shutil.copy(ROOT / "mkdocs.yml", root)
        found = [
            path for path in root.glob("data/*/*/*/tables.yml") if _AMOUNT.search(path.read_text())
        ]
        tables = max(found, key=lambda path: path.stat().st_size)
        address, begun = _free(), threading.Event()
        given = (Project(root), address, shell_or_reason, lambda said: begun.set())
        threading.Thread(target=serve, args=given, daemon=True).start()
        begun.wait()
        place = tables.parent.relative_to(root / "data").as_posix()
        measured = _measure(tables, f"http://{address}/", place, times)
    for name, seconds in zip(("server", "browser"), zip(*measured, strict=True), strict=True):
        told = f"{name}: median {median(seconds):.2f} s, longest {max(seconds):.2f} s"
        sys.stdout.write(f"{told}\n")
    load = f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    sys.stdout.write(f"{load}\n")


def _measure(tables: Path, address: str, place: str, times: int) -> list[tuple[float, float]]:
    text, measured = tables.read_text("utf-8"), []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}{place}/tables/revenue_expenditure_summary/")
        for number in range(times):
            amount = f"{777000 + number}.11"
            seen = urlopen(f"{address}{OWN}news?seen=").read().decode()
            tables.write_text(_AMOUNT.sub(rf"\g<1>{amount}", text, count=1), "utf-8")
            start = time.perf_counter()
            urlopen(f"{address}{OWN}news?seen={seen}").read()
            server = time.perf_counter() - start
            page.wait_for_function(_SEEN, arg=amount, polling=20)
            measured.append((server, time.perf_counter() - start))
            page.wait_for_load_state("load")
        browser.close()
    return measured


def _free() -> str:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return f"127.0.0.1:{found.getsockname()[1]}"


if __name__ == "__main__":
    times, data, *_ = *sys.argv[1:], *("15", f"{ROOT / 'data'}")[len(sys.argv) - 1 :]
    main(int(times), Path(data))
