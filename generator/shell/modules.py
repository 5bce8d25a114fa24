"""The modules of the search joined into one file: a reader's first search asks for no other.

The parts stay apart in ``templates/overrides/assets/mingzhang/search/``. Each becomes a function
that is run once, after those that it imports from, so that no part sees the names of another; the
whole exports what ``OPEN`` do. A part imports with ``import { … } from "./part.js";`` on a line of
its own and exports with ``export`` before a function or a constant, or with ``export { … };``;
what else begins with one of these words is refused. Lines that are comments alone are left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.shell.errors import ShellError
from generator.shell.scripts import COMMENT

_FOLDER = "assets/mingzhang/search/"
_SHARED = f"{_FOLDER}apart.js"  # a part that other scripts import as well
OPEN = ("engine", "view", "results")
JOINED = f"{_FOLDER}joined.js"
_IMPORT = re.compile(
    r'^import (\{\s*\w+(?:\s*,\s*\w+)*\s*,?\s*\}) from "\./(\w+)\.js";$', re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)
_AGAIN = re.compile(r"^export \{ ([\w, ]+) \};\n", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def one_module(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """``files`` with the modules of the search in one; as they are where there are none."""
    names = [name for name in files if name.startswith(_FOLDER) and name.endswith(".js")]
    texts = {
        name.removeprefix(_FOLDER).removesuffix(".js"): COMMENT.sub("", files[name].decode())
        for name in names
    }
    if not texts:
        return dict(files)
    parts = "".join(_function(name, texts[name]) for name in _ordered(texts))
    exported = (f"export const {{ {', '.join(_told(texts[name]))} }} = ${name};\n" for name in OPEN)
    kept = {n: content for n, content in files.items() if n not in names or n == _SHARED}
    return dict(sorted({**kept, JOINED: (parts + "".join(exported)).encode()}.items()))


def _ordered(texts: Mapping[str, str]) -> Iterable[str]:
    """The names of the parts, each behind those that it imports from."""
    done: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name not in texts:
            raise ShellError(f"没有脚本 templates/overrides/{_FOLDER}{name}.js。")
        if name in above:
            raise ShellError(f"{_FOLDER}{name}.js 绕一圈引用了自己：{' '.join(above)}。")
        for match in _IMPORT.finditer(texts[name]):
            visit(match[2], (*above, name))
        done[name] = None

    for name in (*sorted(texts), *OPEN):
        visit(name, ())
    return done


def _told(text: str) -> Iterator[str]:
    """The names that a part exports."""
    yield from (match[1] for match in _EXPORT.finditer(text))
    for match in _AGAIN.finditer(text):
        yield from match[1].split(", ")


def _function(name: str, text: str) -> str:
    body = _IMPORT.sub(r"const \1 = $\2;", text)
    body = _AGAIN.sub("", _EXPORT.sub("", body))
    if left := _OTHER.search(body):
        raise ShellError(f"{_FOLDER}{name}.js：这一行不能合并：{left[0]}")
    return f"const ${name} = (() => {{\n{body}return {{ {', '.join(_told(text))} }};\n}})();\n"
