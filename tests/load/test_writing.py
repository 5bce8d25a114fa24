"""Canonical form: what it puts in order, what it never touches, when it leaves a file alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as bounded
from hypothesis import strategies as st

from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.reader import read_text
from generator.load.writing import format_file, format_text, save, yaml_files

DATA = Path(__file__).parents[2] / "data"


def seen(node: Node | None) -> Iterator[str]:
    """What a reader sees, as a flat list of marks and texts."""
    match node:
        case Mapping():
            for key, value in node.entries:
                yield from ("键", key.text, *seen(value))
            yield "完"
        case Sequence():
            for item in node.items:
                yield from ("项", *seen(item))
            yield "完"
        case Scalar():
            yield from ("空",) if node.blank else ("值", node.text)
        case None:
            yield "无"


def contents(text: str) -> list[str]:
    return list(seen(read_text(text, "").root))


def formatting_of(tmp_path: Path, text: str | bytes) -> tuple[str, bool, str]:
    """The formatted text, whether the file would change, and why it was left alone."""
    path = tmp_path / "a.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = format_file(path, "a.yml")
    why = result.obstacle or " ".join(finding.rule.name for finding in result.findings)
    return result.after, result.changed, why


@pytest.mark.parametrize(
    "path", yaml_files([DATA]), ids=lambda path: path.relative_to(DATA).as_posix()
)
def test_the_data_is_canonical(path: Path) -> None:
    result = format_file(path, path.name)
    assert result.canonical, result.diff() or result.obstacle or result.findings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n- 1\n- b:   2\n  c: 3\n", "a:\n  - 1\n  - b: 2\n    c: 3\n"),
        ("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n"),
        ("a: {b:  1,c: 2 , d: }\n", "a: {b: 1, c: 2, d: }\n"),
        ("a: {b: 1,\n   c: 2}\n", "a: {b: 1, c: 2}\n"),
        ("a: [ {b: 1} ]\n", "a: [{b: 1}]\n"),
        ("- a: 1\n-   b: 2\n", "- a: 1\n- b: 2\n"),
        ("a: 1", "a: 1\n"),
        ("a: 1\n\n\n", "a: 1\n"),
        ("a: 1   \n", "a: 1\n"),
        ("a: 1\r\nb: 2 # x\r\n", "a: 1\nb: 2 # x\n"),
        ("---\na: 1\n...\n", "a: 1\n"),
        ("a:\n    # 说明\n    b: 1\n", "a:\n  # 说明\n  b: 1\n"),
        ("a:\n    - 1\n    # 完\n", "a:\n  - 1\n  # 完\n"),
    ],
)
def test_puts_in_order(before: str, after: str) -> None:
    assert format_text(before) == after
    assert format_text(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "a: 1_000.00\nb: 0123\nc: 20.00\nd: 2010303\ne: 1e3\nf: 0x1F\ng: .5\n",
        "a: yes\nb: null\nc: ~\nd: 2025-01-01\ne: 12:30\nf: 是\n",
        "a:\nb: ''\nc: \"\"\nd: {e: , f: ''}\n",
        "'a b': \"1\"\nc: '2'\nd: \">90%\"\ne: “三公”\n",
        "# 顶\n\n# 二\na: 1 # 尾\n\nb: # 后\n  # 内\n  - x   # 值\n  # 间\n  - y\n# 完\n",
        "a: |\n  一\n  二\nb: |-\n  三\n# 注\nc: 1\n",
        "z: 1\na: 2\n",
        "a: " + "长" * 3000 + "。 " + "句" * 3000 + "\n",
        "行:\n  - {序号: 1, 收入: {项目: 一、拨款, 预算数: 1038.81}, 支出: {项目: 二}}\n",
        "a: 中\U0002000b文\nb: MPLS VPN 电路\n",
    ],
)
def test_leaves_alone_what_is_canonical(text: str) -> None:
    assert format_text(text) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: 1\na:   2\n", "duplicate-key"),
        ("a:   %x\n", "unquoted-symbol"),
        ("a: {b:  1,352.30}\n", "thousands-separator"),
        ("a:   x\n  y\n", "folded-text"),
        ("", "file-empty"),
        ("# 只有注释\n", "file-empty"),
        ("a:   \x01\n", "control-character"),
        ("a: [1,  # 一\n  2]\n", "第 1 行的注释"),
        ("# 顶\n---\na: 1\n", "第 1 行的注释"),
    ],
)
def test_says_why_a_file_stays_as_it_is(tmp_path: Path, text: str, why: str) -> None:
    after, changed, reason = formatting_of(tmp_path, text)
    assert (after, changed) == (text, False)
    assert why in reason


def test_a_file_in_another_encoding_stays_as_it_is(tmp_path: Path) -> None:
    after, changed, reason = formatting_of(tmp_path, "部门名称:   示例局示例局".encode("gbk"))
    assert (after, changed) == ("", False)
    assert "gbk" in reason


def test_a_byte_order_mark_is_a_change(tmp_path: Path) -> None:
    after, changed, _ = formatting_of(tmp_path, b"\xef\xbb\xbfa: 1\n")
    assert (after, changed) == ("a: 1\n", True)


def test_the_diff_shows_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a:  1\nb: 2\n")
    diff = format_file(path, "data/a.yml").diff()
    assert "\n-a:  1\n+a: 1\n b: 2\n" in diff
    assert diff.startswith("--- data/a.yml")


def test_the_diff_names_what_cannot_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"a: 1\r\n")
    assert "换行符" in format_file(path, "a.yml").diff()


def test_saving_keeps_the_mode_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a:  1\n")
    path.chmod(0o640)
    save(path, "a: 1\n")
    assert path.read_text() == "a: 1\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_finds_the_files_below_a_folder(tmp_path: Path) -> None:
    for name in ("b.yml", "x/a.yml", "x/source/o.yml", ".git/c.yml", "x/note.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link.yml").symlink_to("b.yml")
    named = tmp_path / "x/a.yml"
    assert yaml_files([tmp_path, named]) == (tmp_path / "b.yml", named)


# What clerks write: words, figures, quotes, blanks, with comments of their own at every place.
PLAIN = st.sampled_from(
    [
        "20.00",
        "0123",
        "1_000.00",
        "-3",
        "yes",
        "~",
        "2025-01-01",
        "一、支出",
        "100%",
        "a#b",
        "“三公”",
    ]
)
VALUE = st.one_of(PLAIN, PLAIN.map("'{}'".format), PLAIN.map('"{}"'.format), st.just(""))
KEYS = ("项目", "预算数", "'科目 名称'", "x", "注")
COMMENT = st.text("注释 :-#[]{}", min_size=1, max_size=6).map(lambda text: f"# {text}。")


@st.composite
def block(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    """The lines of a mapping, its lists and records, with any step of indentation."""
    lines: list[str] = []
    for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True)):
        if draw(st.booleans()):
            lines += [" " * indent + draw(COMMENT)] + [""] * draw(st.integers(0, 1))
        head, tail = f"{' ' * indent}{key}:", draw(st.just("") | COMMENT.map("  {}".format))
        kind = draw(st.integers(0, 3 if depth else 1))
        if kind < 2:
            value = draw(flow() if kind else VALUE)
            lines.append(f"{head} {value} {tail}" if value else f"{head} {tail}")
        else:
            step = indent + draw(st.sampled_from([2, 4]))
            inner = block(step, depth - 1) if kind == 2 else items(step, depth - 1)
            lines += [f"{head} {tail}", *draw(inner)]
    return lines


@st.composite
def items(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    """The lines of a list of values or records."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            lines.append(" " * indent + draw(COMMENT))
        inner = draw(block(indent + 2, depth)) if depth and draw(st.booleans()) else []
        while inner and not inner[0].strip(" ").partition("#")[0]:
            inner.pop(0)
        first = inner[0].lstrip(" ") if inner else draw(PLAIN | flow())
        lines += [f"{' ' * indent}- {first}", *inner[1:]]
    return lines


def flow() -> st.SearchStrategy[str]:
    """A record or a list on one line. An empty record below a comment is tested by itself."""
    pair = st.tuples(st.sampled_from(KEYS), VALUE)
    pairs = st.lists(pair, min_size=1, max_size=3, unique_by=lambda p: p[0])
    record = pairs.map(lambda ps: "{" + " ,".join(f"{k}:  {v}" for k, v in ps) + "}")
    return st.one_of(record, st.lists(PLAIN, max_size=3).map(lambda vs: f"[{','.join(vs)}]"))


def own_comments(lines: list[str]) -> list[str]:
    return [line[line.index("# ") :].rstrip() for line in lines if "# " in line]


@bounded(max_examples=150)
@given(block(0, 2))
def test_formatting_changes_neither_content_nor_comments(lines: list[str]) -> None:
    text = "\n".join(lines)
    after = format_text(text)
    assert contents(after) == contents(text)
    assert own_comments(after.split("\n")) == own_comments(lines)
    assert format_text(after) == after


def test_an_empty_record_below_a_comment_is_left_as_it_is() -> None:
    """ruamel joins the lines after it; what it gives back is not believed."""
    text = "项目:\n  # 说明\n  - {}\n  - 20.00\n  - 20.00\n预算数:   1\n"
    assert format_text(text) == text


@bounded(max_examples=150)
@given(block(0, 2))
def test_what_clerks_write_is_formatted(lines: list[str]) -> None:
    """Not merely left alone: two blanks a level, one after a colon."""
    after = format_text("\n".join(lines))
    bare = [line.partition("#")[0].rstrip() for line in after.split("\n")]
    assert not any((len(line) - len(line.lstrip(" "))) % 2 for line in bare)
    assert not any(":  " in line for line in bare)


@bounded(max_examples=300)
@given(st.text("a中1.:-,#'\"{}[]|>&*!%@`~ \t\n\r\xa0\u3000\u2028", max_size=30))
def test_any_text_comes_back_with_the_same_content(text: str) -> None:
    after = format_text(text)
    assert contents(after) == contents(text)
    assert format_text(after) == after
