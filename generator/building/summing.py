"""All disclosures summed up: what the topics of the site are laid out by, a card at a time."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.msgpack import decode

from generator.building.given import Given
from generator.building.making import Made, Subjects
from generator.search.parts import Head
from generator.views.feed import FeedEntry

Code = tuple[str, str]  # which list of 科目, the code


class Sum(Struct, frozen=True):
    """What all disclosures came to: the pieces that they ``give``, how often each rule ``found``
    something, the codes ``above`` each 科目 that they have lines of, the ``news``, and by the key
    of each what the search is told of it."""

    gives: Given
    found: Mapping[str, int]
    above: Mapping[Code, tuple[str, ...]]
    news: Sequence[FeedEntry]
    heads: Mapping[str, Head]


def sum_of(made: Iterable[tuple[str, Made]]) -> Sum:
    """The sum of what was ``made``, by the keys of the disclosures, in order."""
    gives, news, heads = Given(), list[FeedEntry](), dict[str, Head]()
    found, above = dict[str, int](), dict[Code, tuple[str, ...]]()
    met = set[tuple[str, str, tuple[str, ...]]]()
    for key, card in made:
        gives.add(key, card.pieces)
        news += card.news
        if card.head:
            heads[key] = card.head
        for rule, count in card.found.items():
            found[rule] = found.get(rule, 0) + count
        for subject in decode(card.subjects, type=Subjects):
            if subject not in met:  # most are those of the disclosures before
                met.add(subject)
                system, code, chain = subject
                for depth, each in enumerate((*chain, code)):
                    above.setdefault((system, each), chain[:depth])
    return Sum(gives, found, above, news, heads)
