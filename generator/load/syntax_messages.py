"""The words of libyaml and of PyYAML's own parser, in Chinese."""

from __future__ import annotations

_ALIGN = "同一层的内容行首要对齐，每深一层多缩进两个半角空格"
_QUOTE = "文字里有特殊符号时，给整个值加上半角引号"

_MESSAGES: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "这里不能再出现“键: 值”：上一项已经有值，或者缩进不对",
        _ALIGN + "；上一行的键有下级内容时，冒号后面不要写值",
    ),
    (
        "sequence entries are not allowed",
        "这里不能写“- ”开头的列表",
        "列表从新的一行开始；" + _ALIGN,
    ),
    ("mapping keys are not allowed", "这里不能以“?”开头", _QUOTE),
    ("could not find expected ':'", "这一行没有冒号，不是“键: 值”", "写成“名称: 值”；" + _ALIGN),
    ("expected '-'", "这一行与列表的其他项不一致", "列表的每一项以“- ”开头；" + _ALIGN),
    ("expected key", "这一行的缩进与上面的内容对不上", _ALIGN),
    ("expected <block end>", "这一行的缩进与上面的内容对不上", _ALIGN),
    ("document start", "前面的内容已经结束，这里的文字没有着落", _ALIGN),
    ("node content", "这里应当是一个值，却是标点符号", _QUOTE),
    ("escape", "双引号里的反斜杠“\\”后面不是可用的转义", "改用半角单引号，或把“\\”写成“\\\\”"),
    ("hexdecimal", "双引号里的转义不完整", "改用半角单引号，或把“\\”写成“\\\\”"),
    ("hexadecimal", "双引号里的转义不完整", "改用半角单引号，或把“\\”写成“\\\\”"),
    ("indentation indicator", "多行文字的标记写错了", _QUOTE),
    ("comment or line break", "这个符号后面不能再有文字", _QUOTE),
    ("cannot start any token", "这个符号不能作值的开头", _QUOTE),
    ("directive", "行首的“%”被当成了 YAML 指令", _QUOTE),
    ("unexpected end of stream", "文件在这里突然结束", "检查引号和括号是否成对"),
)


def translate(problem: str) -> tuple[str, str]:
    """Return what the parser's words mean and what to do about it."""
    for words, message, hint in _MESSAGES:
        if words in problem:
            return message, hint
    return "从这里起无法按 YAML 格式读取", "检查这一行和上一行的缩进、冒号、引号和括号"
