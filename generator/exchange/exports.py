"""The formats in which a disclosure can be taken away, each as files below its address."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from generator.exchange.csv_tables import csv_files
from generator.exchange.json_record import disclosure_json
from generator.exchange.owner import Owner
from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure

Files = Iterator[tuple[str, bytes]]


class Export(Struct, frozen=True):
    """A format: how its files are made, and whether they are several and need a folder."""

    files: Callable[[Disclosure, Edition, Owner], Files]
    folder: bool = False


def _csv(disclosure: Disclosure, edition: Edition, owner: Owner) -> Files:
    yield from csv_files(disclosure, edition)


def _json(disclosure: Disclosure, edition: Edition, owner: Owner) -> Files:
    content = disclosure_json(disclosure, edition, owner.department, owner.region)
    yield "disclosure.json", content


def _xlsx(disclosure: Disclosure, edition: Edition, owner: Owner) -> Files:
    from generator.exchange.xlsx.workbook import disclosure_xlsx  # XlsxWriter takes long to import

    yield "disclosure.xlsx", disclosure_xlsx(disclosure, edition, owner)


# A new format is one more line.
EXPORTS: Mapping[str, Export] = {
    "xlsx": Export(_xlsx),
    "csv": Export(_csv, folder=True),
    "json": Export(_json),
}
