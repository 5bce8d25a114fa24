"""A list of blocks with their levels as blocks inside blocks."""

from collections.abc import Sequence

from msgspec import Struct, field

from generator.exchange.editing import outline
from generator.exchange.editing.merging import Item, Trouble
from generator.exchange.editing.parts import at
from generator.load.spans import Items


class Branch(Struct):
    """A block and what stands below it; ``had_below`` says that something did before."""

    item: Item
    below: list["Branch"] = field(default_factory=list)

    @property
    def had_below(self) -> bool:
        """Whether blocks stand below it now."""
        entry = self.item.entry
        return entry is not None and isinstance(at(entry.spot, (outline.INNER,)), Items)


def nested(items: Sequence[Item], troubles: list[Trouble]) -> list[Branch]:
    """The blocks of the first level with all below them; what does not fit becomes a trouble."""
    top: list[Branch] = []
    open_branches: list[Branch] = []
    for item in items:
        said, level = _level(item, len(open_branches), open_branches)
        said = said or _kind(item)
        if said:
            troubles.append((item.where or "工作表“说明文字”", said))
            continue
        branch = Branch(item)
        del open_branches[level - 1 :]
        (open_branches[-1].below if open_branches else top).append(branch)
        open_branches.append(branch)
    return top


def _level(item: Item, deepest: int, above: Sequence[Branch]) -> tuple[str, int]:
    text = item.cells.get(outline.LEVEL, "")
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 24):
        return "“层级”要写 1、2、3 这样的数字：1 是最外层，比上面的题深一级就加 1", 0
    level = int(text)
    if level > deepest + 1:
        return f"“层级”是 {level}，可是它上面没有 {level - 1} 级的题；请改层级，或补上小标题", 0
    if level > 1 and above[level - 2].item.cells.get(outline.KIND) != outline.HEADING:
        return f"“层级”是 {level}，可是上面的 {level - 1} 级不是题，下面不能有内容；请改层级", 0
    return "", level


def _kind(item: Item) -> str:
    kind, words = item.cells.get(outline.KIND, ""), item.cells.get(outline.WORDS, "")
    if kind not in outline.KINDS:
        return f"“种类”请选：{'、'.join(outline.KINDS)}"
    if not words:
        return "没有文字；不要这一行就删整行"
    extra = {
        outline.SECTION: (outline.HEADING,),
        outline.NUMBER: (outline.TERM,),
        outline.NAME: (outline.TERM,),
    }
    for id, kinds in extra.items():
        if item.cells.get(id) and kind not in kinds:
            return f"“{kind}”没有这一栏（“{item.cells[id][:20]}”）；请移走，或改种类"
    if kind == outline.TERM and not item.cells.get(outline.NAME):
        return "名词没有写在“名词”一栏"
    return ""
