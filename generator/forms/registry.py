"""The 版式 that are known; a disclosure names one by its label.

Those that come with the program are registered by ``generator.forms.editions``.
"""

from generator.forms.edition import Edition

_editions: dict[str, Edition] = {}


def register(edition: Edition) -> Edition:
    """Make an edition known under its label; a later one of the same label replaces it."""
    _editions[edition.label] = edition
    return edition


def edition(label: str) -> Edition:
    """The edition of a label; KeyError when unknown (the loader asks ``labels`` first)."""
    return _editions[label]


def labels() -> tuple[str, ...]:
    """The labels of all editions, the default first."""
    return tuple(_editions)


def parts() -> tuple[str, ...]:
    """The parts of a document that any edition puts in order (公开表, 情况说明 …)."""
    orders = (order for known in _editions.values() for order in known.orders.values())
    return tuple(dict.fromkeys(part for order in orders for part in order))
