"""`mingzhang inbox`: what is taken leaves the inbox, what is not stays and the report says why."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.examining import examine
from generator.project import Project
from generator.receiving import Received, markdown
from tests.incoming.trial import ROOT
from tests.readme import documents

SOURCE = ROOT / "data/130225/507/2025/source/original.txt"
PLACE = "130225/507/2025"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = documents.project(tmp_path, example=False)
    monkeypatch.chdir(folder)
    return folder


def put(root: Path, path: str, content: bytes) -> Path:
    file = root / "inbox" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_a_document_becomes_data_and_leaves(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(root, f"{PLACE}/公布 的文件.txt", SOURCE.read_bytes())
    put(root, "README.md", b"# inbox\n")
    assert main(["inbox", "--report", "out.md"]) == 0
    told = capsys.readouterr().out
    assert told == (root / "out.md").read_text("utf-8")
    assert f"- 已收入：`inbox/{PLACE}/公布 的文件.txt` → `data/{PLACE}`" in told
    assert "## 检查结果" in told
    assert not file.exists()
    assert [path.name for path in (root / "inbox").iterdir()] == ["README.md"]
    (record, _) = examine(Project(root)).checked[0]
    assert record.draft
    assert len(record.projects) == 5
    assert (root / f"data/{PLACE}/source/original.txt").read_bytes() == SOURCE.read_bytes()


def test_once_more_keeps_what_people_wrote(root: Path) -> None:
    put(root, f"{PLACE}/a.txt", SOURCE.read_bytes())
    assert main(["inbox"]) == 0
    corrections = root / f"data/{PLACE}/corrections.yml"
    corrections.write_text("- {日期: 2026-03-01, 位置: a, 原因: 差错}\n", "utf-8")
    put(root, f"{PLACE}/b.txt", SOURCE.read_bytes())
    assert main(["inbox"]) == 0
    assert "差错" in corrections.read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("文件.txt", b"x", "放错了地方"),
        ("130225/文件.txt", b"x", "放错了地方"),
        ("130225/507/2025/更深/a.txt", b"x", "放错了地方"),
        ("130225/507/25/a.txt", b"x", "年度"),
        ("999999/507/2025/a.txt", b"x", "不认识行政区划"),
        ("130225/507/2025/a.txt", b"", "空文件"),
        ("130225/507/2025/a.exe", b"MZ", "不认识这种文件"),
        ("130225/507/2025/a.docx", b"no zip", "扩展名"),
        ("130225/507/2025/a.txt", "采购合同\n".encode(), "没有导入"),
    ],
)
def test_what_is_not_taken_stays_and_nothing_is_written(
    root: Path, path: str, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(root, path, content)
    before = sorted((root / "data").rglob("*"))
    assert main(["inbox"]) == 1
    told = capsys.readouterr().out
    assert "**没有收入**" in told
    assert said in told
    assert file.read_bytes() == content
    assert sorted((root / "data").rglob("*")) == before


def test_one_refused_document_holds_no_other_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root, f"{PLACE}/a.txt", SOURCE.read_bytes())
    put(root, "130225/508/2025/a.txt", b"")
    put(root, "130225/509/2025/a.txt", SOURCE.read_bytes())
    put(root, "130225/509/2025/b.txt", SOURCE.read_bytes())
    assert main(["inbox"]) == 1
    told = capsys.readouterr().out
    assert told.count("已收入") == 1
    assert told.count("**没有收入**") == 3
    assert "一份公开一个文件" in told


def test_what_office_leaves_beside_a_document_is_none(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root, f"{PLACE}/a.txt", SOURCE.read_bytes())
    put(root, f"{PLACE}/~$a.docx", b"x")
    put(root, f"{PLACE}/Thumbs.db", b"x")
    assert main(["inbox"]) == 0
    assert "已收入" in capsys.readouterr().out


def test_links_are_not_followed(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(SOURCE.read_bytes())
    folder = root / "inbox" / PLACE
    folder.mkdir(parents=True)
    (folder / "a.txt").symlink_to(secret)
    (root / "inbox/130281").symlink_to("/etc")
    assert main(["inbox"]) == 1
    assert not (root / f"data/{PLACE}").exists()
    assert secret.exists()


def test_an_empty_inbox_is_no_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inbox"]) == 0
    assert "没有文件" in capsys.readouterr().out


def test_what_a_document_says_cannot_act_in_the_pull_request(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = (
        "```\n</details><img src=x onerror=alert(1)> @someone fixes #1 [a](http://b) ::error::x\n"
    )
    text = SOURCE.read_text("utf-8").replace("总体绩效目标", f"总体绩效目标\n{hostile}", 1)
    put(root, f"{PLACE}/@a [x](y) #1 <b>`.txt", text.encode())
    put(root, "x/@someone <img src=x> #1.txt", b"1")
    main(["inbox"])
    told = capsys.readouterr().out
    fence = next(line for line in told.splitlines() if line.endswith("`text")).removesuffix("text")
    outside = "".join(told.split(f"\n{fence}text\n")[0::2]) + told.split(f"\n{fence}\n")[-1]
    outside = (
        outside.replace("<details><summary>", "")
        .replace("</details>", "")
        .replace("</summary>", "")
    )
    bare = "".join(part for n, part in enumerate(outside.split("`")) if n % 2 == 0)
    assert "<" not in bare.partition("审核前请")[0]
    assert "@someone" not in bare
    inside = told.split(f"\n{fence}text\n")[1].split(f"\n{fence}\n")[0]
    assert fence not in inside


def test_a_very_long_report_fits_a_pull_request() -> None:
    long = tuple(f"- 第 {n} 行 {'长' * 50}" for n in range(3000))
    told = markdown([Received(f"inbox/{n}", f"data/{n}", long) for n in range(3)])
    assert len(told) < 65_000
    assert told.count("报告太长") == 3


def room_taken(items: list[Received]) -> str:
    told = markdown(items, 7)
    assert len(told) <= 65_000
    assert len(told.encode("utf-16-le")) // 2 <= 65_000
    assert told.count("<details>") == told.count("</details>")
    assert "另有 7 个文件" in told
    return told


def test_hundreds_of_documents_fit_a_pull_request() -> None:
    long = tuple(f"- 第 {n} 行 {'长' * 50}" for n in range(300))
    for many in (1, 3, 40, 120, 700):
        done = [
            Received(f"inbox/1/{n}/2026/{'名' * 60}.txt", f"data/1/{n}/2026", long)
            for n in range(many)
        ]
        told = room_taken(done)
        assert told.count("第 0 行") > 0
        left = [Received(f"inbox/{n}/{'名' * 200}.txt", "", ("没" * 500,)) for n in range(many)]
        told = room_taken([*done, *left])
        assert ("个没有收入；" in told) == (many >= 40)
        assert "**没有收入**" in told
        assert "审核前请" in told


def test_how_many_are_not_listed_is_told() -> None:
    left = [Received(f"inbox/{n}/a.txt", "", ("放错了地方。",)) for n in range(1000)]
    told = room_taken(left)
    listed = told.count("**没有收入**")
    assert f"另有 {1000 - listed} 个没有收入" in told
    assert 100 < listed < 1000


@pytest.mark.parametrize(
    "text", ["`" * 100_000, "x" * 100_000, "\n" * 100_000, "`" * 20_000 + "\n" + "`\n" * 9]
)
def test_no_report_takes_more_than_its_share(text: str) -> None:
    hostile = [Received(f"inbox/{'`@' * 800}{n}", f"data/{'<' * 2000}", (text,)) for n in range(90)]
    told = room_taken([*hostile, *(Received("`<&@" * 900, "", ("&[" * 9000,)) for _ in range(90))])
    for line in told.splitlines():
        assert line.count("`") % 2 == 0 or set(line) <= set("`text")


def listed(root: Path, *paths: str) -> str:
    (root / "changed").write_bytes(b"".join(path.encode() + b"\0" for path in paths))
    return str(root / "changed")


def test_only_places_that_were_touched_are_read(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = put(root, "130225/508/2025/甲 $(id) *.txt", SOURCE.read_bytes())
    put(root, f"{PLACE}/a.txt", SOURCE.read_bytes())
    assert main(["inbox", "--changed", listed(root, f"inbox/{PLACE}/a.txt")]) == 0
    told = capsys.readouterr().out
    assert "另有 1 个文件，不是这次放进的" in told
    assert waiting.exists()
    assert not (root / "data/130225/508").exists()
    assert main(["inbox", "--changed", listed(root)]) == 0
    assert waiting.exists()
    assert main(["inbox", "--changed", listed(root, "inbox/130225/508/2025/甲 $(id) *.txt")]) == 0
    assert not waiting.exists()


def test_a_second_document_beside_one_that_waits_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in "ab":
        put(root, f"{PLACE}/{name}.txt", SOURCE.read_bytes())
    assert main(["inbox", "--changed", listed(root, f"inbox/{PLACE}/b.txt")]) == 1
    assert "一份公开一个文件" in capsys.readouterr().out
    (root / f"inbox/{PLACE}/a.txt").unlink()
    assert main(["inbox", "--changed", listed(root, f"inbox/{PLACE}/a.txt")]) == 0


def test_a_list_that_is_missing_takes_nothing_in(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(root, f"{PLACE}/a.txt", SOURCE.read_bytes())
    assert main(["inbox", "--changed", "nowhere"]) == 1
    assert "读不出 nowhere" in capsys.readouterr().err
    assert file.exists()
