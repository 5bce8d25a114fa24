"""The plain text of a PDF: no borders, cells and paragraphs wrapped over lines.

An empty line only tells how far apart two lines stood. Paragraphs are put together by the width of
the lines; project forms by the labels of their declaration (``plain_projects``).
"""

import re
from itertools import zip_longest

from generator.exchange.incoming.document import Document, Paragraph, Part
from generator.exchange.incoming.plain_projects import project_grids
from generator.exchange.incoming.wording import joined, line_width, squeeze, without_layout_blanks
from generator.forms.edition import Edition

_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[)）]"
    r"|[0-9]+[、.．](?![0-9]))"
)
_WRAP_SLACK = 6  # half 汉字 that a wrapped line may be short of the widest: indentation, kinsoku
_NARROW = 40  # half 汉字: narrower texts are not wrapped


def read_plain(lines: list[str], edition: Edition) -> Document:
    """The document of a plain text."""
    title = re.compile(rf"\s*[0-9]+\s*[、.．]\s*\S.*{edition.project.title_pattern[-5:]}\s*")
    starts = [n for n, line in enumerate(lines) if title.fullmatch(line)]
    starts = [n for n in starts if _is_form(lines, n, edition)]
    body = lines[: starts[0]] if starts else lines
    parts: list[Part] = list(_paragraphs(body, 0))
    doubts: list[tuple[str, str]] = []
    for start, end in zip_longest(starts, starts[1:], fillvalue=len(lines)):
        found, unsure = project_grids(lines[start:end], start, edition)
        parts += found
        doubts += unsure
    return Document("纯文本（PDF 转出）", tuple(parts), True, True, doubts=tuple(doubts))


def _is_form(lines: list[str], start: int, edition: Edition) -> bool:
    """Whether a form follows, not the next line of a printed 目录."""
    label = edition.project.by_id["project_code"].label
    return any(squeeze(line).startswith(label) for line in lines[start + 1 : start + 12])


def _paragraphs(lines: list[str], offset: int) -> list[Paragraph]:
    """Paragraphs, put together from wrapped lines."""
    filled = [(n, line.strip()) for n, line in enumerate(lines, offset + 1) if line.strip()]
    widest = max((line_width(line) for _, line in filled), default=0)
    groups: list[tuple[int, list[str]]] = []
    for number, line in filled:
        if groups and not _NUMBERED.match(line) and _wrapped(groups[-1][1], widest):
            groups[-1][1].append(line)
        else:
            groups.append((number, [line]))
    return [Paragraph(_text(group), f"第 {number} 行") for number, group in groups]


def _wrapped(lines: list[str], widest: int) -> bool:
    """Whether a paragraph goes on after its last line so far: that is as wide as lines get."""
    full = widest - _WRAP_SLACK - (0 if len(lines) > 1 else 2)
    return widest > _NARROW and line_width(lines[-1]) >= full


def _text(lines: list[str]) -> str:
    return without_layout_blanks(joined(lines))
