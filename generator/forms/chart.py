"""Which charts the forms of an edition have: what is divided into what, and what it is called.

Views draw what is declared here; they know no table by name. ``title`` stands above a chart,
``whole`` is what a sentence calls the divided figure. Those with ``overview`` stand on the
overview of a disclosure too, all on the page of their form.
"""

from msgspec import Struct

from generator.forms.identity import At


class Breakdown(Struct, frozen=True):
    """A total and the lines below it, as deep as the form goes, in one column.

    ``total`` is the role of the line that is divided. With ``blanks`` a line without a figure is
    shown as blank; otherwise it is left out.
    """

    id: str
    title: str
    whole: str
    total: At
    overview: bool = False
    blanks: bool = False


class Split(Struct, frozen=True):
    """One line across the page: the figure of a column and those that it is made of."""

    id: str
    title: str
    whole: str
    total: At
    columns: tuple[str, ...]
    overview: bool = False


class Balance(Struct, frozen=True):
    """Where the money comes from and goes, on one scale: the sources and uses of the landmarks."""

    id: str
    title: str
    sources: str
    uses: str


class Streams(Struct, frozen=True):
    """From funds to uses, as the tables state it: each fund has a form of its own.

    ``funds`` are the words for a fund and its total; ``columns`` the uses, the same in each form.
    """

    id: str
    title: str
    whole: str
    funds: tuple[tuple[str, At], ...]
    columns: tuple[str, ...]


FormChart = Breakdown | Split
Chart = Breakdown | Split | Balance | Streams


class Compared(Struct, frozen=True):
    """A column of a form that is set side by side with other years and other departments.

    ``label`` is what its lines are called (功能科目 …).
    """

    label: str
    form: str
    column: str


class Seeing(Struct, frozen=True):
    """What an edition shows besides its forms.

    ``headlines`` are the figures by which years are compared, each with its name.
    """

    charts: tuple[Chart, ...] = ()
    compared: tuple[Compared, ...] = ()
    headlines: tuple[tuple[str, At], ...] = ()


NOTHING = Seeing()
