"""The whole text of every disclosure, both ways: YAML against source, source lines against YAML."""

import pytest

from tests.fidelity.compare import difference
from tests.fidelity.document import rebuild
from tests.fidelity.layout import layout_of, lines_of, squeeze
from tests.fidelity.pieces import Disclosure, keys, leaves, load

UNPRINTED = {
    "disclosure.yml": ("类型", "版式", "次序", "来源", "公开日期", "批复日期", "草稿", "联系"),
    "narrative.yml": ("栏目",),
    "tables.yml": ("状态",),
    "projects": ("序号",),
}
"""Keys that say how the document is made, not what it prints (序号 is held by its own test)."""


@pytest.fixture(params=keys())
def disclosure(request: pytest.FixtureRequest) -> Disclosure:
    """Each disclosure that keeps its source text."""
    return load(request.param)


def test_sources_are_found() -> None:
    assert keys()


def test_rebuilt_text_is_the_source_text(disclosure: Disclosure) -> None:
    message = difference(disclosure)
    assert message is None, message


def test_every_scalar_of_the_data_is_compared(disclosure: Disclosure) -> None:
    """A value under a key that no form prints would otherwise escape the comparison."""
    compared = {(piece.file, piece.path) for piece in rebuild(disclosure) if piece.leaf}
    for file, node in disclosure.files.items():
        for path, text in leaves(node):
            if not _unprinted(file, path):
                assert (file, path) in compared, (
                    f"{disclosure.key}/{file} {path}: {text!r} is unprinted"
                )


def _unprinted(file: str, path: str) -> bool:
    names = UNPRINTED.get(file.split("/", maxsplit=1)[0], ())
    ends = (path.split(".")[0].split("[")[0], path.rsplit(".", maxsplit=1)[-1])
    return ends[0] in names if file == "disclosure.yml" else ends[1] in names


def test_a_paragraph_of_the_data_is_a_paragraph_of_the_source(disclosure: Disclosure) -> None:
    """One printed paragraph is one entry, wherever the source shows its lines (a PDF does not)."""
    if layout_of(disclosure.source) == "plain":
        return
    lines = {squeeze(text) for _, texts, _ in lines_of(disclosure.source) for text in texts}
    for piece in rebuild(disclosure):
        if piece.path.endswith(".段") or piece.path.startswith("绩效目标["):
            assert squeeze(piece.text) in lines, f"{disclosure.key}: {piece.place} is no paragraph"


def test_projects_stand_in_the_printed_order(disclosure: Disclosure) -> None:
    """序号, which orders them, is the number of the title; a file is named after its code."""
    for file, record in disclosure.projects():
        assert record["表题"].startswith((record["序号"] + ".", record["序号"] + "、")), file
        assert file == f"projects/{record['项目编码']}.yml"
