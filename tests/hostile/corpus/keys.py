"""Keys that are unknown, doubled, misspelt or missing, in every kind of file."""

from tests.hostile.cases import ABOUT, BUYING, OFFICE, PROJECT, TABLES, WORDS, Case, added, replaced

_MISSPELT = {
    "department": (OFFICE, "部门名称: 玉", "部门名: 玉"),
    "disclosure": (ABOUT, "公开日期:", "公开时间:"),
    "a table": (TABLES, "  预算年度: 2026", "  预算年: 2026"),
    "a row": (TABLES, "{序号: 1, 收入:", "{号: 1, 收入:"),
    "half a row": (TABLES, "预算数: 110.00", "预算书: 110.00"),
    "narrative": (WORDS, "正文:", "文:"),
    "a heading": (WORDS, "        栏目: 部门职责及机构设置", "        栏: 部门职责及机构设置"),
    "a term": (WORDS, "释义: 指本级", "解释: 指本级"),
    "project": (PROJECT, "财政资金: 30.00", "财政资: 30.00"),
    "an indicator": (PROJECT, "    三级指标: 购置设备数量", "    三极指标: 购置设备数量"),
    "procurement": (BUYING, "计量单位: 台", "单位: 台"),
    "a key with a blank": (PROJECT, "用途: 购置", "用 途: 购置"),
    "a full colon": (PROJECT, "用途: 购置", "用途：购置"),
    "no blank": (PROJECT, "用途: 购置", "用途:购置"),
    "traditional": (PROJECT, "项目名称: 示", "項目名稱: 示"),
    "in English": (PROJECT, "项目名称: 示", "project_name: 示"),
    "a number": (PROJECT, "用途: 购置", "1: 购置"),
    "proto": (PROJECT, "用途: 购置", "__proto__: 购置"),
    "class": (PROJECT, "用途: 购置", "__class__: 购置"),
    "a tag": (PROJECT, "用途: 购置", "<script>: 购置"),
    "a command": (PROJECT, "用途: 购置", "'::error::x': 购置"),
    "jinja": (PROJECT, "用途: 购置", "'{{ 7 }}': 购置"),
    "long": (PROJECT, "用途: 购置", f"{'长' * 500}: 购置"),
}  # fmt: skip
_DOUBLED = {
    "department": (OFFICE, "部门名称: 另一个局\n"),
    "disclosure": (ABOUT, "类型: 绩效文本\n"),
    "a table": (TABLES, "部门预算收支总表: {状态: 空表列示}\n"),
    "narrative": (WORDS, "正文: []\n"),
    "project": (PROJECT, "项目名称: 另一个\n"),
    "quoted": (PROJECT, '"项目名称": 另一个\n'),
    "escaped": (PROJECT, '"\\u9879\\u76ee\\u540d\\u79f0": 另一个\n'),
    "procurement": (BUYING, "行: []\n"),
}
_ROWS = {
    "a row": (TABLES, "{序号: 1, 收入:", "{序号: 1, 序号: 1, 收入:"),
    "half a row": (TABLES, "预算数: 110.00", "预算数: 110.00, 预算数: 110.00"),
    "an indicator": (PROJECT, "    三级指标: 购置设备数量", "    三级指标: 一\n    三级指标: 购置设备数量"),
    "a plan": (PROJECT, "3月底: 25%,", "3月底: 25%, 3月底: 30%,"),
    "a block": (WORDS, "- 段: 负责全县示例工作。", "- {段: 负责全县示例工作。, 段: 一}"),
}  # fmt: skip
_MISSING = {
    "a department's code": (OFFICE, "部门编码: 301\n", ""),
    "a department's name": (OFFICE, "部门名称: 玉田县示例局\n", ""),
    "a blank name": (OFFICE, "部门名称: 玉田县示例局\n", "部门名称:\n"),
    "a quoted blank name": (OFFICE, "部门名称: 玉田县示例局\n", '部门名称: "  "\n'),
    "a kind": (ABOUT, "类型: 完整公开", "# 类型"),
    "a project's code": (PROJECT, "项目编码: 1302", "# 项目编码: 1302"),
    "a project's name": (PROJECT, "项目名称: 示", "# 项目名称: 示"),
    "a text": (WORDS, "正文:", "正文: []\n#"),
    "a unit's code": (OFFICE, "单位编码: 301001, ", ""),
    "an open place": (PROJECT, "项目名称: 示例设备购置项目", "项目名称: （待填）"),
}  # fmt: skip

CASES = (
    *(Case(f"misspelt in {n}", replaced(f, a, b), f) for n, (f, a, b) in _MISSPELT.items()),
    *(Case(f"twice in {n}", added(f, text), f, ("写了两次",)) for n, (f, text) in _DOUBLED.items()),
    *(Case(f"twice within {n}", replaced(f, a, b), f) for n, (f, a, b) in _ROWS.items()),
    *(Case(f"missing: {n}", replaced(f, a, b), f) for n, (f, a, b) in _MISSING.items()),
)
