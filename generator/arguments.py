"""The words of the command line, with their help in 中文."""

import re
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

from generator import __version__
from generator.argument_values import address, date, jobs, shard

_MESSAGES = (
    ("the following arguments are required:", "缺少"),
    ("expected one argument", "需要一个值"),
    ("expected at least one argument", "至少需要一个值"),
    ("ignored explicit argument", "不带值，多了"),
    ("ambiguous option:", "写得太短，分不清："),
    ("could match", "可能是"),
    ("argument ", "参数 "),
)
_HEADINGS = (
    (re.compile(r"^usage: ", re.MULTILINE), "用法："),
    (re.compile(r"^positional arguments:$", re.MULTILINE), "参数："),
    (re.compile(r"^option(?:s|al arguments):$", re.MULTILINE), "选项："),
)
_CHOICE = re.compile(r"argument (.+?): invalid choice: (['\"].*?['\"]) \(choose from (.+)\)")


SCHEMA_KINDS = (
    "department",
    "disclosure",
    "tables",
    "narrative",
    "project",
    "procurement",
    "assets",
    "acknowledgements",
    "corrections",
    "words",
)


EXPORT_FORMATS = ("xlsx", "csv", "json", "pdf")


class Parser(ArgumentParser):
    """An argument parser that speaks 中文, also when it is called wrongly; exit status 2."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{**named, "add_help": False})
        self.color = False  # Python 3.14 would paint the words that are replaced here
        self.add_argument("-h", "--help", action="help", help="显示这份帮助")

    def format_help(self) -> str:
        """The help with its headings in 中文."""
        return _in_chinese(super().format_help())

    def format_usage(self) -> str:
        """How the command is called."""
        return _in_chinese(super().format_usage())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is called."""
        choice = _CHOICE.fullmatch(message)
        said = _wrong_choice(*choice.groups()) if choice else message
        for english, chinese in _MESSAGES:
            said = said.replace(english, chinese)
        self.exit(2, f"用法不对：{said}\n{self.format_usage()}")

    def refuse(self, unknown: Sequence[str]) -> NoReturn:
        """Say which words the command has no use for."""
        options = re.findall(r"(?<!\S)--[a-z][a-z-]*", self.format_help())
        near = meant(unknown[0].partition("=")[0], options)
        self.error(f"不认识的参数 {' '.join(unknown)}{near}")


def _in_chinese(text: str) -> str:
    for heading, chinese in _HEADINGS:
        text = heading.sub(chinese, text)
    return text


def _wrong_choice(argument: str, word: str, choices: str) -> str:
    """What to say of a word that is none of those there are, all as argparse shows them."""
    shown, known = word.strip("'\""), [choice.strip("'\"") for choice in choices.split(", ")]
    what = f"没有“{shown}”这个命令" if argument == COMMAND else f"{argument} 不能是“{shown}”"
    return f"{what}{meant(shown, known) or '。'}可选：{'、'.join(known)}"


def meant(word: str, known: Iterable[str]) -> str:
    """The question whether another word was meant; empty when none is like it."""
    near = get_close_matches(word, known, 1, 0.5)
    return f"，是不是 {near[0]}？" if near else ""


def asked_back(word: str | None) -> str:
    """The question whether a word was meant that data or rules have; empty without one."""
    return f"，是不是“{word}”？" if word else ""


COMMAND = "命令"


def parsed(words: Sequence[str] | None) -> Namespace:
    """The words of a call by their names; a wrong call ends the program with status 2."""
    parser, commands = command_line()
    arguments, unknown = parser.parse_known_args(words)
    if unknown:
        commands[arguments.command].refuse(unknown)
    return arguments


def command_line() -> tuple[Parser, dict[str, Parser]]:
    """The parser of ``mingzhang`` and those of its commands."""
    parser = Parser("mingzhang", description="明账：把部门预算数据检查、生成为公开网站。")
    version = f"mingzhang {__version__}"
    parser.add_argument("--version", action="version", version=version, help="显示版本")
    commands = parser.add_subparsers(dest="command", required=True, metavar=COMMAND)
    _site_commands(commands)
    _data_commands(commands)
    _document_commands(commands)
    _editing_commands(commands)
    return parser, dict(commands.choices)


def _site_commands(commands: "_SubParsersAction[Parser]") -> None:
    build = commands.add_parser("build", help="检查数据，生成网站，完整后一次换上")
    build.add_argument("-o", "--output", metavar="文件夹", help="输出位置，默认 site")
    build.add_argument("--date", metavar="年-月-日", type=date, help="按这一天判断是否已到公开日期")
    build.add_argument(
        "--jobs", metavar="个数", type=jobs, help="用几个进程，默认按处理器的个数，不多时只用一个"
    )
    build.add_argument(
        "--scheduler",
        metavar="地址",
        help="用 Dask 集群生成，写调度器的地址，如 tcp://10.0.0.1:8786",
    )
    build.add_argument(
        "--shard",
        metavar="第几份/共几份",
        type=shard,
        help="只生成各部门页面的一份，如 2/5，写到 -o 指定的文件夹，以后用 merge 合成",
    )
    build.add_argument(
        "--keep-going",
        action="store_true",
        help="有错误时也发布没有错误的公开，有错误的保留最后一次发布的内容并注明",
    )
    merge = commands.add_parser("merge", help="把 build --shard 各份合成一个网站")
    merge.add_argument("shards", nargs="+", metavar="文件夹", help="各份所在的文件夹")
    merge.add_argument("-o", "--output", metavar="文件夹", help="输出位置，默认 site")
    merge.add_argument("--date", metavar="年-月-日", type=date, help="按这一天判断是否已到公开日期")
    merge.add_argument("--jobs", metavar="个数", type=jobs, help="用几个进程")
    serve = commands.add_parser("serve", help="在本机预览，保存后自动刷新")
    serve.add_argument(
        "--address",
        default="127.0.0.1:8000",
        metavar="地址:端口",
        type=address,
        help="预览地址，默认 127.0.0.1:8000",
    )
    portal = commands.add_parser("portal", help="几个已发布的网站合成一个门户：首页、搜索、数据")
    portal.add_argument(
        "settings", metavar="设置文件", help="门户的名称和各网站的网址，如 portal.yml"
    )
    portal.add_argument("-o", "--output", metavar="文件夹", help="输出位置，默认 portal")
    verify = commands.add_parser("verify", help="核对发布的文件与清单是否一致")
    verify.add_argument(
        "place", metavar="文件夹或网址", help="如 site 或 https://example.org/budget/"
    )
    verify.add_argument(
        "--manifest", metavar="清单", help="以这份清单为准，默认用网站自己的 manifest.txt"
    )


def _data_commands(commands: "_SubParsersAction[Parser]") -> None:
    check = commands.add_parser("check", help="检查数据，列出全部问题")
    check.add_argument("paths", nargs="*", metavar="路径", help="只看这些文件或文件夹")
    formats = ("text", "json", "github", "sarif")
    check.add_argument("--errors", action="store_true", help="只看尚未注明的错误")
    check.add_argument("--format", choices=formats, default="text", help="输出格式")
    check.add_argument(
        "--select", metavar="规则", help="只看这些规则，逗号分隔，可写 T1 这样的前缀"
    )
    check.add_argument("--ignore", metavar="规则", help="不看这些规则")
    diff = commands.add_parser("diff", help="对比两个版本的数据：金额、表、项目、指标、检查结果")
    diff.add_argument(
        "base", nargs="?", metavar="原来", help="git 版本或文件夹，默认 HEAD；可写 A..B、A...B"
    )
    diff.add_argument("head", nargs="?", metavar="现在", help="git 版本或文件夹，默认现在的文件")
    diff.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="输出格式"
    )
    diff.add_argument("--date", metavar="年-月-日", type=date, help="按这一天判断是否已经公开")
    explain = commands.add_parser("explain", help="解释一条规则，或列出一类规则")
    explain.add_argument(
        "rule", metavar="规则", help="规则代码，如 T1-05；只写开头，如 T1，列出这一类"
    )


def _document_commands(commands: "_SubParsersAction[Parser]") -> None:
    new = commands.add_parser("new", help="生成一份新公开的空白文件，每个键都有说明")
    new.add_argument("place", metavar="区划/部门/年度", help="如 130229/301/2026")
    kinds = ("完整公开", "绩效文本")
    new.add_argument("--kind", choices=kinds, default=kinds[0], help="类型")
    new.add_argument(
        "--from",
        dest="source",
        metavar="年度",
        help="照同一部门的这一年新建：名称、编码、文字照抄，金额和日期留待填写",
    )
    taken = commands.add_parser("import", help="读入 Word、Excel、PDF 或文本，写成数据文件并报告")
    taken.add_argument("file", metavar="文件", help="docx、xlsx、xls、pdf、txt、md 或 doc")
    taken.add_argument(
        "--to", metavar="区划/部门/年度", help="如 130229/301/2026；改好的导出工作簿不用写"
    )
    taken.add_argument(
        "--force",
        action="store_true",
        help="覆盖已有的数据，注释和注明会保留；对改好的导出工作簿：删去工作表不见了的项目",
    )
    taken.add_argument(
        "--dry-run", action="store_true", help="改好的导出工作簿：只显示会怎样改，不写文件"
    )
    taken.add_argument("--report", metavar="文件", help="把报告也写到这里（Markdown）")
    inbox = commands.add_parser("inbox", help="读入 inbox/区划/部门/年度/ 里的文件，写成数据并报告")
    inbox.add_argument("--report", metavar="文件", help="把报告也写到这里（Markdown）")
    inbox.add_argument(
        "--changed",
        metavar="清单",
        help="只读入清单里的路径所在的文件夹；路径以 NUL 结尾，如 git diff -z 所列",
    )
    export = commands.add_parser("export", help="把一份公开写成文件：官方表格、CSV、JSON 或 PDF")
    export.add_argument("place", metavar="区划/部门/年度", help="如 130229/301/2026")
    export.add_argument("--format", choices=EXPORT_FORMATS, default="xlsx", help="格式，默认 xlsx")
    export.add_argument(
        "-o", "--output", metavar="位置", help="写到哪个文件；CSV 有多个文件，是文件夹"
    )
    export.add_argument("--force", action="store_true", help="已有的工作簿也覆盖")


def _editing_commands(commands: "_SubParsersAction[Parser]") -> None:
    schema = commands.add_parser("schema", help="数据文件的 JSON Schema，供编辑器提示和检查")
    schema.add_argument(
        "kind",
        nargs="?",
        default="disclosure",
        choices=SCHEMA_KINDS,
        metavar="文件",
        help="、".join(SCHEMA_KINDS),
    )
    schema.add_argument(
        "-o", "--output", metavar="文件夹", help="把全部 Schema 和编辑器设置写到这里"
    )
    fix = commands.add_parser("fix", help="改正有把握的笔误：全角数字和冒号、千位分隔符、编码等")
    fix.add_argument("paths", nargs="*", metavar="路径", help="只改这些文件或文件夹")
    fix.add_argument("--dry-run", action="store_true", help="只显示会怎样改，不改文件")
    owners = commands.add_parser("owners", help="按 data/reference/owners.csv 写 CODEOWNERS")
    owners.add_argument("--check", action="store_true", help="只看是否一致，不改文件")
    owners.add_argument("-o", "--output", metavar="文件", help="默认 .github/CODEOWNERS")
    fmt = commands.add_parser("fmt", help="把数据文件整理成统一的写法，不改内容")
    fmt.add_argument("paths", nargs="*", metavar="路径", help="只整理这些文件或文件夹")
    fmt.add_argument("--check", action="store_true", help="只显示差别，不改文件")
