"""The printed 目录 against what follows it: headings, tables, project forms."""

from collections.abc import Iterator
from difflib import get_close_matches

from msgspec import Struct

from generator.diagnostics import Comparison, Outcome, Place
from generator.model.disclosure import ContentsEntry
from generator.model.narrative import FormBlock, Heading
from generator.rules.examination import Examination
from generator.rules.locator import flat_entries
from generator.rules.narrative.spoken_names import plain_name
from generator.rules.registry import OMISSION, WARNING, rule

_HINT = "把目录和正文的标题改成一样；漏了的补上"


class Title(Struct, frozen=True):
    """A title that stands in the body, of what sort it is, and whether a 目录 must list it."""

    text: str
    kind: str
    place: Place
    listed: bool


@rule("W-03", "contents-differ-from-headings", "目录与正文标题不一致", WARNING, OMISSION)
def contents(whole: Examination) -> Iterator[Comparison]:
    """查什么：目录里的每一条在正文里都有同样的标题，正文的各节、各表在目录里都有。

    为什么：读者照着目录找内容，标题不同或漏列就找不到。
    例子：目录写“四、三公经费情况”，正文标题是“四、财政拨款“三公”经费预算情况”。
    怎么改：把目录和正文的标题改成一样；漏了的补上。
    """
    entries = flat_entries(whole.disclosure)
    if not entries or whole.incomplete:
        message = "文件没有印出目录，没有核对" if not entries else "有文件读不全，没有核对"
        yield Comparison("W-03", Outcome.UNCHECKED, (Place("contents"),), message=message)
        return
    titles = list(_titles(whole))
    known = {_key(title.text): title for title in titles}
    meant: set[str] = set()
    for position, entry in enumerate(entries):
        comparison = _entry(position, entry, known, titles)
        if comparison is not None:
            meant.add(_key(comparison.expected or ""))
            yield comparison
    yield from _unlisted(entries, known, titles, meant)


def _titles(whole: Examination) -> Iterator[Title]:
    for position, block in enumerate(whole.blocks):
        if isinstance(block, Heading):
            place = Place("text", position, "text")
            yield Title(block.text.text, "heading", place, bool(block.section))
        elif isinstance(block, FormBlock) and block.table is not None:
            yield Title(block.table.title.text, "form", Place("text", position), False)
    tables = {form.id for form in whole.edition.tables}
    for table in whole.disclosure.all_tables:
        label = whole.edition.forms[table.form].label
        listed = table.form in tables
        kind = "table" if listed else "form"
        yield Title(
            table.title.text or label, kind, Place(f"head:{table.form}", -1, "title"), listed
        )
    for number, project in enumerate(whole.disclosure.projects):
        title = project["title"].text
        yield Title(title or project.name, "project", Place(f"project:{number}", -1, "title"), True)


def _entry(
    position: int, entry: ContentsEntry, known: dict[str, Title], titles: list[Title]
) -> Comparison | None:
    """An entry against the titles; None for a line above others that names a part only."""
    place = Place("contents", position)
    found = known.get(_key(entry.text.text))
    if found is not None:
        return Comparison("W-03", Outcome.PASSED, (place, found.place))
    if entry.entries:
        return None
    close = get_close_matches(entry.text.text, [t.text for t in titles], 1, 0.6)
    message = f"目录的“{entry.text.text}”在正文里没有同样的标题"
    message += f"，相近的是“{close[0]}”" if close else ""
    expected = close[0] if close else None
    return Comparison("W-03", Outcome.FAILED, (place,), expected, entry.text.text, message, _HINT)


def _unlisted(
    entries: list[ContentsEntry], known: dict[str, Title], titles: list[Title], meant: set[str]
) -> Iterator[Comparison]:
    """Titles that the 目录 leaves out, of the sorts of which it lists some.

    ``meant`` are those of which an entry that differs has been told already.
    """
    listed = {_key(entry.text.text) for entry in entries}
    kinds = {known[key].kind for key in listed if key in known}
    for title in titles:
        if title.listed and title.kind in kinds and _key(title.text) not in meant:
            found = _key(title.text) in listed
            message = "" if found else f"目录里没有“{title.text}”"
            outcome = Outcome.PASSED if found else Outcome.FAILED
            yield Comparison(
                "W-03", outcome, (title.place,), None, None, message, "" if found else _HINT
            )


def _key(text: str) -> str:
    """A title for comparing: without blanks and marks that print the same."""
    return plain_name(text).replace("．", ".") if text else ""
