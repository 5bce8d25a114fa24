"""How wide a decimal column must be, so that every printed figure fits exactly."""

from collections.abc import Iterable

from msgspec import Struct

PRECISION = 38  # the widest decimal of Parquet
_USUAL_SCALE = 6  # kept even where fewer decimals are printed: the type stays as figures change


class Digits(Struct):
    """The most digits before and after the point of the figures seen so far."""

    before: int = 0
    after: int = 0

    def see(self, texts: Iterable[str]) -> None:
        """Take note of figures."""
        for text in texts:
            whole, _, decimals = text.removeprefix("-").partition(".")
            self.before = max(self.before, len(whole))
            self.after = max(self.after, len(decimals))

    @property
    def scale(self) -> int:
        """How many decimals the column has; fewer than printed only if 38 digits are too few."""
        return min(max(_USUAL_SCALE, self.after), PRECISION - min(self.before, PRECISION))

    def fits(self, text: str) -> bool:
        """Whether a figure keeps all its decimals."""
        return self.after <= self.scale or len(text.partition(".")[2]) <= self.scale
