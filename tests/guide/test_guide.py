"""Every command line of the guide is typed, and every file it spells out is written."""

import re
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.guide.place import DOCUMENT, EXAMPLE, Place
from tests.guide.steps import FOLDER, PAGES, ROOT, Command, apply, steps

WITHOUT_EXAMPLE = ("first.md",)
# These tell that something is wrong, and say so with 1; the guide shows them for that.
MAY_FIND = re.compile(r"\.venv/bin/mingzhang (check|diff)\b")


@pytest.mark.parametrize("page", PAGES)
def test_the_lines_of_a_page_can_be_typed_one_after_the_other(page: str, tmp_path: Path) -> None:
    place = Place(tmp_path, documented=page not in WITHOUT_EXAMPLE)
    if page == "first.md":
        place.document(DOCUMENT)
    said = ""
    for step in steps(page):
        if not isinstance(step, Command):
            apply(place.root, step)
        elif "serve" in step.line:
            look_at_preview(place)
        else:
            if "mingzhang inbox" in step.line:
                place.document(f"inbox/{EXAMPLE}/{DOCUMENT}")
            done = place.type(step.line)
            told = f"{page}: {step.line}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
            assert "Traceback" not in done.stderr, told
            assert done.returncode == 0 or (done.returncode == 1 and MAY_FIND.match(step.line)), (
                told
            )
            said += done.stdout + done.stderr
    if page in HOLDS:
        HOLDS[page](place, said)


def test_the_settings_of_editors_are_written_to_one_place_everywhere() -> None:
    """Where they stand already, and where VS Code and github.dev look for them."""
    texts = [(FOLDER / page).read_text("utf-8") for page in PAGES]
    texts += [(ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh.md")]
    said = re.findall(r"mingzhang schema -o ([^\s`]+)", "\n".join(texts))
    assert set(said) - {"文件夹"} == {".vscode"}
    assert not [text for text in texts if "放进 `.vscode" in text]


def look_at_preview(place: Place) -> None:
    """`make serve`, until a page has been seen."""
    words = ["make", "-o", ".venv/installed-mingzhang", "serve"]
    running = subprocess.Popen(
        [str(ROOT / ".venv/bin/mingzhang"), "serve", "--address", "127.0.0.1:18431"],
        cwd=place.root,
        env=place.environment,
        stderr=subprocess.DEVNULL,
    )
    dry = subprocess.run([*words, "-n"], cwd=place.root, capture_output=True, text=True, check=True)
    assert "mingzhang serve" in dry.stdout
    try:
        while True:
            assert running.poll() is None
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:18431/{EXAMPLE}/") as answer:
                    assert answer.status == 200
                    break
            except urllib.error.URLError:
                time.sleep(0.1)
    finally:
        running.terminate()
        running.wait()


def first(place: Place, said: str) -> None:
    page = place.root / f"site/{EXAMPLE}/index.html"
    assert "玉田县示例局" in page.read_text("utf-8")
    assert "V-06" in said, "the open places of the skeleton"
    assert "已收入" in said
    assert (place.root / "data/130229/301/2027/disclosure.yml").is_file()
    assert not list((place.root / "inbox").rglob("*.docx"))


def correct(place: Place, said: str) -> None:
    assert "应为 505.00，实为 500.00" in said
    assert said.count("改动没有更正记录，请") == 1, "told once, then nothing is missing"
    written = (place.root / f"data/{EXAMPLE}/corrections.yml").read_text("utf-8")
    for line in re.findall(r"位置: .*改为: .*(?=, 原因: （待填）)", said):
        assert line in written
    left = place.type(".venv/bin/mingzhang check --errors data/130229/301")
    assert left.returncode == 0, left.stdout
    assert "W-09" not in place.type(".venv/bin/mingzhang check data/130229/301").stdout


def findings(place: Place, said: str) -> None:
    offered = re.findall(r"加一行：(- \{规则: T6-\w+, .*), 说明: 原件如此\}", said)
    written = (place.root / f"data/{EXAMPLE}/acknowledgements.yml").read_text("utf-8")
    assert any(line in written for line in offered)
    assert "T6-R1" not in place.type(".venv/bin/mingzhang check --errors").stdout


def department(place: Place, said: str) -> None:
    owners = (place.root / ".github/CODEOWNERS").read_text("utf-8")
    assert "/data/130229/305/ @zhang-san @li-si" in owners
    assert (place.root / ".vscode/settings.json").is_file()


def publish(place: Place, said: str) -> None:
    assert (place.server / "current/index.html").is_file()
    assert "玉田县财政局" not in (place.server / "current/index.html").read_text("utf-8")
    assert "玉田县财政局" in (place.root / "site/index.html").read_text("utf-8")


def look(place: Place, said: str) -> None:
    done = place.type("make site")
    assert done.returncode == 0, done.stdout + done.stderr
    page = (place.root / "site/faq/index.html").read_text("utf-8")
    assert '<link rel="stylesheet" href="../colours.css">' in page
    assert (place.root / "site/colours.css").is_file()
    assert page.count(">常见问题</a>") == 3, "in the head, in the drawer and beside the page"
    assert 'href="../about/#reading"' in page
    assert "faq/" in (place.root / "site/map/index.html").read_text("utf-8")
    shown = re.search(r"```text\n(.*?)\n```", (FOLDER / "look.md").read_text("utf-8"))
    written = place.root / "content/faq.md"
    text = written.read_text("utf-8").replace("一般是", "![图](pictures/图.png)一般是")
    written.write_text(text, "utf-8")
    assert shown and shown[1] in place.type("make site").stderr
    written.unlink()
    tokens = (ROOT / "templates/overrides/assets/mingzhang/tokens.css").read_text("utf-8")
    named = re.findall(r"`?(--mz-[a-z0-9-]+)", (FOLDER / "look.md").read_text("utf-8"))
    assert all(f"{name}:" in tokens for name in named)


def excel(place: Place, said: str) -> None:
    """What nobody changed comes back as it was; what is then changed is all that changes."""
    tables = place.root / f"data/{EXAMPLE}/tables.yml"
    before, book = tables.read_text("utf-8"), place.root / "玉田县示例局2026.xlsx"
    workbook = load_workbook(book)
    cells = (cell for sheet in workbook for row in sheet.iter_rows() for cell in row)
    amounts = (cell for cell in cells if cell.number_format == "0.00" and cell.value)
    cell = next(amounts)
    cell.value = float(cell.value) + 1
    workbook.save(book)
    done = place.type(f".venv/bin/mingzhang import {book.name}")
    assert done.returncode == 0, done.stdout + done.stderr
    changed = zip(before.splitlines(), tables.read_text("utf-8").splitlines(), strict=True)
    (line,) = [(old, new) for old, new in changed if old != new]
    assert f"{cell.value:.2f}" in line[1] and f"{cell.value - 1:.2f}" in line[0]


HOLDS = {
    "excel.md": excel,
    "first.md": first,
    "correct.md": correct,
    "findings.md": findings,
    "department.md": department,
    "publish.md": publish,
    "look.md": look,
}


def test_the_finding_that_is_explained_is_one_that_is_shown(tmp_path: Path) -> None:
    """The block that is taken apart line by line is what `check` says of the change below it."""
    place = Place(tmp_path, documented=True)
    change = next(step for step in steps("findings.md") if not isinstance(step, Command))
    apply(place.root, change)
    shown = place.type(".venv/bin/mingzhang check --errors data/130229/301").stdout
    text = (FOLDER / "findings.md").read_text("utf-8")
    block = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert block
    for line in block[1].splitlines():
        assert line.strip() in shown, f"{line}\n{shown}"
