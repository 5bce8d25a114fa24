"""Five thousand projects and a hundred thousand indicators: what a page carries stays bounded."""

import gzip

from generator.flat.origin import Origin
from generator.render.attachments import to_json
from generator.render.environment import make_environment
from generator.render.pages import PageRenderer
from generator.views.explore.all_indicators import all_indicators
from generator.views.explore.all_projects import all_projects
from generator.views.explore.gathered import Gathered, ListedIndicator, ListedProject
from generator.views.page import Page
from tests import trees

DEPARTMENTS, PROJECTS, INDICATORS = 100, 50, 20
KINDS = (("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"))


def gathered(department: int) -> Gathered:
    code, year = f"{department:03}", str(2020 + department % 5)
    name = f"某县第{department}个部门"
    origin = Origin("999901", "某县", code, name, year, "绩效文本", "万元")
    folder = f"999901/{code}/{year}/"
    projects = [
        ListedProject(
            f"第{n}个项目的工作经费", f"{folder}projects/P{n}/", f"{n}.50", "万元", "2.0%", 20
        )
        for n in range(PROJECTS)
    ]
    indicators = [
        ListedIndicator(
            *KINDS[i % 3],
            *(f"第{i}项工作完成数量", f"≥{n * i}个", "≥", str(n * i), "个", "数量"),
            *(project.name, f"{project.path}#i{i + 1}"),
        )
        for n, project in enumerate(projects)
        for i in range(INDICATORS)
    ]
    return Gathered(origin, folder, tuple(projects), tuple(indicators), (), ())


def weights(page: Page) -> tuple[int, list[int]]:
    """Compressed: the content of the page, and each of its pieces."""
    renderer = PageRenderer(make_environment(trees.ROOT / "templates"), "测试", "")
    content = renderer.render(page).slots["content"].encode()
    return len(gzip.compress(content)), [len(gzip.compress(to_json(f))) for f in page.attachments]


def test_pages_and_pieces_stay_small() -> None:
    found = [gathered(number) for number in range(DEPARTMENTS)]
    pages = [*all_projects(found), all_indicators(found)]
    assert len(pages) == 1 + 5 * 2 + 1  # the list, two pages for each of five years, indicators
    for page in pages:
        content, pieces = weights(page)
        assert content < 40_000, page.path
        assert max(pieces, default=0) < 40_000, page.path
    index = next(pages[-1].attachments)
    assert (
        sum(piece["rows"] for piece in index.content) == DEPARTMENTS * PROJECTS * INDICATORS - 500
    )
    assert len(to_json(index)) < 100_000
