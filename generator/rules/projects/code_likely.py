"""Which code was meant, where one does not hold: told from the other codes of the disclosure.

Codes of one department share their first sixteen characters with others and have serials close to
theirs. A correction is named only where this leaves at most three.
"""

from collections.abc import Sequence

from generator.rules.examination import Examination
from generator.rules.projects.code import LENGTH, SERIAL, likely, look_alike

MOST = 3
_PREFIX = SERIAL.start


def corrections(examination: Examination, number: int) -> tuple[str, ...]:
    """The codes that the project numbered ``number`` was probably given; none if not clear."""
    disclosure = examination.disclosure
    written = disclosure.projects[number]
    found = likely(written.code, disclosure.region)
    file_stem = written.file.rsplit("/", 1)[-1].removesuffix(".yml")
    for certain in (file_stem, look_alike(written.code)):
        if certain in found:
            return (certain,)
    others = [p.code for i, p in enumerate(disclosure.projects) if i != number]
    return closest([code for code in found if code not in others], others)


def closest(candidates: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """At most three of the candidates, those most like the other codes; none if not clear."""
    likeness = {code: max((_shared(code, o) for o in others), default=0) for code in candidates}
    best = max(likeness.values(), default=0)
    kept = [code for code in candidates if likeness[code] == best]
    if len(kept) <= MOST:
        return tuple(kept)
    near = {code: _distance(code, others) for code in kept}
    ranked = sorted(kept, key=near.__getitem__)
    return tuple(ranked[:MOST]) if near[ranked[MOST - 1]] < near[ranked[MOST]] else ()


def hint(examination: Examination, number: int) -> str:
    """What to do about a code that does not hold."""
    found = corrections(examination, number)
    if found:
        return f"可能是 {' 或 '.join(found)}，请对照原件核对"
    return "对照原件逐位核对，注意容易看错的 0 与 O、1 与 I、2 与 Z、5 与 S"


def _shared(code: str, other: str) -> int:
    """How many leading characters two codes share, up to the serial."""
    for place in range(_PREFIX):
        if code[place : place + 1] != other[place : place + 1]:
            return place
    return _PREFIX


def _distance(code: str, others: Sequence[str]) -> int:
    """How far the serial is from the nearest serial of the same series."""
    serials = [
        int(o[SERIAL])
        for o in others
        if len(o) == LENGTH and o[:_PREFIX] == code[:_PREFIX] and o[SERIAL].isdecimal()
    ]
    return min((abs(int(code[SERIAL]) - serial) for serial in serials), default=10**4)
