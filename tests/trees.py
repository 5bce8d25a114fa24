"""Small projects on disk: a valid disclosure of a made-up place, with files put in its stead.

The region, the department and the year are invented; nothing here is a real disclosure.
"""

from collections.abc import Mapping
from pathlib import Path

from generator.diagnostics import Finding
from generator.load.dataset import Dataset, load_dataset
from generator.model.disclosure import Disclosure

REGION, DEPARTMENT, YEAR = "999901", "101", "2030"
FOLDER = f"data/{REGION}/{DEPARTMENT}/{YEAR}"
ROOT = Path(__file__).resolve().parents[1]

VALID: Mapping[str, str] = {
    "data/reference/regions.csv": f"code,name\n{REGION},测试县\n",
    "data/reference/functional_subjects.csv": (
        "code,name,level\n201,一般公共服务支出,类\n20103,政府办公厅（室）及相关机构事务,款\n"
        "2010303,机关服务,项\n2010399,其他支出,项\n208,社会保障和就业支出,类\n"
        "20805,行政事业单位养老支出,款\n2080505,养老保险,项\n"
    ),
    "data/reference/economic_subjects.csv": (
        "code,name,level\n301,工资福利支出,类\n30101,基本工资,款\n302,商品和服务支出,类\n"
    ),
    "data/reference/words.yml": "错字: {}\n",
    f"data/{REGION}/{DEPARTMENT}/department.yml": "部门编码: 101\n部门名称: 测试局\n",
    f"{FOLDER}/disclosure.yml": "类型: 完整公开\n",
    f"{FOLDER}/narrative.yml": "正文:\n  - 段: 第一段\n",
    f"{FOLDER}/projects/A1.yml": "序号: 1\n项目编码: A1\n项目名称: 甲项目\n",
}


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write texts by their paths below ``root``."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def project(root: Path, files: Mapping[str, str] | None = None) -> Path:
    """The valid project at ``root``, with ``files`` of its disclosure's folder added or replaced.

    A name with ``data/`` at its beginning is a path from the root.
    """
    write(root, VALID)
    put = files or {}
    write(root, {n if n.startswith("data/") else f"{FOLDER}/{n}": t for n, t in put.items()})
    return root


def load(root: Path) -> Dataset:
    """Everything below ``root/data``."""
    return load_dataset(root, "data")


def findings(dataset: Dataset) -> list[Finding]:
    """All findings of loading, of the tree and of each disclosure."""
    return [*dataset.findings, *(f for d in dataset.disclosures for f in d.findings)]


def places(dataset: Dataset) -> list[str]:
    """The findings as ``K-01 tables.yml:3:5``; paths outside the disclosure's folder are whole."""
    return [f"{f.rule.code} {str(f.span).removeprefix(FOLDER + '/')}" for f in findings(dataset)]


def disclosure(root: Path) -> Disclosure:
    """The only disclosure below ``root``."""
    (loaded,) = load(root).disclosures
    assert loaded.disclosure is not None
    return loaded.disclosure
