"""A template with an error keeps the site from being published; it is named, with the line."""

from pathlib import Path

import pytest

from generator.building.workers import Forks
from generator.pipeline import BuildRefused, build_site, render_into
from tests.pipeline.sites import DAY, SHELL, department, disclosure, project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path, department(), disclosure())


@pytest.mark.parametrize(
    ("template", "text", "said"),
    [
        ("pages/home.html", "\n{% if %}", "templates/pages/home.html:2 TemplateSyntaxError"),
        ("pages/overview.html", "{{ nosuch.thing }}", "templates/pages/overview.html:1 Undefined"),
        (
            "pages/overview.html",
            '{% import "macros/no.html" as x %}',
            "没有模板 templates/macros/no",
        ),
        (
            "partials/sidebar.html",
            "{% macro %}",
            "templates/partials/sidebar.html:1 TemplateSyntax",
        ),
        ("feeds/feed.xml", "{{ nosuch }}", "templates/feeds/feed.xml:1 UndefinedError"),
        ("pages/region.html", None, "没有模板 templates/pages/region.html"),
    ],
)
def test_it_is_named(root: Path, template: str, text: str | None, said: str) -> None:
    file = root / "templates" / template
    if text is None:
        file.unlink()
    else:
        file.write_text(text, "utf-8")
    for forks in (1, 2):
        with pytest.raises(BuildRefused) as refused:
            build_site(root, SHELL, root / "site", DAY, None, Forks(forks, 1), bulk=False)
        assert said in str(refused.value)
        assert "Traceback" not in str(refused.value)
    assert not (root / "site").exists()
    with pytest.raises(BuildRefused, match=said.split("/")[0]):
        render_into(root, SHELL, root / "preview")
