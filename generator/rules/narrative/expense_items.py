"""The expenses that a section lists below a total (办公费2.52万元、邮电费1.4万元、…), by 科目."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from generator.forms.spoken import SpokenItems
from generator.patterns import regex
from generator.rules.examination import Examination, TextBlock
from generator.rules.narrative.prose_amounts import Mention
from generator.rules.narrative.prose_clauses import read, sentence_end
from generator.rules.narrative.spoken_figures import SpokenFigure, of_this_year, spoken_figures
from generator.rules.narrative.spoken_names import item_name, plain_name
from generator.rules.remembered import once, once_for

# As the definition of 机关运行经费 has it: 办公用房水电费, 办公用房取暖费, 办公用房物业管理费.
_OFFICES = "办公用房"
_JOINED = regex("、|和|及|与|以及")
_NESTED = regex("其中|包括")
_MORE = regex(r"[^，。；]{0,6}?等|[，,（(]?(?:其中|包括)")


class Expense(Struct, frozen=True):
    """A listed expense: its name, the 科目 it means ('' codes where none is known).

    ``official`` tells that the name is that of a 科目, not an alias or several names joined.
    """

    declared: SpokenItems
    figure: SpokenFigure
    name: str
    codes: tuple[str, ...]
    official: bool


class ExpenseList(Struct, frozen=True):
    """A total with what is listed after it in the same paragraph."""

    declared: SpokenItems
    total: SpokenFigure
    items: tuple[Expense, ...]

    @property
    def open_ended(self) -> bool:
        """Whether the text says that there is more (等), or breaks an item down (其中)."""
        last = self.items[-1].figure.mention.end if self.items else self.total.mention.end
        return bool(_MORE.match(self.total.block.text, last))


def expense_lists(whole: Examination) -> tuple[ExpenseList, ...]:
    """Every list that the 版式 declares, where its total is stated."""
    return once(whole, "expense lists", lambda _: tuple(_lists(whole)))


def _lists(whole: Examination) -> Iterator[ExpenseList]:
    for declared in whole.edition.spoken_items:
        for total in spoken_figures(whole):
            if total.spoken.id == declared.total and of_this_year(whole, total.mention):
                yield ExpenseList(declared, total, tuple(_items(whole, declared, total)))


def _items(whole: Examination, declared: SpokenItems, total: SpokenFigure) -> Iterator[Expense]:
    names = _names(whole, declared)
    for mention in _listed(whole, total):
        name = item_name(whole, mention.words)
        codes = _codes(name, names, whole)
        figure = SpokenFigure(total.spoken, mention, total.block)
        yield Expense(declared, figure, name, codes, name in names)


def _listed(whole: Examination, total: SpokenFigure) -> Iterator[Mention]:
    """The amounts of the sentence that lists them: that of the total, or the next one."""
    text, end = total.block.text, -1
    for mention in read(text):
        after = mention.start > total.mention.start and mention.depth == total.mention.depth
        if after and mention.changed and end >= 0:
            return
        if after and _is_amount(whole, mention):
            if end < 0:
                end = sentence_end(text, mention.start)
            elif mention.start > end or _NESTED.search(mention.words):
                return
            yield mention


def _is_amount(whole: Examination, mention: Mention) -> bool:
    money = mention.in_unit(whole.edition.unit) is not None
    return money and of_this_year(whole, mention) and not (mention.limit or mention.carried)


def _names(whole: Examination, declared: SpokenItems) -> Mapping[str, str]:
    """The 科目 by name: those of the table first, then those of the list of 科目."""
    subjects = whole.shared.subjects

    def official() -> dict[str, str]:
        return {plain_name(n): code for code, n in subjects.economic.items() if len(code) == 5}

    names = once_for(subjects, "expenses by name", official)
    if declared.form in whole.tables:
        lines = whole.tables[declared.form].by_code
        return names | {plain_name(line.name): code for code, line in lines.items()}
    return names


def _codes(name: str, names: Mapping[str, str], whole: Examination) -> tuple[str, ...]:
    """The 科目 that a name means: its own, an alias's, or those of names joined by 、 and 和."""
    if name in names:
        return (names[name],)
    words = whole.shared.words

    def by_name() -> dict[str, tuple[str, ...]]:
        return {plain_name(alias): codes for alias, codes in words.expense_aliases.items()}

    aliases = once_for(words, "expense aliases", by_name)
    for known in (name, _JOINED.sub("", name), name.removeprefix(_OFFICES)):
        if known in aliases:
            return aliases[known]
    parts = [part for part in _JOINED.split(name) if part]
    if len(parts) > 1:
        found = [_codes(part, names, whole) for part in parts]
        return tuple(code for codes in found for code in codes) if all(found) else ()
    return ()


def defined_names(whole: Examination, term: str) -> str:
    """What the glossary of the disclosure says of a term, '' where it does not define it."""
    blocks: list[TextBlock] = list(whole.texts)
    for term_block, meaning in pairwise(blocks):
        if term_block.kind == "term" and plain_name(term_block.text) == plain_name(term):
            return plain_name(meaning.text)
    return ""
