"""The figures by which a disclosure is known: what overviews, lists and charts speak of."""

from msgspec import Struct

from generator.forms.identity import At


class Landmarks(Struct, frozen=True):
    """Where an edition prints its best-known figures.

    ``sources`` names form, column of names, column of amounts and the roles of the lines that are
    sources of money (others are totals); ``uses`` the line whose other columns say what it is for.
    """

    expenditure_total: At
    revenue_total: At
    basic: At
    project: At
    three_public: At
    sources: tuple[str, str, str, tuple[str, ...]]
    uses: At
