"""Word lists that rules look things up in; kept as data, so that a county can extend them."""

from msgspec import Struct


class Words(Struct, frozen=True, dict=True):
    """The lists of ``data/reference/words.yml``. What each is for is said there.

    It has a ``__dict__``, in which rules keep what follows from the lists alone.
    """

    typos: dict[str, str] = {}
    leftovers: tuple[str, ...] = ()
    outdated: dict[str, str] = {}
    placeholders: tuple[str, ...] = ()
    expense_aliases: dict[str, tuple[str, ...]] = {}
    adverse: tuple[str, ...] = ()
    vague_values: tuple[str, ...] = ()
    vague_goals: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    self_evaluation: tuple[str, ...] = ()
    catalogue_prefixes: dict[str, str] = {}
    everyday: dict[str, str] = {}
    asked: tuple[str, ...] = ()
