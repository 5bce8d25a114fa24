"""The one place that knows ruamel: a YAML text through its parser and back, in canonical style.

Every scalar stays text: a resolver that tags all plain scalars as strings keeps ``1_000.00`` and
``0123``, which ruamel would otherwise take for numbers and print in its own way.
"""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

_STR, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_NEVER_FOLD = 10**9  # a folded line would read as a blank between Chinese words


class _AllText(VersionedResolver):
    """Takes every plain scalar for text; nothing at all stays nothing."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0]:
            return Tag(suffix=_STR if value else _NULL)
        return super().resolve(kind, value, implicit)


class _BlanksStayBlank(Emitter):
    """Writes ``{名称: , 数量: 1}`` as it was, where ruamel writes ``null``."""

    def choose_scalar_style(self) -> Any:
        if not self.event.value and not self.event.style:
            return ""
        return super().choose_scalar_style()

    def write_plain(self, text: Any, split: Any = True) -> None:
        if text or not self.flow_level:
            super().write_plain(text, split)
            return
        self.stream.write(" ")
        self.column += 1
        self.whitespace = True


class _Representer(RoundTripRepresenter):
    """Represents nothing as nothing, everywhere."""


_Representer.add_representer(
    type(None), lambda representer, _: representer.represent_scalar(_NULL, "")
)


def rewritten(text: str, root_is_list: bool = False) -> str | None:
    """The text as ruamel writes it back; None where it cannot.

    The caller has read the text with the project's own reader and found no error, and compares
    what comes back: ruamel loses comments inside ``{…}`` and before ``---``.
    """
    out = io.StringIO()
    yaml = _yaml(root_is_list)
    try:
        yaml.dump(yaml.load(text), out)
    except Exception:  # ruamel raises whatever its internals meet; the file then stays as it is
        return None
    return out.getvalue()


def _yaml(root_is_list: bool) -> YAML:
    yaml = YAML()
    yaml.Resolver = _AllText
    yaml.Emitter = _BlanksStayBlank
    yaml.Representer = _Representer
    yaml.preserve_quotes = True
    yaml.width = _NEVER_FOLD
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    # With 4/2 a file that is a list would itself be indented.
    sequence, offset = (2, 0) if root_is_list else (4, 2)
    yaml.indent(mapping=2, sequence=sequence, offset=offset)
    return yaml
