"""What several rules read out of one disclosure is read once."""

from collections.abc import Callable
from typing import TypeVar

from generator.rules.examination import Examination

T = TypeVar("T")


def once(whole: Examination, key: str, make: Callable[[Examination], T]) -> T:
    """``make(whole)``, kept beside the examination's own cached properties under ``key``."""
    kept = vars(whole).setdefault("remembered", {})
    if key not in kept:
        kept[key] = make(whole)
    found: T = kept[key]
    return found
