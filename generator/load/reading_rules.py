"""The rules of reading a file: what it is, its characters, its bounds, its keys.

Slips of typing have their own list in `slip_rules`. `READING_RULES` is all of them.
"""

from __future__ import annotations

from generator.diagnostics import Rule, Severity
from generator.load.rule_text import reading_rule
from generator.load.slip_rules import SLIP_RULES

_WARNING, _NOTICE = Severity.WARNING, Severity.NOTICE

FILE_UNREADABLE = reading_rule(
    "Y-01",
    "file-unreadable",
    "文件无法打开",
    what="数据文件能否打开：存在、是普通文件、有读取权限。",
    why="打不开的文件等于没有数据，相应内容无法公开。",
    example="`tables.yml` 是一个文件夹，或者没有读取权限。",
    mend="把同名文件夹改名或移走，检查文件权限后重试。",
)
FILE_TOO_LARGE = reading_rule(
    "Y-02",
    "file-too-large",
    "文件过大",
    what="一个数据文件不超过 2 MB。",
    why="一个部门的全部数据通常只有几十 KB，过大的文件多半放错了内容，还会拖垮检查。",
    example="把扫描件或整本汇编贴进了 `narrative.yml`。",
    mend="只留下要公开的文字；原件放到 `source/` 文件夹。",
)
FILE_EMPTY = reading_rule(
    "Y-03",
    "file-empty",
    "文件没有内容",
    what="文件里至少有一项数据，不是空白或只有注释。",
    why="空文件看不出是漏填还是确实没有。",
    example="新建了 `assets.yml`，还没有填写就提交。",
    mend="填入数据；确实没有这部分内容就删除该文件。`disclosure.yml` 不能没有："
    "这一年不公开，就删去整个年度文件夹。",
)
NOT_TEXT = reading_rule(
    "Y-04",
    "not-a-text-file",
    "不是文本文件",
    what="扩展名为 .yml 的文件确实是文本。",
    why="把 Excel、Word、PDF 改名为 .yml 并不能变成数据。",
    example="`tables.yml` 其实是改了扩展名的 xlsx。",
    mend="改回原来的扩展名，放到 `source/` 文件夹；数据照它填写成 YAML 文本。",
)
UTF16 = reading_rule(
    "Y-05",
    "utf16-encoding",
    "文件编码是 UTF-16",
    what="文件编码必须是 UTF-8。",
    why="不同编码混用会变成乱码。",
    example="用记事本另存时选了“Unicode”。",
    mend="在编辑器中选择“另存为”，编码选 UTF-8。",
)
GBK = reading_rule(
    "Y-06",
    "gbk-encoding",
    "文件编码是 GBK",
    what="文件编码必须是 UTF-8。",
    why="旧版软件在中文 Windows 上默认存成 GBK（ANSI），网站和其他系统会读成乱码。",
    example="用旧版记事本另存时选了“ANSI”。",
    mend="在编辑器中选择“另存为”，编码选 UTF-8。",
)
BROKEN_UTF8 = reading_rule(
    "Y-07",
    "broken-utf8",
    "文件编码不是 UTF-8",
    what="文件的每个字节都符合 UTF-8。",
    why="损坏的字节说明有文字已经丢失或变成乱码。",
    example="两种编码的文字拼到了一个文件里，或者复制时截断了半个字。",
    mend="对照原件重新录入该处文字，按 UTF-8 保存。",
)
BYTE_ORDER_MARK = reading_rule(
    "Y-08",
    "byte-order-mark",
    "文件开头有 BOM 标记",
    what="文件开头没有看不见的 BOM（U+FEFF）。",
    why="不影响读取，但会让文件比对多出一处看不见的差别。",
    example="用记事本另存时选了“带有 BOM 的 UTF-8”。",
    mend="在编辑器中选择“另存为”，编码选“UTF-8”（不带 BOM）。",
    severity=_NOTICE,
)
CONTROL_CHARACTER = reading_rule(
    "Y-10",
    "control-character",
    "含有控制字符",
    what="文字里没有控制字符、行分隔符、非字符码位和不成对的代理码。",
    why="它们不是文字，会破坏网页、表格和终端显示，也可能被用来伪造内容。",
    example="从 PDF 复制的文字里夹带了 U+0000 或 U+2028。",
    mend="删去该字符；要换行就另起一段。",
)
INVISIBLE_CHARACTER = reading_rule(
    "Y-11",
    "invisible-character",
    "含有看不见的字符",
    what="文字里没有零宽字符、双向控制符、软连字符和变体选择符。",
    why="它们看不见，却使名称、编码和金额与看上去的不同，也使搜索找不到。",
    example="从网页复制的项目名称里夹带了零宽空格 U+200B。",
    mend="删去该字符，把这几个字重新键入一遍。",
)
REPLACEMENT_CHARACTER = reading_rule(
    "Y-12",
    "replacement-character",
    "含有乱码替换符",
    what="文字里没有 U+FFFD（显示为 �）。",
    why="它表示转换编码时有一个字已经丢失。",
    example="“机关事务中�”。",
    mend="对照原件补上丢失的字。",
)
PRIVATE_USE_CHARACTER = reading_rule(
    "Y-13",
    "private-use-character",
    "含有私用区字符",
    what="文字里没有只在某种字体里才有字形的私用区字符。",
    why="在读者的电脑和手机上多半显示为方框。",
    example="从 Word 复制的 Wingdings 项目符号、造字程序造的人名用字。",
    mend="换成通用的汉字或符号。",
    severity=_WARNING,
)
SPECIAL_BLANK = reading_rule(
    "Y-14",
    "special-blank",
    "含有特殊空格",
    what="文字里的空格是普通空格或全角空格。",
    why="不间断空格等从网页和 Word 带来的空格看起来一样，搜索和比对时却是另一个字符。",
    example="“机关 事务中心”中间是 U+00A0。",
    mend="删去它，需要空格时键入普通空格。",
    severity=_WARNING,
)
EMOJI = reading_rule(
    "Y-15",
    "emoji",
    "含有表情符号",
    what="文字里没有表情符号。",
    why="公文里不用；许多字体没有，PDF 里只能印成编号。",
    example="“欢迎咨询😀”。",
    mend="删去它；原件如此的可以保留。",
    severity=_WARNING,
)
TOO_DEEP = reading_rule(
    "Y-20",
    "too-deep",
    "层次过多",
    what="嵌套不超过 24 层。",
    why="表格和文字都用不到这么深，多半是括号或缩进写错；过深的嵌套还能用来拖垮程序。",
    example="一行里有上百个 `[`。",
    mend="检查该处的括号和缩进。",
)
TOO_MANY_NODES = reading_rule(
    "Y-21",
    "too-many-values",
    "数据项过多",
    what="一个文件不超过 10 万个键和值。",
    why="一个部门的数据通常不到 1 万个，过多说明放错了内容。",
    example="把全县各部门的数据放进了一个文件。",
    mend="按部门和年度拆分文件。",
)
TEXT_TOO_LONG = reading_rule(
    "Y-22",
    "text-too-long",
    "一项文字过长",
    what="一项文字不超过 2 万字。",
    why="过长的一项多半是引号没有成对，把后面的内容都包了进去。",
    example="左引号之后漏了右引号。",
    mend="检查引号；确实很长的文字按段落拆开。",
)
ALIAS = reading_rule(
    "Y-23",
    "alias-or-anchor",
    "不能使用 & 和 * 引用",
    what="数据里没有 YAML 的锚点（&名称）和引用（*名称）。",
    why="引用使一处改动影响多处，看不出每个数字写在哪里。",
    example="`指标值: *90` 会被当成引用。",
    mend='本来是文字就加引号：`指标值: "*90"`；确实是引用就把内容写全。',
)
TAG = reading_rule(
    "Y-24",
    "tag",
    "不能使用 ! 标记",
    what="数据里没有 YAML 的类型标记（!名称）。",
    why="标记会改变值的含义，公开数据只需要文字。",
    example="`说明: !注意` 会被当成标记。",
    mend='本来是文字就加引号：`说明: "!注意"`；否则删去标记。',
)
MERGE_KEY = reading_rule(
    "Y-25",
    "merge-key",
    "不能使用 << 合并",
    what="数据里没有合并键 `<<`。",
    why="合并进来的内容在文件里看不到，无法逐项核对。",
    example="`<<: *默认值`",
    mend="把要合并的内容逐项写出来。",
)
SEVERAL_DOCUMENTS = reading_rule(
    "Y-26",
    "several-documents",
    "一个文件里有多份文档",
    what="一个文件只有一份 YAML 文档。",
    why="`---` 之后是另一份文档，后面的内容不会被公开。",
    example="用 `---` 作分隔线。",
    mend="删去 `---`，或把后面的内容另存为文件。",
)
DUPLICATE_KEY = reading_rule(
    "Y-30",
    "duplicate-key",
    "同一个键写了两次",
    what="同一处的键名各不相同。",
    why="两个值不知以哪个为准。",
    example="同一行里有两个 `合计`。",
    mend="留下正确的一个，删去另一个；若其中一个写错了名称，改成正确的名称。",
)
KEY_NOT_TEXT = reading_rule(
    "Y-31",
    "key-not-text",
    "键不是文字",
    what="冒号左边是一个名称，不是列表或表格。",
    why="这样的键没有名称，无法对应到公开的表格。",
    example="`? [收入, 支出]`",
    mend="改成 `名称: 值` 的写法。",
)
KEY_EMPTY = reading_rule(
    "Y-32",
    "key-empty",
    "冒号左边没有名称",
    what="每个冒号左边都有名称。",
    why="没有名称的值不知属于哪一栏。",
    example="`: 80.00`",
    mend="在冒号左边补上名称。",
)

READING_RULES: tuple[Rule, ...] = (
    FILE_UNREADABLE,
    FILE_TOO_LARGE,
    FILE_EMPTY,
    NOT_TEXT,
    UTF16,
    GBK,
    BROKEN_UTF8,
    BYTE_ORDER_MARK,
    CONTROL_CHARACTER,
    INVISIBLE_CHARACTER,
    REPLACEMENT_CHARACTER,
    PRIVATE_USE_CHARACTER,
    SPECIAL_BLANK,
    EMOJI,
    TOO_DEEP,
    TOO_MANY_NODES,
    TEXT_TOO_LONG,
    ALIAS,
    TAG,
    MERGE_KEY,
    SEVERAL_DOCUMENTS,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    KEY_EMPTY,
    *SLIP_RULES,
)
