"""How long the PDFs take, and how large they are.

Run as ``python -m bench.printing [--rounds N]``. Nothing is taken from the store; every round sets
another text, since the typesetter remembers what it has set before. CPU time, the best of the
rounds: other work on the machine counts for little.
"""

import argparse
import sys
from pathlib import Path
from time import process_time

from generator.load.dataset import Dataset, load_dataset
from generator.model.disclosure import Disclosure
from generator.render.typesetting import encoded, typeset
from generator.rules.engine import Checked
from generator.views.print_document import print_document
from generator.views.record import Record
from generator.views.site import Site

_ROOT = Path(__file__).resolve().parents[1]
_TEMPLATE = _ROOT / "templates/print/document.typ"
_HEAD = ("|公开|排好版式|排印|大小|", "|-|-:|-:|-:|")


def measure(record: Disclosure, dataset: Dataset, rounds: int) -> str:
    """One line of the table."""
    site = Site("", dataset.reference, dataset.departments)
    laid, printed, size = [], [], 0
    for number in range(rounds):
        start = process_time()
        content = encoded(print_document(Record(record, Checked(), site)))
        laid.append(process_time() - start)
        other = content.replace("年", f"年{number}") if number else content
        start = process_time()
        made = typeset(_TEMPLATE, other)
        printed.append(process_time() - start)
        size = size or len(made)
    times = f"{min(laid) * 1000:.0f} ms|{min(printed) * 1000:.0f} ms"
    return f"|{record.folder}|{times}|{size / 1000:.0f} KB|"


def run(rounds: int) -> str:
    """The table of all disclosures of this repository."""
    dataset = load_dataset(_ROOT, "data")
    found = [item.disclosure for item in dataset.disclosures if item.disclosure]
    return "\n".join((*_HEAD, *(measure(record, dataset, rounds) for record in found))) + "\n"


def main() -> None:
    """Measure the disclosures of this repository."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    sys.stdout.write(run(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
