"""Judged queries, and how well a list of answers meets them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tests.site.build import Built
from tests.site.markup import one, text

_HERE = Path(__file__).parent
_APART = ("full/", "checks/", "corrections/")  # pages that repeat what others say first
Answers = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Query:
    """What is typed, its type, and the addresses that answer it."""

    text: str
    type: str
    accepted: frozenset[str]

    def rank(self, links: Sequence[str]) -> int:
        """The place of the first answer, from 1; 0 where there is none."""
        for place, link in enumerate(links, 1):
            if link in self.accepted or link.partition("#")[0] in self.accepted:
                return place
        return 0


@dataclass(frozen=True)
class Score:
    """How a set of queries came out."""

    first: float
    reciprocal: float
    missed: tuple[str, ...]


def queries(name: str, site: Built) -> list[Query]:
    """The judged set of a file; texts are looked up on the pages of the built site."""
    said = _said(site)
    found = []
    for record in yaml.safe_load((_HERE / f"{name}.yml").read_text("utf-8")):
        accepted = record.get("at") or [
            p for p, words in said.items() if _bare(record["says"]) in words
        ]
        assert accepted, f"no page says {record['says']}"
        found.append(Query(record["q"], record["type"], frozenset(accepted)))
    return found


def score(judged: Sequence[Query], answers: Answers) -> Score:
    """Ask every query."""
    ranks = {query: query.rank(answers(query.text)) for query in judged}
    missed = tuple(f"{q.text}（{q.type}）：{rank}" for q, rank in ranks.items() if rank != 1)
    return Score(
        sum(rank == 1 for rank in ranks.values()) / len(ranks),
        sum(1 / rank for rank in ranks.values() if rank) / len(ranks),
        missed,
    )


def _bare(text: str) -> str:
    return "".join(text.split())


@cache
def _texts(folder: Path) -> dict[str, str]:
    site = Built(folder)
    pages = (a for a in site.addresses() if a[:1].isdigit() and not a.endswith(_APART))
    return {page: _bare(text(one(site.page(page), "article"))) for page in [*pages, "glossary/"]}


def _said(site: Built) -> dict[str, str]:
    """What the pages of the record and the glossary say, by address, without blanks."""
    return _texts(site.folder)
