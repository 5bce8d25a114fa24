"""How many pages a second nginx sends with the configuration of deploy/, as wrk counts them.

Run as ``python -m bench.serving [--seconds N]`` after ``make site``; needs nginx and wrk. Both run
on this machine and share its processors. The site is published by deploy/publish first.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.deploy.running import nginx
from tests.deploy.sites import publish

_ROOT = Path(__file__).resolve().parents[1]
_HEAD = ("|网页|传输|每秒|平均延迟|非 200|", "|-|-|-:|-:|-:|")
_CONNECTIONS = 32


def pages(site: Path) -> list[str]:
    """The front page and the longest page of the site, as addresses."""
    longest = max(site.rglob("index.html"), key=lambda path: (path.stat().st_size, str(path)))
    return ["", f"{longest.parent.relative_to(site).as_posix()}/"]


def row(address: str, path: str, coding: str, seconds: int) -> str:
    """What wrk counts for one page, as a row of the table."""
    words = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds}s", "-H", f"Accept-Encoding: {coding}"]
    said = subprocess.run([*words, address + path], capture_output=True, text=True, check=True)
    rate = re.search(r"Requests/sec: +([\d.]+)", said.stdout)
    delay = re.search(r"Latency +(\S+)", said.stdout)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said.stdout)
    assert rate and delay
    shown = f"`/{path}`" if path else "首页"
    return f"|{shown}|{coding}|{float(rate[1]):.0f}|{delay[1]}|{bad[1] if bad else 0}|"


def main() -> None:
    """Publish the built site into a temporary folder, serve and load it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=5)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        publish(_ROOT / "site", folder)
        out = [
            f"{os.cpu_count()} 个处理器，负载 {os.getloadavg()[0]:.1f}，{_CONNECTIONS} 个连接",
            *_HEAD,
        ]
        with nginx(Path(folder)) as server:
            for path in pages((_ROOT / "site").resolve()):
                out += [row(server.address, path, c, seconds) for c in ("gzip", "identity")]
    sys.stdout.write("".join(f"{line}\n" for line in out))


if __name__ == "__main__":
    main()
