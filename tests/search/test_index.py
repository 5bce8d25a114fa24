"""The Python side: terms, sounds, segments and the files they are joined into."""

import json

from generator.search.index import index
from generator.search.language import spoken, traditional
from generator.search.segment import segment
from generator.search.sounds import HEARD, heard, leads
from generator.search.terms import called, crc, exact, of_text
from generator.search.written import written_pages
from generator.views.page import SearchEntry, SearchLine, SearchPlace

PLACE = SearchPlace("130100", "某市", "301", "某局", "2030")


def entry(number: int, *lines: SearchLine) -> SearchEntry:
    return SearchEntry(
        f"{PLACE.key}/p{number}/", f"第{number}页", lines=lines, kind="项目", place=PLACE
    )


def test_texts_are_found_by_characters_neighbours_and_words() -> None:
    assert of_text("接待费") == {"接", "待", "费", "接待", "待费"}
    assert of_text("办公\t费用") >= {"办公", "费用"}
    assert "公费" not in of_text("办公\t费用"), "cells are no neighbours"
    assert of_text("MPLS VPN") >= {"#mpls", "#vpn"}


def test_numbers_are_found_however_they_are_written() -> None:
    assert "#1352.3" in of_text("1,352.30") & of_text("1352.30") & of_text("１３５２．３")
    assert "#1352" in of_text("1352.30"), "its whole part"
    assert of_text("298辆") >= {"#298", "298辆"}
    assert of_text("≥95.50%") == of_text("９５．５％") == {"#95.5%"}, "a percentage is no amount"
    assert "#0.5" in of_text("0.50") and "#20" in of_text("20.00")


def test_codes_are_found_in_part_and_in_either_case() -> None:
    assert of_text("P004T") == of_text("p004t")
    assert {"^p00", "^004", "^04t"} <= of_text("P004T")


def test_names_are_found_whole_without_quotes_and_numbers() -> None:
    assert exact("“三公”经费") == exact("三公经费")
    assert set(exact("三公经费")) < set(exact("四、“三公”经费"))
    assert called("长" * 100) == (), "what is that long is no name"
    assert crc("a") == 0xE8B7BE43


def test_names_are_led_to_by_sound_initials_and_past_a_slip() -> None:
    found = leads(["接待费", "接待费用", "银行费"])
    assert found["~jie dai fei"] == "接待费"
    assert found["!jdf"] == "接待费"
    assert found["~yin hang"] == "银行", "a character with two readings"
    assert found["_接费"] == "待" and found["<待费"] == "接" and found[">接待"] == "费"


def test_initials_of_a_beginning_are_apart_and_everyday_words_come_last() -> None:
    found = leads(["接待费", "基金会"], ["家底费", "家底"])
    assert found["!jd"] == found["[jd"] == "接待家底"
    assert found["!df"] == "待费底费" and "[df" not in found


def test_characters_that_a_site_lacks_are_known_by_their_sound() -> None:
    files = heard(frozenset("表行"))
    assert len(files) == HEARD
    assert files[crc("裱") % HEARD]["裱"] == "biao"
    assert not any("表" in file or "行" in file for file in files)


def test_the_tables_of_characters() -> None:
    assert spoken("行") == ("hang", "xing") and spoken("会") == ("hui", "kuai")
    assert spoken("x") == ()
    pairs = traditional(frozenset("费里"))
    assert {pairs[at : at + 2] for at in range(0, len(pairs), 2)} == {"費费", "裏里", "裡里"}
    assert traditional(frozenset("费費")) == "", "what occurs itself stays"


def test_a_segment_depends_on_its_own_entries_alone() -> None:
    mine = [entry(n, SearchLine(f"第{n}行", "r1", ("行",))) for n in range(70)]
    made = segment(PLACE, mine)
    assert made == segment(PLACE, list(mine))
    assert len(made.blocks) == 3 and len(made.kinds) == 70
    assert json.loads(made.chunks[0])[1] == ["p1/", "第1页", "", ["r1", "第1行"]]


def test_what_things_cost_goes_with_their_lines() -> None:
    row = SearchLine("名\t1.00\t项\t2.00", "r1", ("名",), (1, 3), "万元")
    other = SearchLine("又\t3", "r2", ("又",), (1,), "元")
    table = SearchEntry("t/", "表", lines=(row, SearchLine("注"), other))
    project = SearchEntry("p/", "项目", lines=(SearchLine("指标"),), amount="预算数 1.00万元")
    chunks = segment(None, [table, project, SearchEntry("x/", "页")]).chunks
    records = [record for chunk in chunks for record in json.loads(chunk)]
    assert records[0][4:] == ["", "万元", [0b1010, 0, 0]], "no line in another unit than is shown"
    assert records[1][4:] == ["预算数 1.00万元"] and len(records[2]) == 4


def test_the_files_are_the_same_whatever_was_indexed_before() -> None:
    one = [segment(None, [SearchEntry("x/", "某页", "正文")]), segment(PLACE, [entry(1)])]
    first = dict(index(one, {"公车": "公务用车"}, ["多少", "多少钱"]))
    leads(["别的名称"])
    assert dict(index(one, {"公车": "公务用车"}, ["多少", "多少钱"])) == first
    site = json.loads(first["search/site.json"])
    assert site["everyday"] == {"公车": ["公务用车"]} and site["asked"] == ["多少钱", "多少"]
    assert [place[2] for place in site["places"]] == ["", "2030"]
    assert site["departments"] == [["", ""], ["301", "某局", 1]], "not 某市某局"
    assert all(f"search/heard/{n}.json" in first for n in range(HEARD))
    shards = [json.loads(first[f"search/terms/{n}.json"]) for n in range(site["shards"])]
    assert all(crc(term) % len(shards) == n for n, shard in enumerate(shards) for term in shard)


def test_departments_are_named_without_their_region() -> None:
    two = [
        SearchPlace(code, name, "1", f"{name}某局", "2030")
        for code, name in (("1", "甲县"), ("2", "乙县"))
    ]
    files = dict(index([segment(place, [entry(1)]) for place in two], {}, []))
    site = json.loads(files["search/site.json"])
    assert site["departments"] == [["1", "某局"]] and [place[1] for place in site["places"]] == [
        0,
        0,
    ]


def test_hand_written_pages_lose_their_markup_and_keep_their_anchors() -> None:
    docs = [
        {"location": "guide/", "title": "指南", "text": ""},
        {"location": "guide/#new", "title": "新建 &amp; 改", "text": "<p>一\u200b行<b>字</b></p>"},
    ]
    (page,) = written_pages(docs)
    assert (page.path, page.title, page.kind) == ("guide/", "指南", "指南")
    assert page.lines[-1] == SearchLine("新建 & 改：一行 字", "new", ("新建 & 改",))
