"""Where the loader notes down what it finds: findings are values, nothing is raised."""

from collections.abc import Iterable

from msgspec import Struct, field

from generator.diagnostics import Edit, Finding, Location, Rule, Span, report
from generator.load.edits import replacing
from generator.load.nodes import Node, Scalar

Path = tuple[str, ...]


class Problems(Struct):
    """The findings of one file, gathered while it is read. ``file`` is relative to the root.

    ``unit`` is that of its amounts (万元 or 元), as far as it is known.
    """

    file: str
    findings: list[Finding] = field(default_factory=list)
    unit: str = ""

    def add(
        self,
        rule: Rule,
        message: str,
        node: Node,
        path: Path = (),
        hint: str = "",
        mended: str | None = None,
    ) -> None:
        """Note a finding at a node; ``path`` leads to it through the keys of the file.

        ``mended`` is what should stand there, where that is certain.
        """
        length = max(len(node.text), 1) if isinstance(node, Scalar) else 1
        edits: tuple[Edit, ...] = ()
        if isinstance(node, Scalar) and mended is not None:
            edits = (replacing(node, mended),)
        self.add_at(rule, message, node.line, node.column, path, hint, length, edits)

    def add_at(
        self,
        rule: Rule,
        message: str,
        line: int = 1,
        column: int = 1,
        path: Path = (),
        hint: str = "",
        length: int = 1,
        edits: tuple[Edit, ...] = (),
    ) -> None:
        """Note a finding at a line and column of the file."""
        folder, _, name = self.file.rpartition("/")
        name = f"projects/{name}" if folder.endswith("/projects") else name
        span, whole = Span(self.file, line, column, length), "/".join((name, *path))
        location = Location(span, _label(path), whole)
        self.findings.append(report(rule, message, location, hint=hint, edits=edits))

    def extend(self, findings: Iterable[Finding]) -> None:
        """Take over findings made elsewhere."""
        self.findings.extend(findings)


def _label(path: Path) -> str:
    """The way to a place in words: a row is 第3行, another entry of a list 第3项."""
    words = [*path]
    for number, word in enumerate(path):
        if word.isdecimal():
            row = number > 0 and path[number - 1] == "行"
            words[number] = f"第{word}{'行' if row else '项'}"
            if row:
                words[number - 1] = ""
    return " ".join(filter(None, words))
