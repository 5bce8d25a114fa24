"""Places of a skeleton that nobody has filled in yet.

``mingzhang new`` and ``import`` mark what a person must write: texts with （待填）, codes (which
may hold no such text) with a row of X. A disclosure with marks is a draft at best; without 草稿
they are errors.
"""

from collections.abc import Iterable, Iterator

import msgspec

from generator.diagnostics import Finding, Severity
from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.notebook import Notebook
from generator.load.structure_rules import UNFILLED
from generator.patterns import regex

MARK = "（待填）"
CODE_MARK = "X"
_WORD, _ROW = "待填", 6 * CODE_MARK
# （待填） or （待填：说明）, and a row of X that no word goes on from: （待填表单位盖章） and
# XXXXXX有限公司 are what documents print.
_UNFILLED = regex(
    rf"[（(]{_WORD}(?:[：:][^（）()]*)?[)）]"
    rf"|(?<!{CODE_MARK}){_ROW}{CODE_MARK}*+(?![A-Za-z\u3400-\u9fff\uf900-\ufaff])"
)
_MOST = 1000  # a skeleton has dozens; reports for people tell them together
_HINT = "照公开文件填写；文件没有印的，整行删去"


def is_open(text: str) -> bool:
    """Whether a value is still to be filled in."""
    marked = _WORD in text or _ROW in text  # which nearly no text is, and this is sooner known
    return marked and _UNFILLED.search(text) is not None


def placeholders(root: Node, file: str) -> tuple[Finding, ...]:
    """The marks left in a file, in order; of very many the first, then how many more."""
    notebook = Notebook(file, _MOST)
    for scalar, path in _texts(root, ()) if _any_open(root) else ():
        if is_open(scalar.text):
            place = notebook.place(scalar.line, scalar.column, len(scalar.text), "/".join(path))
            notebook.note(UNFILLED, f"“{scalar.text[:40]}”还没有填写", place, hint=_HINT)
    return notebook.findings()


def as_draft(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings as warnings: in a draft, marks are work still to do."""
    return tuple(msgspec.structs.replace(f, severity=Severity.WARNING) for f in findings)


def _any_open(root: Node) -> bool:
    """Whether a mark stands anywhere: nearly no file has one, and paths take time."""
    pending = [root]
    while pending:
        match pending.pop():
            case Scalar(text=text):
                if is_open(text):
                    return True
            case Mapping(entries=entries):
                pending += [value for _, value in entries]
            case Sequence(items=items):
                pending += items
    return False


def _texts(node: Node, path: tuple[str, ...]) -> Iterator[tuple[Scalar, tuple[str, ...]]]:
    match node:
        case Scalar():
            yield node, path
        case Mapping():
            for key, value in node.entries:
                yield from _texts(value, (*path, key.text))
        case Sequence():
            for index, item in enumerate(node.items, 1):  # as people count
                yield from _texts(item, (*path, str(index)))
