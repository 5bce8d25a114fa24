"""The comment: compact, and nothing of the data is mark-up, a mention or a command in it."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from generator.changes import json, markdown, text
from generator.changes.change import Report
from generator.changes.markdown import safe
from tests.changes.repository import FOLDER, PROJECT, TABLES, commit, put, report

HOSTILE = [
    "a | b",
    "@octocat 请看 @org/team",
    "[点我](https://evil.example/x)",
    "https://evil.example www.evil.example x@evil.example",
    "<img src=x onerror=alert(1)>",
    "</details></code></pre></table><h1>假</h1>",
    "<!-- 注释",
    "`code` ``` ~~~",
    "**粗** _斜_ ~~删~~",
    "# 标题",
    "| 表 |\n|---|\n| x |",
    "第一行\n\n- 列表\n\n::error::假的错误",
    "::set-output name=x::y",
    "##[error]假的错误",
    "%0A::stop-commands::x",
    "&lt;b&gt; &amp; &#64;octocat",
    "#1 GH-1 org/repo#1 1234567890abcdef1234567890abcdef12345678",
    ":smile: \\| \\` $a$ $$b$$",
    "\x1b[31m红\x1b[0m\u202e倒\u200b\u0007",
    "x" * 5000,
]
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]")


def rendered(source: str) -> LexborHTMLParser:
    """Markdown with raw HTML, tables and strikethrough, as GitHub has them."""
    return LexborHTMLParser(
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_text_of_data_is_shown_and_does_nothing(words: str) -> None:
    source = safe(words)
    assert "\n" not in source
    page = rendered(f"| 甲 | 乙 |\n|---|---|\n| {source} | 后 |\n")
    assert {node.tag for node in page.css("body *")} <= {
        *("table", "thead", "tbody", "tr", "th", "td", "code")
    }
    cells = page.css("td")
    assert [cell.text() for cell in cells[1:]] == ["后"]
    shown = cells[0].text()
    assert not HIDDEN.search(shown)
    visible = re.sub(r"\\u[0-9A-Fa-f]{4}", "", shown)
    expected = words.replace("##[", "##")
    assert all(c in visible for c in expected if c.isprintable() and c not in " \u3000")
    if re.search(r"[@#:]|[0-9a-f]{7}", words):
        assert page.css_first("td > code"), "GitHub looks for mentions outside code"


def changed(root: Path, words: str) -> Report:
    """The example with words of others wherever a text may stand."""
    quoted = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    quoted = quoted.replace("\n", "\\n").replace("\x1b", "\\e").replace("\x07", "\\a")
    put(root, PROJECT, "项目名称: 示例设备购置项目", f"项目名称: {quoted}")
    put(root, PROJECT, "用途: 购置示例设备，保障示例工作", f"用途: {quoted}")
    put(root, TABLES, "科目编码: 30201, 科目名称: 办公费", f"科目编码: 30201, 科目名称: {quoted}")
    put(root, f"{FOLDER}/narrative.yml", "段: 负责全县示例工作。", f"段: {quoted}")
    put(root, f"{FOLDER}/../department.yml", "部门名称: 玉田县示例局", f"部门名称: {quoted}")
    return report(root)


EVERYTHING = "".join(word for word in HOSTILE if len(word) < 1000)


@pytest.mark.parametrize("words", [HOSTILE[4], HOSTILE[11], HOSTILE[12], HOSTILE[18], EVERYTHING])
def test_hostile_data_in_every_place(root: Path, words: str) -> None:
    found = changed(root, words)
    source = markdown.render(found)
    page = rendered(source)
    assert {node.tag for node in page.css("body *")} <= {
        *("h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "details", "summary"),
        *("ul", "li", "strong", "pre"),
    }
    bare = re.sub(
        r"<(code|pre)\b.*?</\1>", "", page.body.html or "" if page.body else "", flags=re.DOTALL
    )
    assert not re.search(r"@|https?:|www\.|onerror|::|##\[", bare)
    assert len(page.css("details")) == source.count("<details")
    for shown in (text.render(found), json.render(found), source):
        assert not HIDDEN.search(shown)
        assert not re.search(r"^\s*::", shown, re.MULTILINE)
        assert "##[" not in shown


def test_a_comment_is_short_and_what_is_left_out_is_counted(root: Path) -> None:
    rows = "".join(f"    - {{科目名称: 项{n}, 合计: {n}.00}}\n" for n in range(200))
    put(root, TABLES, "    - {序号: 7, 科目编码: 30231", f"{rows}    - {{序号: 7, 科目编码: 30231")
    found = report(root)
    source = markdown.render(found)
    assert len(source) < 65_000
    assert "还有 170 处" in source
    assert "还有 100 处" in text.render(found)
    assert json.render(found).count('"added"') >= 200


def test_many_disclosures_fit_into_a_comment(root: Path) -> None:
    for year in range(1900, 1999):
        for name in ("disclosure", "narrative"):
            source = (root / FOLDER / f"{name}.yml").read_text("utf-8")
            target = root / f"data/130229/301/{year}/{name}.yml"
            target.parent.mkdir(exist_ok=True)
            target.write_text(source, "utf-8")
    commit(root)
    for year in range(1900, 1999):
        file = root / f"data/130229/301/{year}/narrative.yml"
        long = "字" * 3000
        file.write_text(file.read_text("utf-8").replace("段: 负责", f"段: {long}负责"), "utf-8")
    source = markdown.render(report(root))
    assert 5000 < len(source) < 65_000
    assert "99 份公开有改动" in source
    assert "没有列出" in source


def test_the_comment_of_a_usual_change(root: Path) -> None:
    put(root, PROJECT, "预算数: 30.00", "预算数: 31.50")
    put(root, PROJECT, "财政资金: 30.00", "财政资金: 31.50")
    source = markdown.render(report(root))
    assert source.startswith(
        "<!-- mingzhang-diff -->\n### 数据对比 HEAD → 工作区\n\n1 份公开有改动，"
    )
    assert "|  | 项目合计 | 30.00 | 31.50 | +1.50 | 万元 |" in source
    assert "- 改 预算数：30.00 → 31.50（+1.50）\n" in source
    assert source.index("| 公开 |") < source.index(">新出现的问题") < source.index("预算数：")


def test_nothing_changed(root: Path) -> None:
    assert markdown.render(report(root)).endswith("\n\n没有差别。\n")
    assert text.render(report(root)) == "对比 HEAD → 工作区\n没有差别。\n"
