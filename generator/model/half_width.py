"""Figures and codes as they are read where full-width characters print them."""

from generator.patterns import regex

_WIDE = regex("[０-９．％]+")
_WIDE_CODE = regex("[０-９Ａ-Ｚａ-ｚ－]")
_TO_ASCII = ord("！") - ord("!")
_HALF = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def half_width_figures(text: str) -> str:
    """The text with half-width digits, points and percent signs, as long as it was.

    It is a reading beside the text, which stays as printed; what stands where is the same in both.
    """
    return _WIDE.sub(lambda match: match[0].translate(_HALF), text)


def half_width_code(text: str) -> str:
    """The text with half-width digits, letters and hyphens, as long as it was."""
    if text.isascii():
        return text
    return _WIDE_CODE.sub(lambda match: chr(ord(match[0]) - _TO_ASCII), text)
