"""What sentences are about: figures, each with the words that a template needs of them."""

from collections import Counter
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from generator.charts.shares import EXACT, change, per_hundred
from generator.model.units import shown
from generator.views.seeing.part import Part, leaves

_WORTH_NAMING = Decimal(5)  # a part is spoken of from this share on


class PartsFacts(Struct, frozen=True, dict=True):
    """A whole and its smallest parts; ``flat`` speaks of the parts right below it instead."""

    part: Part
    unit: str
    flat: bool = False

    @cached_property
    def _leaves(self) -> tuple[Part, ...]:
        deep = () if self.flat or not self.part.parts else tuple(leaves(self.part))
        found = deep or self.part.parts
        known = (part for part in found if part.amount)
        return tuple(sorted(known, key=lambda part: -(part.amount or Decimal(0))))

    @property
    def sound(self) -> bool:
        """Whether shares mean anything: a positive whole, no negative part, every part named."""
        amounts = [part.amount or Decimal(0) for part in self._leaves]
        named = all(part.label for part in self._leaves)
        whole = self.part.amount
        return bool(amounts) and named and min(amounts) > 0 and whole is not None and whole > 0

    @property
    def tied(self) -> tuple[Part, ...]:
        """All parts that are as large as the largest."""
        return tuple(part for part in self._leaves if part.amount == self._leaves[0].amount)

    @property
    def alone(self) -> bool:
        """Whether one part is the whole."""
        return len(self._leaves) == 1 and self._leaves[0].amount == self.part.amount

    @property
    def largest_alone(self) -> bool:
        """Whether one part is larger than all others, and its share is worth saying."""
        return len(self.tied) == 1 and not self.alone and self._worth_naming(self._leaves[0])

    @property
    def share_counts(self) -> bool:
        """Whether the share of the largest can be said and is worth it."""
        return self._worth_naming(self._leaves[0])

    @property
    def second_counts(self) -> bool:
        """Whether one part comes second, and is worth naming."""
        if len(self._leaves) < 2:
            return False
        second = self._leaves[1]
        unique = len(self._leaves) == 2 or self._leaves[2].amount != second.amount
        return unique and self._worth_naming(second)

    def _worth_naming(self, part: Part) -> bool:
        """Whether a share can be said and is more than a trifle."""
        whole, amount = self.part.amount, part.amount
        if not per_hundred(amount, whole) or amount is None or whole is None:
            return False
        return EXACT.multiply(amount, Decimal(100)) >= EXACT.multiply(whole, _WORTH_NAMING)

    def _named(self, part: Part) -> str:
        """The name of a part, with its code where another has the same name."""
        names = Counter(other.label for other in self._leaves)
        return f"{part.label}（{part.code}）" if names[part.label] > 1 else part.label

    @property
    def distinct(self) -> bool:
        """Whether those named can be told apart."""
        said = [self._named(part) for part in (*self.tied, *self._leaves[:2])]
        return len(set(said)) == len({id(p) for p in (*self.tied, *self._leaves[:2])})

    @property
    def whole(self) -> str:
        """What is divided."""
        return self.part.label

    @property
    def total(self) -> str:
        """The divided figure."""
        return self.part.text

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._leaves)

    @property
    def first(self) -> str:
        """The largest part."""
        return self._named(self._leaves[0])

    @property
    def first_text(self) -> str:
        """Its figure."""
        return self._leaves[0].text

    @property
    def first_of_100(self) -> str:
        """How much of every 100 it takes."""
        return per_hundred(self._leaves[0].amount, self.part.amount)

    @property
    def second(self) -> str:
        """The second largest."""
        return self._named(self._leaves[1])

    @property
    def second_of_100(self) -> str:
        """How much of every 100 it takes."""
        return per_hundred(self._leaves[1].amount, self.part.amount)

    @property
    def tied_names(self) -> str:
        """The names of the largest."""
        return "、".join(self._named(part) for part in self.tied)


class ShareFacts(Struct, frozen=True):
    """A figure inside another; ``rank`` and ``count`` where it is one among others."""

    part: str
    amount: Decimal | None
    whole: str
    whole_amount: Decimal | None
    rank: int = 0
    count: int = 0
    tied: bool = False

    @property
    def of_100(self) -> str:
        """How much of every 100 it takes, '' where that cannot be said."""
        return per_hundred(self.amount, self.whole_amount) if self.amount else ""


class ChangeFacts(Struct, frozen=True):
    """A figure and that of an earlier year, in the same unit."""

    label: str
    now: Decimal | None
    before: Decimal | None
    year: str
    unit: str

    @property
    def grown(self) -> Decimal | None:
        """By how much; None where one of the two is not there."""
        if self.now is None or self.before is None:
            return None
        return EXACT.subtract(self.now, self.before)

    @property
    def by(self) -> str:
        """By how much, without sign."""
        return shown(abs(self.grown or Decimal(0)))

    @property
    def percent(self) -> str:
        """By how much in percent, without sign; '' where there was nothing before."""
        if self.now is None or self.before is None:
            return ""
        return change(self.now, self.before).lstrip("+-")


class PlanFacts(Struct, frozen=True):
    """The first and the last point of a plan, as printed, with the unit that belongs to them."""

    first_label: str
    first: str
    last_label: str
    last: str
