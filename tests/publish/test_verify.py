"""A whole site passes; each kind of defect is found, and only it."""

import pytest

from generator.publish import (
    Facts,
    file_facts,
    grouped,
    verify,
)
from generator.publish.verify import Verification

ADDRESS = "https://example.org/sub/"
SENTINELS = ("\ufdd0".encode(), "\ufdd1".encode(), b"{{", b"{%")

HOME = """<!doctype html><link rel="canonical" href="https://example.org/sub/">
<link rel="stylesheet" href="assets/a.css"><script src="assets/a.js"></script>
<a href="130225/507/">部门</a> <a href="130225/507/#%E5%90%88%E8%AE%A1">合计</a>
<a href="130225/507/#合计">合计</a> <a href="#top">上</a> <a href="#">上</a>
<a href="data.csv">CSV</a> <a href="https://www.mof.gov.cn/">财政部</a> <a href="tel:1">电话</a>
<img srcset="assets/x.png 1x, /sub/assets/x.png 2x" src="data:image/png;base64,AA">
<a href="assets/x.svg#part">图</a><a href="?print">打印</a>"""
PAGE = '<!doctype html><p id="合计">1.00</p><a href="../../">首页</a><a href="#:~:text=1">1</a>'
LOST = '<!doctype html><a href="/sub/">首页</a><a href="#a" id="a">a</a>'
MAP = """<urlset><url><loc>https://example.org/sub/</loc></url>
<url><loc> https://example.org/sub/130225/507/ </loc></url></urlset>"""

CLEAN = {
    "index.html": HOME.encode(),
    "130225/507/index.html": PAGE.encode(),
    "404.html": LOST.encode(),
    "sitemap.xml": MAP.encode(),
    "assets/a.css": b"@font-face{src:url(f.woff2?v=1#x)} a{background:url(../assets/x.png)}",
    "assets/a.js": b"'\xef\xb7\x90 {{ is fine in a script'",
    "assets/f.woff2": b"\xef\xb7\x90",
    "assets/x.png": b"",
    "assets/x.svg": b"<svg/>",
    "data.csv": "项目,金额\n".encode(),
}
EXPECTED = ("index.html", "130225/507/index.html")


def checked(files: dict[str, bytes], address: str = ADDRESS) -> Verification:
    facts = {path: file_facts(path, content, SENTINELS) for path, content in files.items()}
    return verify(facts, expected=EXPECTED, address=address)


def test_a_clean_site_passes() -> None:
    report = checked(CLEAN)
    assert report.problems == () and report.good


DEFECTS = [
    ("<a href='130225/999/'>x</a>", "broken-link", "130225/999/index.html"),
    ("<a href='130225/507'>x</a>", "broken-link", "130225/507"),
    ("<link rel=next href='p/'>", "broken-link", "p/index.html"),
    ("<img src=no.png>", "broken-resource", "no.png"),
    ("<img srcset='assets/x.png 1x, no.png 2x'>", "broken-resource", "no.png"),
    ("<script src=/sub/no.js></script>", "broken-resource", "no.js"),
    ("<a href='130225/507/#小计'>x</a>", "missing-anchor", "130225/507/index.html#小计"),
    ("<a href='#%E5%B0%8F'>x</a>", "missing-anchor", "#小"),
    (
        "<script src=https://cdn.example/x.js></script>",
        "external-resource",
        "https://cdn.example/x.js",
    ),
    ("<img src=//cdn.example/x.png>", "external-resource", "//cdn.example/x.png"),
    ("<link rel=preconnect href=https://f.example>", "external-resource", "https://f.example"),
    ("<p style='background:url(https://f.example/x)'>", "external-resource", "https://f.example/x"),
    ("<a href='javascript:alert(1)'>x</a>", "script-link", "javascript:alert(1)"),
    ("<a href='/elsewhere/'>x</a>", "outside-site", "/elsewhere/"),
    ("<a href='../x/'>x</a>", "outside-site", "../x/"),
    ("<p id=a><p id=a>", "duplicate-id", "a"),
    ("<p id='a b'>", "invalid-id", "a b"),
    ("<base href='/sub/'>", "base-element", ""),
    ("\ufdd0title\ufdd1", "leftover", "\\ufdd0"),
    ("{{ title }}", "leftover", "{{"),
]


@pytest.mark.parametrize(("markup", "kind", "subject"), DEFECTS)
def test_each_defect_of_a_page_is_found(markup: str, kind: str, subject: str) -> None:
    found = checked({**CLEAN, "index.html": f"{HOME}\n{markup}".encode()}).problems
    assert found[0].path == "index.html"
    assert (found[0].kind, found[0].subject) == (kind, subject)
    assert {problem.kind for problem in found} == {kind}
    assert found[0].message.isprintable() and found[0].message.endswith("。")


@pytest.mark.parametrize(
    ("path", "content", "kind"),
    [
        ("404.html", "<a href='130225/507/'>x</a>", "relative-in-404"),
        ("404.html", "<img src='assets/x.png'>", "relative-in-404"),
        ("sitemap.xml", f"<loc>{ADDRESS}none/</loc>", "broken-link"),
        ("assets/a.css", "a{background:url(no.png)}", "broken-resource"),
        ("assets/a.css", "@import 'https://fonts.example/x.css';", "external-resource"),
        ("data.csv", "项目,\ufdd1", "leftover"),
        ("130225/507/index.html", "", "empty-file"),
    ],
)
def test_each_defect_of_other_files_is_found(path: str, content: str, kind: str) -> None:
    found = checked({**CLEAN, path: content.encode()}).problems
    assert (path, kind) in {(problem.path, problem.kind) for problem in found}
    assert {problem.kind for problem in found} <= {kind, "missing-anchor"}


def test_a_base_that_names_no_address_is_none() -> None:
    assert checked({**CLEAN, "index.html": f"{HOME}<base target=_top>".encode()}).good


def test_a_missing_page_is_found_and_so_are_the_links_to_it() -> None:
    files = {path: data for path, data in CLEAN.items() if path != "130225/507/index.html"}
    (missing, one), (broken, three) = grouped(checked(files).problems)
    assert (missing.path, missing.kind, one) == ("130225/507/index.html", "missing-page", 1)
    assert (broken.path, broken.kind, three) == ("index.html", "broken-link", 4)


def test_the_line_of_a_leftover_and_the_missing_slash_are_told() -> None:
    found = checked({**CLEAN, "index.html": f"{HOME}\n\n{{{{ x }}}}".encode()}).problems
    assert f"第 {HOME.count(chr(10)) + 3} 行" in found[0].message
    found = checked({**CLEAN, "index.html": b"<a href=130225/507>x</a>"}).problems
    assert "末尾缺少" in found[0].message


def test_equal_problems_of_many_pages_are_told_once() -> None:
    files = {f"p{n}/index.html": Facts(links=("../no/", f"../no{n}/")) for n in range(5)}
    summary = grouped(verify(files).problems)
    assert (summary[0][0].subject, summary[0][1]) == ("no/index.html", 5)
    assert len(summary) == 6


def test_hostile_addresses_stay_printable() -> None:
    found = checked({**CLEAN, "index.html": "<a href='x\u202e\x1b[31m\u200b/'>x</a>".encode()})
    assert all(problem.message.isprintable() for problem in found.problems)
    assert [problem.kind for problem in found.problems] == ["broken-link"]
