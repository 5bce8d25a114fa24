"""The wrong kind of thing: a list for a record, a record for a value, another word for a choice."""

from tests.hostile.cases import (
    ABOUT,
    BUYING,
    FOLDER,
    OFFICE,
    PROJECT,
    TABLES,
    WORDS,
    Case,
    added,
    replaced,
    written,
)  # fmt: skip

_FILES = {
    "department": OFFICE, "disclosure": ABOUT, "tables": TABLES, "narrative": WORDS,
    "project": PROJECT, "procurement": BUYING, "assets": f"{FOLDER}/assets.yml",
    "acknowledgements": f"{FOLDER}/acknowledgements.yml", "corrections": f"{FOLDER}/corrections.yml",
}  # fmt: skip
_ROOTS = {
    "text": "只有一句话\n", "number": "42\n", "yes": "yes\n", "tilde": "~\n", "items": "- 1\n- 2\n",
    "lists": "- [1]\n- [2]\n", "no keys": "{}\n", "strange keys": "{1: 2, yes: no}\n",
}  # fmt: skip
# A form without rows is one; what then contradicts it is told at the text that speaks of it.
_HARMLESS = {("procurement", "no keys"), ("assets", "no keys")}
_VALUES = {
    "a list for a name": (OFFICE, "部门名称: 玉田县示例局", "部门名称: [玉田县示例局]"),
    "a record for a name": (OFFICE, "部门名称: 玉田县示例局", "部门名称: {甲: 乙}"),
    "a record for units": (OFFICE, "  - {单位编码: 301001,", "  {单位编码: 301001,"),
    "a text for units": (OFFICE, "  - {单位编码: 301001, 单位名称: 玉田县示例局本级}", "  无"),
    "a text for a plan": (PROJECT, "{3月底: 25%, 6月底: 50%, 10月底: 80%, 12月底: 100%}", "无"),
    "a list for a plan": (PROJECT, "{3月底: 25%, 6月底: 50%, 10月底: 80%, 12月底: 100%}", "[25%]"),
    "a text for goals": (PROJECT, "  - 1.按期完成设备购置\n  - 2.设备投入使用", "  按期完成"),
    "a record for a goal": (PROJECT, "- 1.按期完成设备购置", "- {目标: 按期完成}"),
    "a text for an indicator": (PROJECT, "- 一级指标: 产出指标\n    二级指标: 数量指标", "- 产出\n  - 二级指标: 数量指标"),
    "a list for a paragraph": (WORDS, "- 段: 负责全县示例工作。", "- 段: [负责全县示例工作。]"),
    "a bare paragraph": (WORDS, "- 段: 负责全县示例工作。", "- 负责全县示例工作。"),
    "an unknown block": (WORDS, "- 段: 负责全县示例工作。", "- 图: 负责全县示例工作。"),
    "an unknown section": (WORDS, "栏目: 其他事项", "栏目: 其它的事"),
    "an unknown form": (WORDS, "- 表: 政府采购预算", "- 表: 没有这张表"),
    "the same section twice": (WORDS, "栏目: 其他事项", "栏目: 国有资产"),
    "an unknown table": (TABLES, "部门预算收支总表:", "部门决算收支总表:"),
    "an unknown state": (TABLES, "状态: 有数据", "状态: 好"),
    "a state that is a list": (TABLES, "状态: 有数据", "状态: [有数据]"),
    "figures in an empty table": (TABLES, "状态: 有数据", "状态: 空表列示"),
    "rows that are a text": (TABLES, "  状态: 空表列示                     # published, but without data", "  行: 无"),
    "a row that is a text": (TABLES, "- {序号: 2, 收入:", "- 无\n    - {序号: 2, 收入:"),
    "half a row that is a text": (TABLES, "支出: {项目: 二、外交支出}", "支出: 外交支出"),
    "an unknown kind": (ABOUT, "类型: 完整公开", "类型: 全部"),
    "an unknown 版式": (ABOUT, "版式: 河北部门预算", "版式: ../../x"),
    "an order of nothing": (ABOUT, "次序: [公开表, 情况说明]", "次序: [公开表, 公开表]"),
    "an unknown order": (ABOUT, "次序: [公开表, 情况说明]", "次序: [别的]"),
    "a source that is a text": (ABOUT, "来源: {说明: 示例，没有原文}", "来源: 无"),
    "a source up": (ABOUT, "来源: {说明: 示例，没有原文}", "来源: {文件: ../department.yml}"),
    "a source at the root": (ABOUT, "来源: {说明: 示例，没有原文}", "来源: {文件: /etc/passwd}"),
    "a source far up": (ABOUT, "来源: {说明: 示例，没有原文}", "来源: {文件: ../../../../../etc/hostname}"),
    "a source that is not there": (ABOUT, "来源: {说明: 示例，没有原文}", "来源: {文件: original.pdf}"),
    "an address that is a script": (ABOUT, "来源: {说明: 示例，没有原文}", "来源: {网址: 'javascript:alert(1)'}"),
    "an address that is data": (ABOUT, "来源: {说明: 示例，没有原文}", "来源: {网址: 'data:text/html,x'}"),
    "an address with a blank": (ABOUT, "来源: {说明: 示例，没有原文}", "来源: {网址: 'https://a b'}"),
    "an address of a file": (ABOUT, "来源: {说明: 示例，没有原文}", "来源: {网址: 'file:///etc/passwd'}"),
}  # fmt: skip
_DAYS = (
    "2026-02-30", "2026-13-01", "2026-00-10", "2026-2-3", "26-02-03", "10000-01-01", "0000-01-01",
    "2026年2月3日", "2026/02/03", "20260203", "２０２６-02-03", "2026-02-03T00:00:00Z", "明天", "yes",
    "1e3", "-2026-02-03", "'2026-02-03 '' or 1=1'", "[2026-02-03]",
)  # fmt: skip
_FLAGS = ("对", "true", "1", "[是]", "yes", "是的")

CASES = (
    *(
        Case(f"{root} for {name}", written(file, text), file)
        for name, file in _FILES.items()
        for root, text in _ROOTS.items()
        if (name, root) not in _HARMLESS
    ),
    *(Case(name, replaced(f, old, new), f) for name, (f, old, new) in _VALUES.items()),
    *(
        Case(f"the day {day}", replaced(ABOUT, "公开日期: 2026-02-20", f"公开日期: {day}"), ABOUT)
        for day in _DAYS
    ),
    *(
        Case(f"withdrawn on {day}", added(ABOUT, f"撤回: {{日期: {day}, 原因: 有误}}\n"), ABOUT)
        for day in _DAYS[:4]
    ),
    *(Case(f"a draft: {flag}", added(ABOUT, f"草稿: {flag}\n"), ABOUT) for flag in _FLAGS),
)
