"""Writing small pieces of YAML in canonical form, with a comment where one helps."""

import json
import re
from collections.abc import Mapping, Sequence

Flow = str | Sequence["Flow"] | Mapping[str, "Flow"]

# What may stand without quotes everywhere, inside {…} too; anything else is quoted.
_PLAIN = re.compile(r"[\w（“《][\w（）“”《》、，。；：.·%/+ -]*(?<! )")


def scalar(text: str) -> str:
    """One value, quoted where it must be; nothing stays nothing."""
    return text if not text or _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def flow(value: Flow) -> str:
    """A value, a list or a record on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(inner)}' for key, inner in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def entry(key: str, value: Flow = "", about: str = "") -> str:
    """``键: 值  # 说明``; without a value the key alone."""
    written = flow(value)
    return f"{key}: {written}".rstrip() + (f"  # {about}" if about else "")


def item(lines: Sequence[str]) -> list[str]:
    """Lines as an item of a list."""
    return [f"{'- ' if index == 0 else '  '}{line}" for index, line in enumerate(lines)]


def indented(lines: Sequence[str], levels: int = 1) -> list[str]:
    """Lines further to the right, two blanks a level."""
    return ["  " * levels + line if line else line for line in lines]


def text(lines: Sequence[str]) -> str:
    """Lines as the text of a file."""
    return "\n".join(lines) + "\n"
