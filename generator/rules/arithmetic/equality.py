"""When two figures agree: exactly if printed twice, within rounding if one is a sum.

A sum of n ≥ 2 figures that is off by no more than (n + 1) × half a unit of the last printed place
is 四舍五入; a blank counts as 0, and a comparison of nothing with nothing is none.
"""

from collections.abc import Sequence
from decimal import Decimal

from generator.diagnostics import Comparison, Outcome, Place
from generator.forms.rows import Line
from generator.model.money import plain, total, unit_in_last_place
from generator.rules.figures import Figure, TableFigures

_ZERO = Decimal(0)
_PASSED = Outcome.PASSED


def compare_sums(rule: str, left: Sequence[Figure], right: Sequence[Figure]) -> Comparison | None:
    """Whether Σ left, the printed side, agrees with Σ right, the expected one."""
    if _unreadable(left, right):
        return _unchecked(rule, left, right)
    printed, expected = _values(left), _values(right)
    if not printed and not expected:
        return None
    actual_sum = printed[0] if len(printed) == 1 else total(printed)
    expected_sum = expected[0] if len(expected) == 1 else total(expected)
    even = actual_sum == expected_sum
    return Comparison(
        rule,
        _PASSED if even else _outcome(actual_sum - expected_sum, left, right),
        _places((*left, *right)),
        plain(expected_sum) if expected else "",
        plain(actual_sum) if printed else "",
    )


def compare_cells(
    rule: str,
    figures: TableFigures,
    cells: tuple[Place, ...],
    printed: Decimal | None,
    expected: list[Decimal],
) -> Comparison | None:
    """``compare_sums`` of the first cell of a table with the others, whose amounts are at hand."""
    if figures.readable:
        if printed is None and not expected:
            return None
        even = _even(rule, cells, printed, expected)
        if even is not None:
            return even
    first, *rest = [figures.at(cell.row, cell.field) for cell in cells]
    return compare_sums(rule, [first], rest)


def compare_lines(
    rule: str, cells: Sequence[tuple[TableFigures, Line | None, str]]
) -> Comparison | None:
    """``compare_sums`` of a line of a table, in a column, with lines of other tables."""
    places, printed, expected, readable = [], None, [], True
    for position, (figures, line, column) in enumerate(cells):
        if line is None:
            continue
        row = line.index
        places.append(Place(figures.form.id, row, column))
        readable = readable and figures.readable
        if column in (amounts := figures.amounts[row]):
            if position:
                expected.append(amounts[column])
            else:
                printed = amounts[column]
    if readable:
        if printed is None and not expected:
            return None
        even = _even(rule, tuple(places), printed, expected)
        if even is not None:
            return even
    first, *rest = [figures.figure(line, column) for figures, line, column in cells]
    return compare_sums(rule, [first], rest)


def _even(
    rule: str, places: tuple[Place, ...], printed: Decimal | None, expected: list[Decimal]
) -> Comparison | None:
    """A figure against the sum of others: quick where they agree, as most do; None if not."""
    wanted = expected[0] if len(expected) == 1 else total(expected)
    # Figures that are printed alike are one object, as most that stand in two tables are.
    if wanted is printed:
        said = plain(wanted)
        return Comparison(rule, _PASSED, places, said, said)
    if wanted != (printed or _ZERO):
        return None
    said = plain(wanted) if expected else ""
    return Comparison(rule, _PASSED, places, said, "" if printed is None else plain(printed))


def compare_least(rule: str, left: Figure, right: Sequence[Figure]) -> Comparison | None:
    """Whether a figure is at least Σ right."""
    if _unreadable([left], right):
        return _unchecked(rule, [left], right)
    values = _values(right)
    if left.value is None and not values:
        return None
    actual, least = left.value or _ZERO, total(values)
    outcome = Outcome.PASSED if actual >= least else _outcome(actual - least, [left], right)
    return Comparison(rule, outcome, _places((left, *right)), f"≥{plain(least)}", plain(actual))


def compare_product(
    rule: str, product: Figure, expected: Decimal, factors: Sequence[Figure]
) -> Comparison:
    """Whether a figure is the product of others.

    Exactly to its own last place; a difference that the rounding of a printed factor (a price of
    0.05万元 for 453元) explains is 四舍五入.
    """
    if product.unreadable:
        return _unchecked(rule, [product], factors)
    actual = product.value or _ZERO
    outcome = _PASSED if actual == expected else _near(actual, expected, factors)
    return Comparison(rule, outcome, _places((product, *factors)), plain(expected), plain(actual))


def _near(actual: Decimal, expected: Decimal, factors: Sequence[Figure]) -> Outcome:
    difference = abs(actual - expected)
    half = unit_in_last_place([actual]) / 2
    if difference <= half:
        return _PASSED
    within = half + _slack(_values(factors))
    return Outcome.ROUNDING if difference <= within else Outcome.FAILED


def _slack(factors: list[Decimal]) -> Decimal:
    """How far rounding of the factors can move their product; a whole number is exact."""
    if Decimal(1) in factors:
        return _ZERO
    first, second = factors
    return sum(
        (abs(other) * _half(factor) for factor, other in ((first, second), (second, first))), _ZERO
    )


def _half(factor: Decimal) -> Decimal:
    return _ZERO if factor == factor.to_integral_value() else unit_in_last_place([factor]) / 2


def _unreadable(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    return True in [figure.unreadable for figure in (*left, *right)]


def _unchecked(rule: str, left: Sequence[Figure], right: Sequence[Figure]) -> Comparison:
    """Loading has said what stands there; a finding of the rule would only echo it."""
    places = _places(left) + _places(right)
    return Comparison(rule, Outcome.UNCHECKED, places, message="有一格不是数字，没有核对")


def _values(figures: Sequence[Figure]) -> list[Decimal]:
    return [figure.value for figure in figures if figure.value is not None]


def _places(figures: Sequence[Figure]) -> tuple[Place, ...]:
    return tuple([figure.place for figure in figures if figure.place is not None])


def _outcome(difference: Decimal, left: Sequence[Figure], right: Sequence[Figure]) -> Outcome:
    if difference == 0:
        return Outcome.PASSED
    fewer, more = sorted((_addends(left), _addends(right)))
    derived = any(figure.addends > 1 for figure in (*left, *right))
    # A printed sum was rounded once; one that was derived, as often as it has addends.
    roundings = more + (fewer if derived else 1)
    band = roundings * unit_in_last_place([*_values(left), *_values(right)]) / 2
    return Outcome.ROUNDING if more >= 2 and abs(difference) <= band else Outcome.FAILED


def _addends(figures: Sequence[Figure]) -> int:
    return sum(figure.addends for figure in figures if figure.value is not None)
