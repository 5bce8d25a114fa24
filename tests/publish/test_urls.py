"""Which file an address means, at the root and under a path."""

import pytest

from generator.publish.urls import Site

HERE = "130225/507/index.html"


@pytest.mark.parametrize(
    ("url", "path", "fragment"),
    [
        ("", HERE, ""),
        ("#a", HERE, "a"),
        ("?q=1#a", HERE, "a"),
        (".", HERE, ""),
        ("./", HERE, ""),
        ("2025/", "130225/507/2025/index.html", ""),
        ("2025/index.html#x", "130225/507/2025/index.html", "x"),
        ("2025", "130225/507/2025", ""),
        ("../434/?a#b", "130225/434/index.html", "b"),
        ("..", "130225/index.html", ""),
        ("../..", "index.html", ""),
        ("../../", "index.html", ""),
        ("../../sub/x.css", "sub/x.css", ""),
        ("../../../sub/x.css", "x.css", ""),
        ("/sub", "index.html", ""),
        ("/sub/", "index.html", ""),
        ("/sub/a/../b.pdf", "b.pdf", ""),
        ("\\sub\\b.pdf", "b.pdf", ""),
        ("%E9%A1%B5/a%20b.csv", "130225/507/页/a b.csv", ""),
        ("页/", "130225/507/页/index.html", ""),
        ("https://x.y/sub/a/#b", "a/index.html", "b"),
        ("HTTPS://X.Y/sub/a.png", "a.png", ""),
        ("//x.y/sub/a.png?1", "a.png", ""),
    ],
)
def test_files_of_the_site(url: str, path: str, fragment: str) -> None:
    place, found = Site("https://x.y/sub/").resolve(HERE, url)
    assert (place.kind, place.path, found) == ("file", path, fragment)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://x.y/sub/", "external"),
        ("https://x.yz/sub/", "external"),
        ("//cdn.example/x.js", "external"),
        ("\\\\cdn.example\\x.js", "external"),
        ("/\\cdn.example", "external"),
        ("https:x", "external"),
        ("mailto:a@b.cn", "none"),
        ("TEL:110", "none"),
        ("data:image/png;base64,AA==", "none"),
        ("javascript:alert(1)", "script"),
        ("JavaScript:alert(1)", "script"),
        ("vbscript:x", "script"),
        ("file:///etc/passwd", "script"),
        ("/other/", "outside"),
        ("/subway/", "outside"),
        ("https://x.y/", "outside"),
        ("../../../", "outside"),
        ("../../../../../x/", "outside"),
        ("/sub/../x", "outside"),
    ],
)
def test_other_places(url: str, kind: str) -> None:
    assert Site("https://x.y/sub/").resolve(HERE, url)[0].kind == kind


@pytest.mark.parametrize("address", ["https://x.y/sub", "/sub/", "sub", "https://x.y/sub/"])
def test_ways_to_say_the_address(address: str) -> None:
    assert Site(address).resolve(HERE, "/sub/a.css")[0].path == "a.css"


def test_without_host_absolute_addresses_are_external() -> None:
    assert Site("/").resolve(HERE, "https://x.y/")[0].kind == "external"
    assert Site().resolve(HERE, "/a/")[0].path == "a/index.html"


def test_remembered_places_are_not_mixed_up() -> None:
    site = Site("/")
    found = [site.resolve(f"{page}/index.html", "../a/")[0].path for page in ("x/1", "x/2", "y/1")]
    assert found == ["x/a/index.html", "x/a/index.html", "y/a/index.html"]
    assert site.resolve("a/index.html", "../../b/")[0].kind == "file"  # as browsers do: no higher
    assert site.resolve("404.html", "a/")[0].kind == "relative"
    assert site.resolve("404.html", "/a/")[0].path == "a/index.html"
    assert site.resolve("404.html", "#a")[0].path == "404.html"
