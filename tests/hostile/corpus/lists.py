"""The lists that all disclosures share, spoilt."""

from tests.hostile.cases import OFFICE, REGIONS, Case, added, emptied, written

_PEOPLE = "data/reference/population.csv"
_HEAD = "region,year,residents,source,date\n"
_WORDS = "data/reference/words.yml"
_SUBJECTS = "data/reference/functional_subjects.csv"
_ROWS = {
    "a region unknown": "999999,2026,1,公报,2026-01-01",
    "a year of letters": "130229,明年,1,公报,2026-01-01",
    "half a person": "130229,2026,1.5,公报,2026-01-01",
    "a number of letters": "130229,2026,34万,公报,2026-01-01",
    "a power": "130229,2026,1e9,公报,2026-01-01",
    "full-width digits": "130229,2026,３４,公报,2026-01-01",
    "nobody": "130229,2026,0,公报,2026-01-01",
    "fewer than nobody": "130229,2026,-1,公报,2026-01-01",
    "no source": "130229,2026,1,,2026-01-01",
    "a day that is none": "130229,2026,1,公报,2026-02-31",
    "a line too short": "130229,2026",
    "a line too long": "130229,2026,1,公报,2026-01-01,多,出",
    "the same year twice": "130229,2026,1,公报,2026-01-01\n130229,2026,2,公报,2026-01-01",
    "a source that turns": "130229,2026,1,公\u202e报,2026-01-01",
    "a source that steers": "130229,2026,1,公\x1b[31m报,2026-01-01",
}

CASES = (
    *(Case(f"residents: {n}", written(_PEOPLE, f"{_HEAD}{row}\n"), _PEOPLE) for n, row in _ROWS.items()),
    Case("residents: no head", written(_PEOPLE, "130229,2026,1,公报,2026-01-01\n"), _PEOPLE),
    Case("residents in GBK", written(_PEOPLE, f"{_HEAD}130229,2026,1,公报,2026-01-01\n".encode("gbk")), _PEOPLE),
    Case("residents: NUL", written(_PEOPLE, f"{_HEAD}130229,2026,1,公\0报,2026-01-01\n"), _PEOPLE),
    Case("residents: 10 MB", written(_PEOPLE, lambda: _HEAD.encode() + b"x" * (10 << 20)), _PEOPLE),
    Case("residents: a quote that never ends", written(_PEOPLE, f'{_HEAD}130229,2026,1,"公报,2026-01-01\n'), _PEOPLE),
    Case("residents: a folder", emptied(_PEOPLE), _PEOPLE),
    Case("regions in GBK", written(REGIONS, "code,name\n130229,玉田县\n".encode("gbk")), REGIONS),
    Case("regions in UTF-16", written(REGIONS, "code,name\n130229,玉田县\n".encode("utf-16")), REGIONS),
    Case("regions without a head", written(REGIONS, "130229,玉田县\n"), REGIONS),
    Case("regions of nothing", written(REGIONS, ""), OFFICE),
    Case("regions: a name that turns", written(REGIONS, "code,name\n130229,玉\u202e田县\n"), REGIONS, ("U+202E",)),
    Case("regions: a name that steers", written(REGIONS, "code,name\n130229,玉\x1b[2J田县\n"), REGIONS, ("U+001B",)),
    Case("regions: a name unseen", written(REGIONS, "code,name\n130229,玉\u200b田县\n"), REGIONS, ("U+200B",)),
    Case("regions: NUL", written(REGIONS, "code,name\n130229,玉\0田县\n"), REGIONS),
    Case("regions: 10 MB in a cell", written(REGIONS, lambda: b"code,name\n130229," + b"x" * (10 << 20)), REGIONS),
    Case("regions: a quote that never ends", written(REGIONS, 'code,name\n130229,"玉田县\n' + "x\n" * 9), REGIONS),
    Case("regions: twice", added(REGIONS, "130229,别的县\n"), REGIONS),
    Case("regions: no name", written(REGIONS, "code,name\n130229,\n"), REGIONS),
    Case("regions: a folder", emptied(REGIONS), REGIONS),
    Case("regions: a workbook", written(REGIONS, b"PK\x03\x04" + bytes(200)), REGIONS),
    Case("科目: a name that turns", written(_SUBJECTS, "code,name\n201,一\u202e般\n"), _SUBJECTS, ("U+202E",)),
    Case("科目: a code that leads out", added(_SUBJECTS, "../../x,名称,类\n"), _SUBJECTS),
    Case("科目: a code of markup", added(_SUBJECTS, "<b>,名称,类\n"), _SUBJECTS),
    Case("words: a list", written(_WORDS, "- 1\n"), _WORDS),
    Case("words: unknown", written(_WORDS, "没有: [这个]\n"), _WORDS),
    Case("words: nested", written(_WORDS, "[" * 10_000), _WORDS, ("嵌套超过",)),
    Case("words in GBK", written(_WORDS, "错字: {一: 二}\n".encode("gbk")), _WORDS),
    Case("fine: a county named in markup", written(REGIONS, "code,name\n130229,<b>玉田县</b>\n"), shown=("<b>玉田县</b>",)),
)  # fmt: skip
