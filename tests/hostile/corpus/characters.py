"""Characters that are not seen, steer a terminal or turn the order of letters; and look-alikes."""

from tests.hostile.cases import BUYING, OFFICE, PROJECT, TABLES, WORDS, Case, replaced

_CONTROLS = "\0\x01\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\u2028\u2029\ufdd0\ufffe\U0001ffff"
_UNSEEN = (
    "\xad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2061\u2066\u2067\u2068\u2069\ufeff\ufe0f\u3164\uffa0\u2800\U000e0041\U000e0100\U0001d173"
)
_FIELDS = {
    "a department's name": (OFFICE, "部门名称: 玉田县示例局", "部门名称: 玉田县{}示例局"),
    "a project's name": (PROJECT, "项目名称: 示例设备", "项目名称: 示例{}设备"),
    "a paragraph": (WORDS, "负责全县", "负责{}全县"),
    "an amount": (PROJECT, "预算数: 30.00", "预算数: 3{}0.00"),
    "an amount of a row": (TABLES, "预算数: 110.00", "预算数: 11{}0.00"),
    "a code": (PROJECT, "项目编码: 1302", "项目编码: 13{}02"),
    "a key": (BUYING, "采购物品名称", "采购{}物品名称"),
    "a value in quotes": (PROJECT, "用途: 购置示例设备", '用途: "购置{}"  # 示例设备'),
}
_SPREAD = ("\u202e", "\u2067", "\u200b", "\u200d", "\x1b", "\0")
_ESCAPES = ("\\u202e", "\\0", "\\e[31m", "\\x1b", "\\L", "\\N", "\\U000E0041", "\\uD800", "\\r")
_SEEN = {
    "Arabic letters": "شبكة",
    "Hebrew letters": "עיר",
    "rare characters": "𠀀㐀",
    "marks on letters": "é̂ǖ",
    "many marks": "a" + "\u0301" * 60,
    "an emoji": "😀",
    "half-width kana": "ｶﾅ",
    "full-width letters": "ＡＢＣ",
    "Cyrillic look-alikes": "Аррlе",
}


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"


def _case(field: str, character: str, said: str) -> Case:
    file, old, new = _FIELDS[field]
    put = replaced(file, old, new.format(character))
    return Case(f"{_named(character)} in {field}", put, file, (said,))


CASES = (
    *(_case("a paragraph", c, _named(c)) for c in _CONTROLS),
    *(_case("a department's name", c, _named(c)) for c in _UNSEEN),
    *(
        _case(field, c, _named(c))
        for field in _FIELDS
        for c in _SPREAD
        if field not in ("a paragraph", "a department's name")
    ),
    *(
        Case(
            f"{typed} in quotes",
            replaced(OFFICE, "部门名称: 玉田县示例局", f'部门名称: "玉田县{typed}示例局"'),
            OFFICE,
        )
        for typed in _ESCAPES
    ),
    Case("a lost letter", replaced(WORDS, "负责全县", "负责\ufffd县"), WORDS, ("U+FFFD",)),
    Case(
        "fine: rare letters",
        replaced(WORDS, "负责全县示例工作。", "；".join(_SEEN.values())),
        shown=tuple(_SEEN.values()),
    ),
)
