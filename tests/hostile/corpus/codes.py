"""Codes that are no codes: paths, reserved names, lost zeros."""

from tests.hostile.cases import (
    CODE,
    FOLDER,
    OFFICE,
    PROJECT,
    TABLES,
    Case,
    both,
    copied,
    renamed,
    replaced,
)  # fmt: skip

_PATHS = {
    "up": "../x", "far up": "../../../../etc/passwd", "dots": "..", "dot": ".", "slash": "a/b",
    "root": "/etc/passwd", "backslash": "'..\\x'", "drive": "'C:x'", "percent": "'%2e%2e%2fx'",
    "NUL by escape": '"A\\0B"', "blank": "A B", "dash first": "-rf", "dash last": "A-",
    "long": "A" * 300, "long by one": "A" * 41, "dotted": "A.B", "tilde": "'~root'", "dollar": "$HOME",
    "backtick": "'`id`'", "quote": "'A\"B'", "tag": "'<b>'", "jinja": "'{{7*7}}'", "newline": '"A\\nB"',
    "full-width": "Ａ１", "Chinese": "项目一", "Cyrillic": "Аррlе", "accent": "é", "emoji": "😀",
    "address": "'https://example.org'", "script": "'javascript:alert(1)'", "query": "'A?b=c'",
    "fragment": "'A#b'", "star": "'*'", "equals": "'=1+1'", "colon": "'A:B'", "list": "[A1]",
}  # fmt: skip
_RESERVED = ("CON", "con", "NUL", "aux", "PRN", "COM1", "lpt9")


def _named(code: str) -> Case:
    """A project whose file and code are both a name that Windows keeps for itself."""
    put = both(
        renamed(PROJECT, f"{FOLDER}/projects/{code}.yml"),
        replaced(f"{FOLDER}/projects/{code}.yml", CODE, code),
    )
    return Case(f"reserved project {code}", put, f"{FOLDER}/projects/{code}.yml", ("Windows",))


def _office(code: str) -> Case:
    """The same for a department's folder."""
    folder = f"data/130229/{code}"
    put = both(
        copied("data/130229/301", folder),
        replaced(f"{folder}/department.yml", "部门编码: 301", f"部门编码: {code}"),
    )
    return Case(f"reserved department {code}", put, folder, ("Windows",))


CASES = (
    *(
        Case(f"{name} as a project's code", replaced(PROJECT, CODE, code), PROJECT)
        for name, code in _PATHS.items()
    ),
    *(
        Case(f"{name} as a department's code", replaced(OFFICE, "编码: 301\n", f"编码: {code}\n"), OFFICE)
        for name, code in _PATHS.items()
        if name in ("up", "root", "NUL by escape", "script", "Chinese", "tag", "long")
    ),
    *(
        Case(f"{name} as a former code", replaced(OFFICE, "部门名称", f"曾用编码: [{code}]\n部门名称"), OFFICE)
        for name, code in _PATHS.items()
        if name in ("up", "root", "NUL by escape", "script", "Chinese", "slash", "dots")
    ),
    *(
        Case(f"{name} as a 科目", replaced(TABLES, "科目编码: 2010303", f"科目编码: {code}"), TABLES)
        for name, code in _PATHS.items()
        if name in ("up", "root", "NUL by escape", "script", "Chinese", "tag", "long", "list")
    ),
    Case("a 科目 that lost its zeros", replaced(TABLES, "科目编码: 2010303", "科目编码: 2.010303e6"), TABLES),
    Case("a 科目 of spoilt digits", replaced(TABLES, "科目编码: 2010303", "科目编码: ２０１０３０３"), TABLES),
    Case("a 科目 with zeros before", replaced(TABLES, "科目编码: 2010303", "科目编码: 02010303"), TABLES),
    *(_named(code) for code in _RESERVED),
    *(_office(code) for code in _RESERVED[:4]),
)  # fmt: skip
