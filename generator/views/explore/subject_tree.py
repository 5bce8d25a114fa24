"""The tree of 科目 that the site's disclosures spend on, with all lines of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.reference import SubjectNames
from generator.model.units import Sum, sum_of
from generator.views.explore.all_projects import in_order
from generator.views.explore.gathered import ECONOMIC, FUNCTIONAL, Gathered, ListedLine

SYSTEMS = {FUNCTIONAL: "功能分类科目", ECONOMIC: "部门经济分类科目"}

Found = tuple[Gathered, ListedLine]


@dataclass
class Subject:
    """A 科目 of one list of codes: its name, its place in the tree, who spends on it."""

    system: str
    code: str
    above: tuple[str, ...]
    known: str = ""
    lines: list[Found] = field(default_factory=list)
    children: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the reference list, else the one printed last, else the code."""
        printed = (line.name for _, line in self.lines if line.name)
        return self.known or next(printed, "") or self.code

    @property
    def other_names(self) -> tuple[str, ...]:
        """What disclosures print instead."""
        printed = dict.fromkeys(line.name for _, line in self.lines if line.name)
        return tuple(name for name in printed if name != self.name)

    def first_lines(self) -> Iterator[Found]:
        """Of each disclosure the line of the first table that has this 科目.

        Tables of funds repeat a part of what the table of all expenditure has, so that the lines
        of one disclosure are never added to each other.
        """
        seen: set[str] = set()
        for found, line in self.lines:
            if found.path not in seen:
                seen.add(found.path)
                yield found, line

    def sums(self) -> Mapping[str, tuple[int, Sum]]:
        """For each year how many disclosures spend on it and how much, the latest first."""
        years: dict[str, list[tuple[str, str]]] = {}
        for found, line in self.first_lines():
            amount = line.amounts[0][2] if line.amounts else ""
            years.setdefault(found.origin.year, []).append((amount, found.origin.unit))
        return {year: (len(amounts), sum_of(amounts)) for year, amounts in years.items()}


Tree = dict[tuple[str, str], Subject]


def subject_tree(gathered: Iterable[Gathered], names: SubjectNames) -> Tree:
    """All 科目 by list and code, in the order of their codes; those above are there as well."""
    tree: Tree = {}
    known = {FUNCTIONAL: names.functional, ECONOMIC: names.economic}
    for found in in_order(gathered):
        for line in found.lines:
            chain = (*line.above, line.code)
            for depth, code in enumerate(chain):
                key = line.system, code
                if key not in tree:
                    tree[key] = Subject(*key, chain[:depth], known[line.system].get(code, ""))
            tree[line.system, line.code].lines.append((found, line))
    ordered = {key: tree[key] for key in sorted(tree, key=_place)}
    for (system, code), subject in ordered.items():
        if subject.above:
            ordered[system, subject.above[-1]].children.append(code)
    return ordered


def _place(key: tuple[str, str]) -> tuple[int, str]:
    return list(SYSTEMS).index(key[0]), key[1]
