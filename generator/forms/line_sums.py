"""Which lines a total adds up: read from the declaration by checks and derivation alike."""

from generator.forms.identity import LineSum
from generator.forms.rows import DETAIL, Line, Side


def addend_lines(identity: LineSum, side: Side, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of ``side`` that ``identity`` adds up, in printed order."""
    if identity.addends:
        return tuple(line for line in lines if line.role in identity.addends)
    start = _start(identity, lines)
    return () if start is None else lines[start : _stop(identity, side, lines, start)]


def roles_after(role: str, side: Side) -> set[str]:
    """The roles that the form prints below ``role`` on its side."""
    ids = [known.id for known in side.roles]
    return set(ids[ids.index(role) + 1 :]) if role in ids else set()


def _start(identity: LineSum, lines: tuple[Line, ...]) -> int | None:
    if not identity.after:
        return 0
    found = _first(lines, {identity.after})
    if found is not None:
        return found + 1
    # A total that the data leaves out above its own parts begins where a line comes again.
    return _repeated(lines) if identity.after == identity.total else None


def _stop(identity: LineSum, side: Side, lines: tuple[Line, ...], start: int) -> int:
    found = _first(lines, {identity.before}, start)
    if found is not None:
        return found
    # A total that the data leaves out below its parts ends where later lines of the form begin.
    ends = (_first(lines, roles_after(identity.before, side), start), _repeated(lines, start))
    return min((end for end in ends if end is not None), default=len(lines))


def _first(lines: tuple[Line, ...], roles: set[str], start: int = 0) -> int | None:
    for position, line in enumerate(lines[start:], start):
        if line.role in roles:
            return position
    return None


def _repeated(lines: tuple[Line, ...], start: int = 0) -> int | None:
    """The first line whose role came before: the same funds again are parts of another sum."""
    seen: set[str] = set()
    for position, line in enumerate(lines[start:], start):
        if line.role in seen:
            return position
        if line.role != DETAIL:
            seen.add(line.role)
    return None
