"""What comes before the body: the cover and the printed 目录."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from generator.exchange.incoming.document import Grid, Paragraph, Part
from generator.exchange.incoming.heads import texts
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.wording import bare, is_dress, joined, squeeze

Node = dict[str, object]
_ENTRY = re.compile(
    r"(.*?\S)(?:\s*[.…·．]{2,}\s*|\s*\t\s*|\s{2,}|\s*[.…·．]+\t?\s*)([0-9]{1,4})\s*"
)
_PART = re.compile(r"第[一二三四五六七八九十]+部分")
_LEADERS = re.compile(r"\s*[.…·．]{2,}\s*$")
_TITLE = re.compile(r".*目录")
_LONGEST_TITLE, _LONGEST_LINE = 40, 60
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*年")
_WHAT = re.compile("预算|绩效文本|信息公开")


class FrontMatter(Struct):
    """Title, cover and 目录 as the data hold them, and how many parts they took."""

    title: str = ""
    cover: list[str] = field(default_factory=list)
    contents: Node = field(default_factory=dict)
    used: int = 0


def front_matter(parts: Sequence[Part], begins: int, ledger: Ledger) -> FrontMatter:
    """The front of a document; ``begins`` is the first part that is surely body."""
    found = FrontMatter()
    start = next((n for n, part in enumerate(parts[:60]) if _is_title(part)), None)
    if start is None:
        end = begins
        while end and isinstance(last := parts[end - 1], Paragraph) and is_dress(last.text):
            end -= 1
        short = [part for part in parts[:end] if _is_cover_line(part)]
        if len(short) == end and begins < len(parts):
            _take_cover(found, short)
            found.used = end
        return found
    lines = [part for part in parts[:start] if isinstance(part, Paragraph)]
    end, entries = _entries(parts, start + 1)
    if not entries:
        return found
    _take_cover(found, lines)
    title = parts[start]
    said = _title_text(title.text) if isinstance(title, Paragraph) else ""
    found.contents = {"题": said, "条目": entries}
    found.used = end
    ledger.take(f"目录：{_count(entries)} 行")
    return found


def _is_title(part: Part) -> bool:
    return (
        isinstance(part, Paragraph)
        and len(part.text) <= _LONGEST_TITLE
        and _TITLE.fullmatch(squeeze(part.text)) is not None
    )


def _title_text(text: str) -> str:
    return squeeze(text) if all(len(word) == 1 for word in text.split()) else text.strip()


def _is_cover_line(part: Part) -> bool:
    return isinstance(part, Paragraph) and len(part.text) <= _LONGEST_LINE and "。" not in part.text


def _take_cover(found: FrontMatter, lines: Sequence[Part]) -> None:
    said = [part.text for part in lines if isinstance(part, Paragraph)]
    titled = [n for n, text in enumerate(said) if _YEAR.search(text) and _WHAT.search(text)]
    if titled:
        found.title = said.pop(titled[0])
    found.cover = said


Entry = tuple[str, str]  # heading and page, '' where none is printed


def _lines(part: Part) -> list[Entry]:
    """The lines of a part as entries of a 目录."""
    if isinstance(part, Paragraph):
        match = _ENTRY.fullmatch(part.text)
        if match:
            return [(_clean(match[1]), match[2])]
        return [(_clean(part.text), "")]
    found: list[Entry] = []
    for row in part.rows:
        words = texts(row)
        if not words:
            continue
        page = words[-1].strip() if len(words) > 1 and words[-1].strip().isdigit() else ""
        text = "".join(words[:-1] if page else words)
        match = _ENTRY.fullmatch(text) if not page else None
        found.append((_clean(match[1]), match[2]) if match else (_clean(text), page))
    return found


def _clean(text: str) -> str:
    return _LEADERS.sub("", joined(text.split("\n"))).strip()


def _entries(parts: Sequence[Part], start: int) -> tuple[int, list[Node]]:
    """The lines of the 目录 from a part on, nested, and the part after them."""
    flat: list[tuple[int, Entry]] = []
    for number in range(start, len(parts)):
        part = parts[number]
        if isinstance(part, Grid) and not any(page for _, page in _lines(part)):
            break
        flat += [(number, entry) for entry in _lines(part)]
    first = next((entry[0] for _, entry in flat), "")
    end = start
    found: list[Entry] = []
    open_groups: list[str] = []
    for index, (number, (text, page)) in enumerate(flat):
        repeated = any(bare(first) == bare(seen) for seen, _ in found) and bare(text) == bare(first)
        if repeated:
            break
        if page:
            found += [(group, "") for group in open_groups] + [(text, page)]
            open_groups, end = [], number + 1
        elif _leads_to_entry(flat, index):
            open_groups.append(text)
        else:
            break
    if not found:
        return _unpaged(flat, start)
    return end, _nested(_merged(found))


def _leads_to_entry(flat: Sequence[tuple[int, Entry]], index: int) -> bool:
    """Whether an entry with a page comes within the next two lines."""
    return any(page for _, (_, page) in flat[index + 1 : index + 3])


def _unpaged(flat: Sequence[tuple[int, Entry]], start: int) -> tuple[int, list[Node]]:
    """A 目录 without pages: its lines until the first of them comes again."""
    if not flat:
        return start, []
    first = bare(flat[0][1][0])
    again = next((n for n, (_, (text, _)) in enumerate(flat) if n and bare(text) == first), 0)
    lines = flat[:again]
    if not lines or any(len(text) > _LONGEST_LINE for _, (text, _) in lines):
        return start, []
    return flat[again][0], _nested(_merged([entry for _, entry in lines]))


def _merged(found: list[Entry]) -> list[Entry]:
    """第一部分 on a line of its own belongs to the words on the next."""
    merged: list[Entry] = []
    for text, page in found:
        if merged and _PART.fullmatch(squeeze(merged[-1][0])) and not merged[-1][1]:
            merged[-1] = (f"{squeeze(merged[-1][0])} {text}", page)
        else:
            merged.append((text, page))
    return merged


def _nested(found: list[Entry]) -> list[Node]:
    """Lines without page, and 第一部分 …, head the lines after them."""
    top: list[Node] = []
    for text, page in found:
        node: Node = {"题": text}
        if page:
            node["页"] = page
        if not page or _PART.match(text):
            top.append(node | {"条目": []})
        elif top and "条目" in top[-1]:
            inner = top[-1]["条目"]
            assert isinstance(inner, list)
            inner.append(node)
        else:
            top.append(node)
    return [{k: v for k, v in node.items() if v != []} for node in top]


def _count(entries: Sequence[Node]) -> int:
    inner = (e["条目"] for e in entries if "条目" in e)
    return len(entries) + sum(_count(i) for i in inner if isinstance(i, list))
