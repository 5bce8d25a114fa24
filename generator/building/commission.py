"""What is to be published, and what making it needs that all disclosures share."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.msgpack import encode

from generator.building.making import Making, Order
from generator.building.memory import Memory
from generator.building.printing import printed
from generator.building.shelf import Shelf
from generator.building.survey import Survey
from generator.building.telling import Neighbours, Shown, common_site, told_of
from generator.building.workers import Workers
from generator.printing import Papers, no_papers, papers
from generator.project import Digests, Project, code_version
from generator.record_files import RecordMaker
from generator.render.shell import Shell
from generator.store.store import digest
from generator.views.page import Definition
from generator.views.site import Site

Tell = Callable[[str], None]


class Scene(Struct, frozen=True):
    """What disclosures are made beside: their ``papers`` (PDFs), what each knows of its
    ``neighbours``, what all have in ``common``, and the key of all that they share."""

    papers: Papers
    neighbours: Neighbours
    common: Site
    shared: str


class Commission(Struct, frozen=True, dict=True):
    """A project as it was surveyed, to be published for the public of a ``day``.

    ``digests`` are those of its files. Without ``bulk`` there are notes in place of what takes
    long to make. ``say`` is told of the progress of long work. ``bundles`` are disclosures that
    were made elsewhere, by key; ``since`` are the days of those that stand there as last published.
    """

    project: Project
    digests: Digests
    shell: Shell
    found: Survey
    day: str
    memory: Memory
    workers: Workers
    say: Tell
    bulk: bool
    bundles: Mapping[str, Path] = field(default_factory=dict)
    since: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """The disclosures that the public sees, in order."""
        return told_of(tuple(self.found.shown(self.day)))

    @property
    def address(self) -> str:
        """Where the site will stand."""
        return self.shell.settings.site_url or "/"

    def scene(self, wanted: Sequence[Shown]) -> Scene:
        """What making ``wanted`` disclosures needs; their PDFs are set."""
        sets = papers(self.project, self.say) if self.bulk else no_papers(self.project)
        judging, reference = self.found.judging, self.found.stock.reference
        folders = printed(wanted, judging, sets, self.memory, self.workers, self.say)
        region_name = Site("", reference, {}).full_region_name
        departments = self.found.departments.by_code
        neighbours = Neighbours(self.shown, departments, region_name, folders, self.since)
        make, known = partial(neighbours.definitions, self.project.store), dict[str, Definition]
        definitions = self.memory.once("definitions", neighbours.terms_key, make, known)
        common = common_site(self.shell.settings, reference, {}, definitions)
        return Scene(sets, neighbours, common, self._shared(common))

    def making(self, scene: Scene, shelf: Shelf) -> Making:
        """What makes disclosures."""
        project = self.project
        maker = RecordMaker(
            project.templates, self.shell, project.store, self.bulk, project.compiled
        )
        return Making(self.found.judging, maker, scene.common, shelf, scene.papers)

    def orders(self, scene: Scene, wanted: Sequence[Shown]) -> list[Order]:
        """What is to be made of disclosures."""
        return [self._order(scene, shown) for shown in wanted]

    def _order(self, scene: Scene, shown: Shown) -> Order:
        read, told = shown.one.read, shown.told
        near = encode(scene.neighbours.near(shown), order="deterministic")
        said = (scene.shared, told.content, told.outcome, repr(self.bulk))
        key = digest((*(part.encode() for part in said), near))
        return Order("/".join(read.id), key, shown.one.case, near, told.downloads, {})

    def _shared(self, common: Site) -> str:
        """What all pages are made from alike."""
        shell, files = self.shell, self.digests.items()
        templates = sorted(pair for pair in files if pair[0].startswith("templates/"))
        told = (shell.settings, sorted(shell.frames.items()), templates, common.definitions)
        parts = (code_version(), self.found.stock.reference_key)
        return digest((*(part.encode() for part in parts), encode(told, order="deterministic")))
