"""Published files held against a release's manifest, for ``mingzhang verify``."""

import hashlib
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from generator.diagnostics.system import reason_of
from generator.publish.asking import AskError
from generator.publish.held import Held, hold_folder
from generator.publish.manifest import LISTING
from generator.publish.online import find_site, hold_address
from generator.publish.problems import shown
from generator.publish.sums import read_sums


class Verified(Struct, frozen=True):
    """Exit status (0 as it should be, 1 not, 2 nothing could be compared), and what to say."""

    status: int
    said: str = ""
    wrong: str = ""


class _Impossible(Exception):
    """Nothing can be compared; the message says why."""


def answer(
    asked: Namespace, write: Callable[[str], object], complain: Callable[[str], object]
) -> int:
    """Do what the command asks and say what came of it; the exit status."""
    done = verify_published(asked.place, asked.manifest)
    write(done.said)
    complain(done.wrong)
    return done.status


def verify_published(place: str, manifest: str | None) -> Verified:
    """Hold a folder or a site on the web against ``manifest``, a file; without one, its own."""
    try:
        own = _read_file(manifest) if manifest else None
        if place.lower().startswith(("http://", "https://")):
            return _verify_address(place, own)
        return _verify_folder(Path(place), own)
    except _Impossible as error:
        return Verified(2, wrong=f"{error}\n")


def _verify_folder(folder: Path, own: bytes | None) -> Verified:
    if not folder.is_dir():
        raise _Impossible(
            f"没有“{shown(str(folder))}”这个文件夹。网址要以 http:// 或 https:// 开头。"
        )
    file = folder / LISTING
    published = _read_file(str(file)) if file.is_file() else None
    content = _chosen(own, published, str(folder))
    try:
        held = hold_folder(folder, _sums(content))
    except OSError as error:
        raise _Impossible(
            f"无法读取“{shown(str(error.filename))}”：{reason_of(error)}。"
        ) from error
    return _told(held, content)


def _verify_address(address: str, own: bytes | None) -> Verified:
    try:
        site = find_site(address)
    except (AskError, ValueError) as error:
        why = error if isinstance(error, AskError) else "地址写得不对"
        raise _Impossible(f"无法核对“{shown(address)}”：{why}。") from error
    content = _chosen(own, site.manifest, address)
    listed = read_sums(site.manifest).files if own and site.manifest else {}
    verified = _told(hold_address(site.base, _sums(content), listed), content)
    moved = "" if site.base.startswith(address.rstrip("/")) else f"网址转到 {shown(site.base)}\n"
    return Verified(verified.status, moved + verified.said)


def _chosen(own: bytes | None, published: bytes | None, place: str) -> bytes:
    content = own or published
    if content is None:
        raise _Impossible(
            f"“{shown(place)}”里没有 {LISTING}，不是本程序生成的网站，或者是以前的版本生成的。"
            "有发布时留下的清单的，用 --manifest 指定。"
        )
    return content


def _read_file(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise _Impossible(f"无法读取“{shown(path)}”：{reason_of(error)}。") from error


def _sums(content: bytes) -> dict[str, str]:
    """The hash of every file that a manifest names, and its own."""
    sums = read_sums(content)
    if sums.wrong:
        raise _Impossible(f"清单不能用：{sums.wrong}。")
    return {**sums.files, LISTING: hashlib.sha256(content).hexdigest()}


def _told(held: Held, content: bytes) -> Verified:
    lines = [f"缺少 {shown(path)}" for path in held.missing]
    lines += [f"改动 {shown(path)}：{why}" for path, why in held.changed]
    lines += [f"多出 {shown(path)}" for path in held.extra]
    lines += [f"没有读到 {shown(path)}：{why}" for path, why in held.unread]
    counts = {
        "缺少": len(held.missing),
        "改动": len(held.changed),
        "多出": len(held.extra),
        "没有读到": len(held.unread),
    }
    said = "，".join(f"{word} {count} 个" for word, count in counts.items() if count)
    lines += [f"核对 {held.checked} 个文件：{said or '全部相同'}。"]
    lines += [f"清单的 SHA-256：{hashlib.sha256(content).hexdigest()}"]
    return Verified(0 if held.good else 1, "".join(f"{line}\n" for line in lines))
