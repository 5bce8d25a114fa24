"""The commands: each parses its words, calls the room that does the work, and prints."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from os import environ
from pathlib import Path

from generator.arguments import command_line
from generator.project import Project, find_project

OK, ERRORS_FOUND, WRONG_USE = 0, 1, 2


class WrongUse(Exception):
    """The command cannot be carried out as it was called; the message says why."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 nothing wrong, 1 errors found, 2 wrong use."""
    arguments = command_line().parse_args(words)
    try:
        return _COMMANDS[arguments.command](arguments)
    except WrongUse as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        sys.stderr.close()
        return OK
    except KeyboardInterrupt:
        print("\n已停止。", file=sys.stderr)
        return ERRORS_FOUND


def _project() -> Project:
    project = find_project(Path.cwd())
    if project is None:
        raise WrongUse(
            "这里不是明账项目：当前文件夹和上级文件夹里都没有 mkdocs.yml。请先 cd 到项目里。"
        )
    return project


def _build(arguments: Namespace) -> int:
    from generator import pipeline
    from generator.publish import PublishError
    from generator.shell.shell import ShellError

    project = _project()
    output = Path(arguments.output) if arguments.output else project.root / "site"
    try:
        outcome = pipeline.build(project, output, _today(arguments))
    except (pipeline.BuildRefused, PublishError, ShellError) as error:
        print(error, file=sys.stderr)
        print("网站没有改动。", file=sys.stderr)
        return ERRORS_FOUND
    if outcome is None or not outcome.changed:
        print("没有变化，网站已是最新。")
    else:
        done = f"写入 {outcome.written} 个文件，沿用 {outcome.kept} 个，删去 {outcome.removed} 个"
        print(f"网站已更新：{done}。")
    return OK


def _today(arguments: Namespace) -> date:
    """The date the build is made for: as stated, or today in China; it appears on no page."""
    if arguments.date:
        return date.fromisoformat(arguments.date)
    epoch = environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return (now + timedelta(hours=8)).date()


def _serve(arguments: Namespace) -> int:
    from generator.shell.serve import serve
    from generator.shell.shell import ShellError

    project = _project()
    print(f"预览地址 http://{arguments.address}/ ，按 Ctrl+C 停止。", file=sys.stderr)
    try:
        serve(project.root, arguments.address)
    except ShellError as error:
        print(error, file=sys.stderr)
        return ERRORS_FOUND
    return OK


def _check(arguments: Namespace) -> int:
    from generator import pipeline
    from generator.diagnostics import renderer, selected

    project = _project()
    findings = pipeline.examine(project).findings
    paths = [_shown(project, path) for path in arguments.paths]
    if paths:
        findings = tuple(f for f in findings if any(_below(f.span.file, p) for p in paths))
    findings = selected(findings, arguments.select, arguments.ignore)
    sys.stdout.write(renderer(arguments.format)(findings, project.lines))
    return ERRORS_FOUND if any(finding.blocks for finding in findings) else OK


def _shown(project: Project, path: str) -> str:
    """A path given on the command line as findings name it: from the root, with slashes."""
    full = Path(path).absolute()
    if not full.exists() or not full.is_relative_to(project.root):
        raise WrongUse(f"找不到“{path}”，它应当是项目里的文件或文件夹。")
    return full.relative_to(project.root).as_posix()


def _below(file: str, path: str) -> bool:
    return path == "." or file == path or file.startswith(f"{path}/")


def _explain(arguments: Namespace) -> int:
    from generator.pipeline import all_rules

    rules = {key: rule for rule in all_rules() for key in (rule.code, rule.name)}
    rule = rules.get(arguments.rule) or rules.get(arguments.rule.upper())
    if rule is None:
        raise WrongUse(f"没有“{arguments.rule}”这条规则。规则代码见检查结果，如 T1-05。")
    print(f"{rule.code} {rule.title}（{rule.severity.label}，{rule.defect_class.value}）\n")
    print(rule.explanation)
    return OK


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "build": _build,
    "serve": _serve,
    "check": _check,
    "explain": _explain,
}
