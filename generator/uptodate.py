"""Whether a build has anything to do at all: asked before anything that is slow to import."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.project import Digests, Project
from generator.publish.target import is_published
from generator.store.store import digest

_KIND, _KEPT = "builds", 20


def build_key(project: Project, output: Path, day: date, digests: Digests) -> str:
    """What a site at ``output`` for the public of a day is made from."""
    place = str(output.absolute())
    return digest(part.encode() for part in (project.inputs_key(digests), place, str(day)))


class Done(Struct, frozen=True):
    """What a build came to: the name of its release; whom it ``left`` out, by ``区划/部门/年度``
    with the day of publication that lies ahead, '' of drafts."""

    release: str
    left: tuple[tuple[str, str], ...]


def done_before(project: Project, output: Path, key: str) -> Done | None:
    """The build of what ``key`` tells, where what it made stands at ``output`` untouched."""
    done = project.store.get(_KIND, key, Done)
    return done if done is not None and is_published(output, done.release) else None


def note_built(project: Project, key: str, done: Done) -> None:
    """Remember a build."""
    project.store.put(_KIND, key, done)
    project.store.prune(_KIND, _KEPT)
