"""What Lighthouse says of one page of each kind, served as deploy/ serves them.

Run as ``python -m bench.lighthouse FOLDER [PART…]`` after ``make site``. FOLDER holds the npm
package (``npm install lighthouse@12``), PART keeps the pages whose address has it; nginx and
Chromium are needed. Others use the machine too: of three tries the best performance counts.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.deploy.running import nginx
from tests.deploy.sites import publish

_ROOT = Path(__file__).resolve().parents[1]
_HEAD = ("|网页|性能|无障碍|最佳做法|SEO|未过的项|", "|-|-:|-:|-:|-:|-|")
_PARTS = ("performance", "accessibility", "best-practices", "seo")
_TRIES, _ENOUGH = 3, 98
_OWN = (
    "",
    *("projects/", "indicators/", "subjects/", "subjects/*/", "glossary/", "compare/"),
    *("checks/", "rules/", "rules/*/", "data/", "search/", "map/", "about/", "guide/"),
)  # of the site itself; * is the first there is
_BELOW = (
    "",
    *("tables/*/", "narrative/*/", "projects/", "projects/*/", "procurement/", "assets/"),
    *("checks/", "corrections/", "full/"),
)  # of the disclosure with the most pages


def addresses(site: Path) -> Iterator[str]:
    """One address of each kind that the site has: of the whole, a region, a department, a year."""
    records = sorted(path.parent for path in site.glob("*/*/*/disclosure.json"))
    largest = max(records, key=lambda folder: (sum(1 for _ in folder.rglob("*")), str(folder)))
    for pattern in _OWN:
        yield from _first(site, pattern)
    for folder in (largest.parents[1], largest.parent):
        yield f"{folder.relative_to(site).as_posix()}/"
    for pattern in _BELOW:
        yield from _first(site, f"{largest.relative_to(site).as_posix()}/{pattern}")


def _first(site: Path, pattern: str) -> Iterator[str]:
    found = sorted(site.glob(f"{pattern}index.html"))
    for path in found[:1]:
        folder = path.parent.relative_to(site).as_posix()
        yield "" if folder == "." else f"{folder}/"


def row(packages: Path, address: str, path: str) -> str:
    """The four scores of a page and the audits that failed, as a row of the table."""
    best: Any = None
    for _ in range(_TRIES):
        told = _report(packages, address + path)
        if told and (best is None or _scores(told) > _scores(best)):
            best = told
        if best and _scores(best)[0] >= _ENOUGH:
            break
    shown = f"`/{path}`" if path else "首页"
    if best is None:
        return f"|{shown}|—|—|—|—|没有结果|"
    scores = "|".join(f"{score:.0f}" for score in _scores(best))
    return f"|{shown}|{scores}|{'、'.join(_failed(best))}|"


def _report(packages: Path, address: str) -> Any:
    """What Lighthouse writes of a page; None where it writes nothing."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    environment = os.environ | {"CHROME_PATH": browser}
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"  # through a pipe a long one may come cut off
        words = [
            *(str(packages / "node_modules/.bin/lighthouse"), address, "--quiet"),
            *("--output=json", f"--output-path={told}"),
            f"--only-categories={','.join(_PARTS)}",
            "--chrome-flags=--headless=new --no-sandbox",
        ]
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
        sys.stderr.write(done.stderr)
        return json.loads(told.read_text("utf-8")) if told.exists() else None


def _scores(told: Any) -> list[float]:
    return [(told["categories"][part]["score"] or 0) * 100 for part in _PARTS]


def _failed(told: Any) -> list[str]:
    """What counts towards a score and has less than nine tenths of it."""
    counted = {
        audit["id"]
        for part in _PARTS
        for audit in told["categories"][part]["auditRefs"]
        if audit["weight"]
    }
    audits = ((name, audit["score"]) for name, audit in told["audits"].items() if name in counted)
    return [name for name, score in audits if score is not None and score < 0.9]


def main() -> None:
    """Publish the built site into a temporary folder, serve it and look at each page."""
    parser = argparse.ArgumentParser(description="Lighthouse 对每种网页的评分")
    parser.add_argument("packages", type=Path, help="装有 lighthouse 的文件夹")
    parser.add_argument("part", nargs="*", help="只看地址里有这些字的网页")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        publish(_ROOT / "site", folder)
        sys.stdout.write("".join(f"{line}\n" for line in _HEAD))
        with nginx(Path(folder)) as server:
            for path in list(addresses((_ROOT / "site").resolve())):
                if not chosen.part or any(part in path for part in chosen.part):
                    line = row(chosen.packages.resolve(), server.address, path)
                    sys.stdout.write(f"{line}\n")
                    sys.stdout.flush()
        sys.stdout.write(f"\n结束时负载 {os.getloadavg()[0]:.1f}\n")


if __name__ == "__main__":
    main()
