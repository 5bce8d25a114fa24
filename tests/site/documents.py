"""What must stand where on the pages of a disclosure, told from its YAML alone."""

from collections.abc import Iterator

from tests.site.build import Built
from tests.site.claims import Claim, series
from tests.site.front import FRONT, contents_claims, source_claims
from tests.site.markup import Node, children, one, text
from tests.site.projects import project_claims
from tests.site.prose import (
    FORMS_WITH_PAGES,
    PROJECT_FORMS,
    elements_of,
    flatten,
    forms_outside,
    prose_claims,
    sections,
)
from tests.site.records import SECTION_IDS, TABLE_IDS, Record
from tests.site.sheets import assets_form, procurement_form, sheet_claims, table_form


def article(site: Built, address: str) -> Node:
    return one(site.page(address), "article")


def table_claims(record: Record, site: Built) -> Iterator[Claim]:
    """Each table on its own page, and 政府采购 and 固定资产 on theirs."""
    for name, table in record.tables.items():
        page = f"{record.key}/tables/{TABLE_IDS[name]}/"
        paper = one(article(site, page), ".mz-paper")
        yield from sheet_claims(table_form(name, table), paper, page)
    if "procurement.yml" in record.files:
        page = f"{record.key}/procurement/"
        form = procurement_form(record.files["procurement.yml"], record.year)
        yield from sheet_claims(form, one(article(site, page), ".mz-paper"), page)
    if "assets.yml" in record.files:
        page = f"{record.key}/assets/"
        form = assets_form(record.files["assets.yml"])
        yield from sheet_claims(form, one(article(site, page), ".mz-paper"), page)


def own_project_claims(record: Record, site: Built) -> Iterator[Claim]:
    """Each project on its own page, and all of them in the list."""
    for file, node in record.projects:
        page = f"{record.key}/projects/{node['项目编码']}/"
        yield from project_claims(file, node, one(article(site, page), ".mz-paper"), page)
        yield Claim(file, "项目名称", page, node["项目名称"], text(one(article(site, page), "h1")))
    if record.projects:
        page = f"{record.key}/projects/"
        rows = [text(row) for row in article(site, page).css(".mz-catalogue__row")]
        names = [f"{n['序号']}. {n['项目名称']} {n['预算数']} 万元" for _, n in record.projects]
        yield from series("projects/", "序号, 项目名称, 预算数", page, names, rows)


def section_claims(record: Record, site: Built) -> Iterator[Claim]:
    """Each section on its own page."""
    for place, node in sections(record.narrative, "正文"):
        page = f"{record.key}/narrative/{SECTION_IDS[node['栏目']]}/"
        prose = one(article(site, page), ".mz-prose")
        yield Claim("narrative.yml", f"{place}.题", page, node["题"], text(one(prose, "h1")))
        yield Claim("narrative.yml", f"{place}.栏目", page, "", "")
        blocks = [*flatten(node.get("内容", []), f"{place}.内容", 2)]
        yield from prose_claims(record, blocks, elements_of(prose), page, whole=False)


def overview_claims(record: Record, site: Built) -> Iterator[Claim]:
    """Title, cover, preamble, contents and source on the overview."""
    page = f"{record.key}/"
    body = article(site, page)
    if "标题" in record.front:
        yield Claim(FRONT, "标题", page, record.front["标题"], text(one(body, "h1")))
    blocks = [*flatten(record.narrative, "正文", 3, outside=True)]
    cover = record.front.get("封面", [])
    elements = [b for prose in body.css(".mz-prose") for b in elements_of(prose)]
    yield from series(FRONT, "封面", page, cover, [text(b) for b in elements[: len(cover)]])
    yield from prose_claims(record, blocks, elements[len(cover) :], page, whole=False)
    yield from contents_claims(record, body, page)
    yield from source_claims(record, body, page)
    for place, name in forms_outside(record.narrative, "正文"):
        yield from _catalogued(record, place, name, body, page)


def _catalogued(record: Record, place: str, name: str, body: Node, page: str) -> Iterator[Claim]:
    """A form outside the sections is led to from the catalogue: each project, in their order."""
    group = FORMS_WITH_PAGES[name]
    parts = children(body)
    heads = [n for n, part in enumerate(parts) if part.tag == "h3" and text(part) == group]
    links = [text(link) for n in heads for link in parts[n + 1].css("a")]
    expected = [f"{node['序号']}. {node['项目名称']}" for _, node in record.projects]
    if name != PROJECT_FORMS:
        expected = [f"{name}表"]
        links = [link for link in links if link in expected]
    yield from series("narrative.yml", place, page, expected, links)
    yield Claim("narrative.yml", place, page, "1", str(len(heads)))


def full_claims(record: Record, site: Built) -> Iterator[Claim]:
    """The whole document on one page, in the printed order."""
    page = f"{record.key}/full/"
    whole = one(article(site, page), ".mz-full")
    parts = children(whole)
    printed = [elements_of(part) for part in parts if part.tag != "header"]
    first = record.front["次序"][0] == "公开表"
    papers = printed.pop(0 if first else -1) if record.tables else []
    yield Claim("tables.yml", "all", page, str(len(record.tables)), str(len(papers)))
    for (name, table), paper in zip(record.tables.items(), papers, strict=False):
        yield from sheet_claims(table_form(name, table), paper, page)
    yield Claim("narrative.yml", "all", page, "1", str(len(printed)))
    blocks = [*flatten(record.narrative, "正文", 2)]
    elements = [element for part in printed for element in part]
    yield from prose_claims(record, blocks, elements, page, whole=True)
    cover = one(whole, ".mz-full__cover")
    said = [text(p) for p in children(cover) if p.tag == "p"]
    yield from series(FRONT, "封面", page, record.front.get("封面", []), said)
    yield from contents_claims(record, cover, page)
