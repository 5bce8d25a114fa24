"""The pages of one disclosure: which there are, in which order, how they hang together."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.forms import registry
from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure, Kind
from generator.model.narrative import Heading, sections
from generator.rules.engine import Checked
from generator.views import addresses
from generator.views.blocks import BlockWriter, project_links
from generator.views.marks import Marks, marks_of
from generator.views.page import Definition, Link, LinkGroup, Page, SearchPlace
from generator.views.site import Site, Summary

_DRAFT = "草稿：只在预览里看得到，还没有公开。"
_HELD = (
    "这份公开的最新数据没有通过检查，还没有发布。"
    "这里显示的和可以下载的文件，都是 {day} 最后一次发布时的。"
)


class Record(Struct, frozen=True, dict=True):
    """A disclosure with all that its pages are made from."""

    disclosure: Disclosure
    checked: Checked
    site: Site

    @cached_property
    def edition(self) -> Edition:
        """The forms of the disclosure."""
        return registry.edition(self.disclosure.edition)

    @property
    def path(self) -> str:
        """The address of the overview."""
        return addresses.disclosure(self.disclosure)

    @property
    def own(self) -> Summary:
        """What the site says of it."""
        return next(s for s in self.site.summaries if s.path == self.path)

    @cached_property
    def department(self) -> str:
        """The name of the department."""
        return self.site.department_name(self.disclosure)

    @cached_property
    def place(self) -> SearchPlace:
        """Where its pages belong, as search results say it."""
        record = self.disclosure
        region = self.site.region_name(record.region)
        return SearchPlace(record.region, region, record.department, self.department, record.year)

    @cached_property
    def title(self) -> str:
        """The printed title, or one made of department, year and kind."""
        record = self.disclosure
        return record.title.text or f"{self.department}{self.short_title}"

    @property
    def short_title(self) -> str:
        """The year and the kind, as in breadcrumbs."""
        return f"{self.disclosure.year}年{self.disclosure.kind.document}"

    @cached_property
    def sections(self) -> tuple[Heading, ...]:
        """The sections that are pages."""
        return tuple(sections(self.disclosure.narrative))

    def writer(self, whole: bool = False) -> BlockWriter:
        """Lays out blocks of this disclosure."""
        marks = self.marks.findings() if whole else self.marks
        return BlockWriter(self.disclosure, self.edition, self.site, marks, whole)

    @cached_property
    def marks(self) -> Marks:
        """What the checks say of its cells and figures."""
        return marks_of(self.disclosure, self.checked)

    @cached_property
    def crumbs(self) -> tuple[Link, ...]:
        """The way from the home page down to the overview."""
        record = self.disclosure
        return (
            Link("首页", addresses.HOME),
            Link(self.site.region_name(record.region), addresses.region(record.region)),
            Link(self.department, addresses.department(record.region, record.department)),
            Link(self.short_title, self.path),
        )

    @property
    def tables_first(self) -> bool:
        """Whether the document begins as its form does, with the tables, or with the text."""
        order, usual = self.disclosure.order, self.edition.orders[self.disclosure.kind]
        return not order or order[0] == usual[0]

    @cached_property
    def terms(self) -> dict[str, Definition]:
        """Terms and where they are defined: in this disclosure first, else on the glossary."""
        shared = self.site.term_definitions
        own = next((s for s in self.sections if s.section == "glossary"), None)
        if own is None:
            return shared
        path = addresses.section(self.disclosure, own.section)
        return shared | {
            item.term.text: Definition(
                f"{path}#{addresses.term_anchor(item.term.text)}", item.meaning.text
            )
            for item in self.disclosure.definitions
        }

    @property
    def notice(self) -> str:
        """What is said above everything else on its pages."""
        if self.disclosure.draft:
            return _DRAFT
        return _HELD.format(day=self.site.since) if self.site.since else ""

    @cached_property
    def groups(self) -> tuple[LinkGroup, ...]:
        """Every page of the disclosure, grouped as in the sidebar and in reading order."""
        return tuple(group for group in self._groups() if group.links)

    def _groups(self) -> Iterator[LinkGroup]:
        record, edition = self.disclosure, self.edition
        yield LinkGroup("", (Link("概览", self.path),))
        tables = tuple(
            Link(edition.forms[t.form].label, addresses.table(record, t.form))
            for t in record.tables
        )
        texts = tuple(
            Link(heading.text.text, addresses.section(record, heading.section))
            for heading in self.sections
        )
        ordered = [LinkGroup("部门预算公开表", tables), LinkGroup(self._text_label, texts)]
        if not self.tables_first:
            ordered.reverse()
        yield from ordered
        if record.projects:
            projects = tuple(Link(p.text, p.path) for p in project_links(record, edition))
            yield LinkGroup("项目", projects, addresses.part(record, "projects"))
        yield LinkGroup("其他", tuple(self._others()))

    @property
    def _text_label(self) -> str:
        return "情况说明" if self.disclosure.kind is Kind.FULL else "部门整体绩效目标"

    def _others(self) -> Iterator[Link]:
        record = self.disclosure
        if record.procurement:
            yield Link("政府采购预算表", addresses.part(record, "procurement"))
        if record.assets:
            yield Link("固定资产占用表", addresses.part(record, "assets"))
        yield Link("核对结果", addresses.part(record, "checks"))
        yield Link("更正记录", addresses.part(record, "corrections"))
        yield Link("全文（可打印）", addresses.part(record, "full"))

    @cached_property
    def sequence(self) -> tuple[Link, ...]:
        """All pages in reading order, for previous and next."""
        links: list[Link] = []
        for group in self.groups:
            if group.path:
                links.append(Link(group.text, group.path))
            links.extend(group.links)
        return tuple(links)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {link.path: position for position, link in enumerate(self.sequence)}

    def page(self, page: Page) -> Page:
        """A page of this disclosure with its crumbs, sidebar, neighbours and full title."""
        links = self.sequence
        position = self._positions.get(page.path)
        overview = page.path == self.path
        note = self.site.title_note(self.disclosure.region, self.disclosure.department)
        name = f"{page.title} - {self.department}{note}{self.short_title}"
        return replace(
            page,
            title=f"{self.title}{note}" if overview else name,
            crumbs=self.crumbs if overview else (*self._above(page), Link(page.title, page.path)),
            notice=self.notice,
            sidebar=self.groups,
            previous=links[position - 1] if position else None,
            next=links[position + 1]
            if position is not None and position + 1 < len(links)
            else None,
            terms=self.terms,
            print_style=addresses.print_style(self.disclosure),
        )

    def _above(self, page: Page) -> tuple[Link, ...]:
        """The crumbs above a page that is not the overview."""
        if page.kind != "project":
            return self.crumbs
        return (*self.crumbs, Link("项目", addresses.part(self.disclosure, "projects")))
