"""Project forms in the plain text of a PDF, put back into rows and cells.

The labels of the declaration mark where values begin; in the rows of indicators the columns are
told apart by how wide wrapped lines get: all lines of a cell but its last are full.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.exchange.incoming.document import Box, BoxRow, Grid, Paragraph, Part
from generator.exchange.incoming.wording import joined, line_width, squeeze, without_layout_blanks
from generator.forms.edition import Edition
from generator.forms.project_form import ProjectForm

Doubts = list[tuple[str, str]]
Word = tuple[str, int]  # what stands between blanks, and the number of its line
Stop = tuple[int, int]  # the first word of a label, and the first after it
_GOAL = re.compile(r"(?=^[0-9]+[、.．](?![0-9]))", re.MULTILINE)
_AMOUNT = re.compile(r"[0-9][0-9.,]*")
_LIMIT = re.compile(r"[≥≤＞＜><=＝]*[0-9][0-9.,]*")  # the figure of a value whose unit follows
_SLACK = 2  # half 汉字 that a full line may be short: marks that may not begin a line move down
_LONGEST_WRAP = 4  # lines that a label may be wrapped over


def project_grids(lines: list[str], offset: int, edition: Edition) -> tuple[list[Part], Doubts]:
    """Title, head lines and grid of one project; ``offset`` is the number of lines before."""
    form = edition.project
    title, first = lines[0].strip(), offset + 1
    words = [(word, offset + n) for n, line in enumerate(lines[1:], 2) for word in line.split()]
    parts: list[Part] = [Paragraph(without_layout_blanks(title), f"第 {first} 行")]
    labels, stops = _labels(form), _stops(words, form)
    if len(stops) < len(labels):
        missing = "、".join(label for label in labels if label not in stops)
        doubts = [(f"第 {first} 行", f"“{title}”里没有找到 {missing}，这张表没有读")]
        return parts + [Paragraph(line, f"第 {n} 行") for n, line in _lines(words)], doubts
    doubts = []
    head = words[: stops[labels[0]][0]]
    parts += [Paragraph(line, f"第 {number} 行") for number, line in _lines(head)]
    parts.append(_fields(words, stops, form, doubts))
    parts.append(_indicators(words[stops[labels[-1]][1] :], form, doubts, first))
    return parts, doubts


def _lines(words: Sequence[Word]) -> list[tuple[int, str]]:
    """Words put back into their lines."""
    found: dict[int, list[str]] = {}
    for word, line in words:
        found.setdefault(line, []).append(word)
    return [(line, " ".join(texts)) for line, texts in found.items()]


def _labels(form: ProjectForm) -> list[str]:
    """The labels of the form in the order in which they are printed."""
    head = [form.by_id[id].label for row in form.head_rows for id in row]
    scale = [form.by_id[id].label for row in form.scale_rows for id in row]
    columns = [column.label for column in form.indicator_columns]
    plan = [form.plan_label, *form.plan_points]
    return [*head, form.scale_label, *scale, *plan, form.goals_label, *columns]


def _stops(words: Sequence[Word], form: ProjectForm) -> dict[str, Stop]:
    """Where each label stands, in order, as far as they are found."""
    found: dict[str, Stop] = {}
    index = 0
    for label in _labels(form):
        stop = next(
            (s for start in range(index, len(words)) if (s := _at(words, start, label))), None
        )
        if stop is None:
            return found
        found[label] = stop
        index = stop[1]
    return found


def _at(words: Sequence[Word], start: int, label: str) -> Stop | None:
    """The words from ``start`` on that are a label, wrapped or with blanks in it."""
    text = ""
    for end in range(start, min(start + 2 * _LONGEST_WRAP, len(words))):
        text += words[end][0]
        if text == label:
            return start, end + 1
        if not label.startswith(text):
            return None
    return None


def _fields(
    words: Sequence[Word], stops: dict[str, Stop], form: ProjectForm, doubts: Doubts
) -> Grid:
    """The labelled fields, plan and goals as rows of a grid."""
    labels = _labels(form)
    values = {a: words[stops[a][1] : stops[b][0]] for a, b in pairwise(labels)}
    last = form.by_id[form.scale_rows[-1][-1]].label
    own = 1 if values[last] and _AMOUNT.fullmatch(values[last][0][0]) else 0
    values[last], purpose = values[last][:own], values[last][own:]

    def label_box(label: str, column: int) -> Box:
        return Box(label, f"第 {words[stops[label][0]][1]} 行", column)

    def value_box(found: Sequence[Word], label: str, column: int) -> Box:
        line = (found or words[stops[label][0] :])[0][1]
        return Box(_joined(found), f"第 {line} 行", column)

    rows: list[BoxRow] = []
    for ids in (*form.head_rows, *form.scale_rows):
        boxes: list[Box] = []
        for id in ids:
            label = form.by_id[id].label
            box = value_box(values[label], label, len(boxes) + 1)
            if id == "project_code":
                box = Box(squeeze(box.text), box.where, box.column)
            boxes += [label_box(label, len(boxes)), box]
        rows.append(tuple(boxes))
    if purpose:
        rows.append((Box("", f"第 {purpose[0][1]} 行", 0), value_box(purpose, last, 1)))
    plan = values[form.plan_points[-1]]
    where = label_box(form.plan_label, 0)
    if len(plan) > len(form.plan_points):
        doubts.append((where.where, f"资金支出计划有 {len(plan)} 个数，不能确定各是哪个月的"))
        plan = []
    elif len(plan) < len(form.plan_points):
        doubts.append((where.where, f"资金支出计划只有 {len(plan)} 个数，按从左到右读出"))
    rows.append((where, *(label_box(p, n) for n, p in enumerate(form.plan_points, 1))))
    rows.append((Box("", where.where, 0), *(_one(word, n) for n, word in enumerate(plan, 1))))
    rows.append((label_box(form.goals_label, 0), _goals(values[form.goals_label], where.where)))
    return Grid(tuple(rows), rows[0][0].where)


def _one(word: Word, column: int) -> Box:
    return Box(word[0], f"第 {word[1]} 行", column)


def _goals(found: Sequence[Word], otherwise: str) -> Box:
    """The goals, a line each: every one begins with its number."""
    text = "\n".join(line for _, line in _lines(found))
    goals = [joined(goal.split("\n")) for goal in _GOAL.split(text) if goal.strip()]
    where = f"第 {found[0][1]} 行" if found else otherwise
    return Box("\n".join(map(without_layout_blanks, goals)), where, 1)


def _joined(words: Sequence[Word]) -> str:
    return without_layout_blanks(joined([line for _, line in _lines(words)]))


# The rows of indicators.


def _indicators(words: Sequence[Word], form: ProjectForm, doubts: Doubts, first: int) -> Grid:
    """The rows of indicators; level 1 stands in the row where it is printed."""
    head = tuple(Box(c.label, f"第 {first} 行", n) for n, c in enumerate(form.indicator_columns))
    chunks = _chunks(words, form)
    widths = _widths([chunk for _, _, chunk in chunks])
    rows = [_row(level1, level2, chunk, widths, doubts) for level1, level2, chunk in chunks]
    return Grid((head, *rows), rows[0][0].where if rows else head[0].where)


Chunk = list[Word]


def _chunks(words: Sequence[Word], form: ProjectForm) -> list[tuple[str, Word, Chunk]]:
    """The words of each row after its first two levels: level 1 ('' where merged), level 2."""
    kinds = [kind for level in form.levels for kind in level.kinds]
    groups = [level.label for level in form.levels]
    chunks: list[tuple[str, Word, Chunk]] = []
    group, index = "", 0
    while index < len(words):
        if hit := _one_of(words, index, kinds):
            chunks.append((group, (hit[0], words[index][1]), []))
            group, index = "", hit[1]
        elif hit := _one_of(words, index, groups):
            group, index = hit
        else:
            if chunks:
                chunks[-1][2].append(words[index])
            index += 1
    return chunks


def _one_of(words: Sequence[Word], index: int, labels: Sequence[str]) -> tuple[str, int] | None:
    """The label of a list that begins a line here, and the first word after it."""
    if index and words[index - 1][1] == words[index][1]:
        return None
    hits = ((label, stop) for label in labels if (stop := _at(words, index, label)))
    return next(((label, stop[1]) for label, stop in hits), None)


def _full(line: str, limit: int) -> bool:
    return limit - _SLACK <= line_width(line)


def _splits(lines: Sequence[str], widths: tuple[int, int]) -> list[int]:
    """Where the description may begin: every line of a cell but its last is full, none too wide."""
    return [
        at
        for at in range(1, len(lines))
        for parts in [((lines[:at], widths[0]), (lines[at:], widths[1]))]
        if all(line_width(line) <= limit for part, limit in parts for line in part)
        and all(_full(line, limit) for part, limit in parts for line in part[:-1])
    ]


def _cells(chunk: Chunk) -> tuple[list[str], str, str]:
    """Lines of level 3 and description, value, basis: the last two stand on the last line."""
    lines = [text for _, text in _lines(chunk)]
    if not lines:
        return [], "", ""
    *middle, last = lines
    words = last.rsplit(None, 1)
    basis = words[-1]
    before = words[0] if len(words) == 2 else ""
    head = before.rsplit(None, 1)
    if len(head) == 2 and not _LIMIT.fullmatch(head[0]):
        return [*middle, head[0]], head[1], basis
    return middle, before, basis


def _widths(chunks: Sequence[Chunk]) -> tuple[int, int]:
    """The widths of the two middle columns under which most rows fall apart in one way only."""
    rows = [_cells(chunk)[0] for chunk in chunks]
    seen = sorted({line_width(line) for lines in rows for line in lines})
    best, score = (0, 0), -1
    for narrow in (w for w in seen if 3 * w <= 2 * max(seen)):
        for wide in (w for w in seen if w > narrow):
            clear = sum(len(_splits(lines, (narrow, wide))) == 1 for lines in rows)
            if clear > score:
                best, score = (narrow, wide), clear
    return best


def _row(
    level1: str, level2: Word, chunk: Chunk, widths: tuple[int, int], doubts: Doubts
) -> BoxRow:
    lines, value, basis = _cells(chunk)
    splits = _splits(lines, widths)
    where = f"第 {chunk[0][1] if chunk else level2[1]} 行"
    doubt = ""
    if len(splits) != 1:
        doubt = "三级指标与绩效指标描述的分界不能确定"
        doubts.append((where, f"{doubt}：{' '.join(lines)[:60]}"))
    at = splits[0] if splits else 1
    middle = (without_layout_blanks(joined(part)) for part in (lines[:at], lines[at:]))
    texts = [level1, level2[0], *middle, without_layout_blanks(value), basis]
    return tuple(
        Box(text, where, n, doubt=doubt if n in (2, 3) else "") for n, text in enumerate(texts)
    )
