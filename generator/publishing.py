"""``mingzhang build``: is there anything to do, who does it, what came of it."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.project import Project
from generator.uptodate import build_key, is_up_to_date

if TYPE_CHECKING:
    from generator.building.workers import Workers
    from generator.publish import Outcome

Say = Callable[[str], None]
_OK, _ERRORS_FOUND, _WRONG_USE = 0, 1, 2
_NOTHING_NEW = "没有变化，网站已是最新。"


def answer(project: Project, arguments: Namespace, day: date, say: Say, tell: Say) -> int:
    """Build the site of a day; the exit status. ``tell`` is told what is no result."""
    output = Path(arguments.output) if arguments.output else project.root / "site"
    if is_up_to_date(project, output, build_key(project, output, day, project.digests())):
        say(_NOTHING_NEW)
        return _OK
    # From here on it takes a while: what is imported now would have kept the others waiting.
    from generator import pipeline
    from generator.building.cluster import NoCluster
    from generator.shell.errors import ShellError
    from generator.shell.shell import build_shell

    try:
        with _hands(arguments) as hands:
            outcome = pipeline.build(project, output, day, build_shell, tell, hands)
    except NoCluster as error:
        tell(str(error))
        return _WRONG_USE
    except (pipeline.BuildRefused, ShellError) as error:
        tell(f"{error}\n网站没有改动。")
        return _ERRORS_FOUND
    for line in _told(outcome):
        say(line)
    return _OK


def _told(outcome: "Outcome | None") -> Iterator[str]:
    if outcome is None or not outcome.changed:
        yield _NOTHING_NEW
        return
    done = f"写入 {outcome.written} 个文件，沿用 {outcome.kept} 个，删去 {outcome.removed} 个"
    yield f"网站已更新：{done}。"
    for path in outcome.gone:
        if path.endswith("/disclosure.json"):
            yield f"不再公开：{path.removesuffix('/disclosure.json')}"


@contextmanager
def _hands(arguments: Namespace) -> "Iterator[Workers]":
    """Who does the work: processes here, or the workers of a cluster."""
    if arguments.scheduler is None:
        from generator.building.workers import workers

        yield workers(arguments.jobs)
        return
    from generator.building.cluster import Cluster

    cluster = Cluster.at(arguments.scheduler)
    try:
        yield cluster
    finally:
        cluster.end()
