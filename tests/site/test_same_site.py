"""The same data makes the same site: elsewhere, in another locale and time zone, by mkdocs too."""

from pathlib import Path

import pytest

from tests.fidelity.pieces import ROOT
from tests.site.build import BUILD, Built, copy_tree, run_python

ELSEWHERE = {"LC_ALL": "C", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4711"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_tree(tmp_path / "another place")


def differences(site: Built, other: Path) -> list[str]:
    """Files that only one of the two has, or that differ."""
    left, right = site.digests(), Built(other).digests()
    assert left, "nothing was built"
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def test_a_build_elsewhere_is_the_same_to_the_byte(site: Built, copy: Path) -> None:
    run_python(copy, "-c", BUILD, **ELSEWHERE)
    assert differences(site, copy / "site") == []


# ProperDocs goes on with mkdocs 1.x, which is frozen: a move to it changes nothing of the site.
@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_mkdocs_builds_the_same_site(site: Built, copy: Path, builder: str) -> None:
    run_python(copy, "-m", builder, "build", "--quiet", "-f", "mkdocs.yml", **ELSEWHERE)
    assert differences(site, copy / "site") == []


def test_no_file_names_a_folder_of_this_machine(site: Built) -> None:
    folders = (ROOT, site.folder, site.folder.resolve().parent)
    names = site.digests()
    assert names
    for name in names:
        content = site.read(name)
        assert not [folder for folder in folders if str(folder).encode() in content], name
