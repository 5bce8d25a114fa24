"""A broken link is told where somebody wrote it."""

from pathlib import Path

import pytest

from generator.render.sources import as_written, source_of

SETTINGS = """extra:
  links:
    - {text: 名词, href: glosary/}
    - {text: x, href: "y/"}
    - {image: marks/x.png}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/guide").mkdir(parents=True)
    (tmp_path / "content/about.md").write_text("# 关于\n\n[无](nope.md)\n", "utf-8")
    (tmp_path / "content/guide/index.md").write_text("# 指南\n\n看[这里](#x)\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("page", "link", "target", "place"),
    [
        ("about/index.html", "nope.md", "about/nope.md", "content/about.md:3"),
        ("about/index.html", "../z/", "z/index.html", "content/about.md"),
        ("1/2/index.html", "../../glosary/", "glosary/index.html", "mkdocs.yml:3"),
        ("1/2/index.html", "../../y/", "y/index.html", "mkdocs.yml:4"),
        ("1/2/index.html", "../../marks/x.png", "marks/x.png", "mkdocs.yml:5"),
        ("1/2/index.html", "../3/", "1/3/index.html", ""),
        ("index.html", "./", "index.html", ""),
    ],
)
def test_where_it_was_written(root: Path, page: str, link: str, target: str, place: str) -> None:
    message = f"链接“{link}”指向的“{target}”不存在。"
    assert source_of(root, page, target, message) == place


def test_an_anchor(root: Path) -> None:
    message = "链接指向“guide/index.html”中的“#x”，但那里没有这个锚点。"
    place = source_of(root, "guide/index.html", "guide/index.html#x", message)
    assert place == "content/guide/index.md:3"


@pytest.mark.parametrize(
    ("place", "shown"),
    [("mkdocs.yml:3", "glosary/"), ("content/a.md:3", "../../glosary/"), ("", "../../glosary/")],
)
def test_a_link_of_the_settings_is_quoted_as_it_stands_there(
    root: Path, place: str, shown: str
) -> None:
    message = "链接“../../glosary/”指向的“glosary/index.html”不存在。"
    told = as_written(root, place, "glosary/index.html", message)
    assert told == f"链接“{shown}”指向的“glosary/index.html”不存在。"


@pytest.mark.parametrize(
    ("file", "url", "target", "told"),
    [
        ("about.md", "bild.png", "about/bild.png", "content/bild.png"),
        ("about.md", "图/一 二.png", "about/图/一 二.png", "content/图/一 二.png"),
        ("about.md", "nope.md#甲", "about/nope.md", "content/nope.md"),
        ("guide/index.md", "bild.png", "guide/bild.png", "content/guide/bild.png"),
        ("guide/index.md", "../bild.png", "bild.png", "content/bild.png"),
        ("about.md", "../z/", "z/index.html", "z/index.html"),
        ("about.md", "../../bild.png", "bild.png", "bild.png"),
        # HTML as such is not looked at by MkDocs: what counts is the address of the page.
        ("about.md", "guide/index.md", "about/guide/index.md", "about/guide/index.md"),
    ],
)
def test_a_file_that_a_page_names_is_looked_for_beside_it(
    root: Path, file: str, url: str, target: str, told: str
) -> None:
    message = "资源“{}”指向的“{}”不存在。（另有 2 页）"
    found = as_written(root, f"content/{file}:3", target, message.format(url, target))
    assert found == message.format(url, told)
