"""Write ``generator/search/tables/`` anew from pypinyin and OpenCC, which have to be installed.

Run as ``python -m bench.search.tables``. See the README beside the tables.
"""

import unicodedata
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_TABLES = _ROOT / "generator/search/tables"
_SHARE, _LEAST = 0.01, 2  # of the phrases with a character, for a reading that is not the first


def characters() -> list[str]:
    """The characters of GB 2312, and those of the names of counties."""
    known = (chr(code) for code in range(0x4E00, 0x9FA6))
    names = (_ROOT / "data/reference/regions.csv").read_text("utf-8")
    return sorted({c for c in known if _is_common(c)} | {c for c in names if "一" <= c <= "龥"})


def _is_common(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _plain(syllable: str) -> str:
    for marked in "üǖǘǚǜ":
        syllable = syllable.replace(marked, "v")
    letters = unicodedata.normalize("NFD", syllable)
    return "".join(c for c in letters if not unicodedata.combining(c)).lower()


def pinyin(wanted: list[str]) -> str:
    """Syllable and characters, a line each."""
    single = import_module("pypinyin.pinyin_dict").pinyin_dict
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in import_module("pypinyin.phrases_dict").phrases_dict.items():
        if len(phrase) == len(readings):
            for character, reading in zip(phrase, readings, strict=True):
                used[character][_plain(reading[0])] += 1
    found: dict[str, list[str]] = defaultdict(list)
    for character in wanted:
        readings = list(dict.fromkeys(map(_plain, single[ord(character)].split(","))))
        least = max(_LEAST, _SHARE * used[character].total())
        for reading in readings:
            if reading == readings[0] or used[character][reading] >= least:
                found[reading].append(character)
    return "".join(f"{reading} {''.join(found[reading])}\n" for reading in sorted(found))


def traditional(wanted: list[str]) -> str:
    """Simplified character and its forms, a line each."""
    known = [chr(code) for code in range(0x3400, 0xA000)]
    converted = import_module("opencc").OpenCC("t2s").convert("\n".join(known)).split("\n")
    found: dict[str, list[str]] = defaultdict(list)
    for form, simple in zip(known, converted, strict=True):
        if form != simple and simple in wanted and form not in wanted:
            found[simple].append(form)
    return "".join(f"{simple}{''.join(found[simple])}\n" for simple in sorted(found))


def main() -> None:
    """Write both tables."""
    wanted = characters()
    (_TABLES / "pinyin.txt").write_text(pinyin(wanted), "utf-8")
    (_TABLES / "traditional.txt").write_text(traditional(wanted), "utf-8")


if __name__ == "__main__":
    main()
