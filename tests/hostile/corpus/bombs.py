"""Small files that grow, deep ones and long ones: nesting, aliases, tags, sizes."""

from tests.hostile.cases import BUYING, PROJECT, TABLES, WORDS, Case, added, written

MIB = 1024 * 1024
_LAUGHS = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)
)
_DEEP = {
    "square brackets": "[",
    "braces": "{",
    "braces with keys": "{a: ",
    "quoted keys": '{"a":',
    "dashes": "- ",
    "question marks": "? ",
    "mixed brackets": "[{a: ",
}
_LONG = {
    "plain value": lambda: b"a: " + b"x" * (10 * MIB),
    "quoted value": lambda: b'a: "' + b"x" * (10 * MIB) + b'"\n',
    "literal block": lambda: b"a: |\n" + b"  x\n" * (10 * MIB // 4),
    "folded block": lambda: b"a: >\n" + b"  x\n" * (10 * MIB // 4),
    "key": lambda: b"x" * (10 * MIB) + b": 1\n",
    "comment": lambda: b"#" * (10 * MIB),
    "blank lines": lambda: b"\n" * (10 * MIB),
    "blanks": lambda: b" " * (10 * MIB),
    "Chinese": lambda: "预".encode() * (10 * MIB // 3),
    "a file of a byte too much": lambda: b"#" * (2 * MIB + 1),
}
_WIDE = {
    "nulls": lambda: b"\0" * (2 * MIB),
    "items": lambda: b"[" + b"a," * (MIB - 2) + b"]",
    "lines": lambda: b"- a\n" * (MIB // 2),
    "equal keys": lambda: b"a: b\n" * (MIB // 3),
    "different keys": lambda: b"".join(b"k%d: 1\n" % n for n in range(150_000)),
    "aliases": lambda: b"[" + b"*a," * (MIB // 2) + b"]",
    "anchors": lambda: b"".join(b"- &a%d x\n" % n for n in range(150_000)),
    "tabs": lambda: b"\tx\n" * (MIB // 2),
    "quotes that never end": lambda: b'"' * (2 * MIB - 1),
    "opened quotes": lambda: b'- "a\n' * (MIB // 4),
    "colons": lambda: b":" * (2 * MIB),
    "escapes": lambda: b'a: "' + b"\\u0041" * (MIB // 4) + b'"\n',
    "an escape that ends early": lambda: b'a: "\\u00',
    "documents": lambda: b"---\n" * (MIB // 2),
    "unknown keys": lambda: b"".join(b"k%d: 1\n" % n for n in range(45_000)),
    "rows of nothing": lambda: "行:\n".encode() + b"- {a: 1}\n" * 30_000,
    "wrong amounts": lambda: "行:\n".encode() + "- {单价: x}\n".encode() * 30_000,
    "a value of 20,001 letters": lambda: b"a: " + b"x" * 20_001 + b"\n",
}
_FORBIDDEN = {
    "laughs": _LAUGHS,
    "a list of laughs": "- &a [x]\n- &b [*a, *a, *a]\n- &c [*b, *b, *b]\n- [*c, *c, *c]\n",
    "a cycle": "甲: &a [*a]\n",
    "a cycle of keys": "甲: &a {乙: *a}\n",
    "an alias of nothing": "甲: *b\n",
    "an anchor": "甲: &b 1\n",
    "an alias as a key": "甲: &b 1\n*b : 2\n",
    "merge": "<<: {甲: 1}\n",
    "merge of an alias": "甲: &b {丙: 1}\n乙:\n  <<: *b\n",
    "tag python": "甲: !!python/object/apply:os.system [id]\n",
    "tag python name": "甲: !!python/name:os.system\n",
    "tag python module": "甲: !!python/module:os\n",
    "tag ruby": "甲: !ruby/object:Gem::Installer {i: x}\n",
    "tag java": "甲: !!javax.script.ScriptEngineManager [1]\n",
    "tag binary": "甲: !!binary aGVsbG8=\n",
    "tag float": "甲: !!float 1\n",
    "tag text": "甲: !!str 1\n",
    "tag set": "甲: !!set {a, b}\n",
    "tag local": "甲: !secret 1\n",
    "tag whole": "甲: !<tag:yaml.org,2002:int> 1\n",
    "tag declared": "%TAG ! tag:example.org,2000:\n---\n甲: !x 1\n",
    "version": "%YAML 9.9\n---\n甲: 1\n",
    "two documents": "甲: 1\n---\n乙: 2\n",
    "an end and more": "甲: 1\n...\n乙: 2\n",
    "a list as a key": "? [甲]\n: 1\n",
    "a record as a key": "? {甲: 1}\n: 1\n",
    "an empty key": ": 1\n",
    "a conflict of git": "<<<<<<< HEAD\n甲: 1\n=======\n甲: 2\n>>>>>>> x\n",
}
_SPOKEN = "正文:\n" + "".join(
    f"{'  ' * 2 * n}  - 题: 一\n{'  ' * 2 * n}    内容:\n" for n in range(40)
)

CASES = (
    *(
        Case(f"{depth} {name}", written(TABLES, text * depth), TABLES, ("嵌套超过", "层"))
        for name, text in _DEEP.items()
        for depth in (10_000, 100_000)
    ),
    Case("headings below headings", written(WORDS, _SPOKEN), WORDS, ("嵌套超过",)),
    Case(
        "keys below keys",
        written(PROJECT, "".join(f"{' ' * n}a:\n" for n in range(1500))),
        PROJECT,
        ("嵌套超过",),
    ),
    *(Case(f"10 MB: {n}", written(PROJECT, make), PROJECT, ("MB",)) for n, make in _LONG.items()),
    *(Case(f"2 MB: {name}", written(BUYING, make), BUYING) for name, make in _WIDE.items()),
    *(Case(name, written(PROJECT, text), PROJECT) for name, text in _FORBIDDEN.items()),
    Case("an alias behind good data", added(PROJECT, "其他资金: &a 1\n"), PROJECT, ("锚点",)),
)
