"""The commands: each parses its words, calls the room that does the work, and prints."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import TextIOWrapper
from os.path import normpath
from pathlib import Path

from generator.arguments import asked_back, parsed
from generator.data_paths import is_below, near_path
from generator.diagnostics import Rule
from generator.diagnostics.system import denied
from generator.load.suggestion import suggest
from generator.project import Project, find_project, stated_day

OK, ERRORS_FOUND, WRONG_USE = 0, 1, 2


class WrongUse(Exception):
    """The command cannot be carried out as it was called; the message says why."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 nothing wrong, 1 errors found, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without 中文 still gets its message
            stream.reconfigure(errors="backslashreplace")
    arguments = parsed(words)
    try:
        return _COMMANDS[arguments.command](arguments)
    except WrongUse as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        sys.stderr.close()
        return OK
    except OSError as error:
        if error.filename is None:
            raise
        print(denied(error, Path.cwd()), file=sys.stderr)
        return ERRORS_FOUND
    except KeyboardInterrupt:
        print("\n已停止。", file=sys.stderr)
        return OK if arguments.command == "serve" else ERRORS_FOUND  # it has no other end


def _project() -> Project:
    project = find_project(Path.cwd())
    if project is None:
        raise WrongUse(
            "这里不是明账项目：当前文件夹和上级文件夹里都没有 mkdocs.yml。请先 cd 到项目里。"
        )
    return project


def _say_aside(words: str) -> None:
    print(words, file=sys.stderr)


def _build(arguments: Namespace) -> int:
    from generator.publishing import answer

    return answer(_project(), arguments, _today(arguments), print, _say_aside)


def _merge(arguments: Namespace) -> int:
    from generator.publishing import merged

    return merged(_project(), arguments, _today(arguments), print, _say_aside)


def _today(arguments: Namespace) -> date:
    """The date the build is made for: as stated, or today in China; it appears on no page."""
    return date.fromisoformat(arguments.date) if arguments.date else stated_day()


def _serve(arguments: Namespace) -> int:
    from generator.preview.running import serve
    from generator.shell.errors import ShellError
    from generator.shell.serve import prepare
    from generator.shell.shell import shell_or_reason

    project = _project()
    try:
        prepare(project.root, arguments.address)
    except ShellError as error:
        print(error, file=sys.stderr)
        return ERRORS_FOUND
    refused = serve(project, arguments.address, shell_or_reason, _say_aside)
    if refused:
        print(refused, file=sys.stderr)
    return ERRORS_FOUND if refused else OK


def _check(arguments: Namespace) -> int:
    from generator.diagnostics import renderer, selected, text
    from generator.examining import all_findings

    project = _project()
    paths = [_data_path(project, path) for path in arguments.paths]
    for words in (arguments.select, arguments.ignore):
        _refuse_unknown_rules(words)
    findings, blocking = all_findings(project)
    if paths:
        findings = tuple(f for f in findings if any(is_below(f.span.file, p) for p in paths))
    findings = selected(findings, arguments.select, arguments.ignore)
    if arguments.format == "text":
        render = text.brief if arguments.errors else text.render
        shown = render(findings, project.lines, blocking)
    else:
        kept = (f for f in findings if f.blocks or not arguments.errors)
        shown = renderer(arguments.format)(kept, project.lines)
    sys.stdout.write(shown)
    stopping = set(map(id, blocking))
    return ERRORS_FOUND if any(id(finding) in stopping for finding in findings) else OK


def _diff(arguments: Namespace) -> int:
    from generator.changes.formats import RENDERERS
    from generator.comparing import CannotCompare, compare

    root = _project().root
    try:
        report = compare(root, arguments.base, arguments.head, _today(arguments).isoformat())
    except CannotCompare as error:
        raise WrongUse(str(error)) from error
    sys.stdout.write(RENDERERS[arguments.format](report))
    return ERRORS_FOUND if report.unreadable else OK


def _data_path(project: Project, path: str) -> str:
    """A path given on the command line as findings name it: from the root, with slashes.

    Only the data are checked; the root of the project stands for all of them.
    """
    full, data = Path(normpath(Path(path).absolute())), project.root / project.data_dir
    if full.exists() and (full == project.root or full.is_relative_to(data)):
        return full.relative_to(project.root).as_posix()
    wanted = f"请写 {project.data_dir}/ 里的文件或文件夹"
    if full.exists():
        raise WrongUse(f"“{path}”不是数据文件，{wanted}。")
    raise WrongUse(f"找不到“{path}”{asked_back(near_path(full, data, path)) or '，'}{wanted}。")


def _refuse_unknown_rules(words: str | None) -> None:
    from generator.diagnostics import unknown_words
    from generator.rule_catalogue import all_rules

    rules = all_rules()
    for word in unknown_words(words, rules):
        raise WrongUse(_no_rule(word, rules))


def _no_rule(word: str, rules: Iterable[Rule]) -> str:
    names = [name for rule in rules for name in (rule.code, rule.name, rule.title)]
    near = asked_back(suggest(word, names)) or "。规则代码见检查结果，如 T1-05。"
    return f"没有“{word}”这条规则{near}"


def _explain(arguments: Namespace) -> int:
    from generator.diagnostics import meant
    from generator.rule_catalogue import all_rules

    rules = meant(arguments.rule.strip(), all_rules()) if arguments.rule.strip() else ()
    if not rules:
        raise WrongUse(_no_rule(arguments.rule, all_rules()))
    for rule in rules:
        print(f"{rule.code} {rule.title}（{rule.severity.label}，{rule.defect_class.value}）")
    print(f"\n{rules[0].explanation}" if len(rules) == 1 else "\n要看某一条，写出整个代码。")
    return OK


def _new(arguments: Namespace) -> int:
    from generator.diagnostics.inert import inert
    from generator.exchange.carrying import Spoken, carried, listed
    from generator.exchange.skeleton import new_disclosure, next_steps, write_new
    from generator.forms.editions import DEFAULT
    from generator.load.reference import load_reference
    from generator.model.disclosure import Kind

    project = _project()
    reference = load_reference(project.root, project.data_dir).reference
    made = new_disclosure(
        project.root, project.data_dir, arguments.place, Kind(arguments.kind), DEFAULT, reference
    )
    if isinstance(made, str):
        raise WrongUse(made)
    spoken: tuple[Spoken, ...] = ()
    if arguments.source is not None:
        found = carried(project.root, project.data_dir, made, arguments.source)
        if isinstance(found, str):
            raise WrongUse(found)
        made, spoken = found.new, found.spoken
    for path in write_new(project.root, made):
        print(f"新建 {path}")
    for path in made.existing:
        print(f"已有，没有改动 {path}")
    for line in (*listed(spoken), *next_steps(made)):
        print(inert(line))
    return OK


def _import(arguments: Namespace) -> int:
    from generator.importing import answer

    return answer(_project(), arguments, sys.stdout.write, _say_aside)


def _inbox(arguments: Namespace) -> int:
    from generator.receiving import answer

    given = (arguments.report, arguments.changed, sys.stdout.write, _say_aside)
    return answer(_project(), *given)


def _owners(arguments: Namespace) -> int:
    from generator.owning import answer

    given = (arguments.output, arguments.check, sys.stdout.write, _say_aside)
    return answer(_project(), *given)


def _schema(arguments: Namespace) -> int:
    from generator.schemas import answer, printed

    if arguments.output is None:
        sys.stdout.write(printed(arguments.kind))
        return OK
    return answer(_project(), Path(arguments.output), sys.stdout.write, _say_aside)


def _fix(arguments: Namespace) -> int:
    from generator.tidying import fix

    project = _project()
    given = [project.root / _data_path(project, path) for path in arguments.paths]
    said, left = fix(project, given, arguments.dry_run)
    sys.stdout.write(said)
    return ERRORS_FOUND if left else OK


def _export(arguments: Namespace) -> int:
    from generator.exporting import answer

    return answer(_project(), arguments, sys.stdout.write, sys.stderr.write)


def _verify(arguments: Namespace) -> int:
    from generator.verifying import answer

    return answer(arguments, sys.stdout.write, sys.stderr.write)


def _portal(arguments: Namespace) -> int:
    from generator.portal.command import answer

    return answer(_project(), arguments.settings, arguments.output, print, _say_aside)


def _fmt(arguments: Namespace) -> int:
    from generator.tidying import fmt

    project = _project()
    given = [project.root / _data_path(project, path) for path in arguments.paths]
    said, left = fmt(project, given, arguments.check)
    sys.stdout.write(said)
    return ERRORS_FOUND if left else OK


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "build": _build,
    "merge": _merge,
    "serve": _serve,
    "check": _check,
    "diff": _diff,
    "explain": _explain,
    "new": _new,
    "import": _import,
    "inbox": _inbox,
    "owners": _owners,
    "schema": _schema,
    "fix": _fix,
    "export": _export,
    "fmt": _fmt,
    "verify": _verify,
    "portal": _portal,
}
