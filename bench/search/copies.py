"""A larger site from few documents: each copied for other counties, with other names and codes.

Only what names the county changes (its code, its name, its short name), in the data and in the
names of files: the rest is as typical as the originals are.
"""

import csv
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_ENDINGS = ("满族自治县", "回族自治县", "自治县", "县", "市", "区", "旗")


@dataclass(frozen=True)
class Copies:
    """Where the copies came from: address of a disclosure → that of its original."""

    origin: Mapping[str, str]

    @cached_property
    def above(self) -> Mapping[str, str]:
        """The same of the pages of departments and regions; each copy has a region of its own."""
        pairs = [(copy.split("/"), own.split("/")) for copy, own in self.origin.items()]
        return {
            "/".join((*copy[:depth], "")): "/".join((*own[:depth], ""))
            for copy, own in pairs
            for depth in (1, 2)
        }

    def original(self, path: str) -> str:
        """The address of the page that a page is a copy of."""
        if path in self.above:
            return self.above[path]
        parts = path.split("/")
        key = "/".join(parts[:3])
        if key not in self.origin:
            return path
        own = self.origin[key]
        rest = "/".join(parts[3:]).replace(f"projects/{parts[0]}", f"projects/{own[:6]}")
        return f"{own}/{rest}"


def copy_site(source: Path, target: Path, times: int) -> Copies:
    """Write ``times`` as much data as ``source/data`` holds below ``target/data``, in order."""
    shutil.copytree(source / "data", target / "data")
    names = _counties(source / "data/reference/regions.csv")
    originals = sorted(path.parent for path in (source / "data").glob("*/*/*/disclosure.yml"))
    taken = {path.parts[-3] for path in originals}
    free = iter(code for code in names if code not in taken)
    origin = {}
    for _ in range(times - 1):
        for folder in originals:
            code = next(free)
            old = folder.parts[-3]
            there = target / "data" / code / folder.parts[-2]
            words = {old: code, names[old]: names[code], _short(names[old]): _short(names[code])}
            _copy(folder, there / folder.name, words)
            _copy(folder.parent / "department.yml", there / "department.yml", words)
            origin["/".join((code, *folder.parts[-2:]))] = "/".join(folder.parts[-3:])
    return Copies(origin)


def _counties(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as lines:
        rows = [(row["code"], row["name"]) for row in csv.DictReader(lines)]
    seen: dict[str, str] = {}
    for code, name in rows:
        if not code.endswith("00") and len(name) > 2 and name not in seen.values():
            seen[code] = name
    return seen


def _short(name: str) -> str:
    return next((name.removesuffix(end) for end in _ENDINGS if name.endswith(end)), name)


def _copy(source: Path, target: Path, words: Mapping[str, str]) -> None:
    if source.is_dir():
        for path in sorted(source.iterdir()):
            name = path.name
            for old, new in words.items():
                name = name.replace(old, new)
            if path.name != "source":
                _copy(path, target / name, words)
        return
    text = source.read_text("utf-8")
    for old, new in words.items():
        text = text.replace(old, new)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
