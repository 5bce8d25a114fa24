"""How a value is written in YAML: as its neighbours are, in quotes where they are needed."""

from generator.exchange.incoming.data_files import quoted
from generator.load.reader import read_text
from generator.load.spans import Leaf, Pairs, spans
from generator.model.money import is_amount

_ONLY_IN_FLOW = str.maketrans(dict.fromkeys(",[]{}", "，"))


def written(text: str, flow: bool, style: str = "") -> str:
    """A value as it stands in a file; ``style`` is the quote its forerunner had."""
    if style == "'" and "\n" not in text and "\t" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style == '"':
        return _double(text)
    if is_amount(text):
        return text
    free = text if flow else text[:1] + text[1:].translate(_ONLY_IN_FLOW)
    return text if text and quoted(free) == free and _reads_as(text, flow) else _double(text)


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\t", "\\t")
    return '"' + "".join(c if _visible(c) else f"\\U{ord(c):08x}" for c in escaped) + '"'


def _visible(letter: str) -> bool:
    return letter.isprintable() or letter in "\u3000\u00a0"


def _reads_as(text: str, flow: bool) -> bool:
    """Whether a text without quotes is read as itself, and nothing is said of it."""
    line = f"{{a: {text}}}\n" if flow else f"a: {text}\n"
    reading = read_text(line, "")
    if reading.root is None or reading.findings:
        return False
    found = spans(line)
    value = found.get("a") if isinstance(found, Pairs) else None
    return isinstance(value, Leaf) and value.text == text
