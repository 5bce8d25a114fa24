"""`mingzhang fix`: the slips whose remedy is certain, mended in the text itself.

The mends stand beside the hints: a finding carries the edits that undo it. They are made, the text
is read again, until nothing certain is left. Every other character stays as it was typed.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct, field

from generator.diagnostics import Finding, Rule, in_order, text
from generator.diagnostics.inert import inert
from generator.forms.shape import Value
from generator.load.binding import bind
from generator.load.data_files import expected
from generator.load.edits import edited
from generator.load.encoding import recoded
from generator.load.indentation import indentations
from generator.load.limits import LIMITS
from generator.load.lines import split_lines
from generator.load.problems import Problems
from generator.load.reader import Reading, read_file, read_text
from generator.load.slip_rules import TAB_INDENTATION, WIDE_INDENTATION
from generator.load.writing import content_of

_ALL = msgspec.structs.replace(LIMITS, findings=1_000_000)
_MOST_ROUNDS = 50
_WIDEST = 160
_ENCODINGS = {
    "BOM": "删去开头的 BOM 标记",
    "UTF-16": "由 UTF-16 改存为 UTF-8",
    "GBK": "由 GBK 改存为 UTF-8",
}
_INDENTATION = {TAB_INDENTATION.code, WIDE_INDENTATION.code}


class MendedLine(Struct, frozen=True):
    """A line that was mended, and of which rules."""

    number: int
    before: str
    after: str
    rules: tuple[Rule, ...]


class Mended(Struct, frozen=True):
    """A file before and after. ``encoding`` is what it was saved in, '' where that was right.

    ``findings`` are what is still wrong with the mended text, as far as the file alone tells.
    """

    file: str
    text: str
    encoding: str = ""
    lines: tuple[MendedLine, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything was mended."""
        return bool(self.encoding or self.lines)


class _Text(Struct, frozen=True):
    """A text on its way: its lines keep their numbers, for no mend adds or takes one."""

    text: str
    findings: tuple[Finding, ...]
    reading: Reading
    rules: dict[int, dict[str, Rule]] = field(default_factory=dict)


def mend_data(root: Path, data: Path, paths: Iterable[Path]) -> Iterator[Mended]:
    """Files below ``data``, each as its place says it should be; named from ``root`` on."""
    for path in paths:
        wanted = expected(data, path)
        yield mend_file(path, path.relative_to(root).as_posix(), wanted.shape, wanted.unit)


def mend_file(path: Path, shown_as: str, shape: Value | None, unit: str) -> Mended:
    """A file with every certain slip mended. Nothing is written.

    ``shape`` is what the file should hold (None where that is not known), ``unit`` that of its
    amounts.
    """
    first = read_file(path, shown_as)
    found = recoded(path.read_bytes()) if path.is_file() else None
    if not first.text and found is None:
        return Mended(shown_as, "", findings=first.findings)
    text, encoding = found or (first.text, "")
    mended = mend_text(text, shown_as, shape, unit)
    return Mended(shown_as, mended.text, encoding, mended.lines, mended.findings)


def mend_text(text: str, shown_as: str, shape: Value | None = None, unit: str = "") -> Mended:
    """A text with every certain slip mended."""

    def look(candidate: str) -> _Text:
        return _look(candidate, shown_as, shape, unit)

    settled = _settle(look(text), look)
    if any(finding.rule.code in _INDENTATION for finding in settled.findings):
        settled = _indented(settled, look) or settled
    return Mended(shown_as, settled.text, "", _lines(text, settled), settled.findings)


def _look(text: str, shown_as: str, shape: Value | None, unit: str) -> _Text:
    """Read a text as the loader does."""
    reading = read_text(text, shown_as, _ALL)
    problems = Problems(shown_as, list(reading.findings), unit)
    if shape is not None and reading.root is not None:
        bind(reading.root, shape, problems)
    return _Text(text, in_order(problems.findings), reading)


def _settle(state: _Text, look: Callable[[str], _Text]) -> _Text:
    """Make the edits of the findings, read again, until there are none."""
    rules = dict(state.rules)
    for _ in range(_MOST_ROUNDS):
        text, made = _edited(state.text, state.findings)
        if text == state.text:
            break
        for number, rule in made:
            rules.setdefault(number, {})[rule.code] = rule
        state = look(text)
    return _Text(state.text, state.findings, state.reading, rules)


def _edited(text: str, findings: Iterable[Finding]) -> tuple[str, list[tuple[int, Rule]]]:
    """Make the edits of findings that apply; the lines they are on, with their rules."""
    rules = {edit: finding.rule for finding in findings for edit in finding.edits}
    mended, made = edited(text, rules)
    return mended, [(edit.line, rules[edit]) for edit in made]


def _indented(state: _Text, look: Callable[[str], _Text]) -> _Text | None:
    """Tabs and wide blanks as plain ones, where every depth that can be read reads the same."""
    readable: list[_Text] = []
    for written in indentations(state.text):
        rules = {number: dict(found) for number, found in state.rules.items()}
        lines = zip(split_lines(state.text), split_lines(written), strict=True)
        for number, (before, after) in enumerate(lines, 1):
            if before != after:
                tab = "\t" in before[: len(before) - len(before.lstrip())]
                rule = TAB_INDENTATION if tab else WIDE_INDENTATION
                rules.setdefault(number, {})[rule.code] = rule
        looked = look(written)
        tried = _settle(_Text(written, looked.findings, looked.reading, rules), look)
        if tried.reading.root is not None and not _broken(tried.reading):
            readable.append(tried)
    if not readable or len({repr(content_of(t.reading.root)) for t in readable}) > 1:
        return None
    return readable[0]


def _broken(reading: Reading) -> bool:
    return any(finding.blocks for finding in reading.findings)


def _lines(before: str, mended: _Text) -> tuple[MendedLine, ...]:
    """The lines that are not as they were."""
    pairs = zip(split_lines(before), split_lines(mended.text), strict=True)
    return tuple(
        MendedLine(number, old, new, tuple(mended.rules.get(number, {}).values()))
        for number, (old, new) in enumerate(pairs, 1)
        if old != new
    )


def mended_lines(mended: Mended) -> str:
    """What was mended, line by line, as text for a terminal; '' where nothing was."""
    said = [f"{mended.file}: {_ENCODINGS[mended.encoding]}"] if mended.encoding else []
    for line in mended.lines:
        rules = "、".join(f"{rule.code} {rule.title}" for rule in line.rules)
        said += [f"{mended.file}:{line.number}: {rules}"]
        said += [f"  - {_visible(line.before)}", f"  + {_visible(line.after)}"]
    return "".join(f"{inert(words)}\n" for words in said)


def _visible(line: str) -> str:
    """A line with its tabs and special blanks to be seen, cut when it is long."""
    shown = line.replace("\t", "⇥").replace("\u3000", "□").replace("\xa0", "␣")
    return shown if len(shown) <= _WIDEST else f"{shown[:_WIDEST]}…"


def rest(found: Iterable[Mended]) -> str:
    """The errors that are left for a person, as text for a terminal; '' where there are none."""
    mended = {item.file: item for item in found}
    errors = [f for item in mended.values() for f in item.findings if f.blocks]
    said = text.brief(errors, lambda file: split_lines(mended[file].text))
    return f"下面这些要由人来改：\n\n{said}" if errors else ""
