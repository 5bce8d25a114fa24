"""Points and stretches of time as indicators print them: 2030年年底, 12月31日前, 2030.1-2030.12."""

from generator.patterns import regex

_FULL_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])[日号]?"
_MONTH = rf"{_MONTH_NUMBER}月(?:份|[底末初]|[上中下]旬|{_DAY})?"
_PART = r"(?:[上下]半年|第?[一二三四1-4]季度|年?[底末初]|年?全年|年?内)"
_TO = r"\s*[-—–~～至到]+\s*"
_MOMENT = (
    rf"(?:{_FULL_YEAR}年度?(?:{_MONTH}|{_PART})?"
    rf"|[0-9]{{2}}年(?:{_MONTH}|{_PART})"
    rf"|{_MONTH}"
    rf"|{_FULL_YEAR}[.\-/]{_MONTH_NUMBER}(?:[.\-/]{_DAY})?"
    rf"|(?:3[01]|[12][0-9]|0?[1-9])[日号])"
)
# What may be said of a moment without asking for more: 12月底前全部完成.
_SAID = r"(?:[之以前后内底末止起已]|按时|按期|及时|全部|完成|完工|竣工|结束|到位|验收|支付|发放)*"
_DATE = regex(
    rf"{_MOMENT}{_SAID}(?:{_TO}{_MOMENT}{_SAID})?"
    rf"|(?:{_FULL_YEAR}年)?{_MONTH_NUMBER}月?{_TO}{_MONTH_NUMBER}月{_SAID}"
)


def is_date(text: str) -> bool:
    """Whether a text without its operator is a date or a stretch of time and nothing else."""
    return _DATE.fullmatch(text) is not None
