"""What the running text of a disclosure speaks of: names and the figures of the forms they mean.

Declared with a 版式, as its forms are: the reading of prose (clauses, units, changes) is the same
everywhere, the names and the sections are not.
"""

from msgspec import Struct

from generator.forms.identity import At


class Spoken(Struct, frozen=True):
    """One figure that sections of the text speak of.

    ``readings`` are the figures the names may mean, each the sum of places in the forms, the usual
    one first: the text is right when it agrees with one. ``part_of`` is the id of the figure this
    one is a share of. ``measures`` are the units of a quantity; none for money. ``while_equal``
    names two figures that must agree for the readings to hold (money that a form leaves out).
    """

    id: str
    rule: str
    sections: tuple[str, ...]
    names: tuple[str, ...]
    readings: tuple[tuple[At, ...], ...]
    part_of: str = ""
    measures: tuple[str, ...] = ()
    while_equal: tuple[At, At] | None = None


class SpokenItems(Struct, frozen=True):
    """Expenses that a section lists after a total, by the names of 科目: 办公费2.52万元、….

    ``total`` is the id of the ``Spoken`` total, ``form`` and ``columns`` where the 科目 stand, the
    usual column first; ``defined_as`` is the term of the glossary whose 释义 names such expenses.
    """

    rule: str
    section: str
    total: str
    form: str
    columns: tuple[str, ...]
    defined_as: str = ""
