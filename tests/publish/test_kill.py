"""A real build process, killed at random moments."""

import random
import subprocess
import sys
import time
from pathlib import Path

from generator.publish import publish
from tests.publish.sites import ROOT, remains, state, version

KILLS = 24
PAGES = 60

BUILD = f"""
import sys
from pathlib import Path
from generator.publish import gather, staging, verify
from tests.publish.sites import version
files = version(sys.argv[2], {PAGES})
print("ready", flush=True)
with staging(Path(sys.argv[1]), wait=0) as release:
    for path, content in files.items():
        release.write(path, content)
    assert verify(gather(release.entries, release.read)).good
    release.swap()
print("done", flush=True)
"""


def start(site: Path, name: str) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(site), name], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert process.stdout and process.stdout.readline() == b"ready\n"
    return process


def time_of_a_build(site: Path) -> float:
    with start(site, "1") as process:
        begun = time.monotonic()
        assert process.stdout and process.stdout.readline() == b"done\n"
        return time.monotonic() - begun


def test_killed_at_random_moments(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, version("0", PAGES))
    seconds = time_of_a_build(site)
    chance = random.Random(507)
    killed, number, published = 0, 1, "1"
    while killed < KILLS:
        number += 1
        assert number < KILLS * 10, "the builds end before they can be killed"
        with start(site, str(number)) as process:
            time.sleep(chance.random() * seconds)
            process.kill()
            killed += process.wait() != 0
        now = state(site, PAGES)
        assert now in (published, str(number)), "neither the old site nor the new one"
        published = now
    publish(site, version("最后", PAGES), wait=0)
    assert state(site, PAGES) == "最后" and remains(site) == []
