"""deploy/publish: whole or not at all, the last releases kept, one command back."""

import gzip
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.deploy import sites
from tests.deploy.sites import built, call, publish, releases, shown, version


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where releases go; the name has a blank, as folders may."""
    return tmp_path / "srv 公开"


@pytest.fixture
def ssh(tmp_path: Path) -> Path:
    path = tmp_path / "ssh"
    path.write_text(sites.SSH, encoding="utf-8")
    path.chmod(0o755)
    return path


def test_what_is_published_is_the_site_with_compressed_copies(tmp_path: Path, target: Path) -> None:
    files = version("1.00")
    site = built(tmp_path / "site", files)
    (tmp_path / "link").symlink_to(site)
    said = publish(tmp_path / "link", target).splitlines()
    assert said[0] == f"新建了文件夹 {target}，以前没有发布到这里。"
    assert said[1].startswith("已发布 000001-")
    assert f"{len(files) + 1} 个文件（另有 {len(_packed(target))} 个压缩副本）" in said[1]
    assert shown(target) == files
    packed = {p.relative_to(target / "current").as_posix() for p in _packed(target)}
    large = {name for name, text in files.items() if len(text.encode()) >= 1000}
    assert packed == {f"{name}.gz" for name in large}
    for name in large:
        copy = (target / "current" / f"{name}.gz").read_bytes()
        assert gzip.decompress(copy).decode() == files[name]
        assert copy[4:8] == b"\0" * 4, "no time in a compressed copy"


def _packed(target: Path) -> list[Path]:
    return sorted((target / "current").rglob("*.gz"))


def test_the_same_site_gives_the_same_bytes_and_times(tmp_path: Path, target: Path) -> None:
    """On another day, out of another checkout: tags that browsers hold stay good."""
    target.mkdir()
    for number in ("1", "2"):
        site = built(tmp_path / number, version("1.00"))
        os.utime(site / "index.html", (int(number), int(number)))
        publish(site, target / number)
    one, two = ((target / number / "current") for number in ("1", "2"))
    for path in sorted(one.rglob("*")):
        other = two / path.relative_to(one)
        if path.is_file():
            assert path.read_bytes() == other.read_bytes()
            assert path.stat().st_mtime_ns == other.stat().st_mtime_ns
            assert path.stat().st_mtime < time.time()


def test_the_modes_let_a_web_server_read(tmp_path: Path, target: Path) -> None:
    site = built(tmp_path / "site", version("1.00"))
    (site / "index.html").chmod(0o600)
    publish(site, target)
    for path in (target / "current").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


def test_what_has_not_changed_is_linked_and_nothing_happens_without_a_change(
    tmp_path: Path, target: Path
) -> None:
    publish(built(tmp_path / "1", version("1.00")), target)
    site = built(tmp_path / "2", version("2.00"))
    publish(site, target)
    assert (target / "current/assets/same.css").stat().st_nlink == 2
    assert (target / "current/index.html").stat().st_nlink == 1
    assert publish(site, target) == "没有变化，网站已是最新。\n"
    assert len(releases(target)) == 2


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "data"
    other.mkdir()
    (other / "index.html").write_text("别的", "utf-8")
    said = publish(built(tmp_path / "site", version("1.00")), other, status=1)
    assert "里有别的东西" in said
    assert [path.name for path in other.iterdir()] == ["index.html"]


def test_a_damaged_release_is_published_anew(tmp_path: Path, target: Path) -> None:
    """Damaged as a disk does it: size and time are the same."""
    site = built(tmp_path / "site", version("1.00"))
    publish(site, target)
    for path in ("index.html", "404.html"):
        file = target / "current" / path
        before = file.stat()
        file.write_bytes(b"x" * before.st_size)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        publish(site, target)
        assert shown(target) == version("1.00")


def test_the_last_releases_are_kept_and_one_command_goes_back(tmp_path: Path, target: Path) -> None:
    for number in range(5):
        publish(built(tmp_path / str(number), version(f"{number}.00")), target, "--keep", "3")
    first, _, last = releases(target)
    assert (first[:6], last[:6]) == ("000003", "000005")
    assert sorted(p.name for p in (target / "releases").glob("*.sha256")) == [
        f"{name}.sha256" for name in releases(target)
    ]
    assert shown(target) == version("4.00")
    call(target, "--back")
    assert shown(target) == version("3.00")
    call(target, "--back")
    assert shown(target) == version("2.00")
    assert "没有更早的版本" in call(target, "--back", status=1)
    oldest, *others = call(target, "--list").splitlines()
    day = r"20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}"
    count = len(version("2.00")) + 1
    assert re.fullmatch(rf"\* {first}  {day}  {count} 个文件", oldest)
    assert [line[:2] for line in others] == ["  ", "  "]
    call(target, "--to", last)
    assert shown(target) == version("4.00")
    assert [line[:2] for line in call(target, "--list").splitlines()] == ["  ", "  ", "* "]


def test_what_is_in_force_is_never_thrown_away(tmp_path: Path, target: Path) -> None:
    for number in range(3):
        publish(built(tmp_path / str(number), version(f"{number}.00")), target, "--keep", "2")
    call(target, "--back")
    publish(built(tmp_path / "9", version("9.00")), target, "--keep", "1")
    assert shown(target) == version("9.00")
    assert len(releases(target)) == 1


@pytest.mark.parametrize("name", ["../..", "000009-0123456789abcdef", "-e", "x; rm -rf /"])
def test_only_kept_releases_can_be_gone_to(tmp_path: Path, target: Path, name: str) -> None:
    publish(built(tmp_path / "site", version("1.00")), target)
    assert "没有保留" in call(target, f"--to={name}", status=1)
    assert shown(target) == version("1.00")


def test_a_release_that_was_damaged_is_not_gone_back_to(tmp_path: Path, target: Path) -> None:
    for number in ("1", "2"):
        publish(built(tmp_path / number, version(f"{number}.00")), target)
    (target / "releases" / releases(target)[0] / "0/index.html").write_text("x", "utf-8")
    assert "与清单不符" in call(target, "--back", status=1)
    assert shown(target) == version("2.00")


def test_a_site_that_is_not_as_it_was_built_is_refused(tmp_path: Path, target: Path) -> None:
    publish(built(tmp_path / "1", version("1.00")), target)

    def refused(change: str) -> str:
        site = built(tmp_path / "2", version("2.00"))
        exec(change, {"site": site})
        said = publish(site, target, status=1)
        shutil.rmtree(site)
        assert shown(target) == version("1.00")
        assert [p for p in (target / "releases").iterdir() if "staging" in p.name] == []
        return said

    assert "与 manifest.txt 不符" in refused("(site / '0/index.html').unlink()")
    assert "与 manifest.txt 不符" in refused("(site / 'notes.txt').write_text('x')")
    assert "与 manifest.txt 里的不同" in refused("(site / '0/index.html').write_text('x')")
    link = "(site / '404.html').unlink(); (site / '404.html').symlink_to('index.html')"
    assert "是链接" in refused(link)
    assert "不是生成好的网站" in refused("(site / 'manifest.txt').unlink()")


def test_what_stands_there_already_is_left_alone(tmp_path: Path, target: Path) -> None:
    (target / "current").mkdir(parents=True)
    (target / "releases").mkdir()
    (target / "current/index.html").write_text("别人的", "utf-8")
    site = built(tmp_path / "site", version("1.00"))
    assert "不是链接" in publish(site, target, status=1)
    assert (target / "current/index.html").read_text("utf-8") == "别人的"


def test_wrong_targets_are_told(tmp_path: Path) -> None:
    site = built(tmp_path / "site", version("1.00"))
    assert "目标应写成" in publish(site, "www@host:srv", status=1)
    assert "用法" in publish(site, "-oProxyCommand=x:/srv", status=2)
    assert "还没有发布过" in call(tmp_path / "nowhere", "--list", status=1)
    assert not (tmp_path / "nowhere").exists()


def test_a_mistyped_folder_is_not_made_in_silence(tmp_path: Path, target: Path) -> None:
    """A path of which more than the end is new is a slip; a new end is said."""
    site = built(tmp_path / "site", version("1.00"))
    said = publish(site, target / "mingzhang", status=1)
    assert f"没有“{target}”这个文件夹" in said
    assert not target.exists()
    assert "新建了文件夹" in publish(site, target)
    assert "新建了" not in publish(built(tmp_path / "2", version("2.00")), target)
    (empty := tmp_path / "empty").mkdir()
    assert "新建了" not in publish(site, empty)


@pytest.mark.parametrize("words", ["--help", "", "a b", "a --keep x", "a --to", "a --list --back"])
def test_the_command_speaks_one_language(words: str) -> None:
    command = [sys.executable, str(sites.PROGRAM), *words.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == (0 if words == "--help" else 2)
    said = re.sub(r"--[a-z]+|\bpublish\b|\bsite\b|ssh -p|'x'", "", done.stdout + done.stderr)
    assert "用法：" in said
    assert not re.search(r"[a-z]{2}", said)


def test_to_a_host(tmp_path: Path, target: Path, ssh: Path) -> None:
    words = ("--ssh", str(ssh))
    said = publish(built(tmp_path / "1", version("1.00")), f"www@host:{target}", *words)
    assert said.startswith(f"新建了文件夹 www@host:{target}，")
    publish(built(tmp_path / "2", version("2.00")), f"www@host:{target}", *words)
    assert shown(target) == version("2.00")
    assert (target / "current/assets/same.css").stat().st_nlink == 2, "unchanged, so linked"
    call(f"www@host:{target}", "--back", *words)
    assert shown(target) == version("1.00")
    assert call(f"www@host:{target}", "--list", *words).count("\n") == 2


@pytest.mark.parametrize(
    "harm",
    [
        "cd '{store}'/.staging-*/ && printf x >> 0/index.html",  # a byte more on the way
        "cd '{store}'/.staging-*/ && rm 5/index.html",  # a file that did not arrive
        "cd '{store}'/.staging-*/ && rm index.html.gz",
        "cd '{store}'/.staging-*/ && touch more.html",
        "cd '{store}'/.staging-*/ && ln -s /etc/passwd passwd",
        "exit 12",  # the connection broke
        "kill -9 $$",
    ],
)
def test_half_an_upload_is_never_linked(tmp_path: Path, target: Path, ssh: Path, harm: str) -> None:
    host, words = f"www@host:{target}", ("--ssh", str(ssh))
    publish(built(tmp_path / "1", version("1.00")), host, *words)
    site = built(tmp_path / "2", version("2.00"))
    after = {"AFTERWARDS": f"{harm.format(store=target / 'releases')} 2>/dev/null"}
    said = call(host, "--site", str(site), *words, status=1, env=after)
    assert "没有改动" in said
    assert shown(target) == version("1.00") and len(releases(target)) == 1
    publish(site, host, *words)
    assert shown(target) == version("2.00")


def test_an_unreachable_host(tmp_path: Path, target: Path) -> None:
    site = built(tmp_path / "site", version("1.00"))
    said = publish(site, f"www@host:{target}", "--ssh", "false", status=1)
    assert said == "false 以状态 1 结束\n网站没有改动。\n"
    said = publish(site, f"www@host:{target}", "--ssh", "no-such-ssh", status=1)
    assert said.startswith("没有找到 no-such-ssh")


def test_a_connection_that_breaks_last_leaves_doubt_and_says_so(
    tmp_path: Path, target: Path, ssh: Path
) -> None:
    """The server had switched already, and could not say so any more."""
    host, site = f"www@host:{target}", built(tmp_path / "1", version("1.00"))
    ssh.write_text(sites.SSH.replace("status=$?", 'status=$?\nls -d "$T"/current && exit 255'))
    said = call(host, "--site", str(site), "--ssh", str(ssh), status=1, env={"T": str(target)})
    assert "请用 --list 查看" in said and "没有改动" not in said
    assert shown(target) == version("1.00")


def test_killed_at_any_moment(tmp_path: Path, target: Path) -> None:
    """What is in force is the old site or the new one, and the next publishing succeeds."""
    moments = random.Random(7)
    publish(built(tmp_path / "0", version("0.00")), target)
    seen = set()
    for number in range(1, 21):
        site = built(tmp_path / "site", version(f"{number}.00"))
        process = subprocess.Popen(
            sites.command(target, "--site", str(site)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.random() * 0.4)
        os.killpg(process.pid, 9) if process.poll() is None else None
        process.wait()
        now = shown(target)
        assert now in [version(f"{n}.00") for n in range(number + 1)]
        seen.add(now == version(f"{number}.00"))
    publish(built(tmp_path / "last", version("last")), target)
    assert shown(target) == version("last")
    assert False in seen, "no kill came in time to matter"
