"""Our side with pages alone: the data read, the pages of every disclosure written."""

from pathlib import Path

from msgspec import Struct

from generator.building.workers import workers
from generator.load.departments import load_department
from generator.load.disclosures import load_disclosure
from generator.load.discovery import DepartmentFolder, discover
from generator.load.reference import load_reference
from generator.model.reference import Reference
from generator.project import Project
from generator.render.environment import make_environment
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.rules.engine import Checked
from generator.shell.shell import build_shell
from generator.views.record import Record
from generator.views.record_pages import record_pages
from generator.views.site import Site
from generator.views.site_pages import summarise


class Pages(Struct, frozen=True):
    """Writes the pages of all disclosures of a department; nothing is checked."""

    project: Project
    shell: Shell
    reference: Reference
    output: Path

    def __call__(self, folder: DepartmentFolder) -> None:
        """Read the data, write the pages."""
        department = load_department(folder, self.reference.regions, False).department
        assert department is not None, folder.shown
        settings = self.shell.settings
        known = {(department.region, department.code): department}
        bare = Site(settings.site_name, self.reference, known)
        loaded = (load_disclosure(each, self.reference.subjects) for each in folder.disclosures)
        found = [each.disclosure for each in loaded if each.disclosure]
        summaries = tuple(summarise(record, Checked(), bare) for record in found)
        site = Site(bare.name, self.reference, known, summaries=summaries)
        environment = make_environment(self.project.templates, self.project.compiled)
        renderer = PageRenderer(environment, settings.site_name, settings.site_url)
        for record in found:
            for page in record_pages(Record(record, Checked(), site)):
                target = self.output / page.path / "index.html"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(renderer.whole_page(page, self.shell))


def write_pages(root: Path, output: Path) -> None:
    """The pages of every disclosure of a project: no checks, no search, nothing to take away."""
    project = Project(root)
    tree, lists = discover(root, project.data_dir), load_reference(root, project.data_dir)
    work = Pages(project, build_shell(root), lists.reference, output)
    for _ in workers(None).map(work, tree.departments):
        pass
