"""The glossary: what terms mean, where departments differ, and where each is used."""

from urllib.parse import unquote

from tests.site.build import Built
from tests.site.explore.made import PROJECTS, TERMS
from tests.site.markup import Node, leads, one, text


def entries(made: Built) -> dict[str, list[Node]]:
    """The definitions of each term, with where it is used, in the order of the page."""
    found: dict[str, list[Node]] = {}
    term = ""
    for node in one(made.page("glossary/"), "dl.mz-terms").iter():
        if node.tag == "dt":
            term = text(node)
        found.setdefault(term, [])
        if node.tag == "dd":
            found[term].append(node)
    return found


def test_terms_stand_in_order_and_can_be_jumped_to(made: Built) -> None:
    terms = list(entries(made))
    assert terms == sorted({term for defined in TERMS.values() for term in defined})
    jumps = one(made.page("glossary/"), ".mz-jumps").css("a")
    assert [text(jump) for jump in jumps] == terms


def test_where_departments_differ_each_is_named(made: Built) -> None:
    said = " ".join(text(node) for node in entries(made)["上年结转"])
    assert "有 2 种解释" in said
    for key in ("999901/101/2030", "999901/103/2030"):
        assert TERMS[key]["上年结转"] in said
    assert "测试局2030年" in said and "无项目局2030年" in said


def test_every_place_where_a_term_is_used_is_listed(made: Built) -> None:
    uses = entries(made)["上年结转"][-1]
    # In the purpose of every project, and in the text of all disclosures but the blank one.
    sections = len({p.key for p in PROJECTS}) + 1
    assert f"全部 {len(PROJECTS) + sections} 处" in text(uses)
    rows = one(made.page("glossary/上年结转/"), "table.mz-list").css("tbody tr")
    assert len(rows) == 500
    assert made.has("glossary/上年结转/rows/1.json")
    for row in (*rows[:5], *rows[-5:]):
        link = one(row, "th a").attributes.get("href") or ""
        address, _, anchor = unquote(link).removeprefix("../../").partition("#")
        there = made.page(address)
        assert "上年结转" in text(
            one(there, f"[id='{anchor}']") if anchor else one(there, "article")
        )


def test_what_is_used_nowhere_says_so(made: Built) -> None:
    assert "别的页面没有用到" in text(entries(made)["ERP"][-1])


def test_a_term_that_makes_no_address_has_a_page_all_the_same(made: Built) -> None:
    names = sorted(p.name for p in (made.folder / "glossary").iterdir() if p.is_dir())
    assert [name for name in names if not name.startswith("t-")] == [
        "上年结转",
        "养护费",
        "机关运行经费",
    ]
    titles = {text(one(made.page(f"glossary/{name}/"), "h1")) for name in names}
    assert {"a/b", "ERP"} < titles


def test_our_terms_lead_to_their_uses(site: Built) -> None:
    page = one(site.page("glossary/“三公”经费/"), "table.mz-list")
    assert "部门预算财政拨款“三公”经费支出表" in text(page)


def test_prose_explains_a_term_once_and_with_the_words_of_its_department(made: Built) -> None:
    for key in ("999901/101/2030", "999901/103/2030"):
        page = made.page(f"{key}/narrative/overview/")
        links = [a for a in page.css("a.mz-term") if text(a) == "上年结转"]
        assert [a.attributes.get("data-meaning") for a in links] == [TERMS[key]["上年结转"]]
        there = leads(f"{key}/narrative/overview/", links[0])
        assert there.startswith(f"{key}/narrative/glossary/#term-")
    other = made.page("999902/200/2028/narrative/overview/").css("a.mz-term")
    told = {text(a): a.attributes.get("data-meaning") for a in other}
    assert told["机关运行经费"] == TERMS["999901/101/2030"]["机关运行经费"]
    assert "不同" in (told["上年结转"] or "")
