"""The words of a 版式 made ready for comparing: official labels and the other wordings."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from generator.exchange.incoming.wording import bare, bare_label
from generator.forms.column import Column, Group, Head
from generator.forms.edition import Edition
from generator.forms.table_form import TableForm

_TITLE_DRESS = re.compile(
    r"^(?:附件|附表|表|公开表?)(?:[0-9]+|[一二三四五六七八九十]{1,3}(?!般|公))(?:[-—－][0-9]+)?表?[:：、.]?"
    r"|^[（(]?[0-9一二三四五六七八九十]+[)）]?[、.．]"
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}年?度?")
_LONGEST_TITLE = 60


class Leaf(Struct, frozen=True):
    """A column as recognition sees it: its official words, other words, merged heads above it."""

    column: Column
    official: frozenset[str]
    others: frozenset[str]
    groups: frozenset[str]


@lru_cache
def leaves_of(edition: Edition, form: TableForm) -> tuple[Leaf, ...]:
    """The columns of a form, left to right."""
    return tuple(_leaves(edition, form.id, form.columns, ()))


def _leaves(
    edition: Edition, form: str, heads: tuple[Head, ...], above: tuple[str, ...]
) -> Iterator[Leaf]:
    for head in heads:
        if isinstance(head, Group):
            words = (head.label, *edition.wordings.groups.get(head.label, ()))
            yield from _leaves(edition, form, head.columns, (*above, *words))
        else:
            official = {bare_label(head.label.replace("{year}年", "")), bare_label(head.data_key)}
            others = frozenset(bare_label(w) for w in other_words(edition, form, head.id))
            groups = frozenset(map(bare_label, above))
            yield Leaf(head, frozenset(official), others - official, groups)


def other_words(edition: Edition, form: str, column: str) -> tuple[str, ...]:
    """The other words for a column of a form."""
    columns = edition.wordings.columns
    return (*columns.get(f"{form}.{column}", ()), *columns.get(column, ()))


@lru_cache
def words_of(edition: Edition, form: TableForm) -> frozenset[str]:
    """Every word that may stand in the head of a form."""
    leaves = leaves_of(edition, form)
    words = {w for leaf in leaves for w in (*leaf.official, *leaf.others, *leaf.groups)}
    return frozenset({*words, *edition.wordings.split_codes, *edition.wordings.numbering})


@lru_cache
def field_words(edition: Edition) -> dict[str, str]:
    """The labels in a project form, with the id of what they label."""
    form = edition.project
    found = {
        **{bare_label(p): f"plan:{p}" for p in form.plan_points},
        bare_label(form.plan_label): "plan",
        bare_label(form.goals_label): "goals",
        bare_label(form.scale_label): "scale",
    }
    for column in form.fields:
        for word in (column.label, column.data_key, *other_words(edition, form.id, column.id)):
            found.setdefault(bare_label(word), column.id)
    for id in ("plan", "goals", "scale"):
        for word in other_words(edition, form.id, id):
            found.setdefault(bare_label(word), id)
    for id in ("sequence", "title", "unit"):
        found.pop(bare_label(form.by_id[id].label), None)
    return found


@lru_cache
def indicator_words(edition: Edition) -> dict[str, str]:
    """The labels of the columns of indicators, with their ids."""
    form = edition.project
    found = {bare_label(c.label): c.id for c in form.indicator_columns}
    for column in form.indicator_columns:
        for word in edition.wordings.columns.get(f"{form.id}.{column.id}", ()):
            found.setdefault(bare_label(word), column.id)
    return found


def is_form_word(edition: Edition, text: str) -> bool:
    """Whether a text is a word of the head of some form, or a label in a project form."""
    word = bare_label(text)
    if word in field_words(edition) or word in indicator_words(edition):
        return True
    return any(word in words_of(edition, form) for form in edition.forms.values())


@lru_cache
def amount_words(edition: Edition) -> frozenset[str]:
    """The words that head a column of amounts, whatever they are of: 金额, 预算数, 合计."""
    leaves = (leaf for form in edition.forms.values() for leaf in leaves_of(edition, form))
    totals = (leaf for leaf in leaves if leaf.column.id == "total")
    return frozenset(word for leaf in totals for word in (*leaf.official, *leaf.others))


def title_core(edition: Edition, text: str) -> str:
    """A title without numbers, year and dressing."""
    plain = _YEARS.sub("", _TITLE_DRESS.sub("", bare(text)))
    for word in edition.wordings.dressing:
        plain = plain.replace(word, "")
    return re.sub(r"（[^（）]*）$", "", plain)


@lru_cache
def _titles(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Cores of all titles with the ids of their forms, the longest first."""
    named = {form.id: form.label for form in edition.forms.values()}
    found = {
        title_core(edition, title): id
        for id, label in named.items()
        for title in (label, *edition.wordings.titles.get(id, ()))
    }
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


def form_of_title(edition: Edition, text: str) -> str:
    """The id of the form that a line is the title of, '' where it is none that is known."""
    if len(text) > _LONGEST_TITLE or "。" in text:
        return ""
    core = title_core(edition, text)
    for title, id in _titles(edition):
        if core.endswith(title):
            before = core[: -len(title)]
            foreign = any(word in before for word in edition.wordings.foreign)
            return "" if foreign else id
    return ""


def is_project_title(edition: Edition, text: str) -> bool:
    """Whether a line is the title of a project form."""
    if len(text) > 2 * _LONGEST_TITLE or "。" in text:
        return False
    plain = re.sub(r"（[^（）]*）$", "", bare(text))
    return any(plain.endswith(bare(t)) for t in edition.wordings.titles.get("project", ()))


def other_kind(edition: Edition, text: str) -> str:
    """The kind of document that a title tells, where it is none that is read here."""
    plain = bare(text)
    if len(plain) > _LONGEST_TITLE:
        return ""
    return next((kind for word, kind in edition.wordings.others.items() if word in plain), "")
