"""Small sites in two versions, and a look at what is published: wholly one of them or not."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.publish import Facts, condense, seal, staging, write_file

COUNT = 8
ROOT = Path(__file__).resolve().parents[2]


def version(name: str, count: int = COUNT) -> dict[str, bytes]:
    """A site whose pages all carry the version's name; half of the files never change."""
    files = {"index.html": f"首页 {name}".encode()}
    for number in range(count):
        files[f"130225/{number}/index.html"] = f"页 {number} {name}".encode() * 50
        files[f"assets/{number}.css"] = b"a{}" * (number + 1)
    return files


def state(site: Path, count: int = COUNT) -> str:
    """The version that is published; fails when the site is a mixture or not whole."""
    folder = site.resolve(strict=True)
    name = (folder / "index.html").read_text(encoding="utf-8").removeprefix("首页 ")
    found = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
    assert found == version(name, count), f"a mixture instead of {name}"
    return name


def store(site: Path) -> Path:
    return site.with_name(f".{site.name}.releases")


def remains(site: Path) -> list[str]:
    """What dead or failed builds have left in the folder of releases."""
    if not store(site).exists():
        return []
    names = sorted(item.name for item in store(site).iterdir() if item.name != "lock")
    folders = {name for name in names if (store(site) / name).is_dir()}
    named = {name: name.removesuffix(".parts").removesuffix(".bodies") for name in names}
    return [name for name, stem in named.items() if "staging" in name or stem not in folders]


def in_child(work: Callable[[], None]) -> int:
    """Run `work` in a forked process; its wait status (0: done, 256: raised)."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1]


def publish_all(site: Path, files: Mapping[str, bytes]) -> None:
    """Publish files as a part each."""
    with staging(site, durable=False) as release:
        for path, content in files.items():
            old = release.earlier(path).get(path)
            entry = write_file(release.folder, release.current, old, path, content)
            part = seal(condense([(path, entry, Facts())])[0])
            if not release.keep(path, part.digest):
                release.add(path, part)
        assert release.verify(lambda _: {}, files).good
        release.swap()
