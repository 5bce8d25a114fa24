"""Small sites, built as a whole in a plain shell: what there is to see, and on which day."""

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.building.memory import Memory
from generator.building.stock import take_stock
from generator.building.survey import survey
from generator.building.workers import workers
from generator.model.disclosure import Disclosure
from generator.pipeline import build_site, render_into
from generator.project import Project
from generator.render.frame import cut, sentinel
from generator.render.shell import DEPTHS, LAYOUTS, Settings, Shell
from tests import trees

PLACE = f"{trees.REGION}/{trees.DEPARTMENT}"
DAY = date(2030, 6, 1)


def _frame(layout: str) -> str:
    slots = {slot: sentinel(slot) for slot in LAYOUTS[layout]}
    side = f"<nav>{slots['sidebar']}</nav>" if "sidebar" in slots else ""
    return (
        f"<!doctype html><html lang=zh><head><title>{slots['title']}</title>"
        f'<meta name="description" content="{slots["description"]}">{slots["head"]}</head>'
        f'<body class="{slots["kind"]}">{slots["crumbs"]}{side}'
        f"<article>{slots['content']}</article></body></html>"
    )


# Pages to be embedded need no frame; what they fetch has to be there.
SHELL = Shell(
    Settings("测试公开"),
    {"assets/embed.css": b"body{margin:0}", "assets/mingzhang/favicon.svg": b"<svg/>"},
    {(layout, n): cut(_frame(layout), LAYOUTS[layout]) for layout in LAYOUTS for n in DEPTHS},
)


NARRATIVE = """\
正文:
  - 题: 一、总体绩效目标
    栏目: 总体绩效目标
    内容: [段: 保障运转。]
  - 题: 二、分项绩效目标
    栏目: 分项绩效目标
    内容:
      - 段: 办好各项事务。
      - {名词: 人员经费, 释义: 用于人员的支出。}
  - 题: 三、工作保障措施
    栏目: 工作保障措施
    内容: [段: 加强管理。]
"""
LISTS = {name: text for name, text in trees.VALID.items() if "/reference/" in name}


def disclosure(year: str = trees.YEAR, more: str = "", place: str = PLACE) -> dict[str, str]:
    """A year of a department whose 绩效文本 has nothing wrong; ``more`` is added to its front."""
    return {
        f"data/{place}/{year}/disclosure.yml": f"类型: 绩效文本\n{more}",
        f"data/{place}/{year}/narrative.yml": NARRATIVE,
    }


def department(more: str = "", place: str = PLACE) -> dict[str, str]:
    """A department; ``more`` is added to its file."""
    code = place.split("/")[1]
    return {f"data/{place}/department.yml": f"部门编码: {code}\n部门名称: 测试{code}局\n{more}"}


def project(root: Path, *files: Mapping[str, str]) -> Path:
    """A project with these files, the lists, and the templates of this one."""
    shutil.copytree(trees.ROOT / "templates", root / "templates")
    for put in (LISTS, *files):
        trees.write(root, put)
    return root


def _texts(folder: Path) -> dict[str, str]:
    """Every file by its address."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    texts = {name: content.decode("utf-8", "replace") for name, content in contents.items()}
    return {name.removesuffix("index.html"): text for name, text in texts.items()}


def published(root: Path, day: date = DAY) -> dict[str, str]:
    """Every file of the site that is built for a day, by its address."""
    output = root / "site"
    build_site(root, SHELL, output, day)
    return _texts(output.resolve())


def previewed(root: Path) -> dict[str, str]:
    """Every file that the preview shows, by its address."""
    output = root / "preview"
    shutil.rmtree(output, ignore_errors=True)
    render_into(root, SHELL, output)
    return _texts(output)


def searched(files: Mapping[str, str]) -> list[str]:
    """The addresses that the search of a site can lead to."""
    found = []
    for name, text in sorted(files.items()):
        if name.startswith("search/lines/"):
            place = name.removeprefix("search/lines/").rpartition("/")[0]
            paths = (entry[0] for entry in json.loads(text))
            found += [path[1:] if path.startswith("/") else f"{place}/{path}" for path in paths]
    return found


def shown(root: Path, day: date | None = DAY) -> list[Disclosure]:
    """What is shown on a day; None is the preview."""
    project, stated = Project(root), day.isoformat() if day else ""
    stock = take_stock(project, project.digests())
    found = survey(stock, Memory(project.store, "shown"), workers(None), stated)
    return [found.public(one)[0] for one in found.shown(stated)]
