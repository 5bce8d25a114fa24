"""Numbers from 0 as text: five bits a digit, the sixth bit says that more follow."""

from functools import lru_cache

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@lru_cache(maxsize=1 << 14)
def written(number: int) -> str:
    """A number as text, the lowest digit first."""
    digits = ""
    while number > 31:
        digits += DIGITS[number & 31 | 32]
        number >>= 5
    return digits + DIGITS[number]
