"""Figures as they are read where full-width characters print them: １２９．４６ is 129.46."""

from generator.patterns import regex

_WIDE = regex("[０-９．％]+")
_HALF = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def half_width_figures(text: str) -> str:
    """The text with half-width digits, points and percent signs, as long as it was.

    It is a reading beside the text, which stays as printed; what stands where is the same in both.
    """
    return _WIDE.sub(lambda match: match[0].translate(_HALF), text)
