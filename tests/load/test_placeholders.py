"""What is still to be filled in, and printed texts that only look so."""

import pytest

from generator.exchange.filling import Filling
from generator.forms.editions import DEFAULT
from generator.load.placeholders import MARK, is_open
from generator.model.disclosure import Kind

CODE = Filling("130229", "301", "2026", Kind.FULL, DEFAULT).project_code


@pytest.mark.parametrize(
    "text",
    [
        *(MARK, "(待填)", "2（待填）", "玉田县（待填）事项", "（待填：照原件）", "(待填:照原件)"),
        *(CODE, "13022926PXXXXXXXXXX02", "XXXXXX", "XXXXXX。", "XXXXXXX-1", "甲XXXXXX"),
        "XXXXXX有限公司XXXXXX",
    ],
)
def test_a_mark(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "玉田县（待填报）事项",
            "（待填表单位盖章）",
            "（待填写）",
            "待填",
            "有待填补空白",
            "（待填",
        ),
        *("XXXXXX有限公司", "XXXXXXXXX公司", "XXXXXXL", "XXXXX", "XX局", "ＸＸＸＸＸＸ", ""),
    ],
)
def test_what_is_printed_is_no_mark(text: str) -> None:
    assert not is_open(text)
