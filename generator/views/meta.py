"""What a page says of itself to machines: canonical address, other forms, the data behind it."""

from msgspec import Struct


class Alternate(Struct, frozen=True):
    """The same content in another form: media type, words, address from the root."""

    media_type: str
    text: str
    path: str


class DatasetView(Struct, frozen=True):
    """What schema.org calls a Dataset: whose figures, of where and when, and where to get them.

    ``published`` and ``modified`` are days of the data (``2030-02-20``), '' where it has none;
    ``part_of`` is name and address of the whole that this is a part of.
    """

    name: str
    description: str
    path: str
    creator: str
    place: str
    year: str
    published: str
    modified: str
    files: tuple[Alternate, ...]
    part_of: tuple[str, str] | None = None


class Meta(Struct, frozen=True):
    """``canonical`` is the address of the page this one repeats, '' for a page of its own; ``feed``
    whether the site has one."""

    canonical: str = ""
    indexed: bool = True
    alternates: tuple[Alternate, ...] = ()
    dataset: DatasetView | None = None
    feed: bool = True
