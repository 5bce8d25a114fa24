"""The head of a table: which column of the grid is which column of a form."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from generator.exchange.incoming.document import BoxRow, Grid
from generator.exchange.incoming.earlier import columns_of_the_budget
from generator.exchange.incoming.vocabulary import Leaf, leaves_of, words_of
from generator.exchange.incoming.wording import bare, bare_label, figure, squeeze
from generator.forms.edition import Edition
from generator.forms.table_form import TableForm

_EXACT, _OTHER, _LIKE, _GROUP = 8, 7, 3, 2
_SURE = 6
_OF_PARTS = ("小计", "合计")
_SHORTEST_LIKE = 3
_LONG_WORD = 6
_DEEPEST = 5

Path = tuple[str, ...]  # the texts above a column, from top to bottom


class HeadMatch(Struct, frozen=True):
    """How the head of a grid fits a form.

    ``columns`` maps columns of the grid to ids of the form; ``code_parts`` are the columns of a
    code printed in parts, in order. ``first`` is the first row below the head. ``spans`` leads
    from a column of an ``aligned`` grid to the first of those under the same head.
    """

    form: TableForm
    first: int
    columns: dict[int, str]
    code_parts: tuple[int, ...]
    unknown: dict[int, str]
    unsure: dict[int, str]
    score: int
    width: int
    heads: frozenset[tuple[str, ...]]
    spans: dict[int, int]
    aligned: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of the form's columns that the document does not have."""
        there = {*self.columns.values(), *(["subject_code"] if self.code_parts else [])}
        return tuple(leaf.undated for leaf in self.form.leaves if leaf.id not in there)


def texts(row: BoxRow) -> list[str]:
    """The texts of a row that are not blank."""
    return [box.text for box in row if box.text.strip()]


def is_number_row(edition: Edition, row: BoxRow) -> bool:
    """Whether a row is the 栏次: the word, or nothing but column numbers in order."""
    words = [squeeze(text) for text in texts(row)]
    if not words:
        return False
    if bare(words[0]) in edition.wordings.numbering and len(words) > 1:
        return True
    numbers = [word.partition("=")[0] for word in words]
    numbers = [n for n in numbers if n not in ("甲", "乙", "丙")]
    return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def looks_like_head(edition: Edition, form: TableForm, row: BoxRow) -> bool:
    """Whether most of a row's texts are words of the form's head."""
    words = [bare_label(text) for text in texts(row)]
    known = sum(_is_word(edition, form, word) for word in words)
    return known >= 2 and known * 2 >= len(words) and not any(figure(word) for word in words)


def _is_word(edition: Edition, form: TableForm, word: str) -> bool:
    """Whether a text is a word of the form's head, or holds a long one."""
    return any(word == w or (len(w) >= _LONG_WORD and w in word) for w in words_of(edition, form))


def match_head(edition: Edition, form: TableForm, grid: Grid, start: int) -> HeadMatch | None:
    """The head that begins at a row, matched with a form; None where it is not its head."""
    if not looks_like_head(edition, form, grid.rows[start]):
        return None
    end = start + 1
    while end < len(grid.rows) and end - start < _DEEPEST:
        row = grid.rows[end]
        if not (looks_like_head(edition, form, row) or _is_lower_part(edition, form, grid, end)):
            break
        end += 1
    labels = grid.rows[start:end]
    if end < len(grid.rows) and is_number_row(edition, grid.rows[end]):
        end += 1
    paths = _aligned(labels) if grid.aligned else _spread(edition, form, labels)
    spans = _spans(labels) if grid.aligned else {column: column for column in paths}
    paths = {column: path for column, path in paths.items() if spans.get(column, column) == column}
    return _assigned(edition, form, paths, end, grid, start, spans)


def _spans(rows: Sequence[BoxRow]) -> dict[int, int]:
    """For each column the first of those that the same lowest box of the head covers."""
    spans: dict[int, int] = {}
    for row in rows:
        for box in row:
            if box.text.strip():
                spans |= dict.fromkeys(range(box.column, box.column + box.width), box.column)
    return _refined(rows, spans)


def _refined(rows: Sequence[BoxRow], spans: dict[int, int]) -> dict[int, int]:
    """Merged heads whose parts are told apart by blank boxes below keep those parts."""
    for row in rows[1:]:
        for box in row:
            if not box.text.strip() and box.width == 1 and spans.get(box.column) != box.column:
                spans[box.column] = box.column
    return spans


def _is_lower_part(edition: Edition, form: TableForm, grid: Grid, index: int) -> bool:
    """Whether a row of few texts stands below merged heads that reach down beside it."""
    found = texts(grid.rows[index])
    known = [bare_label(text) in words_of(edition, form) for text in found]
    reaching = any(box.height > 1 for box in grid.rows[index - 1])
    return bool(found) and all(known) and reaching


def _aligned(rows: Sequence[BoxRow]) -> dict[int, Path]:
    """The paths of an aligned grid; blank places take what is merged over them."""
    width = max(box.column + box.width for row in rows for box in row)
    table = [[""] * width for _ in rows]
    for number, row in enumerate(rows):
        for box in row:
            for down in range(number, min(number + box.height, len(rows))):
                for column in range(box.column, box.column + box.width):
                    table[down][column] = box.text
    for upper, lower in pairwise(table):
        for column in range(1, width):
            if not upper[column] and lower[column] and lower[column - 1]:
                upper[column] = upper[column - 1]
    return {column: _path([line[column] for line in table]) for column in range(width)}


def _path(words: Sequence[str]) -> Path:
    found: list[str] = []
    for word in words:
        if word.strip() and (not found or found[-1] != word):
            found.append(word)
    return tuple(found)


def _spread(edition: Edition, form: TableForm, rows: Sequence[BoxRow]) -> dict[int, Path]:
    """The paths of a grid without positions: merged heads spread over the columns below them.

    A blank in the lower row goes on from one head above it; the heads left over cover the columns
    between, divided so that the form's own words fit best.
    """
    lower = [box.text for box in rows[-1]]
    if len(rows) == 1:
        return {n: _path([text]) for n, text in enumerate(lower)}
    upper = [box.text for box in rows[-2]]
    candidates = [
        {n: _path([above, text]) for n, (above, text) in enumerate(zip(spread, lower, strict=True))}
        for spread in _spreads(upper, lower)
    ]
    if not candidates:
        return {n: _path([text]) for n, text in enumerate(lower)}
    leaves = leaves_of(edition, form)
    return max(candidates, key=lambda paths: _in_order(paths, leaves)[0])


def _spreads(upper: list[str], lower: list[str]) -> list[list[str]]:
    """Every way in which the upper heads can lie over the columns below them."""
    runs: list[list[int]] = []
    for index, text in enumerate(lower):
        if not text.strip() or not runs or not lower[index - 1].strip():
            runs.append([index])
        else:
            runs[-1].append(index)
    surplus = len(upper) - len(runs)
    if surplus < 0:
        return []
    cuts = [(n, at) for n, run in enumerate(runs) for at in range(1, len(run))
            if lower[run[0]].strip()]  # fmt: skip
    found = []
    for chosen in combinations(cuts, surplus):
        parts: list[list[int]] = []
        for number, run in enumerate(runs):
            edges = [0, *(at for n, at in chosen if n == number), len(run)]
            parts += [run[a:b] for a, b in pairwise(edges)]
        found.append([text for text, part in zip(upper, parts, strict=True) for _ in part])
    return found[:5000]


def _score(path: Path, leaf: Leaf, all_groups: frozenset[str]) -> int:
    """How well the words above a column fit a column of the form."""
    if not path:
        return 0
    word, above = bare_label(path[-1]), frozenset(map(bare_label, path[:-1]))
    named = (*leaf.official, *leaf.others)
    if word in leaf.official:
        score = _EXACT
    elif word in leaf.others:
        score = _OTHER
    elif word in _OF_PARTS and len(path) > 1 and bare_label(path[-2]) in named:
        return _OTHER  # 基本支出 over 小计, 人员经费, 公用经费
    elif len(word) >= _SHORTEST_LIKE and any(
        len(name) >= _SHORTEST_LIKE and (name in word or word in name) for name in named
    ):
        score = _LIKE
    else:
        return 0
    if above & leaf.groups:
        return score + _GROUP
    return score - _GROUP if above & (all_groups - leaf.groups) else score


def _in_order(
    paths: dict[int, Path], leaves: Sequence[Leaf]
) -> tuple[int, dict[int, tuple[Leaf, int]]]:
    """The best assignment that keeps the order of both sides."""
    groups = frozenset(group for leaf in leaves for group in leaf.groups)
    columns = sorted(paths)
    best: list[list[int]] = [[0] * (len(leaves) + 1) for _ in range(len(columns) + 1)]
    score = [[_score(paths[c], leaf, groups) for leaf in leaves] for c in columns]
    for i in range(len(columns) - 1, -1, -1):
        for j in range(len(leaves) - 1, -1, -1):
            take = score[i][j] + best[i + 1][j + 1] if score[i][j] > 0 else 0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    found: dict[int, tuple[Leaf, int]] = {}
    i = j = 0
    while i < len(columns) and j < len(leaves):
        if score[i][j] > 0 and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            found[columns[i]] = (leaves[j], score[i][j])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return best[0][0], found


def _assigned(
    edition: Edition,
    form: TableForm,
    paths: dict[int, Path],
    first: int,
    grid: Grid,
    start: int,
    spans: dict[int, int],
) -> HeadMatch | None:
    parts = _code_parts(edition, paths)
    open_paths = {c: path for c, path in paths.items() if c not in parts}
    leaves = [
        leaf for leaf in leaves_of(edition, form) if not parts or leaf.column.id != "subject_code"
    ]
    budget = columns_of_the_budget(open_paths)
    score, found = _in_order(budget, leaves)
    _place_the_rest(budget, leaves, found)
    columns = {column: leaf.column.id for column, (leaf, _) in found.items()}
    named = any(form.by_id[id].kind.value in ("name", "code") for id in columns.values())
    numeric = any(form.by_id[id].kind.numeric for id in columns.values())
    needs_numbers = any(leaf.kind.numeric for leaf in form.leaves)
    if not (named or parts) or (needs_numbers and not numeric):
        return None
    return HeadMatch(
        form,
        first,
        columns,
        parts,
        {c: " ".join(path) for c, path in open_paths.items() if path and c not in columns},
        {c: " ".join(paths[c]) for c, (_, value) in found.items() if value < _SURE},
        score * 100 // max(len(form.leaves), len(paths)),
        max(spans, default=max(paths)) + 1,
        frozenset(tuple(map(bare, texts(row))) for row in grid.rows[start:first]),
        spans,
        grid.aligned,
    )


def _place_the_rest(
    paths: dict[int, Path], leaves: Sequence[Leaf], found: dict[int, tuple[Leaf, int]]
) -> None:
    """Columns in another order than the form's, where the words leave no doubt."""
    groups = frozenset(group for leaf in leaves for group in leaf.groups)
    for column, path in paths.items():
        if column in found:
            continue
        taken = {leaf.column.id for leaf, _ in found.values()}
        rated = [(_score(path, f, groups), f) for f in leaves if f.column.id not in taken]
        value, leaf = max(rated, key=lambda item: item[0], default=(0, None))
        if leaf is not None and value >= _SURE:
            found[column] = (leaf, value)


def _code_parts(edition: Edition, paths: dict[int, Path]) -> tuple[int, ...]:
    """The columns 类 款 项 of a code printed in parts."""
    words = edition.wordings.split_codes
    found = [c for c in sorted(paths) if paths[c] and bare(paths[c][-1]) in words]
    in_order = [bare(paths[c][-1]) for c in found] == list(words[: len(found)])
    return tuple(found) if len(found) > 1 and in_order else ()
