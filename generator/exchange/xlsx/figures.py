"""A printed figure as a number that a spreadsheet shows with the same digits."""

from decimal import Decimal

from generator.model.money import amount

# A spreadsheet keeps 15 digits of a number; what has more would be changed.
_KEPT_DIGITS = 15


def as_number(text: str) -> tuple[Decimal, str] | None:
    """The number and its number format (``0.00``); None where text alone keeps all digits."""
    number = amount(text)
    whole, _, decimals = text.removeprefix("-").partition(".")
    if number is None or len((whole + decimals).lstrip("0")) > _KEPT_DIGITS:
        return None
    if not number and text.startswith("-"):
        return None
    pattern = "0" * len(whole) if whole.startswith("0") else "0"
    return number, f"{pattern}.{'0' * len(decimals)}" if decimals else pattern
