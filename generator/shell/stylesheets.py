"""The site's style sheets: each joined from the theme's and our own, in the order they build up.

A page asks for one file. The parts stay apart in ``templates/overrides/assets/mingzhang/``, one for
each thing that is seen; the theme's come without what no page of this site has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.shell.errors import ShellError
from generator.shell.slim_css import slim, words_of

_THEME = "assets/stylesheets/"
_OURS = "assets/mingzhang/"
_PRINT = "print"
_EMBED = ("tokens", "sheet", "record", "charts", "embed", _PRINT)
_SITE = (
    *(
        "tokens",
        "chrome",
        "icons",
        "search",
        "prose",
        "sheet",
        "record",
        "charts",
        "explore",
        "share",
    ),
    *("reading", _PRINT),
)


def joined(files: Mapping[str, bytes], texts: Iterable[str]) -> dict[str, bytes]:
    """``files`` with their sheets joined to ``assets/site.css`` and, for embeds, ``embed.css``.

    ``texts`` are the pages and scripts of which it is decided what of the theme is in use.
    """
    sheets = {name: content.decode() for name, content in files.items() if _is_part(name)}
    kept = {name: content for name, content in files.items() if name not in sheets}
    ours = {name: css for name, css in sheets.items() if name.startswith(_OURS)}
    known = words_of(texts)
    theme = "".join(
        slim(css, known, "".join(ours.values()))
        for name, css in sheets.items()
        if name.startswith(_THEME)
    )
    kept["assets/site.css"] = (theme + _layers(_SITE, ours)).encode()
    kept["assets/embed.css"] = _layers(_EMBED, ours).encode()
    return dict(sorted(kept.items()))


def _is_part(name: str) -> bool:
    return name.startswith((_THEME, _OURS)) and name.endswith(".css")


def _layers(names: Sequence[str], ours: Mapping[str, str]) -> str:
    for name in names:
        if f"{_OURS}{name}.css" not in ours:
            raise ShellError(f"没有样式 templates/overrides/{_OURS}{name}.css。")
    sheets = ((name, ours[f"{_OURS}{name}.css"]) for name in names)
    return "".join(f"@media print {{\n{css}}}\n" if name == _PRINT else css for name, css in sheets)
