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
from generator.publish import condense, file_facts, seal, staging, watch, write_file
from tests.publish.sites import version
watch._FEW = 0
files = version(sys.argv[2], {PAGES})
parts = [[path for path in files if path.startswith(folder)] for folder in ("1", "a", "i")]
print("ready", flush=True)
with staging(Path(sys.argv[1]), wait=0) as release:
    for number, paths in enumerate(parts):
        name, rows = str(number), []
        for path in paths:
            old = release.earlier(name).get(path)
            entry = write_file(release.folder, release.current, old, path, files[path])
            rows.append((path, entry, file_facts(path, files[path])))
        part = condense(rows)[0]
        release.keep(name, part.digest) or release.add(name, seal(part))
    assert release.verify(release.anchors, files).good
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
