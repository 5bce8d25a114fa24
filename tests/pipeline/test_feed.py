"""The feed: valid Atom, from days of the data alone, with whole addresses where there are any."""

from pathlib import Path
from urllib.parse import urlparse
from xml.etree import ElementTree

from msgspec.structs import replace

from generator.pipeline import build_site
from tests.pipeline.sites import DAY, PLACE, SHELL, department, disclosure, project

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://budget.example.org/open/"
HERE = f"data/{PLACE}"
CORRECTIONS = """\
- {日期: 2030-04-02, 位置: 甲 & <乙>, 原为: 101.00, 改为: 100.00, 原因: 录入差错}
- {日期: 2030-03-01, 位置: 丙, 原为: 1.00, 改为: 2.00, 原因: 漏录}
"""
FILES = (
    department(),
    disclosure(more="公开日期: 2030-02-20\n"),
    {f"{HERE}/2030/corrections.yml": CORRECTIONS},
    disclosure("2029"),
    disclosure("2028", "公开日期: 2028-02-20\n撤回: {日期: 2030-05-01, 原因: 版本有误}\n"),
    disclosure("2031", "公开日期: 2031-02-20\n"),
)


def feed(root: Path, address: str = "") -> ElementTree.Element:
    """The feed of a site with an address of its own, or with none."""
    settings = replace(SHELL.settings, site_url=address)
    build_site(project(root, *FILES), replace(SHELL, settings=settings), root / "site", DAY)
    return ElementTree.fromstring((root / "site/feed.xml").read_bytes())


def said(node: ElementTree.Element, name: str) -> str:
    found = node.find(f"{ATOM}{name}")
    assert found is not None and found.text, name
    return found.text


def test_news_are_what_bears_a_day_latest_first(tmp_path: Path) -> None:
    """Neither what is to come nor what bears no day; a withdrawn year says that alone."""
    news = [
        (said(e, "updated")[:10], said(e, "title")) for e in feed(tmp_path).iter(f"{ATOM}entry")
    ]
    assert news == [
        ("2030-05-01", "撤回：测试101局2028年部门预算绩效文本"),
        ("2030-04-02", "更正：测试101局2030年部门预算绩效文本"),
        ("2030-03-01", "更正：测试101局2030年部门预算绩效文本"),
        ("2030-02-20", "公开：测试101局2030年部门预算绩效文本"),
    ]


def test_it_is_as_new_as_its_latest_entry(tmp_path: Path) -> None:
    assert said(feed(tmp_path), "updated") == "2030-05-01T00:00:00+08:00"


def test_everything_that_atom_asks_for_is_there(tmp_path: Path) -> None:
    """RFC 4287: id, title and updated of feed and entries, an author, ids that are URIs."""
    for address in ("", ADDRESS):
        whole = feed(tmp_path / (address and "addressed"), address)
        parts = [whole, *whole.iter(f"{ATOM}entry")]
        ids = [said(part, "id") for part in parts]
        assert len(set(ids)) == len(ids)
        for part, id in zip(parts, ids, strict=True):
            assert said(part, "title") and said(part, "updated").endswith("+08:00")
            assert part.find(f"{ATOM}author/{ATOM}name") is not None
            assert urlparse(id).scheme in ("urn", "https") and id.isascii()
        links = [link.get("href", "") for link in whole.iter(f"{ATOM}link")]
        assert all(link.startswith(address or "./") for link in links), links


def test_text_of_the_data_stays_text(tmp_path: Path) -> None:
    entries = list(feed(tmp_path).iter(f"{ATOM}entry"))
    assert said(entries[1], "summary").startswith("甲 & <乙>：原为 101.00，改为 100.00。")


def test_a_correction_leads_to_its_place(tmp_path: Path) -> None:
    whole = feed(tmp_path, ADDRESS)
    links = [e.find(f"{ATOM}link") for e in whole.iter(f"{ATOM}entry")]
    target = links[1].get("href", "") if links[1] is not None else ""
    assert target == f"{ADDRESS}{PLACE}/2030/corrections/#c1"
    page = (tmp_path / f"site/{PLACE}/2030/corrections/index.html").read_text("utf-8")
    assert 'id="c1"' in page


def test_a_site_without_news_has_a_valid_feed(tmp_path: Path) -> None:
    build_site(project(tmp_path, department(), disclosure()), SHELL, tmp_path / "site", DAY)
    whole = ElementTree.fromstring((tmp_path / "site/feed.xml").read_bytes())
    assert list(whole.iter(f"{ATOM}entry")) == []
    assert said(whole, "updated") == "1970-01-01T00:00:00+08:00"
