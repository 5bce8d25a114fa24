"""What stands where an amount belongs and is none, or is one in another writing."""

from tests.hostile.cases import BUYING, PROJECT, TABLES, Case, replaced

_WRONG = {
    "nan": "NaN", ".nan": ".nan", "inf": "Infinity", ".inf": "-.inf", "1e400": "1e400",
    "1e-400": "1e-400", "1E5": "1E5", "30e0": "30e0", "hex": "0x1E", "octal": "0o36",
    "binary": "0b11110", "underscore": "3_0.00", "1_000": "1_000", "thousands": '"1,000.00"',
    "Chinese comma": "1，000.00", "blank": "3 0.00", "apostrophe": "1'000.00",
    "sexagesimal": "0:30", "sexagesimal long": "1:30:00", "date": "2026-01-30",
    "time": "2026-01-30T00:00:00Z", "true": "true", "yes": "yes", "是": "是", "null": "null",
    "tilde": '"~"', "dash": '"-"', "long dash": "—", "plus": "+30.00", "two minuses": "--30.00",
    "minus behind": "30.00-", "unicode minus": "−30.00", "en dash": "–30.00", "full minus": "－30.00",
    "brackets": "(30.00)", "bare point": "30.", "point first": ".30", "points": "30.0.0",
    "full-width": "３０.００", "full stop": "30。00", "Arabic digits": "٣٠.٠٠",
    "Devanagari digits": "३०.००", "mathematical digits": "𝟑𝟎.𝟎𝟎", "circled": "㉚",
    "superscript": "30²", "half": "30½", "Chinese": "三十", "money Chinese": "叁拾", "keycap": "3⃣0",
    "formula": "=15+15", "formula of a sheet": '"@SUM(A1)"', "percent": "30%", "yuan": "30.00元",
    "wan": "30.00万", "sign": "¥30.00", "dollar": "$30.00", "letter O": "3O.00", "letter l": "30.0l",
    "complex": "30j", "fraction": "60/2", "long": "9" * 25 + ".00", "very long": "9" * 10_000,
    "long decimals": "30." + "0" * 40, "html": '"<b>30</b>"', "jinja": '"{{ 30 }}"',
    "words": "约30.00", "two": "30.00 30.00", "list": "[30.00]", "record": "{值: 30.00}",
}  # fmt: skip
_PLACES = {
    "a project": (PROJECT, "预算数: 30.00"),
    "a row": (TABLES, "预算数: 110.00"),
    "a price": (BUYING, "单价: 0.50"),
    "a number": (BUYING, "数量: 10"),
}
_SAMPLE = (
    "nan",
    "1e400",
    "1_000",
    "full-width",
    "unicode minus",
    "octal",
    "formula",
    "yes",
    "list",
)


def _case(name: str, place: str) -> Case:
    file, old = _PLACES[place]
    put = replaced(file, old, f"{old.partition(':')[0]}: {_WRONG[name]}")
    return Case(f"{name} in {place}", put, file)


CASES = (
    *(_case(name, "a project") for name in _WRONG),
    *(_case(name, place) for place in _PLACES for name in _SAMPLE if place != "a project"),
    Case(
        "fine: leading zeros stay as they are written",
        replaced(PROJECT, "预算数: 30.00", "预算数: 0030.00"),
        shown=("0030.00",),
    ),
    Case("minus zero", replaced(PROJECT, "预算数: 30.00", "预算数: -0.00"), PROJECT),
    Case("fine: quoted", replaced(PROJECT, "预算数: 30.00", '  "预算数": "30.00"'.strip())),
)
