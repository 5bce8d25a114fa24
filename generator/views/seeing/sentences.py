"""The sentences a site says by itself: each a template, and the condition under which it is true.

Every slot is a property of the facts a sentence is about. Nothing is said of what is blank, zero,
negative or ambiguous: then no condition holds. How shares are rounded is said in
``generator.charts.shares``.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from generator.views.seeing.facts import ChangeFacts, PartsFacts, PlanFacts, ShareFacts

_MOST_TIED = 3
Facts = TypeVar("Facts")


class Sentence(Struct, Generic[Facts], frozen=True):
    """A template with slots ``{f.…}``, and when it may be said."""

    id: str
    text: str
    when: Callable[[Facts], bool]


def say(catalogue: tuple[Sentence[Facts], ...], facts: Facts) -> str:
    """The first sentence of a catalogue that holds, '' where none does."""
    found = (s.text.format(f=facts) for s in catalogue if s.when(facts))
    return next(found, "")


PARTS: tuple[Sentence[PartsFacts], ...] = (
    Sentence(
        "all-one",
        "{f.whole} {f.total} {f.unit}，全部是{f.first}。",
        lambda f: f.sound and f.alone,
    ),
    Sentence(
        "largest-two",
        "每100元{f.whole}中，{f.first}占{f.first_of_100}元，{f.second}占{f.second_of_100}元。",
        lambda f: f.sound and f.largest_alone and f.second_counts and f.distinct,
    ),
    Sentence(
        "largest",
        "每100元{f.whole}中，{f.first}占{f.first_of_100}元。",
        lambda f: f.sound and f.largest_alone and f.distinct,
    ),
    Sentence(
        "equals",
        "每100元{f.whole}中，{f.tied_names}最多，各占{f.first_of_100}元。",
        lambda f: f.sound and 2 <= len(f.tied) <= _MOST_TIED and f.share_counts and f.distinct,
    ),
)

COUNTS: tuple[Sentence[PartsFacts], ...] = (
    Sentence(
        "all-of-one-kind",
        "{f.total} 项{f.whole}，全部是{f.first}。",
        lambda f: f.sound and f.alone,
    ),
    Sentence(
        "most",
        "{f.total} 项{f.whole}中，{f.first}最多，有 {f.first_text} 项。",
        lambda f: f.sound and f.largest_alone,
    ),
)

RANKS: tuple[Sentence[ShareFacts], ...] = (
    Sentence(
        "largest-of-all",
        "在 {f.count} 个项目中金额最大，每100元{f.whole}中占{f.of_100}元。",
        lambda f: bool(f.of_100) and f.count > 1 and f.rank == 1 and not f.tied,
    ),
    Sentence(
        "rank",
        "在 {f.count} 个项目中金额排第 {f.rank} 位，每100元{f.whole}中占{f.of_100}元。",
        lambda f: bool(f.of_100) and f.count > 1 and f.rank > 1 and not f.tied,
    ),
    Sentence(
        "rank-shared",
        "在 {f.count} 个项目中金额并列第 {f.rank} 位，每100元{f.whole}中占{f.of_100}元。",
        lambda f: bool(f.of_100) and f.count > 1 and f.rank > 0 and f.tied,
    ),
)

SHARES: tuple[Sentence[ShareFacts], ...] = (
    Sentence("share", "每100元{f.whole}中，{f.part}占{f.of_100}元。", lambda f: bool(f.of_100)),
)

CHANGES: tuple[Sentence[ChangeFacts], ...] = (
    Sentence(
        "more",
        "{f.label}比{f.year}年增加 {f.by} {f.unit}，增长 {f.percent}。",
        lambda f: f.grown is not None and f.grown > 0 and bool(f.percent),
    ),
    Sentence(
        "less",
        "{f.label}比{f.year}年减少 {f.by} {f.unit}，下降 {f.percent}。",
        lambda f: f.grown is not None and f.grown < 0 and bool(f.percent),
    ),
    Sentence(
        "same",
        "{f.label}与{f.year}年持平。",
        lambda f: f.grown == 0 and bool(f.percent),
    ),
)

PLANS: tuple[Sentence[PlanFacts], ...] = (
    Sentence(
        "plan",
        "计划到{f.first_label}支出{f.first}，到{f.last_label}累计{f.last}。",
        lambda f: bool(f.first and f.last),
    ),
)

CATALOGUES = (PARTS, COUNTS, RANKS, SHARES, CHANGES, PLANS)
