"""项目编码: the check character finds every slip, and a correction is named only when clear."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.projects import code as project_code
from generator.rules.projects.code import ALPHABET, LENGTH, check_character, likely, parse, valid
from generator.rules.projects.code_likely import MOST, closest

DATA = Path(__file__).parents[2] / "data"
CODES = sorted(path.stem for path in DATA.glob("*/*/*/projects/*.yml"))
WITHOUT_VALUE = "IOSVZ"
_CODES = st.sampled_from(CODES)
_PLACES = st.integers(0, LENGTH - 1)


def test_published_codes_hold() -> None:
    assert len(CODES) >= 47
    for code in CODES:
        parsed = parse(code)
        assert parsed is not None and parsed.well_known and valid(code)
        assert parsed.region == code[:6] and parsed.year == 2000 + int(code[6:8])


def _slips(code: str) -> list[str]:
    wrong = [
        f"{code[:place]}{other}{code[place + 1 :]}"
        for place in range(LENGTH)
        for other in ALPHABET
        if other != code[place]
    ]
    pairs = [(place, code[place], code[place + 1]) for place in range(LENGTH - 1)]
    swapped = [f"{code[:p]}{b}{a}{code[p + 2 :]}" for p, a, b in pairs if a != b]
    return wrong + swapped


@pytest.mark.parametrize("code", CODES)
def test_every_slip_is_found(code: str) -> None:
    assert not [slip for slip in _slips(code) if valid(slip)]


@given(_CODES, _PLACES, st.sampled_from(ALPHABET + WITHOUT_VALUE))
def test_one_wrong_character(code: str, place: int, other: str) -> None:
    slip = f"{code[:place]}{other}{code[place + 1 :]}"
    assert valid(slip) == (slip == code)
    if parse(slip) is not None and slip != code:
        assert code in likely(slip, code[:6])


@given(_CODES, st.integers(0, LENGTH - 2))
def test_swapped_neighbours(code: str, place: int) -> None:
    slip = f"{code[:place]}{code[place + 1]}{code[place]}{code[place + 2 :]}"
    assert valid(slip) == (slip == code)
    assert slip == code or code in likely(slip, code[:6])


@given(_CODES, _PLACES)
def test_one_character_missing(code: str, place: int) -> None:
    assert code in likely(code[:place] + code[place + 1 :], code[:6])


@given(_CODES, _PLACES, st.sampled_from(WITHOUT_VALUE))
def test_characters_without_value_never_crash(code: str, place: int, letter: str) -> None:
    slip = f"{code[:place]}{letter}{code[place + 1 :]}"
    assert not valid(slip)
    assert (check_character(slip) is None) == (place < LENGTH - 1)
    parsed = parse(slip)
    assert parsed is None or parsed.without_value == letter


@given(st.text(max_size=40))
def test_any_text_is_taken(text: str) -> None:
    valid(text)
    likely(text, "130000")
    assert parse(text) is None or len(text) == LENGTH


def test_look_alike_is_mended_first() -> None:
    code = CODES[0]
    place = code.index("0", 9)
    slip = f"{code[:place]}O{code[place + 1 :]}"
    assert likely(slip, code[:6])[0] == code


def test_corrections_are_few_and_mostly_right() -> None:
    """With the other codes of the disclosure at hand, what is named holds the right code."""
    tried, named, right = 0, 0, 0
    for code in CODES:
        others = [o for o in CODES if o[:6] == code[:6] and o != code]
        for slip in _slips(code)[::7]:
            candidates = [c for c in likely(slip, code[:6]) if c not in others]
            found = closest(candidates, others)
            assert len(found) <= MOST
            tried += 1
            named += bool(found)
            right += code in found
    assert named > tried / 2
    assert right >= 0.85 * named


def test_letters_outside_the_alphabet_have_no_value() -> None:
    assert not set(WITHOUT_VALUE) & set(project_code.ALPHABET)
    assert len(ALPHABET) == 31
