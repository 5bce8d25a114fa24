"""The rules for slips of typing: what clerks write where YAML wants something else."""

from __future__ import annotations

from generator.diagnostics import Rule, Severity
from generator.load.rule_text import reading_rule

CONFLICT_MARKER = reading_rule(
    "Y-27",
    "conflict-marker",
    "留有合并冲突标记",
    what="文件里没有 Git 合并冲突留下的 `<<<<<<<`、`=======`、`>>>>>>>`。",
    why="两个人的改动还没有取舍，不知以哪个为准。",
    example="`<<<<<<< HEAD`",
    mend="在两段内容中留下正确的一段，删去三行标记。",
)
SYNTAX = reading_rule(
    "Y-40",
    "syntax-error",
    "写法不合 YAML 格式",
    what="文件符合 YAML 的写法。",
    why="不合格式的文件无法读取，其中的数据都不能公开。",
    example="缩进没有对齐，或者少了一个括号。",
    mend="对照提示的位置检查缩进、冒号、引号和括号。",
)
FULL_WIDTH_PUNCTUATION = reading_rule(
    "Y-41",
    "full-width-punctuation",
    "用了全角冒号或逗号",
    what="键后的冒号、花括号里的逗号用半角。",
    why="YAML 只认半角标点，全角的会被当成文字的一部分。",
    example="`预算数：80.00`",
    mend="改成半角冒号加一个空格：`预算数: 80.00`。",
)
NO_BLANK_AFTER_COLON = reading_rule(
    "Y-42",
    "no-blank-after-colon",
    "冒号后面少了空格",
    what="键后的半角冒号后面有一个空格。",
    why="没有空格时整行会被当成一段文字。",
    example="`预算数:80.00`",
    mend="在冒号后加一个空格：`预算数: 80.00`。",
)
TAB_INDENTATION = reading_rule(
    "Y-43",
    "tab-indentation",
    "用制表符缩进",
    what="缩进只用半角空格。",
    why="YAML 不允许用制表符（Tab）缩进，它的宽度各个编辑器不同。",
    example="行首按了 Tab 键。",
    mend="把行首的制表符换成半角空格，每层两个。",
)
WIDE_INDENTATION = reading_rule(
    "Y-44",
    "wide-blank-indentation",
    "用全角空格或特殊空格缩进",
    what="缩进只用半角空格，键名两边没有全角空格或不间断空格。",
    why="全角空格（U+3000）和不间断空格（U+00A0）会被当成名称的一部分。",
    example="从 Word 复制的行首带着两个全角空格。",
    mend="删去它，换成半角空格，每层两个。",
)
UNQUOTED_SYMBOL = reading_rule(
    "Y-45",
    "unquoted-symbol",
    "以特殊符号开头的值没有加引号",
    what="以 `> | * & ! % @ - ?` 或反引号开头的值加了引号。",
    why="这些符号在 YAML 里另有含义，值会读错、读成空白或读不出来。",
    example="`指标值: >90%` 中的 `>` 会被当成多行文字的开始。",
    mend='给整个值加上半角引号：`指标值: ">90%"`。只有一个 `-` 表示空白的，删去这个键。',
)
THOUSANDS_SEPARATOR = reading_rule(
    "Y-46",
    "thousands-separator",
    "花括号里的金额带千位分隔符",
    what="花括号或方括号里的金额没有不加引号的逗号。",
    why="`{合计: 1,352.30}` 会读成“合计”是 1，另有一个名为 352.30 的空栏。",
    example="`{合计: 1,352.30}`",
    mend="删去逗号：`1352.30`。加引号也不行，金额里不能有逗号。",
)
UNCLOSED_QUOTE = reading_rule(
    "Y-47",
    "unclosed-quote",
    "引号没有成对",
    what="每个左引号都有同样的右引号。",
    why="缺了右引号，后面的内容都会被当成这一项的文字。",
    example='`名称: "接待经费`，或者左边半角、右边全角：`"三公”`。',
    mend="补上同样的半角引号。",
)
UNCLOSED_BRACKET = reading_rule(
    "Y-48",
    "unclosed-bracket",
    "括号没有成对",
    what="每个 `{` 有 `}`，每个 `[` 有 `]`，各项之间用半角逗号和空格隔开。",
    why="缺了右括号，后面的内容都会被算进这一行。",
    example="`- {科目名称: 机关服务, 合计: 80.00`",
    mend="补上右括号；文字里本来就有括号时给整个值加引号。",
)
UNQUOTED_COLON = reading_rule(
    "Y-49",
    "unquoted-colon",
    "值里有冒号加空格而没有加引号",
    what="值里含有半角冒号加空格时加了引号。",
    why="YAML 会把它当成又一个键。",
    example="`说明: 其中: 基本支出`",
    mend='给整个值加引号：`说明: "其中: 基本支出"`，或用全角冒号。',
)
TEXT_AFTER_QUOTE = reading_rule(
    "Y-50",
    "text-after-quote",
    "引号或括号之后还有文字",
    what="以引号或括号开头的值，到对应的右引号、右括号为止。",
    why='`名称: "三公"经费` 读到第二个引号就结束了，后面的字没有着落。',
    example='`名称: "三公"经费`、`文号: [2000]15号`',
    mend="给整个值加单引号：`名称: '\"三公\"经费'`、`文号: '[2000]15号'`。",
)
FOLDED_TEXT = reading_rule(
    "Y-51",
    "folded-text",
    "一段文字写成了多行",
    what="一段文字写在一行里。",
    why="YAML 把换行读成一个空格，中文里会凭空多出空格。",
    example="`段: 接待管理` 下一行接着写 `经费`。",
    mend="接成一行；要分段就写成列表的两项。",
    severity=Severity.WARNING,
)
SWALLOWED_TEXT = reading_rule(
    "Y-52",
    "text-read-as-comment",
    "# 后面的文字会被当成注释",
    what="值里空格加 # 的部分没有被当成注释丢掉。",
    why="`地点: 机关 #3楼` 只读到“机关”，后面的字不会公开。",
    example="`指标值: #1`",
    mend='属于内容的，给整个值加引号：`"机关 #3楼"`；确实是注释的，在 # 后加一个空格。',
    severity=Severity.WARNING,
)
KEY_WITHOUT_VALUE = reading_rule(
    "Y-53",
    "key-without-colon",
    "花括号里的一项没有冒号",
    what="花括号里的每一项都是 `名称: 值`。",
    why="没有冒号的一项会被当成名称，值是空白。",
    example="`{科目名称: 会议, 培训, 合计: 3.00}` 中的“培训”。",
    mend="文字里有逗号时给整个值加引号；金额里的逗号删去；空白单元格写成 `名称:` 或不写。",
)

SLIP_RULES: tuple[Rule, ...] = (
    CONFLICT_MARKER,
    SYNTAX,
    FULL_WIDTH_PUNCTUATION,
    NO_BLANK_AFTER_COLON,
    TAB_INDENTATION,
    WIDE_INDENTATION,
    UNQUOTED_SYMBOL,
    THOUSANDS_SEPARATOR,
    UNCLOSED_QUOTE,
    UNCLOSED_BRACKET,
    UNQUOTED_COLON,
    TEXT_AFTER_QUOTE,
    FOLDED_TEXT,
    SWALLOWED_TEXT,
    KEY_WITHOUT_VALUE,
)
