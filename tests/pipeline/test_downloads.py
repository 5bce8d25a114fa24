"""What readers take away in a build and in a preview; what is kept between builds."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest

from generator import bulk_downloads, downloads
from generator.exchange.exports import EXPORTS, Export
from generator.pipeline import BuildRefused, build_site
from generator.render.shell import Settings, Shell
from tests import trees
from tests.exchange.office import grid, opened
from tests.pipeline import sites
from tests.pipeline.sites import DAY, SHELL, department, disclosure, project, published

HERE = f"{sites.PLACE}/2030"
DATED = disclosure("2029", "公开日期: 2030-02-01\n")
CORRECTED = {
    f"data/{sites.PLACE}/2029/corrections.yml": (
        "- {日期: 2030-03-09, 位置: 封面, 原为: 甲, 改为: 乙, 原因: 录入差错}\n"
    )
}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == "href" and value]


def links(page: str) -> list[str]:
    reader = _Links()
    reader.feed(page)
    return reader.found


def test_a_preview_makes_none_of_it_and_no_link_is_broken(tmp_path: Path) -> None:
    root = project(tmp_path, department(), disclosure())
    shown = sites.previewed(root)
    assert [name for name in shown if name.startswith("data/")] == ["data/"]
    assert "预览里不生成这些文件" in shown["data/"]
    for address, page in shown.items():
        for link in links(page) if address.endswith("/") or not address else ():
            if "://" not in link and not link.startswith("#"):
                target = (Path("/", address) / link.partition("#")[0]).as_posix()
                assert _known(target, set(shown), link), f"{address}: {link}"
    note = opened((root / "preview" / HERE / "disclosure.xlsx").read_bytes())
    assert "make site" in grid(note.worksheets[0])[0][0]


def _known(target: str, names: set[str], link: str) -> bool:
    parts: list[str] = []
    for part in PurePosixPath(target).parts[1:]:
        parts = parts[:-1] if part == ".." else [*parts, part]
    name = "/".join(parts)
    return (name in names) or (f"{name}/" in names) or not name


def test_what_is_not_public_is_in_no_file(tmp_path: Path) -> None:
    other = disclosure("2028", "草稿: 是\n")
    gone = disclosure("2027", "撤回: {日期: 2030-01-01, 原因: 错}\n")
    later = disclosure("2026", "公开日期: 2031-01-01\n")
    root = project(tmp_path, department(), disclosure(), other, gone, later)
    build_site(root, SHELL, root / "site", DAY)
    rows = (root / "site/data/disclosures.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[4] for line in rows[1:]] == ["2030"]
    archive = (root / "site/data/mingzhang.zip").read_bytes()
    for year in ("2028", "2027", "2026"):
        assert f"{sites.PLACE}/{year}/".encode() not in archive


def test_the_last_change_is_the_last_day_that_the_data_name(tmp_path: Path) -> None:
    root = project(tmp_path, department(), disclosure())
    assert "都没有注明公开或更正的日期" in published(root)["data/"]
    trees.write(root, DATED)
    assert "日期：2030-02-01" in published(root)["data/"]
    trees.write(root, CORRECTED)
    assert "日期：2030-03-09" in published(root)["data/"]
    assert "日期：2030-03-09" in published(root, date(2030, 12, 31))["data/"]


def test_licence_and_address_are_those_of_the_settings(tmp_path: Path) -> None:
    root = project(tmp_path, department(), disclosure())
    assert "许可：本站没有注明" in published(root)["data/"]
    settings = Settings("站", "https://example.org/x/", licence="CC-BY-4.0")
    build_site(root, Shell(settings, {}, SHELL.frames), root / "site", DAY)
    page = (root / "site/data/index.html").read_text("utf-8")
    assert "许可：CC-BY-4.0。" in page
    assert 'read_parquet("https://example.org/x/data/projects.parquet")' in page


def test_nothing_is_made_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path, department(), disclosure(), disclosure("2029"))
    before = published(root)
    made: list[str] = []
    files, whole = EXPORTS["xlsx"].files, bulk_downloads._maker

    def noting(record, edition, owner):  # type: ignore[no-untyped-def]
        made.append(record.year)
        return files(record, edition, owner)

    def noting_all(publisher, items):  # type: ignore[no-untyped-def]
        def make(folder: Path) -> None:
            made.append("all")
            whole(publisher, items)(folder)

        return make

    monkeypatch.setattr(downloads, "EXPORTS", {**EXPORTS, "xlsx": Export(noting)})
    monkeypatch.setattr(bulk_downloads, "_maker", noting_all)
    assert published(root) == before
    assert made == []
    trees.write(root, disclosure("2029", "标题: 另一个题\n"))
    published(root)
    assert sorted(made) == ["2029", "all"]


def test_a_large_file_that_is_published_already_is_not_copied(tmp_path: Path) -> None:
    root = project(tmp_path, department(), disclosure())
    build_site(root, SHELL, root / "site", DAY)
    before = (root / "site/data/mingzhang.zip").stat()
    trees.write(root, {"templates/pages/glossary.html": "<h1>名词</h1>"})
    build_site(root, SHELL, root / "site", DAY)
    after = (root / "site/data/mingzhang.zip").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_full_disk_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path, department(), disclosure())
    before = published(root)
    trees.write(root, disclosure("2029"))

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.bulk.make.write_tables", full)
    with pytest.raises(BuildRefused, match="磁盘空间"):
        build_site(root, SHELL, root / "site", DAY)
    monkeypatch.undo()
    assert sites._texts((root / "site").resolve()) == before
