"""The words that a line between title and head is made of: labels, units, years, names."""

import re
from functools import lru_cache

from generator.exchange.incoming.money import is_strange, unit_in
from generator.exchange.incoming.wording import bare, squeeze
from generator.forms.edition import Edition

GAP = re.compile(r"\s*[\t\n\u3000]\s*|\s{2,}")
"""What parts the pieces of a line: a tab, a full-width blank, two blanks or more."""
YEAR = re.compile(r"[（(]?((?:19|20)[0-9]{2})\s*(?:年度?)?[)）]?")
DATE = re.compile(
    r"((?:19|20)[0-9]{2})\s*[-年./]\s*([0-9]{1,2})(?:\s*[-月./]\s*([0-9]{1,2})\s*日?|\s*月)?"
)
SPOKEN_DATE = re.compile(
    r"[〇○Ｏ零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?"
)

_SCALE = "十拾百佰千仟万萬亿億"
_NAME = (
    rf"(?:人民[币幣])?[{_SCALE}]{{0,3}}"
    r"(?:[美港欧歐日韩韓澳加]?[元圓圆]|美金|港[币幣](?:[万千]?元)?|英[镑鎊])"
)
_UNIT = re.compile(rf"{_NAME}(?:[（(、/／,，及和或]{_NAME}[)）]?)*")
_SPOKEN = re.compile(rf"(?:金额|货币)?(?:单位)?均?以({_UNIT.pattern})为(?:金额|货币)?单位")
_PARTIAL = re.compile(rf"(?:人民[币幣])?[{_SCALE}]{{1,3}}|人民[币幣]|[美港欧歐日韩韓澳加]")
_LABELS_OF_UNITS = r"(?:(?:金额|货币|计量|计价|核算)\s*)?单\s*位"
# 单位 in words that end in it (表单位：元) is a label only if a unit follows.
_BEHIND_WORDS = rf"{_LABELS_OF_UNITS}\s*[:：]\s*(?=[（(]?[0-9,.]*{_NAME})"
_IN_CELLS = re.compile(
    rf"(?:^|(?<=\s))({_LABELS_OF_UNITS})(?=(?:\t|\n| {{2,}}|(?<=.单位) )\s*{_NAME}(?:\s|$))"
)
_CODE_NAME = re.compile(r"[0-9]{3,12}\s*[^\s0-9:：|/、.．年元万亿%-][^:：]*")
_BODY = re.compile(
    r".*(?:[局馆院校委办站所处厅部会队社园库团镇乡学场台科股村区县市联]|中心|办公室|街道|政府|大厦"
    r"|本级|机关|总社|公司|银行|基地|厂|林场|专班|小组)(?:[（(][^（）()]*[)）]|本级|机关)?"
)
_LONGEST_NAME = 40
_NO_NAME = re.compile("[，、。；：:;,？！/／]|情况|如下|下表|合计|小计|说明")


def with_colons(text: str) -> str:
    """A line whose labels of units in cells of their own (单位 | 元) have a colon."""
    return _IN_CELLS.sub(r"\1：", text)


@lru_cache
def labels(edition: Edition) -> re.Pattern[str]:
    """A label with its colon: of group 1, or of a unit that follows other words."""
    words = sorted(_ids(edition), key=len, reverse=True)
    spelled = "|".join(r"\s*".join(map(re.escape, word)) for word in words)
    dress = r"(?:\s*[（(][^（）()]{1,6}[)）])?"
    return re.compile(rf"(?<![\u4e00-\u9fff])({spelled}){dress}\s*[:：]\s*|{_BEHIND_WORDS}")


def field_of(edition: Edition, mark: re.Match[str]) -> str:
    """The id of the field that a label is of."""
    return _ids(edition)[squeeze(mark[1])] if mark[1] else "unit"


def is_label(edition: Edition, text: str) -> bool:
    """Whether a text is a label without its colon."""
    return squeeze(text) in _ids(edition)


def may_name_a_body(mark: re.Match[str]) -> bool:
    """Whether a label may be of a department as well as of a unit: 单位 alone."""
    return squeeze(mark[0]).rstrip(":：") == "单位"


@lru_cache
def _ids(edition: Edition) -> dict[str, str]:
    return {word: id for id, words in edition.wordings.heads.items() for word in words}


def unit_alone(text: str) -> str:
    """The unit that a text is and nothing else, in brackets or not; '' where it is more or less."""
    plain = squeeze(text)
    if plain[:1] in ("（", "(") and plain[-1:] in ("）", ")"):
        plain = plain[1:-1]
    spoken = _SPOKEN.fullmatch(plain)
    if spoken:
        return spoken[1]
    return plain if _UNIT.fullmatch(plain) else ""


def is_partial(text: str) -> bool:
    """Whether a text is the beginning of a unit, whose 元 stands apart."""
    return _PARTIAL.fullmatch(squeeze(text)) is not None


def of_money(text: str) -> bool:
    """Whether a printed unit is one of money, known or not."""
    return bool(unit_in(text)) or is_strange(text) or is_partial(text)


def is_department(text: str) -> bool:
    """Whether a text looks like the name of a body, or is a name behind its code."""
    plain = bare(text)
    if len(plain) > _LONGEST_NAME or _NO_NAME.search(plain):
        return False
    return bool(_CODE_NAME.fullmatch(text) or (len(plain) > 2 and _BODY.fullmatch(plain)))
