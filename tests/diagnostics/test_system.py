"""What the system refuses is said in 中文, and ends a command without a traceback."""

import errno
import os
from pathlib import Path

import pytest

from generator import cli
from generator.diagnostics.system import denied, reason_of


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENOENT, errno.EIO])
def test_the_usual_reasons_are_in_chinese(code: int) -> None:
    said = reason_of(OSError(code, os.strerror(code)))
    assert not any(letter.isascii() for letter in said)


def test_a_rare_reason_is_the_system_s_own() -> None:
    assert reason_of(OSError(errno.EDOM, "out of domain")) == "系统报告：out of domain"
    assert reason_of(OSError("no number")) == "系统报告：no number"


def test_the_file_is_named_from_the_project() -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "/p/data/a.yml")
    assert denied(error, Path("/p")) == "“data/a.yml”：没有权限。"
    assert denied(error, Path("/q")) == "“/p/data/a.yml”：没有权限。"


def test_a_command_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(arguments: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", "/p/data")

    monkeypatch.setitem(cli._COMMANDS, "check", refused)
    assert cli.main(["check"]) == 1
    assert capsys.readouterr() == ("", "“/p/data”：没有权限。\n")
