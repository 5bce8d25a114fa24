"""Members that are not there, damaged or hostile: nothing of them comes into a portal."""

import shutil
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.portal import sources
from generator.portal.trust import Damaged, below
from generator.search.sounds import LEADS
from tests.portal.conftest import Members
from tests.portal.members import FIRST, files, make, settings, tampered
from tests.search.served import serve

HOSTILE = '<script>window.hurt = 1</script><img src=x onerror="window.hurt = 1">{{ 7 * 7 }}\u202e'


def refused(root: Path, members: Members) -> str:
    """What is said of a portal that cannot be made; there was none, and there is none."""
    status, said = make(root, settings(root, members))
    assert status == 1
    assert said.endswith("门户没有改动。")
    assert "Traceback" not in said
    assert not (root / "portal").exists()
    return said


def other(members: Members, folder: Path) -> Members:
    """The members, the first of them from another folder."""
    name, address, _ = members[0]
    return [(name, address, folder), members[1]]


def test_what_is_not_there(root: Path, members: Members, tmp_path: Path) -> None:
    said = refused(root, other(members, tmp_path / "nowhere"))
    assert f"portal.yml:6：没有“{tmp_path / 'nowhere'}”这个文件夹" in said
    (tmp_path / "empty").mkdir()
    said = refused(root, other(members, tmp_path / "empty"))
    assert "站点“甲县”" in said
    assert "读不到 manifest.txt：没有这个文件" in said
    gone: Members = [("丙县", "http://127.0.0.1:9/", None)]
    assert "站点“丙县”（http://127.0.0.1:9/）：读不到 manifest.txt：连接不上" in refused(root, gone)
    missing: Members = [("丁县", f"{members[0][1]}nothing/", None)]
    assert "回答的状态是 404" in refused(root, missing)


def test_a_member_that_sends_a_byte_at_a_time(
    root: Path, members: Members, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not waited for longer than was said, though every byte comes in good time."""
    monkeypatch.setattr(sources, "PATIENCE", 1.0)
    enough = Event()

    class Dripping(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            while not enough.wait(0.05):
                self.wfile.write(b"x")

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is said."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Dripping) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        slow: Members = [("慢县", f"http://127.0.0.1:{server.server_port}/", None)]
        said = refused(root, slow)
        enough.set()
        server.shutdown()
    assert "站点“慢县”" in said
    assert "分钟还没有读完" in said


def test_the_portal_that_is_there_stays(root: Path, members: Members, tmp_path: Path) -> None:
    assert make(root, settings(root, members))[0] == 0
    before = files(root / "portal")
    status, said = make(root, settings(root, other(members, tmp_path / "nowhere")))
    assert (status, said.splitlines()[-1]) == (1, "门户没有改动。")
    assert files(root / "portal") == before


def test_a_file_that_is_another_than_the_manifest_says(
    root: Path, members: Members, sites: tuple[Path, Path], tmp_path: Path
) -> None:
    copy = shutil.copytree(sites[0], tmp_path / "copy")
    with (copy / "search/site.json").open("ab") as file:
        file.write(b" ")
    said = refused(root, other(members, copy))
    assert "search/site.json 与清单不一致" in said
    (copy / "site.json").unlink()
    assert "读不到 site.json" in refused(root, other(members, copy))


def test_a_site_of_a_version_without_a_summary(
    root: Path, members: Members, sites: tuple[Path, Path], tmp_path: Path
) -> None:
    copy = shutil.copytree(sites[0], tmp_path / "copy")
    listing = copy / "manifest.txt"
    lines = listing.read_text().splitlines(keepends=True)
    listing.write_text("".join(line for line in lines if not line.endswith("  site.json\n")))
    assert "没有 site.json，不是这个版本生成的网站" in refused(root, other(members, copy))


def put(*way: Any) -> Callable[[Any], Any]:
    """A change of one value: the keys that lead to it, and the value."""
    *keys, last, value = way

    def change(told: Any) -> Any:
        at = told
        for key in keys:
            at = at[key]
        at[last] = value
        return told

    return change


def each_term(text: str) -> Callable[[dict[str, str]], dict[str, str]]:
    return lambda shard: {term: text for term in shard if term[0] not in LEADS}


LINES = f"search/lines/{FIRST}/101/2025/0.json"


CASES: list[tuple[str, Callable[[Any], Any], str]] = [
    ("site.json", put("format", "mingzhang-site-9"), "只认得 mingzhang-site-1"),
    ("site.json", lambda told: [], "不是应有的样子"),
    ("site.json", lambda told: b"\xff{", "不是应有的样子"),
    ("site.json", lambda told: b"[" * 100_000, "不是应有的样子"),
    ("site.json", put("regions", 0, "code", "../../"), "认不出的编码"),
    ("site.json", put("regions", 0, "departments", 0, "years", 0, "total", "1e9"), "金额"),
    ("site.json", put("licence_url", "javascript:alert(1)"), "不能用"),
    ("site.json", put("files", 0, "path", "https://else.example/x"), "不能用"),
    ("site.json", put("name", "长" * 5000), "过长"),
    ("search/site.json", put("shards", 3), "份数不对"),
    ("search/site.json", put("shards", 1 << 20), "份数不对"),
    ("search/site.json", put("shards", 4096), "没有 search/terms/"),
    ("search/site.json", put("places", 1, 3, 99), "没有部门"),
    ("search/site.json", put("regions", 1, 0, "<b>"), "认不出的编码"),
    ("search/site.json", put("patterns", 0, "~~~"), "不认识的种类"),
    ("search/site.json", put("kinds", 3), "不是应有的样子"),
    ("search/site.json", put("kinds", ["类"] * 60_000), "种类太多"),
    ("search/terms/0.json", each_term("A"), "没有写完"),
    ("search/terms/0.json", each_term("99999999999999"), "不对"),
    ("search/terms/0.json", each_term("-BE"), "不"),
    ("search/terms/0.json", lambda shard: {"=x\u202e": "AE"}, "不能用的词"),
    ("search/terms/0.json", lambda shard: {"~a b": "<script>"}, "读音不对"),
    (LINES, lambda told: [], "少了几行"),
    (LINES, put(0, 0, "../../../../evil"), "不能用的地址"),
    (LINES, put(0, 0, "%2e%2e/%2e%2e/evil"), "不能用的地址"),
    (LINES, put(0, 0, "//evil.example/"), "不能用的地址"),
    (LINES, put(0, 0, "javascript:alert(1)"), "不能用的地址"),
    (LINES, put(0, 3, ["a", 1]), "不是"),
    (LINES, put(0, 1, None), "不是应有的样子"),
]


@pytest.mark.parametrize(("path", "change", "said"), CASES, ids=map(str, range(len(CASES))))
def test_what_is_not_as_it_should_be(
    root: Path,
    members: Members,
    sites: tuple[Path, Path],
    tmp_path: Path,
    path: str,
    change: Callable[[Any], Any],
    said: str,
) -> None:
    copy = tampered(sites[0], tmp_path / "copy", path, change)
    told = refused(root, other(members, copy))
    assert said in told
    assert "站点“甲县”" in told


def test_hostile_words_are_words(
    root: Path, members: Members, sites: tuple[Path, Path], tmp_path: Path, browser: Browser
) -> None:
    def summary(told: Any) -> Any:
        told["description"] = told["licence"] = HOSTILE
        region = told["regions"][0]
        region["name"] = region["full"] = HOSTILE
        region["departments"][0]["name"] = f"={HOSTILE}"
        region["departments"][0]["years"][0]["title"] = f'" onclick="window.hurt=1" {HOSTILE}'
        region["departments"][0]["years"][0]["label"] = HOSTILE
        return told

    def lines(told: Any) -> Any:
        told[0][1] = told[0][2] = HOSTILE
        told[0][3] = [
            part for text in told[0][3][1::2] for part in ('" onclick="x', text + HOSTILE)
        ]
        return told

    copy = tampered(sites[0], tmp_path / "one", "site.json", summary)
    copy = tampered(copy, tmp_path / "two", LINES, lines)
    assert make(root, settings(root, other(members, copy)))[0] == 0
    rows = (root / "portal/data/disclosures.csv").read_text("utf-8-sig")
    assert "'=<script>" in rows
    with serve(root / "portal") as shown:
        for path in ("", f"{FIRST}/", "data/", "search/"):
            box = shown.open(browser, path)
            if path == "search/":
                box.type("长安区教育局2025年概览")
                assert "<script>" in "".join(box.texts("title"))
            assert box.page.evaluate("window.hurt") is None
            assert (
                box.page.locator("article script, article img, [onclick], [onerror]").count() == 0
            )
            assert "\u202e" not in box.page.content()
            assert "49" not in box.page.locator("h1").inner_text()
            assert box.complaints == []
            box.page.context.close()


@pytest.mark.parametrize("path", ["a/../b", "..", "/a", "a//b", "a\\b", "a b", "a:b/c", "%2e%2e/a"])
def test_a_path_that_leads_out(path: str) -> None:
    with pytest.raises(Damaged):
        below(path)


@pytest.mark.parametrize("path", ["", "tables/x/#r1", "#term-“三公”", "130102/101/", "a/?"[:2]])
def test_a_path_that_stays(path: str) -> None:
    if path.startswith("#"):
        path = f"narrative/glossary/{path}"
    assert below(path) == path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "名称: 门户\n站点:\n  - 名称: 甲\n    网址: ftp://a.example/\n",
            "portal.yml:4：网址“ftp:",
        ),
        ("名称: 门户\n站点:\n  - 名称: 甲\n    网址: https://a.example/?x=1\n", "portal.yml:4："),
        ("名称: 门户\n站点:\n  - 名称: 甲\n    网址: https://u:p@a.example/\n", "portal.yml:4："),
        ("名称: 门户\n站点:\n  - 名称: 甲\n    网址: 'https://[abc/'\n", "portal.yml:4："),
        ("名称: 门户\n站点:\n  - 名称: 甲\n    网址: http://℀.example/\n", "portal.yml:4："),
        (
            "名称: 门户\n站点:\n  - {名称: 甲, 网址: 'https://a/'}\n  - {名称: 甲, 网址: 'https://b/'}\n",
            "portal.yml:4：“甲”在第 3 行已经有了",
        ),
        ("名称: 门户\n站点: []\n", "portal.yml:2：站点 里一个网站也没有"),
        (
            "名称: 门户\n站点:\n  - {名称: 甲, 网址: 'https://a/', 文件夹: 没有}\n",
            "portal.yml:3：没有“",
        ),
        ("名称: 门户\n", "缺少"),
        ("名称: 门户\n地点: []\n站点: []\n", "地点"),
        ("名称: [\n", "portal.yml"),
    ],
)
def test_settings_that_are_wrong(root: Path, text: str, said: str) -> None:
    file = root / "portal.yml"
    file.write_text(text, "utf-8")
    status, told = make(root, file)
    assert status == 1
    assert said in told
    assert told.endswith("门户没有改动。")
    status, told = make(root, root / "nowhere.yml")
    assert (status, "文件不存在" in told) == (1, True)
