"""The modules of the search in one file: who comes first, what is refused."""

import pytest

from generator.shell.errors import ShellError
from generator.shell.modules import JOINED, one_module

_FOLDER = "assets/mingzhang/search/"


def _files(**texts: str) -> dict[str, bytes]:
    parts = {"engine": "", "view": "", "results": "", **texts}
    return {f"{_FOLDER}{name}.js": text.encode() for name, text in parts.items()}


def _joined(**texts: str) -> str:
    return one_module(_files(**texts))[JOINED].decode()


def test_a_part_comes_behind_those_it_imports_from_and_sees_only_what_they_export() -> None:
    whole = _joined(
        engine='import { a, b } from "./z.js";\nexport async function search() {}\nexport { a };\n',
        z="export const a = 1;\nexport function b() {}\nconst own = 2;\n",
    )
    assert whole.index("const $z = ") < whole.index("const $engine = ")
    assert "const { a, b } = $z;" in whole and "return { a, b };" in whole
    assert "export const { search, a } = $engine;" in whole
    assert whole.count("export ") == 3 and "import " not in whole


def test_comments_on_lines_of_their_own_are_left_out() -> None:
    whole = _joined(engine='/** Of\n * it. */\n// so\nconst a = "/* no */"; // yes\n')
    assert "const kept = 1;" in _joined(engine="/* a */ const kept = 1;\n/* b */\n")
    assert "Of" not in whole and "so" not in whole and '"/* no */"; // yes' in whole


def test_the_parts_are_not_published_and_what_is_not_theirs_stays() -> None:
    files = {**_files(), f"{_FOLDER}apart.js": b"", "assets/mingzhang/end.js": b"(2)"}
    kept = one_module(files)
    assert list(kept) == ["assets/mingzhang/end.js", f"{_FOLDER}apart.js", JOINED]
    assert one_module({"a.js": b"export x"}) == {"a.js": b"export x"}


@pytest.mark.parametrize(
    "text",
    [
        *('import "./a.js";', "export default 1;", 'import x from "./x.js";'),
        'import { a as b } from "./view.js";',
    ],
)
def test_what_it_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(ShellError, match=r"engine\.js"):
        _joined(engine=f"{text}\n")


def test_parts_that_import_from_each_other_are_refused() -> None:
    with pytest.raises(ShellError, match="引用了自己"):
        _joined(
            engine='import { a } from "./view.js";\n', view='import { b } from "./engine.js";\n'
        )
