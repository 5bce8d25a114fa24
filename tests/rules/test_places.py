"""Every place of a disclosure has a path of its own that leads back to it."""

from generator.diagnostics import Place
from generator.forms import registry
from generator.load.dataset import load_dataset
from generator.rules.places import Places, below
from tests.trees import ROOT


def test_the_path_of_every_cell_of_our_documents_leads_back_to_it() -> None:
    seen = 0
    for loaded in load_dataset(ROOT, "data").disclosures:
        assert loaded.disclosure is not None
        places = Places(loaded.disclosure, registry.edition(loaded.disclosure.edition))
        for place in places._cells:
            if place.field == "cover":
                continue  # all lines of the cover share one path
            assert places.find(places.path(place)) == place, places.path(place)
            seen += 1
    assert seen > 4500


def test_the_file_may_be_left_out_of_a_path() -> None:
    for loaded in load_dataset(ROOT, "data").disclosures:
        record = loaded.disclosure
        assert record is not None
        places = Places(record, registry.edition(record.edition))
        code = record.projects[0].code
        for path in (f"projects/{code}.yml/预算数", f"projects/{code}/预算数", f"{code}/预算数"):
            assert places.find(path) == Place("project:0", -1, "budget")
        assert places.holds(code)
        assert places.find(code) is None
        assert places.find("没有/这里") is None


def test_what_lies_below_a_place() -> None:
    path = "tables.yml/部门预算支出总表/201/合计"
    for above in (path, "部门预算支出总表/201", "部门预算支出总表/", "tables.yml"):
        assert below(path, above)
    for beside in ("部门预算支出总表/20", "部门预算支出", "201/合计", "", "tables"):
        assert not below(path, beside)
