"""Two figures that differ only in their unit: one was written in 元, the other in 万元 or 千元."""

from decimal import Decimal

from generator.model.money import amount

_SCALES = (
    (Decimal(10_000), "两者正好相差一万倍，可能一处以元、一处以万元为单位"),
    (Decimal(1_000), "两者正好相差一千倍，可能一处以元、一处以千元为单位"),
)
_LIMITS = "≤≥"


def unit_hint(expected: str | None, actual: str | None) -> str:
    """What a difference of exactly so many times suggests; '' where it suggests nothing."""
    one, other = (amount((side or "").lstrip(_LIMITS)) for side in (expected, actual))
    if not one or not other:
        return ""
    return next((said for n, said in _SCALES if one == other * n or other == one * n), "")
