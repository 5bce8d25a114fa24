"""The words of the command line, with their help in 中文."""

from argparse import ArgumentParser, _SubParsersAction
from typing import NoReturn

from generator import __version__

_MESSAGES = (
    ("the following arguments are required:", "缺少"),
    ("unrecognized arguments:", "不认识的参数"),
    ("expected one argument", "需要一个值"),
    ("expected at least one argument", "至少需要一个值"),
    ("invalid choice:", "不在可选范围："),
    ("choose from", "可选"),
    ("argument ", "参数 "),
)


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


class Parser(ArgumentParser):
    """An argument parser that speaks 中文 when it is called wrongly; exit status 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is called."""
        for english, chinese in _MESSAGES:
            message = message.replace(english, chinese)
        self.exit(2, f"用法不对：{message}\n{self.format_usage().replace('usage:', '用法：')}")


def command_line() -> Parser:
    """The parser of ``mingzhang``."""
    parser = Parser("mingzhang", description="明账：把部门预算数据检查、生成为公开网站。")
    parser.add_argument("--version", action="version", version=f"mingzhang {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    _site_commands(commands)
    _data_commands(commands)
    _editing_commands(commands)
    return parser


def _site_commands(commands: "_SubParsersAction[Parser]") -> None:
    build = commands.add_parser("build", help="检查数据，生成网站，完整后一次换上")
    build.add_argument("-o", "--output", metavar="文件夹", help="输出位置，默认 site")
    build.add_argument(
        "--date", metavar="年-月-日", type=_date, help="按这一天判断是否已到公开日期"
    )
    serve = commands.add_parser("serve", help="在本机预览，保存后自动刷新")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="地址:端口", help="预览地址")


def _data_commands(commands: "_SubParsersAction[Parser]") -> None:
    check = commands.add_parser("check", help="检查数据，列出全部问题")
    check.add_argument("paths", nargs="*", metavar="路径", help="只看这些文件或文件夹")
    formats = ("text", "json", "github", "sarif")
    check.add_argument("--format", choices=formats, default="text", help="输出格式")
    check.add_argument(
        "--select", metavar="规则", help="只看这些规则，逗号分隔，可写 T1 这样的前缀"
    )
    check.add_argument("--ignore", metavar="规则", help="不看这些规则")
    explain = commands.add_parser("explain", help="解释一条规则")
    explain.add_argument("rule", metavar="规则", help="规则代码，如 T1-05")


def _editing_commands(commands: "_SubParsersAction[Parser]") -> None:
    new = commands.add_parser("new", help="生成一份新公开的空白文件，每个键都有说明")
    new.add_argument("place", metavar="区划/部门/年度", help="如 130229/301/2026")
    kinds = ("完整公开", "绩效文本")
    new.add_argument("--kind", choices=kinds, default=kinds[0], help="类型")
    schema = commands.add_parser("schema", help="数据文件的 JSON Schema，供编辑器提示和检查")
    schema.add_argument("kind", nargs="?", default="disclosure", choices=SCHEMA_KINDS)
    schema.add_argument(
        "-o", "--output", metavar="文件夹", help="把全部 Schema 和编辑器设置写到这里"
    )
    fmt = commands.add_parser("fmt", help="把数据文件整理成统一的写法，不改内容")
    fmt.add_argument("paths", nargs="*", metavar="路径", help="只整理这些文件或文件夹")
    fmt.add_argument("--check", action="store_true", help="只显示差别，不改文件")


def _date(text: str) -> str:
    from argparse import ArgumentTypeError
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}”不是日期，应写成 2000-02-01 的样子") from None
    return text
