"""The PDF of each of the five disclosures, read by other programs and held against the YAML."""

from itertools import pairwise

import pytest

from tests.fidelity import forms
from tests.fidelity.pieces import Node
from tests.papers import Paper, squeezed
from tests.site.build import Built
from tests.site.records import Record

# Keys whose values are ours and stand on no paper.
_UNPRINTED = {"栏目", "表", "状态"}
_WIDE = 8


@pytest.fixture
def paper(record: Record, site: Built) -> Paper:
    return Paper(site.read(f"{record.key}/disclosure.pdf"))


def scalars(node: Node, key: str = "") -> list[str]:
    """Every text below a node that is printed."""
    if isinstance(node, dict):
        return [text for name, value in node.items() for text in scalars(value, name)]
    if isinstance(node, list):
        return [text for value in node for text in scalars(value, key)]
    return [] if key in _UNPRINTED else [node]


def printed(record: Record) -> list[tuple[str, Node]]:
    """The files of the document as it is printed; of the printed 目录 its pages are others now."""
    about = record.front
    cover = [about.get("标题", ""), *about.get("封面", []), about.get("目录", {}).get("题", "")]
    lines = [line["题"] for line in entries(about.get("目录", {}).get("条目", []))]
    bodies = [(n, f) for n, f in record.files.items() if n.startswith(("projects/", "narrative"))]
    others = [(n, record.files[n]) for n in _FORMS if n in record.files]
    return [("disclosure.yml", [*cover, *lines]), *bodies, *others]


_FORMS = ("tables.yml", "procurement.yml", "assets.yml")


def entries(items: list[Node]) -> list[Node]:
    """Every line of a 目录."""
    return [line for item in items for line in (item, *entries(item.get("条目", [])))]


def test_every_printed_text_is_in_the_text_layer(record: Record, paper: Paper) -> None:
    whole = "".join(paper.squeezed)
    missing = [
        (name, text)
        for name, node in printed(record)
        for text in scalars(node)
        if squeezed(text) not in whole
    ]
    assert missing == []


def cells(row: Node, columns: list[str]) -> str:
    """The cells of a row, one after the other."""
    parts = []
    for column in columns:
        group, _, key = column.rpartition(".")
        parts.append((row.get(group, {}) if group else row).get(key, ""))
    return squeezed("".join(parts))


def test_every_row_of_the_tables_stands_together_and_in_order(record: Record, paper: Paper) -> None:
    at = 0
    for name, table in record.tables.items():
        for row in table.get("行", []):
            said = cells(row, forms.TABLES[name][1])
            found = paper.text.find(said, at)
            assert found >= 0, (name, said)
            at = found + len(said)


def test_every_paragraph_stands_in_order(record: Record, paper: Paper) -> None:
    at = 0
    for text in paragraphs(record.narrative):
        found = paper.text.find(squeezed(text), at)
        assert found >= 0, text
        at = found + len(squeezed(text))


def paragraphs(blocks: list[Node]) -> list[str]:
    """Headings and paragraphs in the order of the document."""
    found = []
    for block in blocks:
        found += [block[key] for key in ("题", "段") if key in block and "表" not in block]
        found += paragraphs(block.get("内容", []))
    return found


def test_the_pages_of_the_contents_are_right(record: Record, paper: Paper) -> None:
    """Title and page of each line, and where its link leads; the title stands on that page."""
    lines = [line for line in paper.pages[1].splitlines()[2:-1] if line[-1].isdigit()]
    pages = [int(line.rsplit(" ", 1)[1]) for line in lines]
    assert [page + 1 for page in paper.links(1)] == pages
    assert pages == sorted(pages)
    below = "部门预算公开表", "部门预算信息公开情况说明"  # lines of the 目录 that head nothing
    for line, page in zip(lines, pages, strict=True):
        title = squeezed(line.rsplit(" ", 1)[0])
        assert title in below or title in paper.squeezed[page - 1], line
    titles = {squeezed(line.rsplit(" ", 1)[0]) for line in lines}
    listed = [line["题"] for line in entries(record.front.get("目录", {}).get("条目", []))]
    assert {squeezed(text) for text in listed} <= titles
    for file, node in record.projects:
        assert any(squeezed(node["项目名称"]) in title for title in titles), file


def test_bookmarks_lead_to_their_headings(paper: Paper) -> None:
    found = paper.bookmarks()
    assert len(found) > 5
    wrong = [(text, page) for text, page in found if squeezed(text) not in paper.squeezed[page]]
    assert wrong == []


def test_head_and_foot_of_every_page(record: Record, paper: Paper) -> None:
    count = len(paper.pages)
    for number, page in enumerate(paper.pages[1:], 2):
        first, *_, last = page.strip().splitlines()
        assert record.name in first and f"{record.year}年" in first, number
        assert last == f"第 {number} 页，共 {count} 页"


def test_no_page_is_blank(paper: Paper) -> None:
    assert [n for n, page in enumerate(paper.pages[1:], 2) if len(page.splitlines()) < 3] == []


def test_wide_tables_lie_across_and_all_else_stands(record: Record, paper: Paper) -> None:
    wide = [n for n, (_, columns) in forms.TABLES.items() if len(columns) > _WIDE]
    wide = [name for name in wide if name in record.tables]
    wide += [record.files["procurement.yml"]["题"]] if "procurement.yml" in record.files else []
    first = dict(reversed(paper.bookmarks()))
    assert {name for name, page in first.items() if paper.across(page)} >= set(wide)
    across = [page for page in range(len(paper.pages)) if paper.across(page)]
    assert len(across) == len(wide)


def test_the_file_says_what_it_is(record: Record, paper: Paper) -> None:
    about = paper.reader.metadata
    assert about is not None
    assert about.title == record.front.get("标题", about.title)
    assert record.year in str(about.title)
    assert about.author == record.name
    assert paper.catalogue["/Lang"] == "zh-CN"
    assert paper.catalogue["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in paper.reader.xmp_metadata.stream.get_data()  # type: ignore[union-attr]


def test_it_is_tagged(record: Record, paper: Paper) -> None:
    tags = paper.tags()
    tables = len(record.tables) + 2 * len(record.projects)
    assert tags.count("/Table") >= tables
    assert tags.count("/TH") > tables
    assert tags.count("/TR") > sum(len(t.get("行", [])) for t in record.tables.values())
    levels = [int(tag[2:]) for tag in tags if tag in ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_its_fonts_travel_with_it(paper: Paper) -> None:
    fonts = paper.fonts()
    assert {font[0].partition("+")[2].partition("-")[0] for font in fonts} == {
        "NotoSansSC",
        "NotoSerifSC",
    }
    assert all(font[1:] == ["yes", "yes", "yes"] for font in fonts)


def test_no_character_was_exchanged(paper: Paper) -> None:
    """Chromium's PDF has Kangxi radicals in the place of 汉字, which no search finds."""
    strange = {c for page in paper.pages for c in page if "\u2e80" <= c <= "\u2fdf"}
    assert not strange | ({"\ufffd", "\u200b", "\ufeff"} & set("".join(paper.pages)))


def test_pages_lead_to_it(record: Record, site: Built) -> None:
    table = [f"{record.key}/tables/{name}/" for name in ("revenue_summary",) if record.tables]
    for address in (f"{record.key}/", f"{record.key}/full/", *table):
        links = [node.attributes.get("href") for node in site.page(address).css(".mz-downloads a")]
        assert any(str(link).endswith("disclosure.pdf") for link in links), address
