"""A mistake in one file: nothing is published, and the site that stands is not touched."""

import re
from pathlib import Path

import pytest

from generator.pipeline import BuildRefused, build_site
from generator.render.shell import Shell
from tests.site.build import Built, copy_tree
from tests.site.records import records

FULL = next(key for key, record in records().items() if record.tables)
PROJECT = records()[FULL].projects[0][0]
MISTAKES = {
    "broken YAML": ("tables.yml", r"状态: 有数据", "状态: [有数据"),
    "an amount that is none": (PROJECT, r"预算数: [\d.]+", "预算数: 十万"),
    "a sum that is wrong": ("tables.yml", r"(科目名称: 合计, 合计: )\d", r"\g<1>9"),
    "an unknown key": (PROJECT, r"\n预算数: ", "\n预算金额: "),
    "a key twice": (PROJECT, r"\n(预算数: .*)\n", r"\n\1\n\1\n"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_tree(tmp_path_factory.mktemp("refusal") / "project")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_changes_nothing(copy: Path, site_shell: Shell, mistake: str) -> None:
    output = copy / "site"
    build_site(copy, site_shell, output)
    before, release = Built(output).digests(), output.readlink()
    times = {path: path.stat().st_mtime_ns for path in output.resolve().rglob("*")}
    name, pattern, wrong = MISTAKES[mistake]
    file = copy / "data" / FULL / name
    written = file.read_text("utf-8")
    damaged = re.sub(pattern, wrong, written, count=1)
    assert damaged != written
    file.write_text(damaged, "utf-8")
    try:
        with pytest.raises(BuildRefused, match=re.escape(f"data/{FULL}/{name}")):
            build_site(copy, site_shell, output)
    finally:
        file.write_text(written, "utf-8")
    assert output.readlink() == release
    assert Built(output).digests() == before
    assert {path: path.stat().st_mtime_ns for path in output.resolve().rglob("*")} == times
    remains = [path.name for path in output.parent.glob(".site*")]
    assert remains == [f".{output.name}.releases"]
