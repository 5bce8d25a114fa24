"""Damaging a disclosure on purpose, on a copy: the comparison has to notice each of these."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import TypeVar

from tests.fidelity.compare import difference
from tests.fidelity.document import rebuild
from tests.fidelity.pieces import Disclosure, Node

Step = str | int
Steps = tuple[Step, ...]
Item = TypeVar("Item")


def damaged(
    disclosure: Disclosure, file: str, steps: Steps, change: Callable[[Node], None]
) -> Disclosure:
    """A copy in which `change` has worked on the node that `steps` lead to in `file`."""
    files = {**disclosure.files, file: deepcopy(disclosure.files[file])}
    change(_node(files[file], steps))
    return replace(disclosure, files=files)


def rewritten(disclosure: Disclosure, file: str, steps: Steps, text: str) -> Disclosure:
    """A copy in which the scalar at `steps` reads `text`."""
    return damaged(disclosure, file, steps[:-1], lambda node: node.__setitem__(steps[-1], text))


def walk(node: Node, steps: Steps = ()) -> Iterator[tuple[Steps, Node]]:
    """Every node below `node`, itself included, with the steps that lead to it."""
    yield steps, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, (*steps, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, (*steps, index))


def path_of(steps: Steps) -> str:
    """The steps as a message writes them: `绩效指标[3].指标值`."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps]
    return "".join(parts).removeprefix(".")


def printed_scalars(disclosure: Disclosure) -> Iterator[tuple[str, Steps, str]]:
    """File, steps and text of each scalar that a form prints."""
    printed = {(piece.file, piece.path) for piece in rebuild(disclosure) if piece.leaf}
    for file, node in disclosure.files.items():
        for steps, text in walk(node):
            if isinstance(text, str) and (file, path_of(steps)) in printed:
                yield file, steps, text


def assert_found(damage: Disclosure, *places: str) -> None:
    """Fail unless the comparison objects, shows both readings and names one of `places`."""
    message = difference(damage)
    assert message is not None, f"{damage.key}: damage at {places} is not found"
    assert message.startswith(f"data/{damage.key}: "), message
    assert "  expected  …" in message and "  actual    …" in message, message
    assert any(place in message for place in places), f"{places} not named in\n{message}"


def sample(items: Sequence[Item]) -> list[Item]:
    """The first, the middle and the last: enough to see a whole list guarded."""
    return [items[index] for index in sorted({0, len(items) // 2, len(items) - 1}) if items]


def drop(rows: list[Node], index: int) -> None:
    """Leave a row out."""
    del rows[index]


def double(rows: list[Node], index: int) -> None:
    """Print a row twice."""
    rows.insert(index, deepcopy(rows[index]))


def swap(rows: list[Node], index: int) -> None:
    """Exchange a row with the next one; the last with the first."""
    other = (index + 1) % len(rows)
    rows[index], rows[other] = rows[other], rows[index]


def _node(node: Node, steps: Steps) -> Node:
    for step in steps:
        node = node[step]
    return node
