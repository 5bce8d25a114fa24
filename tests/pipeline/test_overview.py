"""The overview says where a disclosure comes from, when it was published, and whom to ask."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pipeline import BuildRefused
from tests.pipeline.sites import PLACE, department, disclosure, project, published
from tests.trees import YEAR

HOME = f"{PLACE}/{YEAR}/"
ORIGINAL = {f"data/{HOME}source/公开文本.docx": "原文", f"data/{HOME}source/内部.xlsx": "内部"}


def meta(files: dict[str, str]) -> tuple[str, list[str]]:
    """What stands at the foot of the overview, and where its links lead to."""
    (node,) = LexborHTMLParser(files[HOME]).css("article .mz-meta")
    links = [link.attributes.get("href") or "" for link in node.css("a")]
    return "".join(node.text().split()), links


FILE, ADDRESS = "source/公开文本.docx", "https://example.org/a?b=1&c=2"


@pytest.mark.parametrize(
    ("source", "said", "links"),
    [
        ("文件: 公开文本.docx", "来源：公布的原文。", [FILE]),
        (f"网址: '{ADDRESS}'", f"来源：{ADDRESS}。", [ADDRESS]),
        ("说明: 由纸质文件录入", "来源：由纸质文件录入。", []),
        (
            f"文件: 公开文本.docx, 网址: '{ADDRESS}', 说明: 由公开文本转换",
            f"来源：公布的原文，{ADDRESS}，由公开文本转换。",
            [FILE, ADDRESS],
        ),
        ("文件: 公开文本.docx, 说明: 转换", "来源：公布的原文，转换。", [FILE]),
        (f"网址: '{ADDRESS}', 说明: 转换", f"来源：{ADDRESS}，转换。", [ADDRESS]),
        ("网址: '县政府网站，预算公开专栏'", "来源：县政府网站，预算公开专栏。", []),
    ],
)
def test_the_source_as_far_as_it_is_told(
    source: str, said: str, links: list[str], tmp_path: Path
) -> None:
    front = disclosure(more=f"来源: {{{source}}}\n")
    files = published(project(tmp_path, department(), front, ORIGINAL))
    text, found = meta(files)
    assert text == said
    assert [unquote(link).removeprefix(f"../../../{HOME}") for link in found] == links
    offered = [address.removeprefix(HOME) for address in files if "/source/" in address]
    assert offered == [link for link in links if link == FILE]


def test_nothing_is_said_of_a_source_that_is_not_told(tmp_path: Path) -> None:
    assert meta(published(project(tmp_path, department(), disclosure()))) == ("", [])


def test_whom_to_ask_is_the_disclosures_own_or_the_departments(tmp_path: Path) -> None:
    contact = "联系方式: {电话: 0315-1, 邮箱: a@example.org}\n"
    own = disclosure("2031", "联系方式: {电话: 0315-2}\n公开日期: 2030-02-01\n")
    files = published(project(tmp_path, department(contact), disclosure(), own))
    assert meta(files)[0] == "电话：0315-1。邮箱：a@example.org。"
    (node,) = LexborHTMLParser(files[f"{PLACE}/2031/"]).css("article .mz-meta")
    assert "".join(node.text().split()) == "公开日期：2030-02-01。电话：0315-2。"


NARRATIVE = f"data/{HOME}narrative.yml"
OUTSIDE = """\
正文:
  - 题: 测试局绩效文本
    内容:
      - 段: 前言一段。
      - 表: 机构设置
        行:
          - {单位名称: 测试局本级, 单位性质: 行政}
      - 表: 项目绩效目标表
"""


def test_what_stands_outside_the_sections_stands_on_the_overview(tmp_path: Path) -> None:
    """But for forms with pages of their own: these are listed in the catalogue."""
    front = disclosure()
    text = OUTSIDE + front[NARRATIVE].removeprefix("正文:\n")
    files = published(project(tmp_path, department(), front, {NARRATIVE: text}))
    (prose,) = LexborHTMLParser(files[HOME]).css("article .mz-prose")
    said = prose.text()
    assert "测试局绩效文本" in said and "前言一段。" in said
    assert [cell.text() for cell in prose.css("td, th[scope=row]") if cell.text().strip()] == [
        "测试局本级",
        "行政",
    ]
    assert not prose.css("ol")


def test_an_address_that_is_no_web_page_is_refused(tmp_path: Path) -> None:
    front = disclosure(more="来源: {网址: 'javascript:alert(1)'}\n")
    with pytest.raises(BuildRefused, match="V-07"):
        published(project(tmp_path, department(), front))
