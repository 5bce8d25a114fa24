"""Valid HTML: every tag is closed where it should be, and stands only where it may."""

from collections.abc import Iterator
from html.parser import HTMLParser

from tests.site.build import Built
from tests.site.visit import samples

VOID = {*("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source")}
DRAWN = {*("svg", "path", "rect", "g", "line", "circle", "text", "title", "desc", "tspan")}
PHRASING = {
    *("a", "abbr", "b", "button", "code", "dfn", "em", "i", "input", "kbd", "label", "mark", "q"),
    *("select", "small", "span", "strong", "sub", "sup", "time", "var", "br", "img", "wbr"),
    *("option", "script", "output", "template", "textarea", "iframe", "data", *DRAWN),
}
ONLY_PHRASING = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "b", "i", "em", "strong", "small", "code"),
    *("pre", "dfn", "mark", "button", "label", "dt"),
}
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "select": {"option", "optgroup"},
    "head": {"meta", "link", "title", "script", "style"},
}
PARENTS = {
    **{key: {"ul", "ol"} for key in ("li",)},
    **{key: {"dl", "div"} for key in ("dt", "dd")},
    **{key: {"thead", "tbody", "tfoot"} for key in ("tr",)},
    **{key: {"tr"} for key in ("td", "th")},
    **{key: {"table"} for key in ("caption", "thead", "tbody")},
    **{key: {"head", "svg"} for key in ("meta", "title")},
    **{key: {"details"} for key in ("summary",)},
    **{key: {"figure"} for key in ("figcaption",)},
}


class Validator(HTMLParser):
    """Notes what no browser would have to mend if the page were right."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong.extend(self._misplaced(tag))
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self._note(f"<{tag}> has an attribute twice")
        for name, value in attrs:
            if name == "id" and (not value or value in self.ids):
                self._note(f"id {value!r} is blank or taken")
            self.ids |= {value or ""} if name == "id" else set()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self._note(f"</{tag}> closes something else")

    def _misplaced(self, tag: str) -> Iterator[str]:
        parent = self.open[-1] if self.open else "html"
        if tag not in CHILDREN.get(parent, {tag}) or parent not in PARENTS.get(tag, {parent}):
            yield f"<{tag}> in <{parent}> {self.getpos()}"
        if parent in ONLY_PHRASING and tag not in PHRASING:
            yield f"<{tag}> in <{parent}> {self.getpos()}"
        if tag in ("a", "button") and {"a", "button"} & set(self.open):
            yield f"<{tag}> inside another link or button {self.getpos()}"

    def _note(self, words: str) -> None:
        self.wrong.append(f"{words} {self.getpos()}")


def test_every_kind_of_page_is_valid(site: Built) -> None:
    for address in samples(site):
        validator = Validator()
        validator.feed(site.read(address).decode())
        validator.close()
        assert validator.wrong == [], address
        assert validator.open == [], address


def test_the_validator_sees_what_is_wrong() -> None:
    for html in (
        "<p><div></div></p>",
        "<ul><p></p></ul>",
        "<b><i></b></i>",
        "<a href=x><button></button></a>",
        '<p id="a"></p><p id="a"></p>',
        '<p class="a" class="b"></p>',
        "<body><meta></body>",
        "<table><tr></tr></table>",
        "<p>",
    ):
        validator = Validator()
        validator.feed(html)
        assert validator.wrong or validator.open, html
