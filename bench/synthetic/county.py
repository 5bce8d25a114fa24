"""Whole data folders of made-up disclosures: ``python -m bench.synthetic.county FOLDER COUNT``."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.synthetic.budget import budget
from bench.synthetic.narrative import narrative
from bench.synthetic.projects import project, project_code
from bench.synthetic.tables import assets, procurement, tables
from bench.synthetic.words import OFFICES, project_name

ROOT = Path(__file__).resolve().parents[2]
_YEARS = ("2024", "2025")
_DEPARTMENTS = 100  # of one region, before the next is begun
_PROJECTS = 6  # with which a disclosure has 33 pages, as many as the issue of 2026 counts


def make_data(folder: Path, count: int) -> None:
    """Write ``count`` disclosures and the reference lists below ``folder``; the same every time."""
    shutil.copytree(ROOT / "data/reference", folder / "reference", dirs_exist_ok=True)
    for position, (region, place) in zip(range(count), _places(), strict=False):
        number, year = divmod(position, len(_YEARS))
        code = f"{101 + number % _DEPARTMENTS}"
        office = OFFICES[number % len(OFFICES)]
        name = f"{place}{office}" + ("" if number % 100 < 20 else f"第{number % 100}中心")
        _disclosure(folder / region / code, region, code, name, _YEARS[year], position)


def _places() -> Iterator[tuple[str, str]]:
    """A region for each disclosure: counties in the order of the list, each a hundred times."""
    lines = (ROOT / "data/reference/regions.csv").read_text("utf-8-sig").splitlines()[1:]
    for line in lines:
        code, name = line.split(",")[:2]
        if code.startswith("13") and not code.endswith("00"):
            for _ in range(_DEPARTMENTS * len(_YEARS)):
                yield code, name


def _disclosure(department: Path, region: str, code: str, name: str, year: str, seed: int) -> None:
    dice, folder = Random(seed), department / year
    (folder / "projects").mkdir(parents=True, exist_ok=True)
    made, head = budget(dice, _PROJECTS), f"{code}{name}"
    owned = (made.total * 3, 4500, 12_000, 90_000)
    names = list(dict.fromkeys(project_name(dice) for _ in range(60)))[:_PROJECTS]
    files = {
        "disclosure.yml": (
            "类型: 完整公开\n版式: 河北部门预算\n次序: [公开表, 情况说明]\n"
            f"公开日期: {year}-02-20\n来源: {{说明: 测试数据，没有原文}}\n"
        ),
        "tables.yml": tables(head, year, made),
        "narrative.yml": narrative(dice, name, year, made, sum(owned)),
        "procurement.yml": procurement(head, name, names[0], made.budgets[0]),
        "assets.yml": assets(head, year, owned),
    }
    for number, (title, amount) in enumerate(zip(names, made.budgets, strict=True), 1):
        own = project_code(region, year, int(code), number)
        files[f"projects/{own}.yml"] = project(dice, number, own, title, amount)
    for file, content in files.items():
        (folder / file).write_text(content, "utf-8")
    unit = f"{{单位编码: {code}001, 单位名称: {name}本级}}"
    about = f"部门编码: {code}\n部门名称: {name}\n单位:\n  - {unit}\n"
    (department / "department.yml").write_text(about, "utf-8")


if __name__ == "__main__":
    make_data(Path(sys.argv[1]), int(sys.argv[2]))
