"""The scripts of every page: two files in place of nine, in their order, without comments."""

import pytest

from generator.shell.errors import ShellError
from generator.shell.scripts import joined_scripts

_FOLDER = "assets/mingzhang/"
_PARTS = (
    *("scope", "reading", "fold"),
    *("page", "notes", "sort", "explore", "share", "box"),
)


def _files() -> dict[str, bytes]:
    parts = {f"{_FOLDER}{name}.js": f"/* {name} */\n({name});\n".encode() for name in _PARTS}
    return {**parts, f"{_FOLDER}compare.js": b"// kept\n"}


def test_two_files_stand_for_their_parts() -> None:
    whole = joined_scripts(_files())
    assert list(whole) == [f"{_FOLDER}{name}.js" for name in ("compare", "end", "head")]
    assert whole[f"{_FOLDER}head.js"] == b"(scope);\n(reading);\n(fold);\n"
    assert (
        whole[f"{_FOLDER}end.js"].startswith(b"(page);\n")
        and b"/*" not in whole[f"{_FOLDER}end.js"]
    )
    assert whole[f"{_FOLDER}compare.js"] == b"// kept\n"


def test_a_part_that_is_not_there_is_named() -> None:
    files = _files()
    del files[f"{_FOLDER}notes.js"]
    with pytest.raises(ShellError, match=r"templates/overrides/assets/mingzhang/notes\.js"):
        joined_scripts(files)
