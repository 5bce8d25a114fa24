"""Names that run from right to left: every digit stays on the side of them where it was written.

Measured where Chromium draws the letters, on every kind of page, in what scripts add, in charts.
"""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator.pipeline import render_into
from generator.render.shell import Shell
from tests import trees
from tests.hostile.cases import CODE, REGION, example
from tests.hostile.watching import served
from tests.site.build import Built
from tests.site.visit import kind_of

HEBREW, ARABIC = "בית ספר", "مدرسة عامة"
WORDS = {
    "玉田县示例局": f"玉田{HEBREW}",
    "购置示例设备": ARABIC,
    "办公费": f"办公{ARABIC}",
    "财政拨款收入": f"收入{HEBREW}",
    "机关服务": HEBREW,
}
# Of every line that is drawn: the digits that stand on the other side of a letter than written.
MISPLACED = r"""() => {
  const letter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/, wrong = [];
  const blockOf = node => {
    let e = node.parentElement;
    while (e.parentElement && ['inline', 'contents'].includes(getComputedStyle(e).display)
           && !['text', 'option'].includes(e.localName)) e = e.parentElement;
    return e;
  };
  const blocks = new Map(), range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    if (/^(script|style|title)$/.test(node.parentElement.localName)) continue;
    const block = blockOf(node);
    blocks.set(block, [...(blocks.get(block) || []), node]);
  }
  let seen = 0;
  for (const [block, nodes] of blocks) {
    if (!letter.test(nodes.map(node => node.data).join(''))) continue;
    const drawn = [];
    for (const node of nodes) for (let i = 0; i < node.data.length; i++) {
      const digit = /[0-9]/.test(node.data[i]);
      if (!digit && !letter.test(node.data[i])) continue;
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const at = range.getClientRects()[0];
      if (at && at.width > 0.5) drawn.push({digit, x: at.left, y: at.top, h: at.height});
    }
    drawn.forEach((a, i) => drawn.slice(i + 1).forEach(b => {
      if (a.digit === b.digit || Math.abs(a.y - b.y) > a.h / 2) return;
      seen++;
      if (a.x >= b.x) wrong.push(`${block.localName}: ${block.textContent.trim().slice(0, 80)}`);
    }));
  }
  return {seen, wrong: [...new Set(wrong)]};
}"""
# As the pages would be without the isolation.
JOINED = r"""() => {
  for (const e of document.querySelectorAll('bdi')) e.replaceWith(...e.childNodes);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) node.data = node.data.replace(/[\u2068\u2069]/g, '');
  document.body.normalize();
}"""
# A row of a long list, as it is made from a piece that was fetched.
FETCHED = """async text => {
  const {elementOf} = await import(new URL('assets/mingzhang/list/rows.js', location.origin));
  const cells = [{text, path: ''}, {text, path: 'about/'}];
  const columns = cells.map((_, index) => ({index, kind: 'text', names: !index, leads: true}));
  document.querySelector('article tbody').append(elementOf({cells}, columns, './'));
}"""


@pytest.fixture(scope="module")
def written(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Two departments whose names, projects, 科目 and terms have such letters beside digits."""
    root = tmp_path_factory.mktemp("written")
    for name in ("templates", "content"):
        shutil.copytree(trees.ROOT / name, root / name)
    shutil.copy(trees.ROOT / "mkdocs.yml", root)
    pattern = re.compile("|".join(map(re.escape, WORDS)))
    files = {
        name: pattern.sub(lambda found: WORDS[found[0]], text) for name, text in example().items()
    }
    other = {
        name.replace("/301/", "/302/"): text.replace("部门编码: 301", "部门编码: 302")
        for name, text in files.items()
        if "/301/" in name
    }
    trees.write(root, files | other)
    render_into(root, shell, root / "site")
    return Built(root / "site")


@pytest.fixture
def page(browser: Browser, written: Built) -> Iterator[Page]:
    with served(written.folder) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
        yield context.new_page()
        context.close()


def look(page: Page) -> int:
    """How many digits were held against letters; none may be on the wrong side."""
    found = page.evaluate(MISPLACED)
    assert found["wrong"] == [], page.url
    return int(found["seen"])


def test_on_every_kind_of_page(written: Built, page: Page) -> None:
    kinds: dict[str, str] = {}
    for address in written.addresses():
        embedded = "embed " if address.startswith("embed/") else ""
        kinds.setdefault(embedded + kind_of(written, address), address)
    seen = dict.fromkeys(kinds, 0)
    for kind, address in kinds.items():
        page.goto(address)
        page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
        seen[kind] = look(page)
    assert sum(count > 0 for count in seen.values()) > 12, seen


def test_the_look_sees_digits_that_have_moved(page: Page) -> None:
    for path in (f"{REGION}/301/2026/", f"{REGION}/301/2026/full/"):
        page.goto(path)
        look(page)
        page.evaluate(JOINED)
        assert page.evaluate(MISPLACED)["wrong"], path


def test_what_scripts_add(page: Page) -> None:
    page.goto(f"search/?q={CODE}")
    page.wait_for_selector("article [data-query] a")
    page.wait_for_selector("article .mz-filters option:nth-child(2)", state="attached")
    assert look(page)
    assert "\u2068" in str(page.locator("select[name=department]").first.text_content())
    page.goto(f"compare/?d={REGION}/301/2026&d={REGION}/302/2026")
    page.wait_for_selector("#compare-result h2")
    assert look(page)
    page.goto("projects/")
    page.evaluate(FETCHED, f"{HEBREW}2026")
    assert look(page)
    page.goto(f"{REGION}/301/2026/narrative/overview/")
    term = page.locator("a.mz-term").first
    term.hover()
    page.wait_for_selector("[role=tooltip]")
    look(page)


def test_what_is_no_page_keeps_its_text(written: Built) -> None:
    """Titles, attributes, feed, JSON and CSV hold the words as they are written."""
    home = written.folder / REGION / "301/2026"
    for path in (written.folder / "feed.xml", *home.rglob("*.json"), *home.rglob("*.csv")):
        assert not re.search("[\u2066-\u2069]|<bdi", path.read_text("utf-8")), path
    for address in written.addresses():
        page = written.page(address)
        marks = [str(node.text()) for node in page.css("title")]
        marks += [value or "" for node in page.css("*") for value in node.attributes.values()]
        assert not [text for text in marks if re.search("[\u2066-\u2069]|bdi>", text)], address
