"""What several rules read out of one disclosure is read once."""

from collections.abc import Callable
from typing import TypeVar

from generator.model.reference import SubjectNames
from generator.model.words import Words
from generator.rules.examination import Examination

T = TypeVar("T")


def once(whole: Examination, key: str, make: Callable[[Examination], T]) -> T:
    """``make(whole)``, kept with the examination under ``key``."""
    kept = whole.remembered
    if key not in kept:
        kept[key] = make(whole)
    found: T = kept[key]
    return found


def once_for(lists: SubjectNames | Words, key: str, make: Callable[[], T]) -> T:
    """``make()``, kept with the lists it follows from, which all disclosures share."""
    kept = vars(lists)
    if key not in kept:
        kept[key] = make()
    found: T = kept[key]
    return found
