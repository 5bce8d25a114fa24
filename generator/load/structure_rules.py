"""What can be wrong with the parts and values of a data file: families K (结构) and V (取值)."""

from msgspec.structs import replace

from generator.diagnostics import DefectClass, Rule, Severity


def _rule(code: str, name: str, title: str, defect: DefectClass, explanation: str) -> Rule:
    return Rule(code, name, title, Severity.ERROR, defect, explanation)


_K, _V = DefectClass.STRUCTURE, DefectClass.VALUE

UNKNOWN_KEY = _rule(
    "K-01",
    "unknown-key",
    "不认识的键",
    _K,
    "查什么：每个键都必须是表格里的词。\n为什么：写错一个字，整格数据就会丢失。\n"
    "例子：`预算书: 20.00`。\n怎么改：照提示改成正确的键。",
)
WRONG_SHAPE = _rule(
    "K-02",
    "wrong-shape",
    "结构不对",
    _K,
    "查什么：该写一项的地方不能写成列表，反之亦然。\n为什么：程序无法知道数据属于哪一格。\n"
    "例子：`绩效目标: 完成任务`（应为列表）。\n怎么改：列表的每一项单独一行，以“- ”开头。",
)
MISSING_KEY = _rule(
    "K-03",
    "missing-key",
    "缺少必填项",
    _K,
    "查什么：必填的键是否都在。\n为什么：缺了它，这一部分无法公开。\n"
    "例子：项目文件没有 `项目编码`。\n怎么改：补上这个键。",
)
MISNAMED_FILE = _rule(
    "K-04",
    "misnamed-file",
    "文件名与内容不符",
    _K,
    "查什么：项目文件名、部门文件夹名与其中的编码一致。\n为什么：网址由它们组成，不一致就会指错地方。\n"
    "例子：`A1.yml` 里写着 `项目编码: A2`。\n怎么改：改文件名或改编码，使两者相同。",
)
UNKNOWN_CHOICE = _rule(
    "K-05",
    "unknown-choice",
    "不在可选范围",
    _K,
    "查什么：只能从固定几项中选的值。\n为什么：写成别的，程序无法判断。\n"
    "例子：`状态: 空`。\n怎么改：照提示从可选项中选一个。",
)
MISSING_FILE = _rule(
    "K-06",
    "missing-file",
    "缺少文件",
    _K,
    "查什么：每个部门有 department.yml，每份公开有 disclosure.yml；data/reference/ 里有行政区划、"
    "科目和词表。\n"
    "为什么：没有它们就不知道公开的是什么，靠科目和词表的检查也不再进行。\n"
    "例子：文件夹里只有 tables.yml。\n怎么改：用 `mingzhang new` 生成；列表从以前的版本取回。",
)
# A list without which the site can be made, though less of it is checked.
MISSING_LIST = replace(MISSING_FILE, severity=Severity.WARNING)
UNEXPECTED_FILE = Rule(
    "K-07",
    "unexpected-file",
    "放错地方的文件",
    Severity.WARNING,
    _K,
    "查什么：数据文件夹里不认识的文件或文件夹。\n为什么：它不会出现在网站上。\n"
    "例子：`project/` 写成了单数。\n怎么改：改名、移走或删除。",
)
DOUBLED_PART = _rule(
    "K-08",
    "doubled-part",
    "重复的部分",
    _K,
    "查什么：同一栏目、同一编码只能出现一次。\n为什么：它们的网址相同。\n"
    "例子：两个部分都写 `栏目: 政府采购`。\n怎么改：合并或改正其中一个。",
)
UNREADABLE_LIST = _rule(
    "K-11",
    "unreadable-list",
    "列表读不出来",
    _K,
    "查什么：data/reference/ 里的 CSV 列表是 UTF-8 编码，有 code 和 name 两列；"
    "人口 population.csv 每行有地区、年份、人数、来源和日期；"
    "审核人 owners.csv 每行有 place 和 owners。\n"
    "为什么：区划和科目的名称由它们给出，人均数由人口算出。\n"
    "例子：用 Excel 另存成了 GBK 编码；人数写成“34.1万”。\n"
    "怎么改：另存为“CSV UTF-8（逗号分隔）”；人数写整数，补上来源和日期。",
)
MISPLACED_DATA = _rule(
    "K-12",
    "misplaced-data",
    "数据放错了文件夹",
    _K,
    "查什么：有数据文件的文件夹，名称是六位区划、部门编码或四位年份。\n"
    "为什么：名称不对，里面的公开就不会出现在网站上，已公开的也会消失。\n"
    "例子：文件夹叫“水务局”，应当是它的部门编码。\n怎么改：改正文件夹的名称。",
)
CONTRADICTORY_STATE = _rule(
    "K-13",
    "contradictory-state",
    "状态与内容不符",
    _K,
    "查什么：写“空表列示”“不适用”的表没有金额，写“有数据”的表有行。\n"
    "为什么：没有数据和有数据，读者必须能分清。\n"
    "例子：状态是“空表列示”，下面却有金额。\n怎么改：改正状态，或删去不该有的行。",
)
NOT_AN_AMOUNT = _rule(
    "V-01",
    "not-an-amount",
    "不是金额",
    _V,
    "查什么：金额和数量格里只能是数字。\n为什么：不是数字就无法核对、无法加总。\n"
    "例子：`预算数: 20万`。\n怎么改：只写数字，如 `20.00`；没有数就不写这个键。",
)
NOT_A_DATE = _rule(
    "V-02",
    "not-a-date",
    "不是日期",
    _V,
    "查什么：日期写成 年-月-日。\n为什么：写成别的样子无法比较先后。\n"
    "例子：`公开日期: 2月1日`。\n怎么改：写成 `2000-02-01`。",
)
NOT_A_CODE = _rule(
    "V-03",
    "not-a-code",
    "编码里有不能用的字符",
    _V,
    "查什么：编码只含数字、英文字母和短横线，都是半角；科目编码里没有全角数字。\n"
    "为什么：它会成为网址和文件名；全角的 `２０１` 和 `201` 不是同一个科目。\n"
    "例子：`项目编码: ../x`、`科目编码: ２０１`。\n怎么改：照原件改正；全角的改成半角。",
)
NOT_YES_OR_NO = _rule(
    "V-04",
    "not-yes-or-no",
    "只能写“是”或“否”",
    _V,
    "查什么：开关只有两种写法。\n为什么：别的写法含义不明。\n"
    "例子：`草稿: 对`。\n怎么改：写“是”或“否”。",
)
UNKNOWN_REGION = _rule(
    "V-05",
    "unknown-region",
    "不认识的行政区划",
    _V,
    "查什么：区划文件夹的六位代码在 data/reference/regions.csv 里。\n为什么：网站要用它的名称。\n"
    "例子：文件夹 `139999`。\n怎么改：改正文件夹名，或在 regions.csv 中加一行。",
)
UNFILLED = _rule(
    "V-06",
    "unfilled-placeholder",
    "待填占位",
    _V,
    "查什么：`mingzhang new` 生成的骨架里标着“（待填）”或一串 X 的地方是否都已填写。"
    "草稿里只是提醒，不是草稿就是错误。\n"
    "为什么：没有填完的骨架不能当作正式数据公开。\n"
    "例子：`项目名称: （待填）`。\n怎么改：照公开文件填写；文件没有印的，整行删去。",
)

NOT_AN_ADDRESS = _rule(
    "V-07",
    "not-an-address",
    "不是网址",
    _V,
    "查什么：网址以 http:// 或 https:// 开头，没有空格和引号；也可以用文字说明公布在哪里。\n"
    "为什么：读者点它，只应当打开网页。\n"
    "例子：`网址: file:///D:/公开.pdf`。\n怎么改：写完整的网址；没有就删去这一项。",
)
LINK_IN_DATA = _rule(
    "K-14",
    "link-in-data",
    "数据里有符号链接",
    _K,
    "查什么：该放数据的文件和文件夹不是符号链接。\n"
    "为什么：链接不会被读取，它占的位置上的公开就从网站上消失。\n"
    "例子：`tables.yml` 是指向别处的链接。\n怎么改：把链接换成文件或文件夹本身。",
)
TOO_MANY_FILES = _rule(
    "K-15",
    "too-many-files",
    "文件太多",
    _K,
    "查什么：一份公开的项目文件不超过 1000 个。\n为什么：多半是放错了文件，读取也会太慢。\n"
    "例子：把全县的项目放进了一个部门。\n怎么改：把文件移到各自的部门。",
)
PERSONAL_NUMBER = _rule(
    "V-08",
    "personal-number-in-data",
    "含有个人号码",
    _V,
    "查什么：任何一格文字里没有公民身份号码和个人手机号码；文字说明和项目里的另由 W-08 报告。\n"
    "为什么：预算公开不能泄露个人信息。\n"
    "例子：`联系方式: {手机: 13812345678}`。\n怎么改：删去号码，或换成办公电话。",
)
# The same rule where the number only looks like one: it is told, and keeps nothing back.
PERSONAL_NUMBER_LIKELY = replace(PERSONAL_NUMBER, severity=Severity.WARNING)

STRUCTURE_RULES = (
    UNKNOWN_KEY,
    WRONG_SHAPE,
    MISSING_KEY,
    MISNAMED_FILE,
    UNKNOWN_CHOICE,
    MISSING_FILE,
    UNEXPECTED_FILE,
    DOUBLED_PART,
    UNREADABLE_LIST,
    MISPLACED_DATA,
    CONTRADICTORY_STATE,
    LINK_IN_DATA,
    TOO_MANY_FILES,
    NOT_AN_AMOUNT,
    NOT_A_DATE,
    NOT_A_CODE,
    NOT_YES_OR_NO,
    UNKNOWN_REGION,
    UNFILLED,
    NOT_AN_ADDRESS,
    PERSONAL_NUMBER,
)
