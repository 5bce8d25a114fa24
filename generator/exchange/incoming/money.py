"""Amounts from 元 or other units to the unit of a 版式, by moving the decimal point."""

import re
from decimal import Decimal

from generator.exchange.incoming.wording import excerpt, squeeze
from generator.model.money import plain, product
from generator.model.units import EXPONENTS, is_foreign, units_in

POWERS = EXPONENTS
_DECIMALS = 2
_SHOWN = 40
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,12})[)）]")
_MONEY = re.compile("[元圓圆](?![\u4e00-\u9fff])")  # 三元区 is a place


def unit_in(text: str) -> str:
    """The unit of money that a text names, '' where it names none that is known, or several.

    The 元 of 十万元、元 are two units, of which only one is known.
    """
    found = units_in(text)
    alone = len(set(found)) == 1 and len(found) >= len(_MONEY.findall(squeeze(text)))
    return found[0] if alone else ""


def is_strange(text: str) -> bool:
    """Whether a text names a unit of money that is not known, or not which one of several."""
    return not unit_in(text) and (is_foreign(text) or _MONEY.search(text) is not None)


def unit_beside(label: str) -> str:
    """What a label says in brackets of the unit of its amounts (预算数（元）), '' where nothing."""
    found = _IN_BRACKETS.findall(squeeze(label))
    return next((text for text in found if unit_in(text) or is_strange(text)), "")


def not_converted(label: str, printed: str, wanted: str) -> str:
    """What to say of amounts in a unit that cannot be converted."""
    said = "外币单位" if is_foreign(printed) else "单位"
    return (
        f"“{label}”印的{said}是“{excerpt(printed)}”，不能确定怎样换算成{wanted}，"
        "没有换算，金额照印的数字收入；请核对并自行换算"
    )


def no_unit(label: str, usual: str, unread: str) -> str:
    """What to say of amounts whose unit is not printed, and what to do; ``unread`` is a line near
    them that speaks of one and is no head line."""
    said = f"“{label}”没有写明金额单位，当作{usual}"
    if unread:
        said += f"（上面有一句提到单位，没有采用：“{excerpt(unread[-_SHOWN:])}”）"
    return f"{said}；如果原件以元为单位，请在原件表题下另写一行“单位：元”，再导入一次"


def with_unit(text: str) -> tuple[str, str]:
    """An amount and the unit right behind it (30.00万元), '' where none stands there."""
    plain = squeeze(text).replace("萬", "万").replace("億", "亿")
    names = sorted(POWERS, key=len, reverse=True)
    unit = next((name for name in names if plain.endswith(name)), "")
    return (plain.removesuffix(unit), unit) if unit else (text, "")


def converted(amount: str, unit: str, wanted: str) -> str:
    """An amount in another unit: no digit is lost, at least two decimals stay."""
    shift = POWERS[unit] - POWERS[wanted]
    if shift == 0:
        return amount
    moved = plain(product((Decimal(amount), Decimal(1).scaleb(shift))))
    if "." not in moved:
        return moved
    whole, decimals = moved.split(".")
    decimals = decimals.rstrip("0").ljust(_DECIMALS, "0")
    return f"{whole}.{decimals}"
