"""分项绩效目标 taken apart: its items, and the project that each speaks of."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from generator.model.half_width import half_width_figures
from generator.model.narrative import Block, Heading, Paragraph, walk
from generator.patterns import regex
from generator.rules.examination import Examination, TextBlock
from generator.rules.narrative.project_likeness import most_alike
from generator.rules.remembered import once

SECTION, OVERALL, ITEMISED = "itemised-targets", "overall-targets", "分项"
# The styles of numbering, each with what follows it: an item ends where its style comes again.
_STYLES = (
    regex(r"（[一二三四五六七八九十]+）"),
    regex(r"[一二三四五六七八九十]+、"),
    regex(r"[0-9]+[、.．]"),
    regex(r"[(（][0-9]+[)）]"),
)
_CLAUSE_END = regex(r"[，,。：:；;]")
_NAMED = regex(
    r"^(?:完成|实施|开展|做好|推进|落实|通过|保障|加强|安排|用于)?(?P<name>.+?)(?:项目|工作)?$"
)
_LONGEST_NAME = 40


class TargetItem(Struct, frozen=True):
    """One item of 分项绩效目标: its first text, all its texts, its name, the project it means."""

    blocks: tuple[TextBlock, ...]
    name: str
    project: int | None = None

    @property
    def title(self) -> TextBlock:
        """The heading or paragraph it begins with."""
        return self.blocks[0]


def target_items(whole: Examination) -> tuple[TargetItem, ...]:
    """The items, each with its project if one has a name like the item's."""
    return once(whole, "target items", lambda _: _matched(whole))


def _matched(whole: Examination) -> tuple[TargetItem, ...]:
    items = list(_items(whole))
    projects = tuple([project.name for project in whole.disclosure.projects])
    found = [most_alike(item.name, projects) if item.name else (None, 0.0) for item in items]
    best: dict[int, tuple[float, int]] = {}
    for position, (project, score) in enumerate(found):
        if project is not None:
            best[project] = max(best.get(project, (0.0, 0)), (score, -position))
    return tuple(
        TargetItem(item.blocks, item.name, project)
        if project is not None and best[project][1] == -position
        else item
        for position, (item, (project, _)) in enumerate(zip(items, found, strict=True))
    )


def by_projects(whole: Examination) -> bool:
    """Whether the items follow the projects: at least half of them are named like one."""
    items = target_items(whole)
    return len(items) > 1 and 2 * sum(item.project is not None for item in items) >= len(items)


def _items(whole: Examination) -> Iterator[TargetItem]:
    container = _container(whole)
    if container is None:
        return
    texts = {block.position: block for block in whole.texts}
    positions = {id(b): i for i, b in enumerate(whole.blocks)}
    for group in _groups(_unwrapped(container)):
        inside = [positions[id(b)] for b in walk(group)]
        blocks = tuple(texts[position] for position in inside if position in texts)
        if blocks:
            yield TargetItem(blocks, _name(blocks[0].text))


def _container(whole: Examination) -> Heading | None:
    for block in whole.blocks:
        if isinstance(block, Heading):
            if block.section == SECTION:
                return block
            if block.section == OVERALL:
                inner = (b for b in walk(block.blocks) if isinstance(b, Heading))
                return next((b for b in inner if ITEMISED in b.text.text), None)
    return None


def _unwrapped(heading: Heading) -> tuple[Block, ...]:
    """What a heading holds, less headings that merely stand around everything below."""
    while len(heading.blocks) == 1 and isinstance(heading.blocks[0], Heading):
        heading = heading.blocks[0]
    return heading.blocks


def _groups(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Each item with what belongs to it: its first block is numbered in the style of the first."""
    styles = [_style(block) for block in blocks]
    first = next((style for style in styles if style is not None), None)
    starts = [i for i, style in enumerate(styles) if first is not None and style == first]
    if not starts:
        starts = [i for i, block in enumerate(blocks) if isinstance(block, Heading)]
    for start, stop in pairwise((*starts, len(blocks))):
        yield blocks[start:stop]


def _style(block: Block) -> int | None:
    if not isinstance(block, Heading | Paragraph):
        return None
    text = half_width_figures(block.text.text.lstrip())
    return next((i for i, style in enumerate(_STYLES) if style.match(text)), None)


@lru_cache(maxsize=1024)
def _name(text: str) -> str:
    """What an item calls itself: its first clause, less numbering and 完成…项目; '' if too long."""
    bare = half_width_figures(text).strip()
    for style in _STYLES:
        bare = style.sub("", bare, count=1) if style.match(bare) else bare
    clause = _CLAUSE_END.split(bare, maxsplit=1)[0]
    match = _NAMED.match(clause)
    return match["name"] if match and len(clause) <= _LONGEST_NAME else ""
