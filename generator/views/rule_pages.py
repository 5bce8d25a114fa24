"""The rules as pages: what each checks, why, an example, what to do, what it found here."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.diagnostics import Rule
from generator.views.page import Link, Page

INDEX = "rules/"
_CRUMBS = (Link("首页", ""), Link("核对规则", INDEX))
_HEADING = re.compile(r"^(查什么|为什么|例子|怎么改)[:：]?\s*", re.MULTILINE)
_FAMILIES = {
    "T": "表内",
    "X": "表间",
    "N": "文字与表",
    "S": "结构",
    "F": "形式",
    "M": "转换残留",
    "P": "项目绩效目标表",
    "I": "绩效指标",
    "C": "成本指标",
    "G": "政府采购",
    "A": "国有资产",
    "W": "时效与信息",
    "K": "数据结构",
    "V": "数据取值",
    "Y": "文件读取",
}


class RuleEntry(Struct, frozen=True):
    """A rule in the index."""

    rule: Rule
    path: str
    found: int


class RuleFamily(Struct, frozen=True):
    """Rules of one kind."""

    name: str
    entries: tuple[RuleEntry, ...]


class RuleIndexView(Struct, frozen=True):
    """All rules by family."""

    families: tuple[RuleFamily, ...]
    count: int


class RuleView(Struct, frozen=True):
    """One rule; ``parts`` are its explanation by heading, ``places`` where it found something."""

    rule: Rule
    parts: tuple[tuple[str, str], ...]
    places: tuple[Link, ...]


def rule_path(code: str) -> str:
    """The address of a rule."""
    return f"{INDEX}{code}/"


def explanation_parts(text: str) -> tuple[tuple[str, str], ...]:
    """The explanation cut at its headings."""
    pieces = _HEADING.split(text)
    return tuple((pieces[i], pieces[i + 1].strip()) for i in range(1, len(pieces) - 1, 2))


def rule_index(found: Mapping[str, int], rules: Sequence[Rule]) -> Page:
    """All rules, with how often each ``found`` something."""
    families: dict[str, list[RuleEntry]] = {}
    for rule in rules:
        entry = RuleEntry(rule, rule_path(rule.code), found.get(rule.code, 0))
        families.setdefault(family_name(rule.code), []).append(entry)
    index = RuleIndexView(
        tuple(RuleFamily(name, tuple(entries)) for name, entries in families.items()), len(rules)
    )
    about = f"本站核对预算公开的 {len(rules)} 条规则：查什么、为什么、例子、怎么改。"
    return Page(INDEX, "rules", "核对规则", about, index, _CRUMBS)


def rule_page(rule: Rule, places: Sequence[Link]) -> Page:
    """A rule, and where it found something."""
    view = RuleView(rule, explanation_parts(rule.explanation), tuple(places))
    path = rule_path(rule.code)
    title = f"{rule.code} {rule.title}"
    crumbs = (*_CRUMBS, Link(title, path))
    return Page(path, "rule", title, f"规则 {title}", view, crumbs)


def family_name(code: str) -> str:
    """What a rule's family is called."""
    return _FAMILIES.get(code[:1], "其他")
