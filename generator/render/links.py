"""Addresses of the site as they stand in its pages."""

from functools import lru_cache
from urllib.parse import quote

from generator.views.page import Root


@lru_cache(maxsize=1 << 13)
def _quoted(path: str) -> str:
    return quote(path, safe="/#")


def href(path: str, root: str) -> str:
    """The shortest link from a page to a path from the site's root.

    ``root`` is the page's ``Root``; where it is any other way to the root, the link goes there.
    """
    if not path:
        return root
    if isinstance(root, Root):
        for folder, way in root.above:
            if path.startswith(folder):
                return way + _quoted(path[len(folder) :]) or "./"
    return root + _quoted(path)


def site_address(path: str, root: str, site_url: str) -> str:
    """The whole address of a path, or the link from the page where the site has none yet."""
    return site_url + _quoted(path) if site_url else href(path, root) or root
