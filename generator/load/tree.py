"""The event stream of the YAML parser, built into a tree of text without recursion.

Events come from libyaml when PyYAML has it; its composer is never used, because that crashes
the process on deep nesting. Nothing is resolved: no tags, no aliases, no merge keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import yaml
from yaml import events

from generator.load import value_checks as checks
from generator.load.characters import check_value
from generator.load.key_slips import Slip, key_slip
from generator.load.limits import Limits
from generator.load.nodes import Mapping, Node, Scalar
from generator.load.nodes import Sequence as SequenceNode
from generator.load.notebook import Notebook
from generator.load.remarks import Remarks
from generator.load.syntax import explain_error
from generator.load.written import Written, written

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser, or PyYAML's own where the wheel has none (slower, same result)."""

_WIDE = "\u3000\xa0"


def build_tree(text: str, lines: Sequence[str], limits: Limits, notebook: Notebook) -> Node | None:
    """Return the root of the only document, or None when there is none or it cannot be read.

    `lines` are the lines of `text`. What is wrong is written into the notebook.
    """
    builder = _Builder(text, Remarks(notebook, lines, limits))
    stream: Iterable[Any] = yaml.parse(text, Loader=PARSER)
    try:
        for event in stream:
            builder.take(event)
            if builder.stopped:
                break
    except (yaml.YAMLError, UnicodeError) as error:
        last = written(builder.last) if builder.last else None
        known = notebook.broken_lines
        slips = [slip for slip in explain_error(error, lines, last) if slip.line not in known]
        builder.remarks.slips(slips)
        return None
    builder.remarks.slips(builder.folded)
    return builder.root_unless_lone()


class _Frame:
    """A mapping or sequence that is still open; `seen` is None for a sequence."""

    __slots__ = ("column", "entries", "flow", "items", "key", "line", "seen")

    def __init__(self, event: Any, mapping: bool) -> None:
        self.line: int = event.start_mark.line + 1
        self.column: int = event.start_mark.column + 1
        self.flow: bool = event.flow_style
        self.items: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.seen: dict[str, Scalar] | None = {} if mapping else None
        self.key: Node | None = None


class _Builder:
    """Takes events one by one, keeps the open frames, has remarks made on what is wrong."""

    def __init__(self, text: str, remarks: Remarks) -> None:
        self.root: Node | None = None
        self.stopped = False
        self.last: Any = None
        self.remarks = remarks
        self._limits = remarks.limits
        self._lines = remarks.lines
        self._frames: list[_Frame] = []
        self.folded: list[Slip] = []
        """Held back until the file turned out to be readable: else they are only echoes."""
        self._documents = 0
        self._nodes = 0
        self._hashes = " #" in text or "\t#" in text

    def take(self, event: Any) -> None:
        """Handle one event; the ends of stream and document say nothing new."""
        if isinstance(event, events.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, events.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, events.CollectionEndEvent):
            self._close()
        elif isinstance(event, events.AliasEvent):
            self._alias(written(event))
        elif isinstance(event, events.DocumentStartEvent):
            self._document(written(event))

    def _path(self) -> str:
        """Return the keys and list positions (from 1) that lead to the place just being read."""
        steps = (
            str(len(frame.items) + 1) if frame.seen is None else getattr(frame.key, "text", "")[:40]
            for frame in self._frames
        )
        return "/".join(filter(None, steps))

    def _document(self, at: Written) -> None:
        self._documents += 1
        if self._documents > 1:
            self.remarks.several_documents(at)
            self.stopped = True

    def _open(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._decorated(event)
        self._frames.append(_Frame(event, isinstance(event, events.MappingStartEvent)))
        if len(self._frames) > self._limits.depth:
            self.remarks.too_deep(written(event), self._path())
            self._abandon()

    def _abandon(self) -> None:
        """Stop reading; half a tree is worse than none."""
        self.stopped = True
        self.root = None

    def _close(self) -> None:
        frame = self._frames.pop()
        if frame.seen is not None:
            self._add(Mapping(tuple(frame.entries), frame.line, frame.column))
            return
        if frame.flow:
            self.remarks.slips(checks.split_items(frame.items, self._lines))
        self._add(SequenceNode(tuple(frame.items), frame.line, frame.column))

    def _alias(self, at: Written) -> None:
        """Note an alias and keep what was typed, so that other values can be looked at."""
        self.remarks.alias(at, self._path())
        self._add(Scalar(at.typed(self._lines), at.line + 1, at.column + 1))

    def _decorated(self, event: Any) -> None:
        at, path = written(event), self._path()
        if event.anchor is not None:
            self.remarks.anchor(at, path)
        if event.tag is not None:
            self.remarks.tag(at, path)

    def _scalar(self, event: Any) -> None:
        self.last = event
        text, start, style = event.value, event.start_mark, event.style
        if event.tag is not None or event.anchor is not None:
            self._decorated(event)
            text = written(event).typed(self._lines)
        if len(text) > self._limits.characters:
            self.remarks.too_long(written(event), self._path())
            text = text[: self._limits.characters]
        if self._hashes or style or event.end_mark.line != start.line:
            self._inspect(written(event))
        line, column = start.line + 1, start.column + 1
        if line > len(self._lines):  # libyaml puts a blank at the end behind the last line
            line, column = len(self._lines), len(self._lines[-1]) + 1
        self._add(Scalar(text, line, column, not style))

    def _inspect(self, value: Written) -> None:
        """Look closer at a value that may be more than plain text on one line."""
        if value.style in ("|", ">"):
            self.remarks.slips([checks.block_header(value, self._lines)])
        if value.end_line != value.line:
            keys = checks.key_lines(value, self._lines)
            self.remarks.slips(keys)
            self.folded += [] if keys else checks.folded(value, self._lines)
        if self._hashes:
            self.remarks.slips([checks.swallowed(value, self._lines)])
        if value.style == '"':
            check_value(value.text, value.line + 1, value.column + 1, self.remarks.notebook)

    def _add(self, node: Node) -> None:
        """Put a finished node where it belongs: root, list item, key or value."""
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            self.remarks.too_many(node)
            self._abandon()
        elif not self._frames:
            self._set_root(node)
        elif (frame := self._frames[-1]).seen is None:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            self._pair(frame, frame.key, node)
            frame.key = None

    def _set_root(self, node: Node) -> None:
        self.root = node
        if isinstance(node, Scalar) and node.plain and not self.remarks.notebook.broken_lines:
            self.remarks.slips([key_slip(node.text, node.line, node.column)])

    def root_unless_lone(self) -> Node | None:
        """Return the root; None for a lone text that is blank or was reported as a slip."""
        lone = self.root if isinstance(self.root, Scalar) else None
        reported = lone and (lone.blank or self.remarks.notebook.broken_lines)
        return None if reported else self.root

    def _pair(self, frame: _Frame, key: Node, value: Node) -> None:
        """Keep a key with its value, unless the key is none or came before."""
        if not isinstance(key, Scalar):
            self.remarks.key_not_text(key)
        elif not self._lacks_colon(frame, key, value) and self._is_new(frame, key):
            frame.entries.append((key, value))

    def _lacks_colon(self, frame: _Frame, key: Scalar, value: Node) -> bool:
        """Whether an entry of `{…}` is no pair but the rest of an amount or of a text."""
        if not (frame.flow and isinstance(value, Scalar) and value.blank):
            return False
        line = self._lines[key.line - 1]
        if checks.is_pair(key, line):
            return False
        before = frame.entries[-1][1] if frame.entries else None
        self.remarks.slips([checks.flow_slip(key, before, line)])
        return True

    def _is_new(self, frame: _Frame, key: Scalar) -> bool:
        """Whether the key is a name that did not come before; else a remark is made."""
        text = key.text
        first = frame.seen.setdefault(text, key) if frame.seen is not None else key
        if first is not key:
            self.remarks.duplicate(key, first, self._path())
        elif not text:
            self.remarks.empty_key(key, self._path())
        elif text == "<<" and key.plain:
            self.remarks.merge_key(key, self._path())
        elif text[0] in _WIDE or text[-1] in _WIDE:
            self.remarks.slips([checks.wide_key(key, self._lines[key.line - 1])])
        else:
            return True
        return False
