"""sitemap.xml: every page, without dates, so that equal sites have equal maps.

A map has 50,000 addresses at most (sitemaps.org): of more there are several, and sitemap.xml lists
these.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote

BEGUN = "sitemap"  # as the paths of all maps are
PATH = f"{BEGUN}.xml"
_MOST = 50_000
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(site_url: str, paths: Iterable[str], most: int = _MOST) -> Iterator[tuple[str, bytes]]:
    """The maps by path; addresses are absolute where the site's own address is configured."""
    all = sorted(set(paths))
    if len(all) <= most:
        yield PATH, _map(site_url, "urlset", "url", all)
        return
    parts = [all[at : at + most] for at in range(0, len(all), most)]
    names = [f"{BEGUN}-{number}.xml" for number in range(1, len(parts) + 1)]
    yield PATH, _map(site_url, "sitemapindex", "sitemap", names)
    for name, part in zip(names, parts, strict=True):
        yield name, _map(site_url, "urlset", "url", part)


def _map(site_url: str, whole: str, each: str, paths: Sequence[str]) -> bytes:
    base = site_url or "/"
    lines = (f"<{each}><loc>{escape(base + quote(path))}</loc></{each}>" for path in paths)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="{_SPACE}">'
    return "\n".join((head, *lines, f"</{whole}>", "")).encode()
