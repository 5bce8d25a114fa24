"""What begins at a row of a grid: a title, head lines, a project; a sheet may hold them all."""

from generator.exchange.incoming import tables
from generator.exchange.incoming.captions import Caption
from generator.exchange.incoming.document import BoxRow, Grid
from generator.exchange.incoming.filled import Filled
from generator.exchange.incoming.head_lines import HeadLine, head_line, parted, row_text
from generator.exchange.incoming.heads import match_head, texts
from generator.exchange.incoming.indicators import Draft, is_indicator_head
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.vocabulary import (
    amount_words,
    field_words,
    form_of_title,
    is_project_title,
)
from generator.exchange.incoming.wording import bare, bare_label, figure, is_nil
from generator.forms.edition import Edition

_LOOK_AHEAD = 3


def head_row(edition: Edition, row: BoxRow) -> HeadLine | None:
    """The head line that a row is, one that is so wherever it stands; None where it is none."""
    found = head_line(edition, row_text(row)) if texts(row) else None
    return found if found is not None and found.sure else None


def is_title_row(edition: Edition, row: BoxRow) -> bool:
    """Whether a row is the title of a form that is known, alone or with a head line beside it."""
    title, beside = parted(edition, row_text(row))
    if not title or not (beside or len(texts(row)) == 1):
        return False
    return bool(form_of_title(edition, title)) or is_project_title(edition, title)


def begins_foreign(edition: Edition, grid: Grid, index: int) -> bool:
    """Whether a row is the title of a table that is not known: a head line or a head follows."""
    row = grid.rows[index]
    words = texts(row)
    if parted(edition, row_text(row))[1]:
        return True
    if len(words) != 1 or not bare(words[0]).endswith("表"):
        return False
    below = (found for found in grid.rows[index + 1 : index + 1 + _LOOK_AHEAD] if texts(found))
    following = next(below, ())
    if head_row(edition, following) is not None:
        return True
    return len(following) > 1 and not any(figure(text) for text in texts(following))


def below_head_lines(edition: Edition, grid: Grid, index: int) -> int:
    """The first row that is no head line, from a row on; the row itself where it is none."""
    at = index
    while at < len(grid.rows) and (
        head_row(edition, grid.rows[at]) is not None or (at > index and not texts(grid.rows[at]))
    ):
        at += 1
    return at


def below_repeated(edition: Edition, grid: Grid, index: int, filled: Filled) -> int:
    """The row below a blank one, or below the lines above a table and its head where these are only
    printed again after a page break; the row itself where it is none of them."""
    row = grid.rows[index]
    if not texts(row) or tables.is_repeated_head(edition, filled.match, row):
        return index + 1
    below = below_head_lines(edition, grid, index)
    if below == index:
        return index
    if below < len(grid.rows) and tables.is_repeated_head(edition, filled.match, grid.rows[below]):
        return below + 1
    found = head_row(edition, row)
    if found is None or not found.labelled:
        return index
    last, alone = below == len(grid.rows), len(texts(row)) == 1
    if (last and found.units) or (alone and not found.units):
        return index
    return index if begins_anew(edition, grid, index if last else below, filled) else below


def said_again(
    edition: Edition, grid: Grid, filled: Filled, rows: range, ledger: Ledger
) -> Caption:
    """What head lines among the rows of a table say; words of no known kind are told, unless they
    are printed once more above its head."""
    caption = Caption()
    above_head = tables.is_repeated_head(edition, filled.match, grid.rows[rows[-1]])
    for row in (grid.rows[number] for number in reversed(rows)):
        found = head_row(edition, row)
        if found is not None:
            caption.take(found, row[0].where, Ledger() if above_head else ledger)
    return caption


def begins_anew(edition: Edition, grid: Grid, index: int, filled: Filled) -> bool:
    """Whether something else than a row of a table begins, here or below head lines."""
    if tables.is_stray(filled, grid.rows[index]):
        return True
    below = below_head_lines(edition, grid, index)
    index = below if below < len(grid.rows) else index
    row = grid.rows[index]
    return (
        is_title_row(edition, row)
        or begins_foreign(edition, grid, index)
        or is_field_row(edition, grid, index)
        or is_indicator_head(edition, row)
        or any(
            form is not filled.form and match_head(edition, form, grid, index)
            for form in edition.forms.values()
        )
    )


def is_field_row(edition: Edition, grid: Grid, index: int) -> bool:
    """Whether a row begins a project form: it labels the code or the name of a project."""
    row = grid.rows[index]
    labels = [field_words(edition).get(bare_label(text)) for text in texts(row)]
    if "project_code" in labels:
        return True
    if "project_name" not in labels:
        return False
    following = labels[labels.index("project_name") + 1 :]
    ends_in_label = field_words(edition).get(bare_label(row[-1].text)) == "budget"
    if (following and following[0]) or ends_in_label:  # no room for values: the head of a list
        return False
    if len(labels) == 2:
        return not _heads_amounts(edition, grid, index)
    return bool({"budget", "unit_name"} & set(labels))


def _heads_amounts(edition: Edition, grid: Grid, index: int) -> bool:
    """Whether 项目 and the word beside it are the head of a list: names and amounts stand below."""
    if bare_label(texts(grid.rows[index])[1]) in amount_words(edition):
        return True
    below = [
        words for row in grid.rows[index + 1 : index + 1 + _LOOK_AHEAD] if (words := texts(row))
    ]
    return bool(below) and all(_is_item(edition, words) for words in below)


def _is_item(edition: Edition, words: list[str]) -> bool:
    """Whether a row has a name that is no label of a project form, and an amount."""
    named = bare_label(words[0]) not in field_words(edition)
    return named and len(words) == 2 and (figure(words[1]) is not None or is_nil(words[1]))


def completes(edition: Edition, draft: Draft, row: BoxRow) -> bool:
    """Whether a row names or numbers the project begun right above: name and code in two rows."""
    ids = {field_words(edition).get(bare_label(text)) for text in texts(row)}
    own = ids & {"project_code", "project_name"}
    begun = {"project_code", "project_name"} & draft.cells.keys()
    fresh = not (draft.indicators or draft.goals or draft.plan or draft.columns)
    return fresh and bool(begun) and not own & begun
