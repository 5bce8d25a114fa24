"""The Atom feed. Its days are those of the data; the clock has no part in it."""

from collections.abc import Sequence
from functools import partial

from jinja2 import Environment

from generator.render.links import site_address
from generator.views.feed import FeedEntry

PATH = "feed.xml"
_NO_NEWS = "1970-01-01"  # Atom wants a day even of a feed without entries


def feed_xml(
    environment: Environment, entries: Sequence[FeedEntry], site_name: str, site_url: str
) -> bytes:
    """The feed; links and names are whole addresses where the site's own is configured."""
    address = partial(site_address, root="./", site_url=site_url)
    text = environment.get_template("feeds/feed.xml").render(
        entries=entries,
        site_name=site_name,
        site_url=site_url,
        address=address,
        updated=entries[0].day if entries else _NO_NEWS,
    )
    return text.encode()
