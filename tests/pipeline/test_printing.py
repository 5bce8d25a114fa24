"""PDFs of disclosures nobody has seen: long, empty, odd and hostile; and builds without any."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pypdf
import pytest

from generator.building import printing
from generator.examining import examine
from generator.pipeline import build_site
from generator.printing import disclosure_pdf
from generator.project import Project
from generator.render import typesetting
from tests.papers import Paper, squeezed
from tests.pipeline import papers
from tests.pipeline.sites import (
    DAY,
    NARRATIVE,
    PLACE,
    SHELL,
    department,
    disclosure,
    previewed,
    project,
    published,
)
from tests.trees import DEPARTMENT, YEAR

NAME = f"测试{DEPARTMENT}局"
PDF = f"{PLACE}/{YEAR}/disclosure.pdf"


def paper(root: Path, *files: dict[str, str]) -> Paper:
    """The PDF of the one disclosure of a project."""
    made = Project(project(root, department(), *files))
    (loaded,) = examine(made).dataset.disclosures
    assert loaded.disclosure is not None
    return Paper(disclosure_pdf(made, loaded.disclosure, NAME))


def words(found: Paper, root: Path) -> list[tuple[str, float, float, float]]:
    """Every word that Poppler sees with its left and right edge and the width of its page."""
    file = root / "one.pdf"
    file.write_bytes(found.content)
    done = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True
    )
    width, seen = 0.0, []
    for line in done.stdout.splitlines():
        if page := re.search(r'<page width="([\d.]+)"', line):
            width = float(page[1])
        if word := re.search(r'<word xMin="([\d.]+)".* xMax="([\d.]+)".*>(.*)</word>', line):
            seen.append((word[3], float(word[1]), float(word[2]), width))
    return seen


def test_the_head_of_a_table_is_repeated_on_every_sheet(tmp_path: Path) -> None:
    found = paper(tmp_path, papers.full(rows=200))
    sheets = [page for page in found.squeezed if "一般公共服务支出" in page]
    assert len(sheets) > 3
    assert all("科目编码" in page and "栏次12345678" in page for page in sheets)
    assert sum(papers.EXPENDITURE in page for page in found.squeezed[2:]) == 1
    assert found.tags().count("/Table") == 1


def test_the_head_of_indicators_is_repeated_on_every_sheet(tmp_path: Path) -> None:
    found = paper(tmp_path, disclosure(), papers.projects(["甲项目"], indicators=150))
    sheets = [page for page in found.squeezed if "项数量" in page]
    assert len(sheets) > 2
    assert all("三级指标" in page for page in sheets)
    assert [n for n in range(1, 151) if f"第{n}项数量" not in found.text] == []


HOSTILE = (
    '#eval("1+1")',
    "#import sys: inputs",
    "$x$ *粗* _斜_ `码` // 注",
    "<b>&lt;</b> &amp; </script>",
    "= 标题\\ #pagebreak() @引用 <标签>",
    "\"引号\" '单引号' -- --- ... ~",
    "https://example.org/" + "a" * 90,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup(tmp_path: Path, text: str) -> None:
    found = paper(tmp_path, disclosure(), papers.projects([text], value=text))
    assert found.text.count(squeezed(text)) >= 3
    assert all(right <= width - 50 for _, _, right, width in words(found, tmp_path))


def test_one_table_and_nothing_else(tmp_path: Path) -> None:
    found = paper(tmp_path, papers.full())
    assert len(found.pages) == 4  # cover, 目录, the table, the text
    assert [text for text, _ in found.bookmarks()] == ["目录", papers.EXPENDITURE]


def test_nothing_but_empty_parts(tmp_path: Path) -> None:
    found = paper(tmp_path, papers.empty())
    assert "空表列示" in found.text and "注：本年没有。" in found.text
    assert found.text.count("（原文此处无内容）") == 3


def test_two_hundred_projects(tmp_path: Path) -> None:
    names = [f"第{number}号项目" for number in range(1, 201)]
    found = paper(tmp_path, disclosure(), papers.projects(names))
    pages = dict(found.bookmarks())
    for name in names:
        title = next(text for text in pages if f".{name}绩效目标表" in text)
        assert squeezed(title) in found.squeezed[pages[title]]
    assert len(set(pages.values())) > 200


@pytest.mark.parametrize("letter", ["名", "A"])
def test_a_name_of_sixty_characters(tmp_path: Path, letter: str) -> None:
    name = letter * 60
    found = paper(tmp_path, papers.full(name=name, table=papers.REVENUE), papers.projects([name]))
    assert found.text.count(name) >= 4
    assert all(right <= width - 50 for _, _, right, width in words(found, tmp_path))


@pytest.mark.parametrize("amount", ["1000000000.00", "0.0001", "123456789012345678.0123"])
def test_amounts_are_never_broken_or_cut(tmp_path: Path, amount: str) -> None:
    found = paper(tmp_path, papers.full(table=papers.REVENUE, amount=amount))
    seen = [word for word in words(found, tmp_path) if word[0] == amount]
    assert len(seen) == 2
    assert all(left >= 50 and right <= width - 50 for _, left, right, width in seen)


def created(found: Paper) -> str:
    """When the file says that it was made."""
    about = found.reader.metadata
    assert about is not None
    return str(about.get("/CreationDate", ""))


def test_a_day_of_publication_dates_the_file_and_nothing_else_does(tmp_path: Path) -> None:
    dated = paper(tmp_path / "1", disclosure(more="公开日期: 2030-02-01\n"))
    assert created(dated).startswith("D:20300201")
    assert "公开日期：2030-02-01" in dated.squeezed[0]
    plain = paper(tmp_path / "2", disclosure())
    assert created(plain) == ""


def test_a_derived_row_says_so(tmp_path: Path) -> None:
    found = paper(tmp_path, {**papers.full(), f"{papers.FOLDER}/tables.yml": _WITHOUT_PARENTS})
    assert "机关服务" in found.text and "推算" in found.text
    assert "标“推算”的行原文没有" in found.text


_WITHOUT_PARENTS = f"""\
{papers.EXPENDITURE}:
  状态: 有数据
  行:
    - {{序号: 1, 科目编码: 2010303, 科目名称: 机关服务, 合计: 20.00, 基本支出: 20.00}}
"""


def test_corrections_are_printed(tmp_path: Path) -> None:
    entry = "- {日期: 2030-03-01, 位置: 支出总表/合计, 原为: 1.10, 改为: 1.00, 原因: 录入差错}\n"
    found = paper(tmp_path, papers.full(), {f"{papers.FOLDER}/corrections.yml": entry})
    assert "更正记录" in found.text
    assert "2030-03-01支出总表/合计1.101.00录入差错" in found.text


# --- what a build makes of them


def built(root: Path, *files: dict[str, str]) -> tuple[set[str], list[str]]:
    """The files of a site and what was said while it was built."""
    said: list[str] = []
    project(root, department(), *files)
    build_site(root, SHELL, root / "site", DAY, said.append)
    site = root / "site"
    return {path.relative_to(site).as_posix() for path in site.rglob("*.*")}, said


def test_a_build_has_them_and_a_preview_has_not(tmp_path: Path) -> None:
    project(tmp_path, department(), disclosure(), disclosure("2029", "草稿: 是\n"))
    site = published(tmp_path)
    assert [name for name in site if name.endswith(".pdf")] == [PDF]
    assert 'disclosure.pdf"' in site[f"{PLACE}/{YEAR}/"]
    assert not [name for name, text in previewed(tmp_path).items() if "disclosure.pdf" in text]


def test_an_export_is_the_file_of_the_site(tmp_path: Path) -> None:
    built(tmp_path, disclosure())
    made = Project(tmp_path)
    (loaded,) = examine(made).dataset.disclosures
    assert loaded.disclosure is not None
    exported = disclosure_pdf(made, loaded.disclosure, NAME)
    assert exported == (tmp_path / "site" / PDF).read_bytes()


def test_a_withdrawn_disclosure_has_none(tmp_path: Path) -> None:
    reason = "撤回: {日期: 2030-01-01, 原因: 有误}\n"
    names, _ = built(tmp_path, disclosure(), disclosure("2029", reason))
    assert [name for name in names if name.endswith(".pdf")] == [PDF]


_SMILING = {f"{papers.FOLDER}/narrative.yml": NARRATIVE.replace("办好", "办😀好")}


def test_a_character_without_a_glyph_is_printed_as_its_number(tmp_path: Path) -> None:
    """Never as a box, and the last page says what was done; in the department's name too."""
    named = department("曾用名称: [某局]\n")
    path = f"data/{PLACE}/department.yml"
    named[path] = named[path].replace("局\n", "局😀\n", 1)
    names, said = built(tmp_path, disclosure(), _SMILING, named)
    assert PDF in names and said == []
    pages = pypdf.PdfReader(tmp_path / "site" / PDF).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert "办〔U+1F600〕好" in text and "局〔U+1F600〕" in text
    assert "印作它的编号：〔U+1F600〕。网页上是原来的字。" in text


def test_without_the_typesetter_the_site_is_built_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "LIBRARIES", ("typst", "no-such-fonts"))
    names, said = built(tmp_path, disclosure())
    assert f"{PLACE}/{YEAR}/index.html" in names and PDF not in names
    (line,) = said
    assert "PDF" in line and "pip install -r requirements.lock" in line


def test_what_was_set_once_is_not_set_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path, department(), disclosure())
    before = published(tmp_path)
    monkeypatch.setattr(typesetting, "typeset", None)  # calling it would fail
    assert published(tmp_path, date(2030, 7, 1))[PDF] == before[PDF]


def test_long_work_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_WORTH_TELLING", 2)
    _, said = built(tmp_path, disclosure(), disclosure("2029"))
    assert said == ["正在准备 2 份 PDF……"]
