"""What the files across the site are made from."""

from collections.abc import Callable

from msgspec import Struct

from generator.flat.origin import Origin
from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure

Files = tuple[tuple[str, bytes], ...]


class Item(Struct, frozen=True):
    """A disclosure with what is said of it beside its rows.

    ``title`` and ``address`` (of its overview, below the site) name it as a source; ``key`` is a
    digest of all that its files are made from, and ``files`` makes them.
    """

    disclosure: Disclosure
    edition: Edition
    origin: Origin
    title: str
    address: str
    key: str
    files: Callable[[], Files]


class Publisher(Struct, frozen=True):
    """What the settings say of the site: name, address ('' or with a slash at its end), licence.

    ``changed`` is the last date that the data themselves name, '' where they name none.
    """

    name: str
    address: str = ""
    licence: str = ""
    licence_url: str = ""
    changed: str = ""
