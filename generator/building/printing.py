"""Between the second step and the third: which disclosures can be set as a PDF."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from generator.building.judging import Case, Judging
from generator.building.memory import Memory
from generator.building.telling import Shown
from generator.building.workers import Workers
from generator.printing import FILE, Papers
from generator.rules.engine import Checked
from generator.views.record import Record
from generator.views.site import Site

Tell = Callable[[str], None]
_WORTH_TELLING = 20  # fewer are made in a moment
_TOLD = 100  # sheets between two words of progress


class Sheet(Struct, frozen=True):
    """A disclosure to be set; ``key`` is that of its PDF in the store."""

    key: str
    case: Case


class Printing(Struct, frozen=True):
    """Sets disclosures; what comes back is the obstacle, '' when the PDF is in the store."""

    judging: Judging
    papers: Papers

    def __call__(self, sheet: Sheet) -> str:
        """Set a disclosure."""
        record, _ = self.judging.public(sheet.case)
        own = sheet.case.department
        departments = {(own.region, own.code): own} if own else {}
        site = Site("", self.judging.reference, departments)
        return self.papers.obstacle(Record(record, Checked(), site))


def printed(
    shown: Sequence[Shown],
    judging: Judging,
    papers: Papers,
    memory: Memory,
    workers: Workers,
    say: Tell,
) -> frozenset[str]:
    """The folders of those of which there is a PDF; ``say`` is told what takes long or fails."""
    if papers.basis is None:
        return frozenset()
    wanted = [one for one in shown if not one.told.withdrawn]
    sheets = [Sheet(papers.key(one.told.content, one.told.name), one.one.case) for one in wanted]
    missing = sum(memory.get("printed", sheet.key, str) is None for sheet in sheets)
    if missing >= _WORTH_TELLING:
        say(f"正在准备 {missing} 份 PDF……")
    work = Printing(judging, papers)

    def told(number: int) -> None:
        if number % _TOLD == 0:
            say(f"正在准备 PDF：{number} / {missing}")

    obstacles = memory.through("printed", sheets, work, str, workers.eager, told)
    done = []
    for one, obstacle in zip(wanted, obstacles, strict=True):
        if obstacle:
            say(f"没有 {'/'.join(one.one.read.id)}/{FILE}：{obstacle}。网页和其他下载不受影响。")
        else:
            done.append(one.one.read.folder)
    return frozenset(done)
