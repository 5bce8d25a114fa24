"""Our side without what a row leaves out, as a process of its own.

``python -m bench.building.own pages ROOT OUTPUT`` reads the data and writes the pages of every
disclosure: no checks, no search, nothing to take away. ``… whole ROOT OUTPUT`` builds the site with
checks, every page, the search index, CSV and JSON, but no PDF, XLSX or bulk file, verifies it and
swaps it in. What an earlier run kept is there or not, as whoever runs it left it.
"""

import sys
from pathlib import Path

from generator.__main__ import end
from generator.project import Project
from generator.publish.lookout import watching


def main(what: str, root: Path, output: Path) -> None:
    """Write the pages, or the whole site, into a folder."""
    if what == "whole":
        _whole(root, output)
        return
    from bench.building.pages import write_pages

    write_pages(root, output)


def _whole(root: Path, output: Path) -> None:
    """What ``mingzhang build`` does, in the same order, where something has changed."""
    project = Project(root)
    inputs = project.inputs()
    with watching(output) as early:
        from generator.pipeline import build_site, page_shell
        from generator.shell.shell import build_shell

        shell = page_shell(project, build_shell, inputs)
        build_site(root, shell, output, bulk=False, inputs=inputs, early=early)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    end(0)
