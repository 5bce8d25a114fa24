"""An index that is read from what is published and joined again is the index."""

import json
from pathlib import Path

import pytest

from generator.portal.index import LEFT_OUT
from generator.portal.postings import reread
from generator.portal.trust import Damaged
from generator.search.index import index
from generator.search.numbers import written
from generator.search.segment import segment, written_masks
from generator.views.page import SearchEntry, SearchLine, SearchPlace
from tests.portal.members import make, project, settings

PLACES = [SearchPlace("130102", "甲区", f"{n}", f"第{n}局", "2030") for n in (101, 102)]


def entries(place: SearchPlace) -> list[SearchEntry]:
    return [
        SearchEntry(
            f"{place.key}/tables/{n}/",
            f"第{n}张表",
            "说明文字",
            (SearchLine(f"机关服务\t{n}.50", f"r{n}", ("机关服务",), (1,), "万元"),),
            kind="公开表",
        )
        for n in range(70)
    ]


def published(folder: Path, number: int, *places: SearchPlace) -> Path:
    """A site that has nothing but a summary and an index."""
    from generator.publish import staging
    from generator.views.outline import FORMAT, Outline, packed

    told = packed(Outline(FORMAT, "站", "", "", "", "", (), ()))
    made = index(
        [segment(place, entries(place)) for place in places], {"公车": "公务用车"}, ["多少"]
    )
    with staging(folder / f"{number}", durable=False) as release:
        for path, content in (("site.json", told), *made):
            release.write(path, content)
        release.write_listing()
        release.swap()
    return folder / f"{number}"


def test_joined_is_what_one_site_would_have(tmp_path: Path) -> None:
    whole = published(tmp_path, 1, *PLACES)
    apart = [published(tmp_path, 2 + n, place) for n, place in enumerate(PLACES)]
    root = project(tmp_path / "project")
    members = [(f"站{n}", f"https://{n}.example/", site) for n, site in enumerate(apart)]
    status, said = make(root, settings(root, list(members)))
    assert status == 0, said
    one = {p.name: json.loads(p.read_bytes()) for p in (whole / "search/terms").iterdir()}
    found = {p.name: json.loads(p.read_bytes()) for p in (root / "portal/search/terms").iterdir()}
    assert found.keys() == one.keys()
    for name, shard in one.items():
        assert found[name].keys() == shard.keys()
        for term, text in shard.items():
            if term[0] in "~![_<>":  # what names lead to: in another order, the same
                assert sorted(found[name][term]) == sorted(text)
            else:
                assert found[name][term] == text
    record = json.loads((root / "portal/search/site.json").read_bytes())
    own = json.loads((whole / "search/site.json").read_bytes())
    for key in ("shards", "kinds", "regions", "departments", "patterns", "everyday", "asked"):
        assert record[key] == own[key]
    assert [place[:4] for place in record["places"]] == own["places"]
    assert record["sites"] == [["站0", "https://0.example/"], ["站1", "https://1.example/"]]
    for n, place in enumerate(PLACES):
        file = f"{place.key}/3.json"
        mine = (root / f"portal/search/lines/{n}/{file}").read_bytes()
        assert mine == (whole / "search/lines" / file).read_bytes()


def test_what_is_left_out_is_in_no_mask() -> None:
    assert "指南" in LEFT_OUT
    text = written(0) + written_masks(0b111, 0b010) + written(2) + written_masks(0b1, 0b1)
    assert reread(text, [0b101, 0, 0b1]) == (
        written_masks(0b101, 0) + written(2) + written_masks(0b1, 0b1),
        (0, 2),
    )
    assert reread(text, [0, 0, 0b1]) == (written_masks(0b1, 0b1), (2, 2))
    assert reread(text, [0, 0, 0]) is None


@pytest.mark.parametrize("text", ["A", "AG", "g", "A!", "DE", "A" + "_" * 20])
def test_what_is_no_list_of_places(text: str) -> None:
    with pytest.raises(Damaged):
        reread(text, [1, 1])
