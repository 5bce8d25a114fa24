"""Texts of data that would do harm as markup stay texts; what is not public is not found."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from generator.pipeline import build_site
from generator.render.shell import Shell
from tests.pipeline.sites import PLACE, department, disclosure, project
from tests.search.served import Box, Served, serve

EVIL = "<img src=x onerror=alert(1)>"
HERE = f"{PLACE}/2030/"


@contextmanager
def opened(root: Path, shell: Shell, browser: Browser) -> Iterator[Box]:
    """The box of a small site as it is on a day."""
    build_site(root, shell, root / "site", date(2030, 6, 1))
    with serve((root / "site").resolve()) as served:
        box = Served(served.address).open(browser)
        yield box
        assert box.complaints == []
        box.page.context.close()


def test_markup_in_data_is_shown_as_text(
    site_shell: Shell, browser: Browser, tmp_path: Path
) -> None:
    words = f"data/{HERE}narrative.yml"
    text = disclosure()[words].replace("保障运转。", f"'保障{EVIL}运转'")
    named = {f"data/{PLACE}/department.yml": f"部门编码: 101\n部门名称: '测试{EVIL}局'\n"}
    root = project(tmp_path, named, disclosure(), {words: text})
    with opened(root, site_shell, browser) as box:
        box.page.on("dialog", lambda dialog: box.complaints.append(dialog.message))
        for query in ("onerror", "保障", "测试"):
            assert box.type(query), query
            said = " ".join([*box.texts("place"), *box.texts("line"), *box.texts("title")])
            assert EVIL in said, query
            assert box.page.locator(".md-search img").count() == 0


def test_what_is_not_public_cannot_be_found(
    site_shell: Shell, browser: Browser, tmp_path: Path
) -> None:
    def year(number: str, more: str, word: str) -> dict[str, str]:
        files = disclosure(number, more)
        return {name: text.replace("保障运转", word) for name, text in files.items()}

    root = project(
        tmp_path,
        department(),
        year("2030", "", "今年公开事宜"),
        year("2029", "草稿: 是\n", "草稿里事宜"),
        year("2031", "公开日期: 2031-01-01\n", "将来公开事宜"),
        year("2028", "撤回: {日期: 2029-01-01, 原因: 有误}\n", "撤回了事宜"),
    )
    with opened(root, site_shell, browser) as box:
        assert [link.split("/")[2] for link in box.type("今年公开事宜")][:1] == ["2030"]
        for words in ("草稿里事宜", "将来公开事宜", "撤回了事宜"):
            found = [link.split("/")[2] for link in box.type(words) if link.startswith(PLACE)]
            assert set(found) <= {"", "2030", "2028"}, words
            assert words not in " ".join(box.texts("line")), words
    index = (root / "site").resolve() / "search"
    everything = "".join(path.read_text("utf-8") for path in sorted(index.rglob("*.json")))
    assert "今年公开" in everything
    for part in ("草稿里", "将来公", "撤回了"):
        assert part not in everything, part
