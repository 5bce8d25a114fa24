"""Whether a build has anything to do at all: asked before anything that is slow to import."""

from datetime import date
from pathlib import Path

from generator.project import Digests, Project
from generator.publish.target import is_published
from generator.store.store import digest

_KIND, _KEPT = "builds", 20


def build_key(project: Project, output: Path, day: date, digests: Digests) -> str:
    """What a site at ``output`` for the public of a day is made from."""
    place = str(output.absolute())
    return digest(part.encode() for part in (project.inputs_key(digests), place, str(day)))


def is_up_to_date(project: Project, output: Path, key: str) -> bool:
    """Whether what stands at ``output`` was built from what ``key`` tells, and is untouched."""
    done = project.store.get(_KIND, key, str)
    return done is not None and is_published(output, done)


def note_built(project: Project, key: str, release: str) -> None:
    """Remember the name of the release that was built."""
    project.store.put(_KIND, key, release)
    project.store.prune(_KIND, _KEPT)
