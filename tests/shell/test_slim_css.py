"""The theme's style sheets lose what no page has, and nothing else."""

import pytest

from generator.shell.slim_css import slim, words_of

KNOWN = words_of(['<p class="mz-a b">', "light"])


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".b{color:red}", ".b{color:red}"),
        (".c{color:red}", ""),
        (".b,.c,p{color:red}", ".b,p{color:red}"),
        (".b .c{color:red}", ""),
        (".b:not(.c){color:red}", ".b:not(.c){color:red}"),
        ("[data-x=light] p{top:0}", "[data-x=light] p{top:0}"),
        ("[data-x=dark] p{top:0}", ""),
        ('[data-x="dark"]{top:0}', ""),
        ("[hidden]{display:none}", "[hidden]{display:none}"),
        ("@media print{.c{top:0}.b{top:0}}", "@media print{.b{top:0}}"),
        ("@media print{.c{top:0}}", ""),
        ("@charset 'x';p{top:0}", "@charset 'x';p{top:0}"),
        ("@keyframes c{0%{top:0}to{top:1px}}", "@keyframes c{0%{top:0}to{top:1px}}"),
        (":root{--x:1;--y:2}p{top:var(--x)}", ":root{--x:1}p{top:var(--x)}"),
        (":root{--x:1;--y:var(--x)}", ""),
        ("p{background:url('data:a}b;{.c,')}", "p{background:url('data:a}b;{.c,')}"),
        ("p{background:url(data:a;b,c)}", "p{background:url(data:a;b,c)}"),
        (":is(.b,.c) p{top:0}", ":is(.b,.c) p{top:0}"),
    ],
)
def test_rules_for_what_no_page_has_are_gone(css: str, left: str) -> None:
    assert slim(css, KNOWN) == left


def test_what_our_own_sheets_refer_to_stays() -> None:
    assert slim(":root{--x:1}", KNOWN, ".b{top:var(--x)}") == ":root{--x:1}"
