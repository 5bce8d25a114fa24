"""``mingzhang build`` and ``merge``: is there anything to do, who does it, what came of it."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.project import Inputs, Project
from generator.publish.lookout import Lookout, watching
from generator.uptodate import build_key, done_before

if TYPE_CHECKING:
    from generator.building.holding import Held
    from generator.building.workers import Workers
    from generator.publish import Outcome

Say = Callable[[str], None]
_OK, _ERRORS_FOUND, _WRONG_USE = 0, 1, 2
_MOST_LEFT = 10  # places that are named
_NOTHING_NEW = "没有变化，网站已是最新。"


def answer(project: Project, arguments: Namespace, day: date, say: Say, tell: Say) -> int:
    """Build the site of a day, or a share of it; the exit status. ``tell`` is told what is no
    result."""
    if arguments.shard is not None:
        if arguments.keep_going:
            tell("--keep-going 不能和 --shard 一起用：各份都要知道网站上最后一次发布的内容。")
            return _WRONG_USE
        return _shard(project, arguments, day, say, tell)
    output, inputs = _output(project, arguments), project.inputs()
    done = done_before(project, output, build_key(project, output, day, inputs.digests))
    if done is not None:
        for line in (_NOTHING_NEW, *_left(done.left)):
            say(line)
        return _OK
    with watching(output) as early:
        return _built(project, arguments, output, day, (), say, tell, inputs, early)


def merged(project: Project, arguments: Namespace, day: date, say: Say, tell: Say) -> int:
    """Join shards to the site of a day; the exit status."""
    shards = tuple(Path(name) for name in arguments.shards)
    for shard in shards:
        if not (shard / "parts").is_dir():
            tell(f"“{shard}”不是 mingzhang build --shard 写出的文件夹：里面没有 parts/。")
            return _WRONG_USE
    arguments.scheduler, arguments.keep_going = None, False
    return _built(project, arguments, _output(project, arguments), day, shards, say, tell)


def _output(project: Project, arguments: Namespace) -> Path:
    return Path(arguments.output) if arguments.output else project.root / "site"


def _built(
    project: Project,
    arguments: Namespace,
    output: Path,
    day: date,
    shards: tuple[Path, ...],
    say: Say,
    tell: Say,
    inputs: Inputs | None = None,
    early: Lookout | None = None,
) -> int:
    # Slow to import, and of no use where nothing has changed.
    from generator import pipeline
    from generator.building.cluster import NoCluster
    from generator.shell.errors import ShellError
    from generator.shell.shell import build_shell

    try:
        with _hands(arguments) as hands:
            given = (project, output, day, build_shell, tell, hands, shards)
            keep_going = arguments.keep_going
            built = pipeline.build(*given, keep_going=keep_going, inputs=inputs, early=early)
    except NoCluster as error:
        tell(str(error))
        return _WRONG_USE
    except (pipeline.BuildRefused, ShellError) as error:
        tell(f"{error}\n网站没有改动。")
        return _ERRORS_FOUND
    for line in (*_told(built.outcome if built else None), *_left(built.left if built else ())):
        say(line)
    if built is None or not built.held.errors:
        return _OK
    tell(f"{pipeline.errors_of(project, built.held)}\n{_held(built.held)}")
    return _ERRORS_FOUND


def _shard(project: Project, arguments: Namespace, day: date, say: Say, tell: Say) -> int:
    from generator import pipeline
    from generator.building.cluster import NoCluster
    from generator.building.shards import Share
    from generator.shell.errors import ShellError
    from generator.shell.shell import build_shell

    if not arguments.output:
        tell("用 --shard 时请用 -o 指定这一份写到哪个文件夹，如 -o shard-2。")
        return _WRONG_USE
    number, count = arguments.shard
    folder = Path(arguments.output)
    if folder.exists() and not _is_shard(folder):
        tell(f"“{folder}”里有别的东西。请换一个文件夹（-o），或先把它移走。")
        return _WRONG_USE
    try:
        shell = pipeline.page_shell(project, build_shell)
        with _hands(arguments) as hands:
            share = Share(number, count)
            made = pipeline.build_shard(project.root, shell, folder, share, day, tell, hands)
    except NoCluster as error:
        tell(str(error))
        return _WRONG_USE
    except (pipeline.BuildRefused, ShellError) as error:
        tell(f"{error}")
        return _ERRORS_FOUND
    say(f"第 {number} 份（共 {count} 份）写在 {folder}：{made} 份公开。")
    say("全部做好后运行 mingzhang merge，合成一个网站。")
    return _OK


def _held(held: "Held") -> str:
    """What became of the disclosures that have errors."""
    kept = [f"{'/'.join(id)}（{day} 发布的内容）" for id, day in held.since.items() if day]
    left = ["/".join(id) for id, day in held.since.items() if not day]
    said = (
        ("有错误，网站上保留最后一次发布的内容，网页上注明了：", kept),
        ("有错误，又没有可以保留的内容（没有发布过，或 .cache 里没有记录），不在网站上：", left),
    )
    return "\n".join(
        f"{count} 份公开{words}\n{rows}"
        for words, places in said
        if (count := len(places)) and (rows := "\n".join(f"  {place}" for place in places))
    )


def _is_shard(folder: Path) -> bool:
    """Whether a folder is empty or holds a shard and nothing else."""
    return folder.is_dir() and {path.name for path in folder.iterdir()} <= {"cards", "parts"}


def _told(outcome: "Outcome | None") -> Iterator[str]:
    if outcome is None or not outcome.changed:
        yield _NOTHING_NEW
        return
    done = f"写入 {outcome.written} 个文件，沿用 {outcome.kept} 个，删去 {outcome.removed} 个"
    yield f"网站已更新：{done}。"
    for path in outcome.gone:
        if path.endswith("/disclosure.json"):
            yield f"不再公开：{path.removesuffix('/disclosure.json')}"


def _left(left: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What stands in the data and is not published."""
    drafts = [place for place, day in left if not day]
    later = [f"{place}（{day}）" for place, day in left if day]
    for what, places in (("草稿没有发布", drafts), ("还没到公开日期，没有发布", later)):
        if places:
            more = "等" if len(places) > _MOST_LEFT else ""
            yield f"另有 {len(places)} 份{what}：{'、'.join(places[:_MOST_LEFT])}{more}。"


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
