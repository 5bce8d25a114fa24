"""Numbers of persons are found wherever they stand, and nothing else is taken for one."""

import pytest

from generator.model.personal import personal_numbers

IDENTITY = "110101199003074514"  # made up; its check character does not fit
PHONE = "13812345678"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PHONE, [PHONE]),
        (f"联系人：某某，{PHONE}。", [PHONE]),
        ("138 1234 5678、139-1234-5678", ["138 1234 5678", "139-1234-5678"]),
        ("+86 13812345678", ["+86 13812345678"]),
        ("１３８１２３４５６７８", ["１３８１２３４５６７８"]),
        (f"{IDENTITY}，{PHONE}", [IDENTITY, PHONE]),
        ("110101 19900307 4514", ["110101 19900307 4514"]),
        (f"{PHONE}\0{PHONE}", [PHONE, PHONE]),
        (f"{PHONE}.5", []),
        (f"{PHONE}元", []),
        (f"{PHONE}万元", []),
        (f"{PHONE}.", [PHONE]),
        (f"1{PHONE}", []),
        (f"A{PHONE}", []),
        (f"{PHONE}A", []),
        (f"0312—{PHONE}", []),
        (f"{'9' * 40}{PHONE}", []),
        ("13032123P003317100520", []),
        ("2024-01-01 2025-01-01 2026-01-01", []),
    ],
)
def test_numbers_stand_where_they_are_said_to(text: str, found: list[str]) -> None:
    numbers = list(personal_numbers(text))
    assert [text[number.start : number.end] for number in numbers] == found
    padded = f"{'甲' * 500}{text}{'乙' * 500}"
    shifted = [(number.start - 500, number.end - 500) for number in personal_numbers(padded)]
    assert shifted == [(number.start, number.end) for number in numbers]
