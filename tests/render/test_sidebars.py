"""The 目录 of a page is the same as if it had been rendered for that page alone."""

from pathlib import Path

from generator.render.environment import make_environment
from generator.render.sidebars import Sidebars
from generator.views.page import Link, LinkGroup, Page, Root
from tests.trees import ROOT

BASE = "130000/101/2030/"
GROUPS = (
    LinkGroup("", (Link("概览", BASE),)),
    LinkGroup("表", (Link("甲<表>", f"{BASE}tables/a/"), Link("乙表", f"{BASE}tables/b/"))),
    LinkGroup("项目", (Link("1. 修路", f"{BASE}projects/p1/"),), f"{BASE}projects/"),
    LinkGroup("其他", (Link("核对结果", f"{BASE}checks/"), Link("שלום", f"{BASE}full/"))),
)
CRUMBS = (Link("首页", ""), Link("县", "130000/"), Link("局", "130000/101/"))
PATHS = [BASE, *(link.path for group in GROUPS[1:] for link in group.links)]


def _page(path: str) -> Page:
    return Page(path, "table", "", "", None, CRUMBS, GROUPS)


def test_of_every_page() -> None:
    environment = make_environment(Path(ROOT / "templates"))
    template, sidebars = environment.get_template("partials/sidebar.html"), Sidebars(environment)
    for path in (*PATHS, f"{BASE}projects/", f"{BASE}tables/unlisted/", *PATHS):
        alone = template.render(title=CRUMBS[2], groups=GROUPS, path=path, root=Root(path))
        shown = sidebars(_page(path))
        assert shown.replace("<bdi>", "").replace("</bdi>", "") == alone
        assert shown.count('aria-current="page"') == (0 if "unlisted" in path else 1)
        assert "<bdi>שלום</bdi>" in shown


def test_with_lines_of_another_make(tmp_path: Path) -> None:
    """A site's own template may write lines in its own way."""
    own = tmp_path / "templates"
    for name in ("macros/side.html", "partials/sidebar.html"):
        (own / name).parent.mkdir(parents=True)
        (own / name).write_text((ROOT / "templates" / name).read_text("utf-8"), "utf-8")
    text = "{% for g in groups %}{% for l in g.links %}{{ l.text }}{{ '*' if l.path == path }}"
    (own / "partials/sidebar.html").write_text(f"{text}{{% endfor %}}{{% endfor %}}", "utf-8")
    assert Sidebars(make_environment(own))(_page(f"{BASE}tables/b/")).count("乙表*") == 1
