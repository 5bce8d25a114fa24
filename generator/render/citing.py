"""References to a page as text: GB/T 7714 for Chinese readers, BibTeX for their programs."""

from generator.views.citation import Citation

_TEX = {ord(c): f"\\{c}" for c in "{}%&#_$"}
_TEX |= {ord("\\"): "\\textbackslash{}", ord("~"): "\\textasciitilde{}", ord("^"): "\\^{}"}


def gb7714(cited: Citation, address: str) -> str:
    """Author, title, data set online, day of the last change, address.

    The day on which a reader looked is left to the reader: no clock reaches a page.
    """
    day = f"({cited.day})." if cited.day else ""
    return f"{cited.author}.{cited.title}[DS/OL].{day}{address}"


def bibtex(cited: Citation, address: str) -> str:
    """An entry of its own key; what TeX would take for a command is escaped."""
    fields = [
        ("author", f"{{{cited.author.translate(_TEX)}}}"),
        ("title", f"{{{cited.title.translate(_TEX)}}}"),
        ("year", cited.year),
        ("note", f"公开或更正于 {cited.day}" if cited.day else ""),
        ("howpublished", f"\\url{{{address}}}"),
    ]
    lines = (f"  {name} = {{{value}}}" for name, value in fields if value)
    return ",\n".join((f"@misc{{{cited.key}", *lines)) + "\n}"
