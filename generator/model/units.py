"""Units of money: as printed on a form, and the exact way from one to another."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from generator.model.money import amount, plain, product, total
from generator.patterns import regex

EXPONENTS: Mapping[str, int] = {
    **{"元": 0, "百元": 2, "千元": 3, "万元": 4},
    **{"百万元": 6, "千万元": 7, "亿元": 8},
}
"""The units that a form may print, each as the power of ten that it is of 元."""
COMMON = "万元"
_MODERN = str.maketrans("萬億仟佰拾圓幣歐韓", "万亿千百十元币欧韩")
_NUMBERS = "0-9０-９.．一二两三四五六七八九十百千万亿"
# A unit begins where no number goes on: the 万元 of 十万元 is none.
_NAMES = regex(rf"(?<![{_NUMBERS}])(?:{'|'.join(sorted(EXPONENTS, key=len, reverse=True))})")
_FOREIGN = regex(
    r"[美港欧日韩澳加新坡]元|澳门元|日圆|美金|外汇|英镑|卢布|法郎|泰铢|(?<!人民|记账)(?<![货位])币"
    r"|(?i:USD|HKD|EUR|JPY|GBP)|[$＄€£￡]"
)


def bare_unit(printed: str) -> str:
    """The unit in a line such as ``单位：万元`` or ``金额单位：人民币万元``, whatever it is."""
    text = "".join(printed.split()).strip("（）()").removeprefix("金额").removeprefix("单位")
    text = text.lstrip("：:").removeprefix("人民币")
    modern = text.translate(_MODERN)
    return modern if modern in EXPONENTS else text


def unit_of(printed: str, usual: str) -> str:
    """The unit that a form prints; the ``usual`` one of its 版式 where it prints none."""
    return bare_unit(printed) or usual


def unit_line(printed: str, usual: str) -> str:
    """The unit as a line of a form: as printed where that is one already, else 单位： before it."""
    return printed if "单位" in printed else f"单位：{printed or usual}"


def money_unit(unit: str) -> str:
    """A unit in which amounts can be read as others; '' where it is none that is known."""
    return unit if unit in EXPONENTS else ""


def named_unit(text: str) -> str:
    """The last unit of money in a text, the 万元 of ``价值（单位：万元）``; '' without one."""
    found = units_in(text)
    return found[-1] if found else ""


def units_in(text: str) -> tuple[str, ...]:
    """The units of money in a text, 萬元 as 万元; none in one that speaks of other currencies.

    What stands behind a number is no unit but part of one that is not known: 十万元, 1000元.
    """
    plain = "".join(text.split()).translate(_MODERN)
    return () if _FOREIGN.search(plain) else tuple(_NAMES.findall(plain))


def is_foreign(text: str) -> bool:
    """Whether a unit is of another currency than 人民币."""
    return _FOREIGN.search("".join(text.split()).translate(_MODERN)) is not None


def convert(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """An amount in another unit, exactly; None where a unit is unknown."""
    if unit == wanted:
        return value
    if unit not in EXPONENTS or wanted not in EXPONENTS:
        return None
    factor = Decimal(1).scaleb(EXPONENTS[unit] - EXPONENTS[wanted])
    return product((value, factor))


def shown(value: Decimal) -> str:
    """A converted amount in digits: exact, without noughts beyond the second decimal."""
    whole, _, decimals = f"{value:f}".partition(".")
    kept = decimals[:2] + decimals[2:].rstrip("0")
    return f"{whole}.{kept}" if kept else whole


class Sum(Struct, frozen=True):
    """A sum of printed amounts. ``mixed``: some stood in another unit and were converted.

    ``blank`` amounts were not printed, ``foreign`` ones stand in a unit nobody knows here; neither
    is part of the sum, whose ``text`` is '' where there is nothing to add.
    """

    text: str
    unit: str
    mixed: bool = False
    blank: int = 0
    foreign: int = 0


def shared_unit(units: Iterable[str]) -> str:
    """The unit in which amounts of these units are added: their own, or 万元 where they differ."""
    found = set(units)
    return found.pop() if len(found) == 1 else COMMON


def sum_of(printed: Iterable[tuple[str, str]]) -> Sum:
    """The sum of printed amounts, each with its unit."""
    pairs = [(amount(text), unit) for text, unit in printed]
    known = [(value, unit) for value, unit in pairs if value is not None]
    target = shared_unit(unit for _, unit in known)
    values = [convert(value, unit, target) for value, unit in known]
    counted = [value for value in values if value is not None]
    return Sum(
        plain(total(counted)) if counted else "",
        target,
        len({unit for _, unit in known}) > 1,
        len(pairs) - len(known),
        len(values) - len(counted),
    )
