"""sitemap.xml: every page, without dates, so that equal sites have equal maps."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote


def sitemap(site_url: str, paths: Iterable[str]) -> bytes:
    """The map; addresses are absolute where the site's own address is configured."""
    base = site_url or "/"
    lines = (f"<url><loc>{escape(base + quote(path))}</loc></url>" for path in sorted(set(paths)))
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        )
    ).encode()
