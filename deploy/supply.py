"""What the program is made of: the list of licences, and a software bill of materials (CycloneDX).

``python deploy/supply.py licences`` writes deploy/LICENCES.md, ``sbom`` writes a CycloneDX 1.6 JSON
to standard output, ``audit`` asks OSV for known weaknesses of the locked versions. Names, versions
and hashes come from the lock files, licences and what was compiled into a package from what the
installed packages say of themselves; the same locks on the same system give the same bytes.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, files, metadata
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parents[1]
LICENCES = ROOT / "deploy/LICENCES.md"
LOCKS = {
    "requirements-build.lock": "安装",
    "requirements.lock": "生成网站",
    "requirements-import.lock": "读入文件（可选）",
    "requirements-cluster.lock": "多台机器（可选）",
    "requirements-dev.lock": "测试",
}
_PINNED = re.compile(r"^([a-z0-9._-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# Files of others that lie in this repository, unmodified; each folder says which and of whom.
VENDORED = {
    "templates/overrides/assets/vendor/tablesort/README.md": "网页",
    "tests/vendor/README.md": "测试",
}
_VENDORED = re.compile(
    r"^\| `([^`]+)` \| (?:\[([^\]]+)\])?[^|]*\| ([0-9.]+) \| ([^ ,|]+)[^|]*\| `([0-9a-f]{64})` \|$",
    re.M,
)
# What a package says in words of its own, as SPDX has it.
_SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "Artistic License": "Artistic-1.0",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
# Not installed on every system, or silent about it: looked up on the package's own page.
KNOWN = {
    "colorama": "BSD-3-Clause",
    "mergedeep": "MIT",
    "pywin32": "PSF-2.0",
    "tzdata": "Apache-2.0",
}


@dataclass(frozen=True)
class Part:
    """Something of others that is used: ``use`` says for what; ``hashes`` are of its files."""

    name: str
    version: str
    licence: str
    use: str
    hashes: tuple[str, ...]
    path: str = ""

    @property
    def address(self) -> str:
        """Its package URL."""
        kind = "npm" if self.path else "pypi"
        return f"pkg:{kind}/{self.name}@{self.version}" + (f"#{self.path}" if self.path else "")


def parts() -> list[Part]:
    """All packages of the locks, each under the first lock that has it, and the vendored files."""
    found: dict[str, Part] = {}
    for lock, use in LOCKS.items():
        for name, version, hashes in locked((ROOT / lock).read_text("utf-8")):
            found.setdefault(name, Part(name, version, licence(name), use, hashes))
    files = [part for readme, use in VENDORED.items() for part in _vendored(readme, use)]
    return [*(found[name] for name in sorted(found)), *files]


def _vendored(readme: str, use: str) -> Iterator[Part]:
    """The files that a folder's README lists; one without a name is of the package before it."""
    name = ""
    for found in _VENDORED.finditer((ROOT / readme).read_text("utf-8")):
        file, named, version, own, digest = found.groups()
        name = named or name
        path = f"{readme.rpartition('/')[0]}/{file}"
        yield Part(name, version, own, use, (digest,), path)


def locked(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Name, version and hashes of every package in a lock file."""
    for block in re.split(r"\n(?=[a-z0-9])", text):
        pinned = _PINNED.match(block)
        if pinned:
            yield pinned[1], pinned[2], tuple(sorted(_HASH.findall(block)))


def licence(name: str) -> str:
    """The licence of an installed package as SPDX, '' where it cannot be told."""
    if name in KNOWN:
        return KNOWN[name]
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    marks = [
        text.rpartition(" :: ")[2]
        for text in said.get_all("Classifier", [])
        if text.startswith("License :: OSI Approved :: ")
    ]
    field = _said(said, "License")
    chosen = _said(said, "License-Expression") or (field if len(field) < 60 else "")
    chosen = chosen or (marks[0] if len(marks) == 1 else " OR ".join(marks))
    return _SPDX.get(chosen, chosen)


def _said(about: PackageMetadata, field: str) -> str:
    found: list[str] = about.get_all(field, [])
    return found[0].strip() if found else ""


def licence_list() -> str:
    """The list as Markdown, by use."""
    lines = [
        "# 用到的软件和许可证",
        "",
        "`make licences` 写出这个文件：名称、版本来自锁定文件，许可证来自各软件自己的说明。",
    ]
    every = parts()
    for use in dict.fromkeys(part.use for part in every):
        lines += ["", f"## {use}", "", "|软件|版本|许可证|", "|-|-|-|"]
        rows = [f"|{p.name}|{p.version}|{p.licence}|" for p in every if p.use == use]
        lines += dict.fromkeys(rows)
    return "\n".join(lines) + "\n"


def sbom() -> dict[str, Any]:
    """The bill of materials; its number follows from what it lists, and it names no time."""
    program = (ROOT / "generator/__init__.py").read_text("utf-8")
    version = re.findall(r'__version__ = "([^"]+)"', program)[0]
    components = [_component(part) for part in parts()]
    key = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'mingzhang:{version}:{key}')}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "mingzhang",
                "name": "mingzhang",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": components,
    }


def _component(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.address,
        "name": part.name,
        "version": part.version,
        "scope": "excluded" if part.use == "测试" else "required",
        "purl": part.address,
        "licenses": [{"expression": part.licence}] if part.licence else [],
        "hashes": [{"alg": "SHA-256", "content": one} for one in part.hashes],
    }
    if part.path:
        return found | {"evidence": {"occurrences": [{"location": part.path}]}}
    inner = compiled_in(part)
    return found | ({"components": inner} if inner else {})


def compiled_in(part: Part) -> list[dict[str, Any]]:
    """What an installed package says is compiled into it: the bills that wheels carry (PEP 770)."""
    try:
        listed = files(part.name) or ()
    except PackageNotFoundError:
        return []
    bills = [json.loads(f.read_text()) for f in listed if ".dist-info/sboms/" in f.as_posix()]
    found: dict[str, dict[str, Any]] = {}
    for bill in bills:
        for inner in bill.get("components", ()) if bill.get("bomFormat") == "CycloneDX" else ():
            name, version = inner["name"], inner.get("version", "")
            if name.lower() != part.name:
                kept = {key: inner[key] for key in ("purl", "licenses", "hashes") if key in inner}
                about = {"type": "library", "bom-ref": f"{part.address} / {name}@{version}"}
                found[about["bom-ref"]] = about | {"name": name, "version": version} | kept
    return [found[ref] for ref in sorted(found)]


def audit(address: str = "https://api.osv.dev/v1/querybatch") -> tuple[str, int]:
    """What OSV knows against the locked versions; 0 none, 1 some, 2 not asked."""
    every = [part for part in parts() if not part.path]
    queries = [
        {"package": {"ecosystem": "PyPI", "name": p.name}, "version": p.version} for p in every
    ]
    body = json.dumps({"queries": queries}).encode()
    request = Request(address, body, {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=30) as answer:
            results = json.load(answer)["results"]
        found = [
            f"{part.name} {part.version}：{'、'.join(v['id'] for v in result['vulns'])}"
            for part, result in zip(every, results, strict=True)
            if result.get("vulns")
        ]
    except (URLError, OSError, ValueError, KeyError) as error:
        return f"没有查成：{address} 没有给出可用的回答（{type(error).__name__}）。\n", 2
    if found:
        return "已知的安全问题：\n" + "".join(f"  {line}\n" for line in found), 1
    return f"{len(every)} 个软件包没有已知的安全问题。\n", 0


def main(words: list[str]) -> int:
    """Carry out one of the three words."""
    if words == ["licences"]:
        LICENCES.write_text(licence_list(), "utf-8")
        return 0
    if words == ["sbom"]:
        sys.stdout.write(json.dumps(sbom(), ensure_ascii=False, indent=1) + "\n")
        return 0
    if words == ["audit"]:
        said, status = audit()
        sys.stdout.write(said)
        return status
    sys.stderr.write("用法：deploy/supply.py licences | sbom | audit\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
