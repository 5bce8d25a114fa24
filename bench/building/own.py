"""Our side without what a row leaves out, as a process of its own.

``python -m bench.building.own pages ROOT OUTPUT`` reads the data and writes the pages of every
disclosure: no checks, no search, nothing to take away. ``… whole ROOT OUTPUT`` builds the site with
checks, every page, the search index, CSV and JSON, but no PDF, XLSX or bulk file, verifies it and
swaps it in. What an earlier run kept is there or not, as whoever runs it left it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from generator.load.dataset import load_dataset
from generator.load.disclosures import load_disclosure
from generator.pipeline import build_site, page_shell
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


def pages(project: Project, shell: Shell) -> Iterator[tuple[str, str]]:
    """The pages of all disclosures, not checked."""
    dataset = load_dataset(project.root, project.data_dir, load_disclosure)
    found = [loaded.disclosure for loaded in dataset.disclosures if loaded.disclosure]
    bare = Site(shell.settings.site_name, dataset.reference, dataset.departments)
    summaries = tuple(summarise(record, Checked(), bare) for record in found)
    site = Site(bare.name, bare.reference, bare.departments, summaries=summaries)
    environment = make_environment(project.templates)
    renderer = PageRenderer(environment, site.name, shell.settings.site_url)
    for record in found:
        for page in record_pages(Record(record, Checked(), site)):
            rendered = renderer.render(page)
            yield rendered.file, shell.stamp(*rendered.framed)


def main(what: str, root: Path, output: Path) -> None:
    """Write the pages, or the whole site, into a folder."""
    if what == "whole":
        project = Project(root)
        inputs = project.inputs()
        shell = page_shell(project, build_shell, inputs)
        build_site(root, shell, output, bulk=False, inputs=inputs)
        return
    shell = build_shell(root)
    for path, text in pages(Project(root), shell):
        target = output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
