"""What is wrong in the pages of a release: values, never exceptions."""

from collections.abc import Iterable
from dataclasses import dataclass, field

_LONGEST = 160


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One defect of a built file.

    `path` is the site path of the file, `kind` a stable English word (the list is in
    `verify.py`), `subject` the thing at fault (a missing path, an id, an address) by which
    equal problems of many pages can be grouped, `message` the Chinese sentence. `count` is how
    many links this one stands for, where only the first of them is told.
    """

    path: str
    kind: str
    subject: str
    message: str
    count: int = field(default=1, compare=False)


def shown(text: str) -> str:
    """`text` fit for a message: no control or invisible characters, not too long."""
    cut = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)


def grouped(problems: Iterable[Problem]) -> list[tuple[Problem, int]]:
    """The first problem of each (kind, subject) and how many there are, in order.

    A broken link in the page shell stands on every page; a person wants to read it once.
    """
    first: dict[tuple[str, str], Problem] = {}
    count: dict[tuple[str, str], int] = {}
    for problem in problems:
        key = (problem.kind, problem.subject)
        first.setdefault(key, problem)
        count[key] = count.get(key, 0) + problem.count
    return [(problem, count[key]) for key, problem in first.items()]
