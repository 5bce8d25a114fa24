"""Which lines a total adds up: read from the declaration by checks and derivation alike."""

from generator.forms.identity import LineSum
from generator.forms.rows import Line, Side


def addend_lines(identity: LineSum, side: Side, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of ``side`` that ``identity`` adds up, in printed order."""
    if identity.addends:
        return tuple(line for line in lines if line.role in identity.addends)
    start = _first(lines, {identity.after}, default=-1) + 1
    if identity.after and not start:
        return ()
    # A total that the data leaves out ends where the form's later lines begin.
    stop = _first(lines, {identity.before, *_roles_after(identity.before, side)}, len(lines))
    return lines[start:stop]


def _roles_after(role: str, side: Side) -> set[str]:
    ids = [known.id for known in side.roles]
    return set(ids[ids.index(role) + 1 :]) if role in ids else set()


def _first(lines: tuple[Line, ...], roles: set[str], default: int) -> int:
    return next((i for i, line in enumerate(lines) if line.role in roles), default)
