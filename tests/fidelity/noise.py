"""Noise that belongs to one document: what its conversion printed twice or left standing.

Every entry names its place by the text before and after, has a reason, and must be found exactly
once: an entry that no longer fits fails the test instead of hiding something.
"""

from dataclasses import dataclass

BORDER = "│"
"""Stands for the border of a cell in every text that is compared."""

_INDICATOR_HEAD = "│一级指标│二级指标│三级指标│绩效指标描述│指标值│指标值确定依据"


@dataclass(frozen=True)
class Stray:
    """A stretch of the source, without white space, that is no part of the document."""

    before: str
    noise: str
    after: str
    reason: str

    def span(self, text: str) -> tuple[int, int]:
        """Start and end of the noise in `text`; ValueError unless it stands there exactly once."""
        whole = self.before + self.noise + self.after
        if text.count(whole) != 1:
            raise ValueError(f"noise {whole!r} found {text.count(whole)} times ({self.reason})")
        start = text.index(whole) + len(self.before)
        return start, start + len(self.noise)


STRAYS: dict[str, list[Stray]] = {
    "130225/507/2025": [
        Stray(
            "│按省、市公车平台建设文件及县",
            _INDICATOR_HEAD + "│",
            "委、县政府工作安排",
            "the head of the indicators is printed again where a page breaks inside a cell",
        ),
    ],
    "130321/430/2024": [
        Stray(
            "│支出总计│1630.30",
            "4241",
            "部门预算收入总表│",
            "two stray page numbers between the first and the second table",
        ),
        Stray(
            "│栏次│1│2│3│4│5",
            "││││││",
            "注：无国有资本经营预算",
            "a table without data is printed with one row of blank cells",
        ),
    ],
}
