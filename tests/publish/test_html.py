"""What is read from one page."""

import pytest

from generator.publish import page_facts
from generator.publish.css import css_urls


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("markup", "links"),
    [
        ('<a href="../x/#a">x</a>', ["../x/#a"]),
        ("<a href=x>1</a><a href=x>2</a><A HREF='y'>3</A>", ["x", "y"]),
        ('<a href=" \n x\n/y\t ">x</a>', ["x/y"]),
        ('<a href="?a=1&amp;b=2">x</a>', ["?a=1&b=2"]),
        ('<map><area href="m"></map><svg><a xlink:href="s"></a></svg>', ["m", "s"]),
        ('<form action="go"><button formaction="stop"></button></form>', ["go", "stop"]),
        ('<!-- <a href="no"> --><template><a href="no"></a></template>', []),
        ('<p data-href="no" title="<a href=no>">&lt;a href="no"&gt;</p>', []),
        ('<a href="">x</a><a>y</a><a href>z</a>', []),
    ],
)
def test_links(markup: str, links: list[str]) -> None:
    facts = page_facts(page(markup))
    assert list(facts.links) == links and facts.resources == () and facts.faults == ()


@pytest.mark.parametrize(
    ("markup", "resources"),
    [
        ("<img src=a.png><script src=b.js></script>", ["a.png", "b.js"]),
        ('<img srcset="a.png 1x, b.png 2x,c.png, d.png">', ["a.png", "b.png", "c.png", "d.png"]),
        ('<img srcset="a.png,\n b.png 2x">', ["a.png", "b.png"]),
        ("<noscript><img src=n.png></noscript>", ["n.png"]),
        ("<video poster=p src=v><track src=t><source src=s></video>", ["p", "v", "t", "s"]),
        ("<iframe src=i></iframe><embed src=e><object data=o></object>", ["i", "e", "o"]),
        ('<svg><use href="s.svg#i"/><image xlink:href="x.png"/></svg>', ["s.svg#i", "x.png"]),
        ('<p style="background:url(&quot;b.png&quot;)">', ["b.png"]),
        ('<a ping="p q">x</a><table background=t></table>', ["p", "q", "t"]),
        ("<style>@import 'i.css';a{background:url(b.png)}</style>", ["i.css", "b.png"]),
    ],
)
def test_resources(markup: str, resources: list[str]) -> None:
    facts = page_facts(page(markup))
    assert list(facts.resources) == resources and facts.links == ()


@pytest.mark.parametrize("relation", ["canonical", "prev", "next", "alternate", "License"])
def test_relations_that_fetch_nothing(relation: str) -> None:
    facts = page_facts(page("", f'<link rel="{relation}" href="x">'))
    assert facts.links == ("x",) and facts.resources == ()


@pytest.mark.parametrize(
    "relation", ["stylesheet", "alternate stylesheet", "icon", "preconnect", "dns-prefetch", ""]
)
def test_relations_that_fetch(relation: str) -> None:
    facts = page_facts(page("", f'<link rel="{relation}" href="x">'))
    assert facts.resources == ("x",) and facts.links == ()


def test_meta_refresh_is_a_link() -> None:
    head = '<meta http-equiv="Refresh" content="0; url=\'../x/\'"><meta name=d content="url=no">'
    assert page_facts(page("", head)).links == ("../x/",)


def test_anchors_are_ids_and_names_of_a() -> None:
    facts = page_facts(page('<p id="总体绩效目标"><a name=old></a><input name=no><a id=b name=b>'))
    assert facts.anchors() == {"总体绩效目标", "old", "b"} and facts.faults == ()


@pytest.mark.parametrize(
    ("markup", "kind", "subject"),
    [
        ("<p id=a><p id=b><p id=a>", "duplicate-id", "a"),
        ("<p id='a b'>", "invalid-id", "a b"),
        ("<p id=''>", "invalid-id", ""),
        ("<base href='/x/'>", "base-element", ""),
        ("<a href='#b'><p id=a>", "missing-anchor", "#b"),
        ("<svg><use href='#%E5%9B%BE'/></svg>", "missing-anchor", "#图"),
    ],
)
def test_faults(markup: str, kind: str, subject: str) -> None:
    faults = page_facts(page(markup)).faults
    assert [fault[:2] for fault in faults] == [(kind, subject)]


def test_links_within_the_page_are_settled_there() -> None:
    body = "<p id=甲><p id=a%20b><a href=#甲></a><a href=#%E7%94%B2></a><a href=#a%20b></a>"
    facts = page_facts(page(body + "<a href=#></a><a href=#TOP></a><a href=#甲:~:text=x></a>"))
    assert facts.links == () and facts.faults == ()


@pytest.mark.parametrize("content", [b"", b" \n"])
def test_an_empty_page_is_a_fault(content: bytes) -> None:
    assert [fault[0] for fault in page_facts(content).faults] == ["empty-file"]


@pytest.mark.parametrize(
    "content", [b"\0\xff\xfe", b"<", b"<a href=" + b"x" * 99999, b"<p>" * 9999]
)
def test_broken_markup_raises_nothing(content: bytes) -> None:
    assert page_facts(content).faults == ()


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("a{b:url(x.png)}c{d:url( 'y z.png' )}", ["x.png", "y z.png"]),
        ('@import "a.css"; @IMPORT url(b.css) print;', ["a.css", "b.css"]),
        ("/* url(no.png) */ a{b:URL(x.png)}", ["x.png"]),
        ("a{b:url(data:image/svg+xml;base64,AA)}", []),
        ('a{b:url("data:image/svg+xml,<svg url(no)>")}', []),
        ("a{filter:url(#f)}b{filter:url('#g')}", []),
        (r"a{b:url(x\(1\).png)}c{d:url('\79 .png')}", ["x(1).png", "y.png"]),
        ("a{b:url()}c{d:url('')}", []),
        ("@font-face{src:url(a.woff2)format('woff2'),url(b.woff)}", ["a.woff2", "b.woff"]),
    ],
)
def test_css(text: str, urls: list[str]) -> None:
    assert list(css_urls(text)) == urls
