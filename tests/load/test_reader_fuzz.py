"""Whatever the bytes are, the reader returns values: a tree, findings, places inside the file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import github, json, sarif, text
from generator.load import tree
from generator.load.lines import split_lines
from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.reader import Reading, read_file, read_text

STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=400)
DATA = Path(__file__).parents[2] / "data"
SIGNS = list("\n :-{}[],\"'#&*!|>%@`?~=<.\t\\：，　\u00a0\u200b\ufeff\0𠀀é")
WORDS = ["预算数", "合计", "1,352.30", "80", "“三公”", "&a", "*a", "!!str", "<<", "\\u202e"]
PHRASES = [": ", "- ", "? ", "<<: ", "{a: ", "|\n", ">-\n", "\r\n", "\n  ", "\n- ", "...\n"]
WHOLE_LINES = ["---\n", "%YAML 1.1\n", "=======\n"]
TOKENS = st.sampled_from([*SIGNS, *WORDS, *PHRASES, *WHOLE_LINES])
DOCUMENTS = st.lists(TOKENS, max_size=60).map("".join)


def check(reading: Reading) -> None:
    """Hold what callers rely on, and that every renderer copes with the findings."""
    lines = split_lines(reading.text)
    if reading.root is None:
        assert any(finding.blocks for finding in reading.findings)
    for finding in reading.findings:
        for place in finding.locations:
            assert place.span.line >= 1
            if not reading.text:  # not decoded: nothing to hold the place against
                continue
            assert place.span.line <= len(lines)
            assert 1 <= place.span.column <= len(lines[place.span.line - 1]) + 1
        assert finding.message
        assert finding.hint or "还有" in finding.message
    for renderer in (text, json, github, sarif):
        renderer.render(reading.findings, lambda _: lines)
    _check_tree(reading.root, lines)


def _check_tree(node: Node | None, lines: list[str]) -> None:
    if node is None:
        return
    assert 1 <= node.line <= len(lines)
    assert 1 <= node.column <= len(lines[node.line - 1]) + 1
    if isinstance(node, Mapping):
        for key, value in node:
            _check_tree(key, lines)
            _check_tree(value, lines)
        assert len({key.text for key, _ in node}) == len(node.entries)
    elif isinstance(node, Sequence):
        for item in node:
            _check_tree(item, lines)
    else:
        assert isinstance(node, Scalar)


@STEADY
@given(DOCUMENTS)
def test_any_mixture_of_yaml(document: str) -> None:
    check(read_text(document, "a.yml"))


@STEADY
@given(st.text(max_size=80))
def test_any_text(document: str) -> None:
    check(read_text(document, "a.yml"))


@STEADY
@given(st.binary(max_size=80))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(data)
    check(read_file(path, "a.yml"))


@STEADY
@given(DOCUMENTS)
def test_the_pure_parser_copes_as_well(document: str) -> None:
    import yaml

    kept, tree.PARSER = tree.PARSER, yaml.SafeLoader
    try:
        read_text(document, "a.yml")
    finally:
        tree.PARSER = kept


def test_real_data_reads_without_findings() -> None:
    paths = sorted(DATA.rglob("*.yml"))
    assert paths
    for path in paths:
        assert read_file(path, path.name).findings == (), path
