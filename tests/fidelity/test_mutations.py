"""The comparison can fail: every damage to a disclosure is found, and its place named."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from tests.fidelity.facts import FACTS
from tests.fidelity.mutate import (
    Steps,
    assert_found,
    damaged,
    double,
    drop,
    path_of,
    printed_scalars,
    rewritten,
    sample,
    swap,
    walk,
)
from tests.fidelity.pieces import Disclosure, Node, load

Change = Callable[[list[Node], int], None]


@pytest.fixture(params=FACTS)
def disclosure(request: pytest.FixtureRequest) -> Disclosure:
    """Each document whose facts are known."""
    return load(request.param)


def test_a_changed_digit_is_found(disclosure: Disclosure) -> None:
    digits = [item for item in printed_scalars(disclosure) if any(map(_is_digit, item[2]))]
    files = {file for file, _, _ in digits}
    for file in sorted(files):
        for _, steps, text in sample([item for item in digits if item[0] == file]):
            at = next(index for index, character in enumerate(text) if _is_digit(character))
            changed = f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"
            damage = rewritten(disclosure, file, steps, changed)
            place = f"  at        {file} {path_of(steps)}"
            assert_found(damage, f"{place}\n", f"{place} in ")


def _is_digit(character: str) -> bool:
    return character in "0123456789"


def _lists(disclosure: Disclosure) -> Iterator[tuple[str, Steps, list[Any]]]:
    """Every list of rows, blocks, lines or goals."""
    for file, node in disclosure.files.items():
        for steps, rows in walk(node):
            if isinstance(rows, list) and steps != ("次序",):
                yield file, steps, rows


@pytest.mark.parametrize("change", [drop, double, swap])
def test_a_row_out_of_place_is_found(disclosure: Disclosure, change: Change) -> None:
    for file, steps, rows in _lists(disclosure):
        for index in sample(range(len(rows))):
            if change is swap and rows[index] == rows[(index + 1) % len(rows)]:
                continue
            damage = damaged(disclosure, file, steps, partial(_at, change, index))
            if len(rows) > 1:
                assert_found(damage, f"{file} {path_of(steps)}[")
            else:
                assert_found(damage, file, "  at        the end of the document")


def _at(change: Change, index: int, rows: list[Node]) -> None:
    change(rows, index)


@pytest.mark.parametrize("key", FACTS)
def test_a_corrected_error_is_found(key: str) -> None:
    disclosure = load(key)
    for wrong, right in FACTS[key].errors:
        places = [item for item in printed_scalars(disclosure) if wrong in item[2]]
        assert places, f"{key}: {wrong} is not in the data"
        for file, steps, text in places:
            damage = rewritten(disclosure, file, steps, text.replace(wrong, right))
            assert_found(damage, f"{file} {path_of(steps)}")
