"""Carrying the comments of a data file over to its new text."""

from difflib import SequenceMatcher

from generator.load.comments import Comment, comments
from generator.load.lines import split_lines


def with_comments(old: str, new: str) -> tuple[str, list[str]]:
    """The new text with the comments of the old one, and those that lost their place.

    A comment stays with its line, or with the line that replaced it; a comment on a line of its
    own with the line below it. Those whose line is gone stand at the top.
    """
    found = comments(old)
    if not found:
        return new, []
    before, after = split_lines(old), split_lines(new)
    bare = [_without(line, found, number) for number, line in enumerate(before, 1)]
    places = _counterparts(bare, [line.strip() for line in after])
    above: dict[int, list[Comment]] = {}
    beside: dict[int, Comment] = {}
    lost: list[Comment] = []
    for comment in found:
        anchor = _anchor(comment, bare)
        place = places.get(anchor) if anchor else len(after) - 1
        if place is None or (not comment.alone and place in beside):
            lost.append(comment)
        elif comment.alone:
            above.setdefault(place, []).append(comment)
        else:
            beside[place] = comment
    lines = [comment.text for comment in lost]
    for number, line in enumerate(after):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        lines += [f"{indent}{comment.text}" for comment in above.get(number, ())]
        lines.append(f"{line}  {beside[number].text}" if number in beside else line)
    return "\n".join(lines), [comment.text for comment in lost]


def _without(line: str, found: list[Comment], number: int) -> str:
    """A line without its comment and indentation."""
    own = next((c for c in found if c.line == number), None)
    return (line[: own.column - 1] if own else line).strip()


def _anchor(comment: Comment, bare: list[str]) -> int:
    """The number of the line that a comment belongs to, 0 where it stands at the end."""
    if not comment.alone:
        return comment.line
    following = range(comment.line + 1, len(bare) + 1)
    return next((number for number in following if bare[number - 1]), 0)


def _counterparts(before: list[str], after: list[str]) -> dict[int, int]:
    """The index of the new line for the number of each old one that has a counterpart."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: dict[int, int] = {}
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found |= {a + n + 1: c + n for n in range(b - a)}
        elif tag == "replace":
            found |= _likely(before, after, range(a, b), range(c, d))
    return found


def _likely(before: list[str], after: list[str], old: range, new: range) -> dict[int, int]:
    """Lines that were changed: those that begin alike belong together, in order."""
    found: dict[int, int] = {}
    at = new.start
    for number in old:
        head = before[number].partition(":")[0]
        match = next(
            (n for n in range(at, new.stop) if head and _alike(before[number], after[n])), None
        )
        if match is not None:
            found[number + 1], at = match, match + 1
    return found


def _alike(before: str, after: str) -> bool:
    """Whether two lines hold the same record: their beginning up to the first value is one."""
    if before.startswith("- {") and after.startswith("- {"):
        return before.split(",")[0] == after.split(",")[0]
    return before.partition(":")[0] == after.partition(":")[0]
