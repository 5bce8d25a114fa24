"""The map of a site of any size: 50,000 addresses in a file at most, none missing, none twice."""

from xml.etree import ElementTree

from generator.views.sitemap import sitemaps

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _places(content: bytes) -> tuple[str, list[str]]:
    root = ElementTree.fromstring(content)
    return root.tag.removeprefix(SPACE), [each.text or "" for each in root.iter(f"{SPACE}loc")]


def test_a_small_site_has_one_map() -> None:
    (found,) = sitemaps("https://例.cn/", ["b/", "", "a&b/", "b/"])
    assert found[0] == "sitemap.xml"
    assert _places(found[1]) == ("urlset", [f"https://例.cn/{p}" for p in ("", "a%26b/", "b/")])


def test_a_large_one_has_a_list_of_maps() -> None:
    paths = [f"{number}/" for number in range(100_001)]
    (name, index), *parts = sitemaps("https://a.cn/", paths)
    assert name == "sitemap.xml"
    assert _places(index) == ("sitemapindex", [f"https://a.cn/{part}" for part, _ in parts])
    told = [_places(content) for _, content in parts]
    assert [(kind, len(places)) for kind, places in told] == [
        *(("urlset", 50_000), ("urlset", 50_000), ("urlset", 1))
    ]
    found = [place for _, places in told for place in places]
    assert sorted(found) == sorted(f"https://a.cn/{path}" for path in paths)
