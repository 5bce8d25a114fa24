"""Bad input is told, with place and remedy, and changes no byte of the site; strange input is text.

Each case is put into a small project, checked in three formats and built. See ``cases.py`` for
what a case declares and ``judging.py`` for what must hold.
"""

import pytest

from tests.hostile.cases import PROJECT, WORDS, Case, replaced
from tests.hostile.corpus import cases
from tests.hostile.judging import judge
from tests.hostile.lab import Lab

_CASES = {case.name: case for case in cases()}


def test_the_corpus_is_what_is_promised() -> None:
    assert len(_CASES) == len(cases()), "every case has a name of its own"
    assert sum(case.rejected for case in _CASES.values()) >= 600
    assert sum(not case.rejected for case in _CASES.values()) >= 25


@pytest.mark.parametrize("name", _CASES)
def test_a_case(lab: Lab, name: str) -> None:
    assert judge(lab, _CASES[name]) == []


def test_the_judge_sees_what_is_wrong(lab: Lab) -> None:
    """A good project is no rejection, and a rejected one is not fine; both are said."""
    harmless = replaced(WORDS, "负责全县示例工作。", "负责示例工作。")
    broken = replaced(PROJECT, "预算数: 30.00", "预算数: 三十")
    assert any("status 0" in said for said in judge(lab, Case("good", harmless, PROJECT)))
    assert any("rejected" in said for said in judge(lab, Case("bad", broken)))
    assert any(
        "not shown" in said for said in judge(lab, Case("lost", harmless, shown=("不在页上的字",)))
    )
    assert any("does not say" in s for s in judge(lab, Case("mute", broken, PROJECT, ("没有",))))
